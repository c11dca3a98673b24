/* What an absence does to the sessions inside it. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AWAY_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_AWAY_ROW_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/core/interval.h"
#include "scheduler/store/calendar.h"

struct member;
struct operation;

enum { AWAY_SESSIONS_MAX = 2000 }; /* of one coach in one absence */

/* The coach is away in this time, from now on: each session that is booked inside waits for a
 * coordinator, with its deadlines; what was only held there for a move is let go, and the
 * duty ends when it begins. The coach's
 * account is locked by the caller. ERR_LIMIT: more than AWAY_SESSIONS_MAX. */
enum err away_affect(const struct operation *operation, const struct member *coach,
        struct interval time, struct away_inside *ret_inside) ATTRIBUTE_MUST_USE;

/* The coach is there again, the exceptions are gone: what is covered by no other absence waits no
 * longer, and who was told otherwise hears that the time stands; what is free of it goes to those
 * who wait. */
enum err away_release(const struct operation *operation, const struct member *coach,
        struct interval time) ATTRIBUTE_MUST_USE;

/* Whether the coach is away in some of this time, from today on. */
enum err away_overlaps(const struct operation *operation, const struct member *coach,
        struct interval time, bool *ret_is_away) ATTRIBUTE_MUST_USE;

#endif
