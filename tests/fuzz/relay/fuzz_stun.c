/* STUN: what a request lends lies inside it, reading it costs steps in proportion, and an answer is
 * never longer than what it answers, is STUN itself and names the source that was given.
 * The password is that of the seeds, so that mutations start from checks that verify. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "relay/core/stun.h"
#include "tests/fuzz/relay/steps.h"

enum { HEADER = 20, XOR_MAPPED_ADDRESS = 0x20, STEPS_FIXED = 500, STEPS_EACH = 24 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void check_lent(const struct stun_request *request, const char *text, size_t text_len)
{
    const char *data = (const char *)request->data;
    if (text < data || text_len == 0 || text + text_len > data + request->len)
        abort();
}

static unsigned int u16_at(const uint8_t *data)
{
    return (unsigned int)data[0] << 8 | data[1];
}

/* RFC 8489, 5 and 14.2: attributes up to the end, the first of them our reading of the source. */
static void check_response(const struct stun_request *request, const uint8_t *out, size_t len,
        const struct address *source)
{
    size_t at = HEADER;
    if (u16_at(out) != 0x0101 || u16_at(out + 2) + HEADER != len ||
            memcmp(out + 4, request->data + 4, 16) != 0)
        abort();
    if (u16_at(out + at) != XOR_MAPPED_ADDRESS ||
            (u16_at(out + at + 6) ^ u16_at(out + 4)) != source->port)
        abort();
    while (at < len)
        at += 4 + ((u16_at(out + at + 2) + 3) & ~3u);
    if (at != len)
        abort();
}

static void check_answer(const struct stun_request *request, const struct address *source)
{
    char ufrag[STUN_UFRAG_MAX + 1] = "";
    uint8_t out[STUN_RESPONSE_MAX];
    size_t out_len = 0;
    memcpy(ufrag, request->local_ufrag, request->local_ufrag_len);
    const struct stun_credentials credentials = {
            .local_ufrag = ufrag,
            .local_pwd = "relaypasswordrelaypassword",
    };
    enum err err = stun_request_answer(request, &credentials, source, out, sizeof(out), &out_len);
    if (err == ERR_INTERNAL || out_len > request->len || (err && out_len > 0))
        abort();
    if (!err)
        check_response(request, out, out_len, source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const struct address v4 =
            address_from_v4((const uint8_t[]){192, 0, 2, 1}, 40000, TRANSPORT_UDP);
    const struct address v6 = {.ip = {0x20, 0x01, 0x0d, 0xb8}, .port = 1};
    struct stun_request request;
    steps_begin();
    enum err err = stun_request_read(data, len, &request);
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    if (err)
        return 0;
    check_lent(&request, request.local_ufrag, request.local_ufrag_len);
    check_lent(&request, request.remote_ufrag, request.remote_ufrag_len);
    check_answer(&request, &v4);
    check_answer(&request, &v6);
    return 0;
}
