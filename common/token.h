/* The signed envelope that the two services and the pages hand each other:
 * `v1.KID.PAYLOAD.SIG`, payload base64url, Ed25519 over "porchlight-KIND-v1\0" and the text before
 * the last dot. The algorithm is fixed by the version and the kind by the verifier: neither is
 * read from the token. Pure. */
#ifndef PORCHLIGHT_COMMON_TOKEN_H
#define PORCHLIGHT_COMMON_TOKEN_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { TOKEN_SIZE_MAX = 16384, TOKEN_PAYLOAD_MAX = 12000, KEY_ID_SIZE = 17 };

enum token_kind {
    TOKEN_TICKET, /* scheduler -> page -> relay */
    TOKEN_BEAT,   /* relay -> scheduler */
    TOKEN_REPLY,  /* scheduler -> relay, the answer to a beat */
};

struct signing_key {
    char kid[KEY_ID_SIZE]; /* 1 to 16 of a-z 0-9 - */
    uint8_t secret[64];    /* libsodium's form: seed and public key */
};

struct verify_key {
    char kid[KEY_ID_SIZE];
    uint8_t public[32];
};

/* Writes the NUL-terminated token. ERR_LIMIT: does not fit. */
enum err token_sign(enum token_kind kind, const struct signing_key *key, const char *payload,
        size_t payload_len, char *ret_token, size_t size) ATTRIBUTE_MUST_USE;

/* Finds the key by kid, checks the signature, then decodes. ret_payload is NUL-terminated.
 * ERR_INPUT: not of the form. ERR_NOT_FOUND: kid unknown. ERR_SIGNATURE. On failure the outputs
 * are untouched. ret_key (may be NULL) is the index of the key that verified. */
enum err token_verify(enum token_kind kind, const struct verify_key *keys, size_t key_count,
        const char *token, size_t token_len, char *ret_payload, size_t payload_size,
        size_t *ret_payload_len, size_t *ret_key) ATTRIBUTE_MUST_USE;

struct verify_key signing_key_public(const struct signing_key *key);

#endif
