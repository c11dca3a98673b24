/* What is refused in a description, and that the error names the kind of line. Each case is a real
 * Chromium offer or answer with one edit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sdp_support.h"

struct edit {
    const char *find;
    const char *by;
    const char *field; /* NULL: it passes */
};

static struct text text;

static void check_loaded(enum sdp_type type, const struct edit *edit)
{
    static const struct sdp untouched;
    struct sdp sdp = untouched;
    struct error error = {0};
    enum err err = text_read(&text, type, &sdp, &error);
    if (!edit->field) {
        assert_int_equal(err, ERR_OK);
        return;
    }
    if (err != ERR_INPUT || strcmp(error.field, edit->field) != 0)
        fail_msg("\"%s\" for \"%s\": error %d in %s: %s", edit->by, edit->find, (int)err,
                error.field, error.text);
    assert_true(strlen(error.text) > 0);
    assert_memory_equal(&sdp, &untouched, sizeof(sdp));
}

static void check_edits(
        const char *name, enum sdp_type type, const struct edit *edits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_load(&text, name);
        text_replace(&text, edits[i].find, edits[i].by);
        check_loaded(type, &edits[i]);
    }
}

#define CHECK_OFFER(edits_)                                                                        \
    check_edits("chromium_offer", SDP_OFFER, (edits_), sizeof(edits_) / sizeof((edits_)[0]))
#define CHECK_ANSWER(edits_)                                                                       \
    check_edits("chromium_answer", SDP_ANSWER, (edits_), sizeof(edits_) / sizeof((edits_)[0]))

#define DIGEST                                                                                     \
    "3A:B5:D3:4E:37:77:5A:A4:F3:BA:0A:6C:04:94:44:3D:63:9A:9E:1E:F0:76:0B:8D:F3:F4:38:76:DA:0A:1E" \
    ":D6"
#define FINGERPRINT "a=fingerprint:sha-256 " DIGEST

static void test_M5_a_missing_fingerprint_is_refused(void **state)
{
    static const struct edit edit = {.by = "none", .find = "all", .field = "a=fingerprint"};
    (void)state;
    text_load(&text, "chromium_offer");
    text_replace_all(&text, FINGERPRINT "\r\n", "");
    check_loaded(SDP_OFFER, &edit);
}

