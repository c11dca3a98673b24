/* Chores: what the scheduler writes because time has passed, asked by nobody: sessions that are
 * over get their outcome, what was due is seen to, series get their next weeks, and follow new zone
 * rules after a start; what is not needed any more is deleted. Several schedulers may do them at
 * once: the store sees to each thing once. All on the loop's thread; at most one call of each chore
 * is under way. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_CHORES_H
#define PORCHLIGHT_SCHEDULER_JOBS_CHORES_H

#include "common/clock.h"
#include "scheduler/store/retention.h"

struct chores;
struct session_row;
struct store;

enum { CHORES_TURN_MS = 1000 };

struct chores_config { /* lends everything, for as long as the chores live */
    struct store *store;
    struct retention_days keep;
    void (*changed)(void *context, const struct session_row *row); /* publish it; row is lent */
    void (*rang)(void *context, const struct session_row *row);    /* undecided, and soon: ring */
    void *context;
};

/* NULL: no memory. */
struct chores *chores_create(const struct chores_config *config);

/* Every CHORES_TURN_MS: begins what is due. */
void chores_turn(struct chores *chores, struct now now);

/* After store_close: the store must not know of any more. Takes NULL. */
void chores_destroy(struct chores *chores);

#endif
