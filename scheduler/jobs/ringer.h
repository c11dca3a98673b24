/* The ringer: goes on with those who ask for a coach now. Each second it looks whether a ring has
 * ended or somebody has come free; the asks themselves are in the database, so that any scheduler
 * goes on with all of them. Loop thread. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_RINGER_H
#define PORCHLIGHT_SCHEDULER_JOBS_RINGER_H

#include "common/clock.h"

struct ask_out;
struct ringer;
struct store;

enum { RINGER_TURN_MS = 1000 };

struct ringer_config { /* lends everything, for as long as the ringer lives */
    struct store *store;
    void (*changed)(void *context, const struct ask_out *out); /* publish it; lent */
    void *context;
};

/* NULL: no memory. */
struct ringer *ringer_create(const struct ringer_config *config);

/* Every RINGER_TURN_MS. */
void ringer_turn(struct ringer *ringer, unix_s_t now);

/* After store_close: the store must not know of any more. Takes NULL. */
void ringer_destroy(struct ringer *ringer);

#endif
