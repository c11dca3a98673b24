/* Sealed fields: XChaCha20-Poly1305 (libsodium) under the data key, bound to table, column and
 * row, so that no ciphertext can be moved to another place; and the keyed hashes by which a value
 * or a secret is looked up. Keys lie in locked memory. Any thread: a sealer never changes. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SEALED_H
#define PORCHLIGHT_SCHEDULER_STORE_SEALED_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/id.h"
#include "common/token.h"

struct sealer;

enum {
    SEALED_OVERHEAD = 2 + KEY_ID_SIZE - 1 + 24 + 16, /* version, kid, nonce, tag: at most */
    LOOKUP_BYTES = 32,
};

struct seal_place {
    const char *table;
    const char *column;
    struct id row;
};

/* Reads the key file; the file's bytes are wiped from the stack. ERR_IO, ERR_INPUT: see error. */
enum err sealer_create(
        const char *key_path, struct sealer **ret_sealer, struct error *error) ATTRIBUTE_MUST_USE;
void sealer_destroy(struct sealer *sealer);

/* Writes len + at most SEALED_OVERHEAD bytes. ERR_LIMIT: they do not fit in max. */
enum err sealed_close(const struct sealer *sealer, struct seal_place place, const void *plain,
        size_t len, uint8_t *ret_sealed, size_t max, size_t *ret_len) ATTRIBUTE_MUST_USE;

/* ERR_SIGNATURE: changed, or moved from another place. ERR_NOT_FOUND: under a key that is not
 * here. ERR_INPUT: not of the form. ERR_LIMIT: longer than max. Outputs untouched on failure. */
enum err sealed_open(const struct sealer *sealer, struct seal_place place, const uint8_t *sealed,
        size_t len, void *ret_plain, size_t max, size_t *ret_len) ATTRIBUTE_MUST_USE;

/* Keyed BLAKE2b of data for a purpose ("link", "reach"): equal values meet, nobody without the
 * key can try values. */
void sealed_lookup(const struct sealer *sealer, const char *purpose, const void *data, size_t len,
        uint8_t ret_hash[LOOKUP_BYTES]);

#endif
