/* STUN as an ICE-lite agent needs it: the structure of a Binding request is checked strictly, then
 * what vouches for it; the answer is written from scratch. It answers what is authentic and is
 * silent about the rest; which leg a check belongs to, and what a nomination means, the caller
 * decides. */
#include "relay/core/stun.h"

#include <sodium.h>
#include <string.h>

#include "common/bytes.h"
#include "relay/core/demux.h"
#include "relay/core/stun_integrity.h"

enum {
    HEADER_BYTES = 20,
    BINDING_REQUEST = 0x0001, /* class and method (RFC 5389, 6) */
    MAGIC_COOKIE = 0x2112a442,
    COMPREHENSION_OPTIONAL = 0x8000,
    BINDING_SUCCESS = 0x0101,
    TRANSACTION_AT = 8,
    TRANSACTION_BYTES = 12,
    ATTRIBUTE_HEAD = 4, /* type and length */
    INTEGRITY_LEN = ATTRIBUTE_HEAD + STUN_INTEGRITY_BYTES,
    FINGERPRINT_LEN = ATTRIBUTE_HEAD + 4,
    FAMILY_V4 = 1,
    FAMILY_V6 = 2,
};

enum {
    USERNAME = 0x0006,
    MESSAGE_INTEGRITY = 0x0008,
    PRIORITY = 0x0024,
    USE_CANDIDATE = 0x0025,
    XOR_MAPPED_ADDRESS = 0x0020,
    FINGERPRINT = 0x8028,
    ICE_CONTROLLED = 0x8029,
    ICE_CONTROLLING = 0x802a,
};

struct attribute {
    uint16_t type;
    uint16_t len;
    const uint8_t *value;
};

/* What a page's check may carry, once each. The first two rows are asked for by number. */
enum { ROW_INTEGRITY, ROW_FINGERPRINT };

static const struct known {
    uint16_t type;
    uint16_t len_min, len_max;
    bool is_required;
} knowns[] = {
        [ROW_INTEGRITY] = {MESSAGE_INTEGRITY, 20, 20, true},
        [ROW_FINGERPRINT] = {FINGERPRINT, 4, 4, true},
        {USERNAME, 3, 2 * STUN_UFRAG_MAX + 1, true},
        {PRIORITY, 4, 4, false},
        {USE_CANDIDATE, 0, 0, false},
        {ICE_CONTROLLING, 8, 8, false},
};

enum { KNOWN_COUNT = sizeof(knowns) / sizeof(knowns[0]) };

/* Reads one attribute with its padding to a whole word. */
static struct attribute attribute_read(struct bytes *in)
{
    struct attribute attribute = {0};
    attribute.type = bytes_u16(in);
    attribute.len = bytes_u16(in);
    attribute.value = bytes_take(in, attribute.len);
    bytes_skip(in, (4 - attribute.len % 4) % 4);
    return attribute;
}

static bool header_is_request(struct bytes *in, size_t len)
{
    uint16_t type = bytes_u16(in);
    size_t body_len = bytes_u16(in);
    uint32_t cookie = bytes_u32(in);
    bytes_skip(in, 12); /* transaction id */
    return !in->failed && type == BINDING_REQUEST && cookie == MAGIC_COOKIE && len % 4 == 0 &&
           body_len == len - HEADER_BYTES && len <= DATAGRAM_MAX;
}

/* After the integrity nothing but the fingerprint counts, so nothing else may stand there; after
 * the fingerprint, nothing at all. seen has a bit for each row of knowns. */
static bool is_in_order(uint16_t type, unsigned seen)
{
    bool after_integrity = (seen & 1u << ROW_INTEGRITY) != 0;
    bool after_fingerprint = (seen & 1u << ROW_FINGERPRINT) != 0;
    return !after_fingerprint && after_integrity == (type == FINGERPRINT);
}

