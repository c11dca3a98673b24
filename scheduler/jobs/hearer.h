/* The hearer: tells this scheduler's pages what other schedulers on the same database wrote
 * (store/told.h). It reads when another one rings, and each second in case a ring was lost. When
 * the thread of what was told is lost, the pages are told to read again. Loop thread. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_HEARER_H
#define PORCHLIGHT_SCHEDULER_JOBS_HEARER_H

#include "common/clock.h"

struct hearer;
struct store;
struct told;

enum { HEARER_TURN_MS = 1000 };

struct hearer_config { /* lends everything, for as long as the hearer lives */
    struct store *store;
    void (*told)(void *context, const struct told *told); /* publish it; lent */
    void (*missed)(void *context);                        /* tell everybody to read again */
    void *context;
};

/* NULL: no memory. */
struct hearer *hearer_create(const struct hearer_config *config);

/* Every HEARER_TURN_MS. */
void hearer_turn(struct hearer *hearer, ms_t now);

/* When store_is_rung. */
void hearer_wake(struct hearer *hearer, ms_t now);

/* After store_close: the store must not know of any more. Takes NULL. */
void hearer_destroy(struct hearer *hearer);

#endif
