/* STUN as an ICE-lite agent needs it: the structure of a Binding request is checked here, strictly,
 * before libnice sees it; libnice verifies and signs. The only file with libnice's STUN types. It
 * answers what is authentic and is silent about the rest; which leg a check belongs to, and what a
 * nomination means, the caller decides. */
#include "relay/core/stun.h"

#include <netinet/in.h>
#include <string.h>
#include <stun/stunagent.h>
#include <sys/socket.h>

#include "common/bytes.h"
#include "relay/core/demux.h"

enum {
    HEADER_BYTES = 20,
    BINDING_REQUEST = 0x0001, /* class and method (RFC 5389, 6) */
    MAGIC_COOKIE = 0x2112a442,
    COMPREHENSION_OPTIONAL = 0x8000,
    SLACK_BYTES = 64, /* libnice 0.1.21 may look at a whole attribute before its length */
};

enum {
    USERNAME = 0x0006,
    MESSAGE_INTEGRITY = 0x0008,
    PRIORITY = 0x0024,
    USE_CANDIDATE = 0x0025,
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

/* libnice asks for the password; the ufrags were compared before. It keeps the pointer until the
 * answer is signed. */
static bool lend_password(StunAgent *agent, StunMessage *message, uint8_t *username,
        uint16_t username_len, uint8_t **password, size_t *password_len, void *context)
{
    const struct stun_credentials *credentials = context;
    (void)agent;
    (void)message;
    (void)username;
    (void)username_len;
    *password = (uint8_t *)credentials->local_pwd;
    *password_len = strlen(credentials->local_pwd);
    return true;
}

/* IPv4 leaves in its own form: a page compares the address with its own. */
static socklen_t address_to_system(const struct address *address, struct sockaddr_storage *storage)
{
    memset(storage, 0, sizeof(*storage));
    if (address_is_v4(address)) {
        struct sockaddr_in *v4 = (struct sockaddr_in *)storage;
        v4->sin_family = AF_INET;
        v4->sin_port = htons(address->port);
        memcpy(&v4->sin_addr, address->ip + 12, 4);
        return sizeof(*v4);
    }
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)storage;
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(address->port);
    memcpy(&v6->sin6_addr, address->ip, 16);
    return sizeof(*v6);
}

/* Writes the success response; 0: it does not fit. */
static size_t respond(StunAgent *agent, const StunMessage *request, const struct address *source,
        uint8_t *out, size_t max)
{
    StunMessage response;
    struct sockaddr_storage storage;
    socklen_t storage_len = address_to_system(source, &storage);
    if (!stun_agent_init_response(agent, &response, out, max, request))
        return 0;
    if (stun_message_append_xor_addr(&response, STUN_ATTRIBUTE_XOR_MAPPED_ADDRESS, &storage,
                storage_len) != STUN_MESSAGE_RETURN_SUCCESS)
        return 0;
    return stun_agent_finish_message(agent, &response, NULL, 0);
}

enum err stun_request_answer(const struct stun_request *request,
        const struct stun_credentials *credentials, const struct address *source, uint8_t *out,
        size_t max, size_t *ret_len)
{
    static const uint16_t known_types[] = {USERNAME, MESSAGE_INTEGRITY, PRIORITY, USE_CANDIDATE, 0};
    uint8_t copy[DATAGRAM_MAX + SLACK_BYTES] = {0};
    uint8_t answer[STUN_RESPONSE_MAX];
    StunAgent agent;
    StunMessage message;
    if (!request_is_for(request, credentials))
        return ERR_SIGNATURE;
    memcpy(copy, request->data, request->len);
    stun_agent_init(&agent, known_types, STUN_COMPATIBILITY_RFC5389,
            STUN_AGENT_USAGE_SHORT_TERM_CREDENTIALS | STUN_AGENT_USAGE_USE_FINGERPRINT);
    if (stun_agent_validate(&agent, &message, copy, request->len, lend_password,
                (void *)credentials) != STUN_VALIDATION_SUCCESS)
        return ERR_SIGNATURE;
    size_t len = respond(&agent, &message, source, answer, sizeof(answer));
    if (len == 0)
        return ERR_INTERNAL;
    if (len > request->len || len > max)
        return ERR_LIMIT;
    memcpy(out, answer, len);
    *ret_len = len;
    return ERR_OK;
}
