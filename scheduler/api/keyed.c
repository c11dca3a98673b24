/* Keyed hashes with a domain each, by libsodium's generichash. */
#include "scheduler/api/keyed.h"

#include <sodium.h>
#include <string.h>

static void part_add(crypto_generichash_state *state, const void *data, size_t len)
{
    uint64_t whole_len = len;
    crypto_generichash_update(state, (const uint8_t *)&whole_len, sizeof(whole_len));
    crypto_generichash_update(state, data, len);
}

void keyed_hash(const uint8_t key[32], const char *domain, const struct keyed_part *parts,
        size_t count, uint8_t ret_hash[KEYED_BYTES])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, 32, KEYED_BYTES);
    part_add(&state, domain, strlen(domain));
    for (size_t i = 0; i < count; i++) {
        part_add(&state, parts[i].data, parts[i].len);
    }
    crypto_generichash_final(&state, ret_hash, KEYED_BYTES);
}

bool keyed_is_equal(const void *a, const void *b, size_t len)
{
    return sodium_memcmp(a, b, len) == 0;
}
