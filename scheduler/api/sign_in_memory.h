/* Whose sign-in a cookie is, as the store said it last: a request that comes again need not ask. A
 * bounded table of keyed hashes, no token is kept. What is kept holds for one round of the store's
 * (store_who_round): a change of any sign-in or account ends it all. Loop thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_SIGN_IN_MEMORY_H
#define PORCHLIGHT_SCHEDULER_API_SIGN_IN_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "common/clock.h"
#include "scheduler/store/links.h"

struct sign_in_memory;

enum { SIGN_IN_MEMORY_MAX = 2048 }; /* a power of two; one more takes another's place */

/* key is lent for its whole life. NULL: no memory. */
struct sign_in_memory *sign_in_memory_create(const uint8_t key[32]);
void sign_in_memory_destroy(struct sign_in_memory *memory);

/* False: not known in this round, or over by now. Lent until the next call. */
const struct sign_in_find_out *sign_in_memory_find(
        const struct sign_in_memory *memory, const char *token, uint64_t round, unix_s_t now);

/* round: as it was before the store was asked. */
void sign_in_memory_keep(struct sign_in_memory *memory, const char *token, uint64_t round,
        const struct sign_in_find_out *found);

#endif
