/* Keyed hashes (BLAKE2b of libsodium): names for things that must not be guessed or linked, such
 * as a form's token, a request, an address's bucket. Pure. Any thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_KEYED_H
#define PORCHLIGHT_SCHEDULER_API_KEYED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KEYED_BYTES = 32 };

struct keyed_part {
    const void *data;
    size_t len;
};

/* domain keeps uses apart: the hash of one says nothing about another. Each part is hashed with
 * its length, so that no two lists of parts are alike. */
void keyed_hash(const uint8_t key[32], const char *domain, const struct keyed_part *parts,
        size_t count, uint8_t ret_hash[KEYED_BYTES]);

/* In constant time. */
bool keyed_is_equal(const void *a, const void *b, size_t len);

#endif
