/* What is not needed any more is deleted, class by class, so many days after it was over
 * (docs/privacy.md). Sessions, people, consents and the audit are no such class: they are the
 * record. Several schedulers may do it at once. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_RETENTION_H
#define PORCHLIGHT_SCHEDULER_STORE_RETENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scheduler/store/write.h"

struct store_call;

enum retention_class {
    RETENTION_SIGN_INS, /* sign-ins that are over, and links that open nothing any more */
    RETENTION_WAITS,    /* waits that are over, times that came free, and what was offered */
    RETENTION_ASKS,     /* who asked for a coach at once, and whom that rang */
    RETENTION_NOTICES,  /* that a message went out, or did not; what it said is kept nowhere */
    RETENTION_QUEUE,    /* what a coordinator has seen to */
    RETENTION_TALKS,    /* who was in a call for how long, once its outcome is settled */
};
enum { RETENTION_COUNT = RETENTION_TALKS + 1 };
extern const char *const retention_names[RETENTION_COUNT + 1]; /* "sign_ins", ... NULL */

enum {
    RETENTION_AT_ONCE = 256, /* rows by one call */
    RETENTION_STEPS = 10,    /* calls that a whole run takes, when none of them has more to do */
};

/* days: how long each class is kept; 0: for ever. */
struct retention_days {
    int64_t of[RETENTION_COUNT];
};

/* Write, by the scheduler itself: one step, which is one table's, so that no booking waits for more
 * than that. ERR_FORBIDDEN for everybody else; ERR_INPUT "step". */
struct retention_run {
    struct write write;
    struct retention_days days;
    size_t step; /* 0 to RETENTION_STEPS - 1, in this order: whoever refers to others goes first */
};

/* Read, likewise: what a run would delete. */
struct retention_look {
    struct retention_days days;
    int64_t now; /* unix_s_t */
};

struct retention_out {
    int64_t rows[RETENTION_COUNT]; /* deleted, or to be */
    bool is_more;                  /* of a run: the same step again */
};
extern const struct store_call retention_run;  /* out: struct retention_out */
extern const struct store_call retention_look; /* out: struct retention_out */

#endif
