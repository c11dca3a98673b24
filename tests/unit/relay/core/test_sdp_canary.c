/* J5: whatever a page writes where, it does not come out at the other page. A canary is put into
 * every line of a real offer and into every attribute that the registries know; the description may
 * be refused or the line left out, but the word never passes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sdp_support.h"

#define CANARY "JanesPhone"

static struct text input, edited, output;

/* true: it was taken; then the canary must not be in what is written. */
static bool passes_without_canary(const struct text *text, const char *what)
{
    struct sdp sdp;
    if (text_read(text, SDP_OFFER, &sdp, NULL))
        return false;
    text_write(&output, &sdp, SDP_ACTPASS);
    if (strstr(output.data, CANARY) || strstr(output.data, "janesphone"))
        fail_msg("the canary came out of: %s", what);
    return true;
}

/* Puts line in before the first line that begins so. */
static bool try_line_before(const char *place, const char *line)
{
    char with_line[1024];
    memcpy(&edited, &input, sizeof(edited));
    snprintf(with_line, sizeof(with_line), "%s\r\n%s", line, place);
    text_replace(&edited, place, with_line);
    return passes_without_canary(&edited, line);
}

static void test_J5_no_attribute_carries_a_canary(void **state)
{
    static const char *const attributes[] = {"bandwidth", "bundle-only", "candidate", "cat",
            "charset", "cliprect", "connection", "content", "cname", "cs-correlation", "ctrl",
            "dcmap", "end-of-candidates", "etag", "extmap", "extmap-allow-mixed", "fingerprint",
            "floorctrl", "fmtp", "framerate", "framesize", "group", "ice-lite", "ice-mismatch",
            "ice-options", "ice-pacing", "ice-pwd", "ice-ufrag", "identity", "imageattr",
            "inactive", "key-mgmt", "keywds", "label", "lang", "maxptime", "mid", "mptime", "msid",
            "msid-semantic", "orient", "path", "phone-context", "ptime", "quality", "range",
            "rcvr-rtt", "recvonly", "remote-candidates", "rid", "rtcp", "rtcp-fb",
            "rtcp-fb-trr-int", "rtcp-mux", "rtcp-mux-only", "rtcp-rsize", "rtcp-unicast", "rtcp-xr",
            "rtpmap", "rtsp", "sctp-port", "sctpmap", "sdplang", "sendonly", "sendrecv", "setup",
            "simulcast", "source-filter", "ssrc", "ssrc-group", "title", "tls-id", "tool", "type",
            "user-agent", "x-google-flag", ("x-" CANARY)};
    static const char *const forms[] = {":" CANARY, ":1 " CANARY, ":111 " CANARY,
            ":111 " CANARY "=1", ":9 " CANARY ":1", ":127 " CANARY "/90000",
            ":9/" CANARY " urn:" CANARY, " " CANARY, "" CANARY, ":BUNDLE " CANARY,
            ":FID 1 2 " CANARY, ":" CANARY " " CANARY};
    size_t taken = 0;
    (void)state;
    text_load(&input, "chromium_offer");
    for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
        for (size_t f = 0; f < sizeof(forms) / sizeof(forms[0]); f++) {
            char line[256];
            snprintf(line, sizeof(line), "a=%s%s", attributes[i], forms[f]);
            taken += try_line_before("a=extmap-allow-mixed", line); /* for the session */
            taken += try_line_before("a=rtcp-mux", line);           /* for a medium */
        }
    assert_true(taken > 1000); /* most are left out, so most descriptions go through */
}

static void test_J5_no_other_line_carries_a_canary(void **state)
{
    static const char *const lines[] = {"i=" CANARY, "u=http://" CANARY, "e=" CANARY, "p=" CANARY,
            "b=" CANARY ":1", "k=clear:" CANARY, "z=" CANARY, "r=" CANARY, "y=" CANARY,
            "c=IN IP4 " CANARY, "t=" CANARY, "o=" CANARY " 1 1 IN IP4 " CANARY, "s=" CANARY};
    (void)state;
    text_load(&input, "chromium_offer");
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        assert_true(try_line_before("a=extmap-allow-mixed", lines[i]));
        assert_true(try_line_before("a=rtcp-mux", lines[i]));
    }
}

/* Each line in turn: a word at its end, in place of its value, and in place of its last word. */
static void check_line(const char *line, size_t len, unsigned form, size_t *taken)
{
    size_t before = (size_t)(line - input.data);
    size_t kept = len;
    if (form == 1)
        kept = line[0] == 'a' && memchr(line, ':', len)
                       ? (size_t)((const char *)memchr(line, ':', len) - line) + 1
                       : 2;
    while (form == 2 && kept > 2 && line[kept - 1] != ' ' && line[kept - 1] != ':')
        kept--;
    edited.len = (size_t)snprintf(edited.data, sizeof(edited.data), "%.*s%s" CANARY "%s",
            (int)(before + kept), input.data, form == 0 ? " " : "", line + len);
    *taken += passes_without_canary(&edited, line);
}

static void test_J5_no_line_of_a_real_offer_carries_a_canary(void **state)
{
    static const char *const names[] = {"chromium_offer", "firefox_offer"};
    size_t taken = 0;
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        text_load(&input, names[i]);
        for (const char *line = input.data; *line;) {
            const char *end = strstr(line, "\r\n");
            for (unsigned form = 0; form < 3; form++)
                check_line(line, (size_t)(end - line), form, &taken);
            line = end + 2;
        }
    }
    assert_true(taken > 100);
}

static void test_J5_nothing_of_the_page_s_own_network_passes(void **state)
{
    static const struct {
        const char *name;
        const char *secrets[6];
    } pages[] = {
            {"chromium_offer", {".local", "hYIQ", "p/x7rEZzresET603nmxG6JqY", "3A:B5:D3",
                                       "ApsOt1HrKwgzL21A", "72e2d7d9"}},
            {"firefox_offer", {".local", "9b0fa502", "78a18385b5fd4b1c4f3bc019d4a1a66a", "0D:8A:AF",
                                      "e860e2ae", "SDPARTA"}},
    };
    struct sdp sdp;
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        text_load(&input, pages[i].name);
        assert_int_equal(text_read(&input, SDP_OFFER, &sdp, NULL), ERR_OK);
        text_write(&output, &sdp, SDP_ACTPASS);
        for (size_t s = 0; s < 6; s++) {
            assert_non_null(strstr(input.data, pages[i].secrets[s]));
            assert_null(strstr(output.data, pages[i].secrets[s]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_J5_no_attribute_carries_a_canary),
            cmocka_unit_test(test_J5_no_other_line_carries_a_canary),
            cmocka_unit_test(test_J5_no_line_of_a_real_offer_carries_a_canary),
            cmocka_unit_test(test_J5_nothing_of_the_page_s_own_network_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
