/* Golden files and edited texts for the tests of SDP. A step that fails fails the test. */
#include "sdp_support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void text_load(struct text *text, const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "tests/data/sdp/%s.sdp", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    text->len = fread(text->data, 1, SDP_TEXT_MAX, file);
    text->data[text->len] = '\0';
    fclose(file);
}

/* Returns where to go on, or NULL: find is not there. */
static char *replace_from(struct text *text, char *from, const char *find, const char *by)
{
    char *at = strstr(from, find);
    if (!at)
        return NULL;
    size_t find_len = strlen(find);
    size_t by_len = strlen(by);
    assert_true(text->len + by_len < SDP_TEXT_MAX);
    size_t rest = text->len - (size_t)(at - text->data) - find_len;
    memmove(at + by_len, at + find_len, rest + 1);
    memcpy(at, by, by_len);
    text->len = text->len - find_len + by_len;
    return at + by_len;
}

void text_replace(struct text *text, const char *find, const char *by)
{
    assert_non_null(replace_from(text, text->data, find, by));
}

void text_replace_all(struct text *text, const char *find, const char *by)
{
    char *at = text->data;
    while (at)
        at = replace_from(text, at, find, by);
}

struct sdp_transport transport_make(enum sdp_setup setup)
{
    struct sdp_transport transport = {
            .ufrag = "relayufrag",
            .pwd = "relaypasswordrelaypassword",
            .addresses = {.ips = {{[10] = 0xff, 0xff, 127, 0, 0, 1}}, .count = 1},
            .udp_port = 4000,
            .tcp_port = 4001,
            .setup = setup,
            .cname = "relaycname",
            .session = 1234567,
            .version = 1,
    };
    for (size_t i = 0; i < sizeof(transport.fingerprint); i++)
        transport.fingerprint[i] = (uint8_t)(i * 7);
    return transport;
}

enum err text_read(
        const struct text *text, enum sdp_type type, struct sdp *ret_sdp, struct error *error)
{
    char *exact = malloc(text->len ? text->len : 1);
    assert_non_null(exact);
    memcpy(exact, text->data, text->len);
    enum err err = sdp_read(exact, text->len, type, ret_sdp, error);
    free(exact);
    return err;
}

void text_write(struct text *text, const struct sdp *sdp, enum sdp_setup setup)
{
    struct sdp_transport transport = transport_make(setup);
    assert_int_equal(sdp_write(sdp, &transport, text->data, SDP_SIZE_MAX + 1, &text->len), ERR_OK);
    assert_int_equal(strlen(text->data), text->len);
}
