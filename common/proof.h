/* Proof that a page holds the key that its ticket is bound to (RFC 7800's cnf). The key is ECDSA
 * P-256 made by WebCrypto, not extractable; its name is the RFC 7638 thumbprint. By OpenSSL. Pure.
 */
#ifndef PORCHLIGHT_COMMON_PROOF_H
#define PORCHLIGHT_COMMON_PROOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { PROOF_NONCE_BYTES = 32, PROOF_SIGNATURE_BYTES = 64, PROOF_POINT_BYTES = 65 };

struct thumbprint {
    uint8_t bytes[32];
};

struct page_key {
    uint8_t point[PROOF_POINT_BYTES]; /* 0x04, x, y: WebCrypto's "raw" export */
};

/* SHA-256 of {"crv":"P-256","kty":"EC","x":"..","y":".."} (RFC 7638, 3). */
struct thumbprint page_key_thumbprint(const struct page_key *key);

bool thumbprint_equal(struct thumbprint a, struct thumbprint b);

/* signature is WebCrypto's r||s with SHA-256 over "porchlight-join-v1\0" (19 bytes with the NUL),
 * the nonce, and SHA-256 of the ticket's or resume token's text. ERR_SIGNATURE otherwise. */
enum err proof_verify(const struct page_key *key, const uint8_t nonce[PROOF_NONCE_BYTES],
        const char *token, size_t token_len,
        const uint8_t signature[PROOF_SIGNATURE_BYTES]) ATTRIBUTE_MUST_USE;

#endif
