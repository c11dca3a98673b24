/* Names to numeric addresses without a wait: the loop asks, one worker thread of the resolver's
 * looks up, name after name, and wakes the loop; then the loop asks again. What was found is kept
 * for 30 seconds, that there is nothing for 2. All calls belong to the loop's thread. */
#ifndef PORCHLIGHT_COMMON_HOST_RESOLVE_H
#define PORCHLIGHT_COMMON_HOST_RESOLVE_H

#include <stddef.h>

#include "common/attributes.h"
#include "common/clock.h"
#include "common/error.h"

enum {
    RESOLVE_ADDRESSES_MAX = 4,
    RESOLVE_ADDRESS_SIZE = 64, /* IPv6 with its zone, and the NUL */
    RESOLVE_NAMES_MAX = 64,    /* asked for and kept */
};

struct resolved {
    size_t count; /* 0: there is no such name, or no answer */
    char addresses[RESOLVE_ADDRESSES_MAX][RESOLVE_ADDRESS_SIZE]; /* in the order to try them */
};

struct resolver;

/* wake is called by the worker, never after resolver_destroy. NULL: no memory. */
struct resolver *resolver_create(void (*wake)(void *context), void *context);

/* Takes NULL. Waits for nothing: a lookup under way ends by itself and is forgotten. */
void resolver_destroy(struct resolver *resolver);

/* A numeric address is its own answer. ERR_NOT_NOW: not known yet, ask again after the wake.
 * ERR_LIMIT: too many names are asked for. ERR_MEMORY: no thread. */
enum err resolver_find(struct resolver *resolver, const char *name, ms_t now,
        struct resolved *ret_resolved) ATTRIBUTE_MUST_USE;

#endif