/* An attribute that is not known passes only if it says that it may be ignored. */
static bool attribute_is_good(const struct attribute *attribute, unsigned *seen)
{
    if (attribute->type == ICE_CONTROLLED || !is_in_order(attribute->type, *seen))
        return false;
    for (unsigned i = 0; i < KNOWN_COUNT; i++) {
        const struct known *known = &knowns[i];
        if (known->type != attribute->type)
            continue;
        bool is_first = (*seen & 1u << i) == 0;
        *seen |= 1u << i;
        return is_first && attribute->len >= known->len_min && attribute->len <= known->len_max;
    }
    return attribute->type >= COMPREHENSION_OPTIONAL;
}

static bool has_required(unsigned seen)
{
    for (unsigned i = 0; i < KNOWN_COUNT; i++)
        if (knowns[i].is_required && (seen & 1u << i) == 0)
            return false;
    return true;
}

static bool is_ufrag(const char *text, size_t len)
{
    return len > 0 && len <= STUN_UFRAG_MAX && !memchr(text, ':', len);
}

/* RFC 8445, 7.2.2: the receiver's ufrag, a colon, the sender's. */
static bool username_split(const struct attribute *username, struct stun_request *request)
{
    const char *text = (const char *)username->value;
    const char *colon = memchr(text, ':', username->len);
    if (!colon)
        return false;
    request->local_ufrag = text;
    request->local_ufrag_len = (size_t)(colon - text);
    request->remote_ufrag = colon + 1;
    request->remote_ufrag_len = username->len - request->local_ufrag_len - 1;
    return is_ufrag(request->local_ufrag, request->local_ufrag_len) &&
           is_ufrag(request->remote_ufrag, request->remote_ufrag_len);
}

static bool attribute_apply(const struct attribute *attribute, struct stun_request *request)
{
    struct bytes value = bytes_from(attribute->value, attribute->len);
    if (attribute->type == USERNAME)
        return username_split(attribute, request);
    if (attribute->type == PRIORITY)
        request->priority = bytes_u32(&value);
    if (attribute->type == USE_CANDIDATE)
        request->is_use_candidate = true;
    return true;
}

enum err stun_request_read(const uint8_t *data, size_t len, struct stun_request *ret_request)
{
    struct bytes in = bytes_from(data, len);
    struct stun_request request = {.data = data, .len = len};
    unsigned seen = 0;
    if (!header_is_request(&in, len))
        return ERR_INPUT;
    for (unsigned count = 0; bytes_left(&in) > 0; count++) {
        struct attribute attribute = attribute_read(&in);
        if (in.failed || count >= STUN_ATTRIBUTES_MAX || !attribute_is_good(&attribute, &seen) ||
                !attribute_apply(&attribute, &request))
            return ERR_INPUT;
    }
    if (in.failed || !has_required(seen))
        return ERR_INPUT;
    *ret_request = request;
    return ERR_OK;
}

static bool text_equal(const char *text, const char *part, size_t part_len)
{
    return strlen(text) == part_len && memcmp(text, part, part_len) == 0;
}

static bool request_is_for(
        const struct stun_request *request, const struct stun_credentials *credentials)
{
    if (!text_equal(credentials->local_ufrag, request->local_ufrag, request->local_ufrag_len))
        return false;
    return !credentials->remote_ufrag ||
           text_equal(credentials->remote_ufrag, request->remote_ufrag, request->remote_ufrag_len);
}

/* The header's length is of what follows it. */
static void length_set(uint8_t *message, size_t len)
{
    struct bytes_out out = bytes_out_to(message + 2, 2);
    bytes_put_u16(&out, (uint16_t)(len - HEADER_BYTES));
}

/* stun_request_read has seen to it that the integrity and the fingerprint are last, in this order.
 * The integrity is over the message as if it ended there (RFC 8489, 14.5). */
