/* ICE-lite's half of STUN: a Binding request is read strictly, its leg is found by the ufrag, then
 * it is authenticated and answered. Any failure means silence: nothing is ever sent for a request
 * that does not verify (M1, M2). Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_STUN_H
#define PORCHLIGHT_RELAY_CORE_STUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/address.h"

enum {
    STUN_UFRAG_MAX = 256,     /* RFC 8445, 5.3: 4 to 256 characters */
    STUN_ATTRIBUTES_MAX = 32, /* M11 */
    STUN_RESPONSE_MAX = 76,   /* header 20, XOR-MAPPED-ADDRESS 24, MESSAGE-INTEGRITY 24, FP 8 */
};

/* A Binding request of sound structure, not yet believed. Everything is lent by the datagram. */
struct stun_request {
    const uint8_t *data;
    size_t len;
    const char *local_ufrag; /* ours: USERNAME before the ':'; not NUL-terminated */
    size_t local_ufrag_len;
    const char *remote_ufrag; /* the page's: after the ':' */
    size_t remote_ufrag_len;
    uint32_t priority;     /* 0: none given */
    bool is_use_candidate; /* the page nominates this pair */
};

struct stun_credentials {
    const char *local_ufrag;
    const char *local_pwd;
    const char *remote_ufrag; /* NULL: the page's description is not here yet; any will do */
};

/* ERR_INPUT for whatever is not exactly a Binding request with one USERNAME `a:b`, one
 * MESSAGE-INTEGRITY of 20 bytes, one FINGERPRINT, last, and nothing else after the integrity; also
 * for ICE-CONTROLLED (the relay is lite, hence always controlled) and for an attribute that must
 * be understood and is not. Reads only data[0..len). */
enum err stun_request_read(
        const uint8_t *data, size_t len, struct stun_request *ret_request) ATTRIBUTE_MUST_USE;

/* Checks ufrags, integrity and fingerprint, then writes the success response for source: at most
 * STUN_RESPONSE_MAX bytes and never more than the request had. ERR_SIGNATURE: not authentic.
 * ERR_MEMORY. ERR_LIMIT: the answer would be longer than the request, or than max. Outputs
 * untouched then. */
enum err stun_request_answer(const struct stun_request *request,
        const struct stun_credentials *credentials, const struct address *source, uint8_t *out,
        size_t max, size_t *ret_len) ATTRIBUTE_MUST_USE;

#endif
