/* SDP: what is written is of the filter's own grammar and a fixed point of it, every line about
 * a transport is the relay's, and reading and writing cost steps in proportion. The first byte, 'o'
 * or 'a', tells an offer from an answer. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "relay/core/sdp.h"
#include "tests/fuzz/relay/steps.h"

enum { STEPS_FIXED = 20000, STEPS_EACH = 60 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const struct sdp_transport relay = {
        .ufrag = "relayufrag",
        .pwd = "relaypasswordrelaypassword",
        .addresses = {.ips = {{[10] = 0xff, 0xff, 127, 0, 0, 1}}, .count = 1},
        .udp_port = 4000,
        .tcp_port = 4001,
        .setup = SDP_ACTIVE, /* which both an offer and an answer of a page may say */
        .cname = "relaycname",
        .session = 7,
        .version = 1,
};

#define ZEROS "00:00:00:00:00:00:00:00"

/* Lines that begin so must be exactly one of these. */
static const struct {
    const char *start;
    const char *lines[3];
} fixed[] = {
        {"o=", {"o=- 7 1 IN IP4 0.0.0.0"}},
        {"s=", {"s=-"}},
        {"c=", {"c=IN IP4 127.0.0.1"}},
        {"a=candidate",
                {"a=candidate:1 1 udp 2130706431 127.0.0.1 4000 typ host",
                        "a=candidate:2 1 tcp 1671430143 127.0.0.1 4001 typ host tcptype passive"}},
        {"a=ice-ufrag", {"a=ice-ufrag:relayufrag"}},
        {"a=ice-pwd", {"a=ice-pwd:relaypasswordrelaypassword"}},
        {"a=fingerprint", {"a=fingerprint:sha-256 " ZEROS ":" ZEROS ":" ZEROS ":" ZEROS}},
        {"a=setup", {"a=setup:active"}},
        {"a=msid:", {"a=msid:call audio", "a=msid:call video"}},
};

static int line_is_good(const char *line, size_t len)
{
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
        if (strncmp(line, fixed[i].start, strlen(fixed[i].start)) != 0)
            continue;
        for (size_t j = 0; j < 3 && fixed[i].lines[j]; j++)
            if (strlen(fixed[i].lines[j]) == len && memcmp(fixed[i].lines[j], line, len) == 0)
                return 1;
        return 0;
    }
    return memcmp(line, "a=crypto", len < 8 ? len : 8) != 0;
}

static void check_lines(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\r\n");
        if (!end || !line_is_good(text, (size_t)(end - text)))
            abort();
        text = end + 2;
    }
}

static void write(const struct sdp *sdp, char *text, size_t *ret_len)
{
    steps_begin();
    if (sdp_write(sdp, &relay, text, SDP_SIZE_MAX + 1, ret_len))
        abort();
    steps_require(*ret_len, STEPS_FIXED, STEPS_EACH);
}

static void check_fixed_point(const struct sdp *sdp, enum sdp_type type)
{
    static char first[SDP_SIZE_MAX + 1];
    static char second[SDP_SIZE_MAX + 1];
    struct sdp again;
    size_t first_len = 0;
    size_t second_len = 0;
    write(sdp, first, &first_len);
    check_lines(first);
    if (sdp_read(first, first_len, type, &again, NULL))
        abort();
    write(&again, second, &second_len);
    if (strcmp(first, second) != 0)
        abort();
}

/* An offer is answered by itself, and so is its restart. */
static void check_restart(const struct sdp *sdp)
{
    struct sdp answer;
    if (sdp_restart_answer(sdp, sdp, &answer, NULL) || sdp_answer_check(sdp, &answer, NULL))
        abort();
    check_fixed_point(&answer, SDP_ANSWER);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct sdp sdp;
    struct error error = {0};
    if (len < 1)
        return 0;
    enum sdp_type type = data[0] == 'a' ? SDP_ANSWER : SDP_OFFER;
    steps_begin();
    enum err err = sdp_read((const char *)data + 1, len - 1, type, &sdp, &error);
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    if (err) {
        if (error.field[0] == '\0' || error.text[0] == '\0')
            abort(); /* each refusal names the line */
        return 0;
    }
    check_fixed_point(&sdp, type);
    check_restart(&sdp);
    sdp_check_offer((uint32_t)len, &sdp);
    check_fixed_point(&sdp, SDP_OFFER);
    return 0;
}
