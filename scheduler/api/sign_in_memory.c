/* A place for each hash, found by its first bits: whoever comes later to a place that is taken
 * takes it over, because the other is only asked for once more. Called by the router. */
#include "scheduler/api/sign_in_memory.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/api/keyed.h"

struct place {
    uint8_t hash[KEYED_BYTES];
    uint64_t round;
    bool is_taken;
    struct sign_in_find_out found;
};

struct sign_in_memory {
    const uint8_t *key;
    struct place places[SIGN_IN_MEMORY_MAX];
};

struct sign_in_memory *sign_in_memory_create(const uint8_t key[32])
{
    struct sign_in_memory *memory = calloc(1, sizeof(*memory));
    if (memory != NULL) {
        memory->key = key;
    }
    return memory;
}

void sign_in_memory_destroy(struct sign_in_memory *memory)
{
    free(memory);
}

static void token_hash(
        const struct sign_in_memory *memory, const char *token, uint8_t ret_hash[KEYED_BYTES])
{
    const struct keyed_part part = {token, strlen(token)};
    keyed_hash(memory->key, "sign_in_memory", &part, 1, ret_hash);
}

static size_t place_of(const uint8_t hash[KEYED_BYTES])
{
    return ((size_t)hash[0] << 8 | hash[1]) % SIGN_IN_MEMORY_MAX;
}

const struct sign_in_find_out *sign_in_memory_find(
        const struct sign_in_memory *memory, const char *token, uint64_t round, unix_s_t now)
{
    uint8_t hash[KEYED_BYTES];
    token_hash(memory, token, hash);
    const struct place *place = &memory->places[place_of(hash)];
    bool is_it = place->is_taken && place->round == round &&
                 keyed_is_equal(place->hash, hash, sizeof(hash));
    return is_it && place->found.expires_at > now ? &place->found : NULL;
}

void sign_in_memory_keep(struct sign_in_memory *memory, const char *token, uint64_t round,
        const struct sign_in_find_out *found)
{
    struct place place = {.round = round, .is_taken = true, .found = *found};
    token_hash(memory, token, place.hash);
    memory->places[place_of(place.hash)] = place;
}