static void test_M5_sha1_and_md5_are_refused_even_beside_a_good_one(void **state)
{
    static const struct edit edits[] = {
            {FINGERPRINT,
                    FINGERPRINT "\r\na=fingerprint:sha-1 "
                                "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
                    "a=fingerprint"},
            {FINGERPRINT, "a=fingerprint:md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
                    "a=fingerprint"},
            {FINGERPRINT, "a=fingerprint:sha-224 " DIGEST, "a=fingerprint"},
            {"t=0 0", "t=0 0\r\na=fingerprint:sha-1 00:11", "a=fingerprint"},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_M5_a_digest_must_be_of_its_hash(void **state)
{
    static const struct edit edits[] = {
            {FINGERPRINT, "a=fingerprint:sha-256 3A:B5", "a=fingerprint"},
            {FINGERPRINT, "a=fingerprint:sha-512 " DIGEST, "a=fingerprint"},
            {FINGERPRINT, FINGERPRINT ":00", "a=fingerprint"},
            {FINGERPRINT, FINGERPRINT " ", "a=fingerprint"},
            {":D6", ":G6", "a=fingerprint"},
            {":D6", "-D6", "a=fingerprint"},
            {"sha-256 3A:", "sha-256 3a:", NULL},
            {"sha-256 3A:", "SHA-256 3A:", NULL},
            {FINGERPRINT, "a=fingerprint:sha-256", "a=fingerprint"},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_M5_two_fingerprints_are_both_kept(void **state)
{
    struct sdp sdp;
    (void)state;
    text_load(&text, "chromium_offer");
    text_replace(&text, FINGERPRINT,
            FINGERPRINT "\r\na=fingerprint:sha-384 " DIGEST
                        ":3A:B5:D3:4E:37:77:5A:A4:F3:BA:0A:6C:04:94:44:FF");
    assert_int_equal(text_read(&text, SDP_OFFER, &sdp, NULL), ERR_OK);
    assert_int_equal(sdp.peer.fingerprint_count, 2);
    assert_int_equal(sdp.peer.fingerprints[1].hash, SDP_SHA384);
    assert_int_equal(sdp.peer.fingerprints[1].digest[47], 0xff);
}

static void test_M6_other_profiles_are_refused(void **state)
{
    static const struct edit edits[] = {
            {"m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 TCP/TLS/RTP/SAVPF", NULL},
            {"m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/AVP", "m="},
            {"m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/AVPF", "m="},
            {"m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/SAVP", "m="},
            {"m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/SAVPF", "m="},
            {"m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 UDP/TLS/RTP/SAVP", "m="},
            {"m=video 9 UDP/TLS/RTP/SAVPF", "m=video 9 RTP/AVP", "m="},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_M6_keys_in_the_description_are_refused(void **state)
{
    static const struct edit edits[] = {
            {"a=mid:0", "a=mid:0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0",
                    "a=crypto"},
            {"t=0 0", "t=0 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0", "a=crypto"},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_M6_data_channels_are_refused(void **state)
{
    static const struct edit edits[] = {
            {"m=video 9", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nm=video 9", "m="},
            {"m=video 9 UDP", "m=application 9 UDP", "m="},
            {"m=video 9 UDP", "m=text 9 UDP", "m="},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_at_most_one_audio_and_one_video(void **state)
{
    static const char extra[] = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:2\r\nm=video 9";
    static const struct edit edits[] = {
            {"m=video 9", extra, "m="},
            {"m=audio 9", "m=video 9", "m="},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_bundle_and_mux_are_required(void **state)
{
    static const struct edit edits[] = {
            {"a=group:BUNDLE 0 1\r\n", "", "a=group"},
            {"a=group:BUNDLE 0 1", "a=group:BUNDLE 0", "a=group"},
            {"a=group:BUNDLE 0 1", "a=group:BUNDLE 0 1 2", "a=group"},
            {"a=group:BUNDLE 0 1", "a=group:BUNDLE 0 1 1", "a=group"},
            {"a=group:BUNDLE 0 1", "a=group:BUNDLE 0 1\r\na=group:BUNDLE 0 1", "a=group"},
            {"a=group:BUNDLE 0 1", "a=group:BUNDLE 0 1\r\na=group:LS 0 1", NULL},
            {"a=rtcp-mux\r\n", "", "a=rtcp-mux"},
            {"a=rtcp-mux", "a=rtcp-mux:1", "a=rtcp-mux"},
            {"a=mid:0\r\n", "", "a=mid"},
            {"a=mid:0", "a=mid:1", "a=mid"},
            {"a=mid:0", "a=mid:0\r\na=mid:0", "a=mid"},
            {"a=mid:0", "a=mid:kitchen", "a=mid"},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_ice_credentials_are_required_and_of_ice_chars(void **state)
{
    static const struct edit edits[] = {
            {"a=ice-ufrag:hYIQ\r\n", "", "a=ice-ufrag"},
            {"a=ice-pwd:p/x7rEZzresET603nmxG6JqY\r\n", "", "a=ice-ufrag"},
            {"a=ice-ufrag:hYIQ", "a=ice-ufrag:hYI", "a=ice-ufrag"},
            {"a=ice-ufrag:hYIQ", "a=ice-ufrag:hY IQ", "a=ice-ufrag"},
            {"a=ice-ufrag:hYIQ", "a=ice-ufrag:hY:IQ", "a=ice-ufrag"},
            {"a=ice-ufrag:hYIQ", "a=ice-ufrag:hYIQ\r\na=ice-ufrag:hYIQ", "a=ice-ufrag"},
            {"a=ice-pwd:p/x7rEZzresET603nmxG6JqY", "a=ice-pwd:tooshort", "a=ice-pwd"},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_the_page_must_be_the_dtls_client(void **state)
{
    static const struct edit offers[] = {
            {"a=setup:actpass", "a=setup:active", NULL},
            {"a=setup:actpass", "a=setup:passive", "a=setup"},
            {"a=setup:actpass", "a=setup:holdconn", "a=setup"},
            {"a=setup:actpass\r\n", "", "a=setup"},
            {"a=setup:actpass", "a=setup:actpass\r\na=setup:active", "a=setup"},
    };
    static const struct edit answers[] = {
            {"a=setup:active", "a=setup:passive", "a=setup"},
            {"a=setup:active", "a=setup:actpass", "a=setup"},
    };
    (void)state;
    CHECK_OFFER(offers);
    CHECK_ANSWER(answers);
}

static void test_malformed_values_are_refused(void **state)
{
    static const struct edit edits[] = {
            {"m=audio 9 ", "m=audio 9/2 ", "m="},
            {"m=audio 9 ", "m=audio 65536 ", "m="},
            {"m=audio 9 ", "m=audio -1 ", "m="},
            {"SAVPF 111 63", "SAVPF 111 111", "m="},
            {"SAVPF 111 63", "SAVPF 111 128", "m="},
            {"SAVPF 111 63", "SAVPF 111  63", "m="},
            {"a=rtpmap:111 opus/48000/2", "a=rtpmap:111 opus", "a=rtpmap"},
            {"a=rtpmap:111 opus/48000/2", "a=rtpmap:1x1 opus/48000/2", "a=rtpmap"},
            {"a=rtpmap:111 opus/48000/2", "a=rtpmap:111 opus/48000/2/3", "a=rtpmap"},
            {"a=rtpmap:63", "a=rtpmap:111 red/48000/2\r\na=rtpmap:63", "a=rtpmap"},
            {"minptime=10", "minptime=ten", "a=fmtp"},
            {"minptime=10", "minptime=10;minptime=20", "a=fmtp"},
            {"minptime=10", "minptime=4294967306", "a=fmtp"},
            {"a=fmtp:63 111/111", "a=fmtp:63 111/11x", "a=fmtp"},
            {"a=fmtp:63 111/111", "a=fmtp:63 111/111/111/111/111", "a=fmtp"},
            {"a=rtcp-fb:111 transport-cc", "a=rtcp-fb:? transport-cc", "a=rtcp-fb"},
            {"a=extmap:1 urn", "a=extmap:0 urn", "a=extmap"},
            {"a=extmap:1 urn", "a=extmap:15 urn", "a=extmap"},
            {"a=extmap:1 urn", "a=extmap:256 urn", "a=extmap"},
            {"a=extmap:1 urn", "a=extmap:01 urn", "a=extmap"},
            {"a=extmap:1 urn", "a=extmap:1/ urn", "a=extmap"},
            {"a=extmap:1 urn", "a=extmap:1/up urn", "a=extmap"},
            {"a=extmap:1 urn", "a=extmap:2 urn", "a=extmap"},
            {"a=ssrc:1227143804 cname", "a=ssrc:-1 cname", "a=ssrc"},
            {"a=ssrc:1227143804 cname", "a=ssrc:4294967296 cname", "a=ssrc"},
            {"FID 2368415352 2120716691", "FID 2368415352", "a=ssrc-group"},
            {"FID 2368415352 2120716691", "FID 1 2 3", "a=ssrc-group"},
            {"a=rtcp-rsize", "a=rtcp-rsize\r\na=ptime:-20", "a=ptime"},
            {"a=sendrecv", "a=sendrecv:1", "a=sendrecv"},
            {"v=0", "v=1", "v="},
            {"v=0\r\n", "", "v="},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_a_medium_without_a_codec_of_ours_is_refused(void **state)
{
    static const struct edit edits[] = {
            {"a=rtpmap:111 opus/48000/2", "a=rtpmap:111 speex/16000", NULL}, /* CN is left */
            {"m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126",
                    "m=audio 9 UDP/TLS/RTP/SAVPF 9 0 8", "m="},
    };
    (void)state;
    CHECK_OFFER(edits);
}

static void test_an_answer_that_rejects_everything_is_refused(void **state)
{
    static const struct edit edit = {.by = "0", .find = "9", .field = "m="};
    (void)state;
    text_load(&text, "chromium_answer");
    text_replace(&text, "m=audio 9", "m=audio 0");
    text_replace(&text, "m=video 9", "m=video 0");
    text_replace(&text, "BUNDLE 0 1", "BUNDLE");
    check_loaded(SDP_ANSWER, &edit);
}

static void test_lines_must_be_lines(void **state)
{
    static const struct edit edits[] = {
            {"s=-\r\n", "s=-\r\n\r\n", "sdp"},
            {"s=-", "s:-", "sdp"},
            {"s=-", "S=-", "sdp"},
            {"s=-", "s=a\rb", "sdp"},
            {"s=-", "s=a\tb", "sdp"},
            {"s=-", "s=a\x7f", "sdp"},
    };
    struct sdp sdp;
    (void)state;
    CHECK_OFFER(edits);
    text_load(&text, "chromium_offer");
    *strstr(text.data, "s=-") = '\0'; /* a NUL inside */
    assert_int_equal(text_read(&text, SDP_OFFER, &sdp, NULL), ERR_INPUT);
    text.len = 0;
    assert_int_equal(text_read(&text, SDP_OFFER, &sdp, NULL), ERR_INPUT);
}

/* --- limits: at the last that passes, and one further ----------------------------------------- */

/* Adds lines of line_len characters until there are so many. */
static enum err read_filled(size_t line_count, size_t line_len)
{
    char line[SDP_LINE_MAX + 8];
    struct sdp sdp;
    int len = snprintf(line, sizeof(line), "a=%0*d\r\n", (int)line_len - 2, 0);
    text_load(&text, "chromium_offer");
    size_t count = 0;
    for (const char *at = text.data; (at = strchr(at, '\n')); at++)
        count++;
    for (; count < line_count; count++) {
        memcpy(text.data + text.len, line, (size_t)len + 1);
        text.len += (size_t)len;
    }
    return text_read(&text, SDP_OFFER, &sdp, NULL);
}

static void test_J5_500_lines_pass_and_501_do_not(void **state)
{
    (void)state;
    assert_int_equal(read_filled(SDP_LINES_MAX, 3), ERR_OK);
    assert_int_equal(read_filled(SDP_LINES_MAX + 1, 3), ERR_LIMIT);
}

static void test_J5_a_line_of_2_kib_passes_and_a_longer_one_does_not(void **state)
{
    (void)state;
    assert_int_equal(read_filled(180, SDP_LINE_MAX), ERR_OK);
    assert_true(text.len > SDP_LINE_MAX * 2);
    assert_int_equal(read_filled(180, SDP_LINE_MAX + 1), ERR_LIMIT);
}

static void test_J5_48_kib_pass_and_a_byte_more_does_not(void **state)
{
    struct sdp sdp;
    (void)state;
    text_load(&text, "chromium_offer");
    while (text.len < SDP_SIZE_MAX) { /* lines of at most 1000, the last cut to the limit */
        size_t left = SDP_SIZE_MAX - text.len;
        size_t len = left > 1010 ? 1000 : left;
        memset(text.data + text.len, 'x', len);
        memcpy(text.data + text.len, "a=", 2);
        text.data[text.len + len - 1] = '\n';
        text.len += len;
    }
    assert_int_equal(text.len, SDP_SIZE_MAX);
    assert_int_equal(text_read(&text, SDP_OFFER, &sdp, NULL), ERR_OK);
    text.data[text.len - 1] = 'x';
    text.data[text.len++] = '\n';
    assert_int_equal(text_read(&text, SDP_OFFER, &sdp, NULL), ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_M5_a_missing_fingerprint_is_refused),
            cmocka_unit_test(test_M5_sha1_and_md5_are_refused_even_beside_a_good_one),
            cmocka_unit_test(test_M5_a_digest_must_be_of_its_hash),
            cmocka_unit_test(test_M5_two_fingerprints_are_both_kept),
            cmocka_unit_test(test_M6_other_profiles_are_refused),
            cmocka_unit_test(test_M6_keys_in_the_description_are_refused),
            cmocka_unit_test(test_M6_data_channels_are_refused),
            cmocka_unit_test(test_at_most_one_audio_and_one_video),
            cmocka_unit_test(test_bundle_and_mux_are_required),
            cmocka_unit_test(test_ice_credentials_are_required_and_of_ice_chars),
            cmocka_unit_test(test_the_page_must_be_the_dtls_client),
            cmocka_unit_test(test_malformed_values_are_refused),
            cmocka_unit_test(test_a_medium_without_a_codec_of_ours_is_refused),
            cmocka_unit_test(test_an_answer_that_rejects_everything_is_refused),
            cmocka_unit_test(test_lines_must_be_lines),
            cmocka_unit_test(test_J5_500_lines_pass_and_501_do_not),
            cmocka_unit_test(test_J5_a_line_of_2_kib_passes_and_a_longer_one_does_not),
            cmocka_unit_test(test_J5_48_kib_pass_and_a_byte_more_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
