/* Keeps a row's facts as they are until the end of a write. For operations that decide by what they
 * read, before they read it; where one connection alone writes there is nothing to do. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_LOCK_H
#define PORCHLIGHT_SCHEDULER_STORE_LOCK_H

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/interval.h"

struct operation;

/* In this order, where one write takes several: organisation, coach, person, series, entry of the
 * waitlist, session. */
enum lock_kind {
    LOCK_ORGANISATION, /* its holidays */
    LOCK_ACCOUNT,      /* a coach's hours and bookings, a person's caseload and cards */
    LOCK_SERIES,       /* whether it goes on, and what of it is decided */
    LOCK_WAIT,         /* whether it goes on, and what is offered to it */
    LOCK_SESSION,      /* its status and who has come */
};

/* Whatever is asked for after it waits for whoever has it. ERR_OK also when there is no such row.
 */
enum err lock_row(
        const struct operation *operation, enum lock_kind kind, struct id id) ATTRIBUTE_MUST_USE;

/* LOCK_ACCOUNT, unless some of this time is taken: whoever comes too late does not stand in the
 * line of those who do not. */
enum err lock_coach_if_free(const struct operation *operation, struct id coach,
        struct interval time) ATTRIBUTE_MUST_USE;

#endif