static enum err request_verify(const struct stun_request *request, const char *pwd)
{
    uint8_t copy[DATAGRAM_MAX];
    uint8_t integrity[STUN_INTEGRITY_BYTES];
    size_t signed_len = request->len - FINGERPRINT_LEN - INTEGRITY_LEN;
    struct bytes fingerprint = bytes_from(request->data + request->len - 4, 4);
    if (stun_fingerprint(request->data, request->len - FINGERPRINT_LEN) !=
            bytes_u32(&fingerprint)) {
        return ERR_SIGNATURE;
    }
    memcpy(copy, request->data, signed_len);
    length_set(copy, signed_len + INTEGRITY_LEN);
    enum err err = stun_integrity(pwd, copy, signed_len, integrity);
    if (err) {
        return err;
    }
    const uint8_t *given = request->data + signed_len + ATTRIBUTE_HEAD;
    return sodium_memcmp(integrity, given, sizeof(integrity)) == 0 ? ERR_OK : ERR_SIGNATURE;
}

/* RFC 8489, 14.2. IPv4 leaves in its own form: a page compares the address with its own. */
static void put_address(
        struct bytes_out *out, const struct address *source, const uint8_t *transaction)
{
    bool is_v4 = address_is_v4(source);
    size_t ip_len = is_v4 ? 4 : 16;
    const uint8_t *ip = source->ip + (16 - ip_len);
    bytes_put_u16(out, XOR_MAPPED_ADDRESS);
    bytes_put_u16(out, (uint16_t)(4 + ip_len));
    bytes_put_u16(out, is_v4 ? FAMILY_V4 : FAMILY_V6);
    bytes_put_u16(out, (uint16_t)(source->port ^ (MAGIC_COOKIE >> 16)));
    for (size_t i = 0; i < ip_len; i++) {
        uint8_t cookie = (uint8_t)((uint32_t)MAGIC_COOKIE >> (24 - 8 * (i % 4)));
        bytes_put_u8(out, (uint8_t)(ip[i] ^ (i < 4 ? cookie : transaction[i - 4])));
    }
}

/* Writes the success response and signs it. */
static enum err respond(const struct stun_request *request, const struct address *source,
        const char *pwd, uint8_t answer[STUN_RESPONSE_MAX], size_t *ret_len)
{
    const uint8_t *transaction = request->data + TRANSACTION_AT;
    uint8_t integrity[STUN_INTEGRITY_BYTES];
    struct bytes_out out = bytes_out_to(answer, STUN_RESPONSE_MAX);
    bytes_put_u16(&out, BINDING_SUCCESS);
    bytes_put_u16(&out, 0); /* set below, once for each sum */
    bytes_put_u32(&out, MAGIC_COOKIE);
    bytes_put(&out, transaction, TRANSACTION_BYTES);
    put_address(&out, source, transaction);
    length_set(answer, out.len + INTEGRITY_LEN);
    enum err err = stun_integrity(pwd, answer, out.len, integrity);
    bytes_put_u16(&out, MESSAGE_INTEGRITY);
    bytes_put_u16(&out, STUN_INTEGRITY_BYTES);
    bytes_put(&out, integrity, sizeof(integrity));
    length_set(answer, out.len + FINGERPRINT_LEN);
    uint32_t fingerprint = stun_fingerprint(answer, out.len);
    bytes_put_u16(&out, FINGERPRINT);
    bytes_put_u16(&out, 4);
    bytes_put_u32(&out, fingerprint);
    *ret_len = out.len;
    return out.failed ? ERR_INTERNAL : err;
}

enum err stun_request_answer(const struct stun_request *request,
        const struct stun_credentials *credentials, const struct address *source, uint8_t *out,
        size_t max, size_t *ret_len)
{
    uint8_t answer[STUN_RESPONSE_MAX];
    size_t len;
    if (!request_is_for(request, credentials)) {
        return ERR_SIGNATURE;
    }
    enum err err = request_verify(request, credentials->local_pwd);
    err = err ? err : respond(request, source, credentials->local_pwd, answer, &len);
    if (err) {
        return err;
    }
    if (len > request->len || len > max) {
        return ERR_LIMIT;
    }
    memcpy(out, answer, len);
    *ret_len = len;
    return ERR_OK;
}
