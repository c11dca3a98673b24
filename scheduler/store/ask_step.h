/* One step of an ask: its facts, from duty, sessions, claims and pairing, and what core/ask makes
 * of them. For operations that hold the lock of the ask's person. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_ASK_STEP_H
#define PORCHLIGHT_SCHEDULER_STORE_ASK_STEP_H

#include "common/error.h"
#include "scheduler/store/asks.h"

struct operation;

/* Rings the next one, waits, or gives up, for an ask that waits and rings nobody; wait_min is set.
 */
enum err ask_step(
        const struct operation *operation, struct ask_row *row, unix_s_t now) ATTRIBUTE_MUST_USE;

/* The same for one that perhaps rings somebody, whose ring ends with this answer (ask_row.h) and
 * who goes to the end of the line: out->ask is given, was_ringing is set. */
enum err ask_ring_next(const struct operation *operation, struct ask_out *out, const char *answer,
        unix_s_t now) ATTRIBUTE_MUST_USE;

/* Sets wait_min of an ask that waits. */
enum err ask_estimate(
        const struct operation *operation, struct ask_row *row, unix_s_t now) ATTRIBUTE_MUST_USE;

/* The start of a session that begins now. */
unix_s_t ask_start(unix_s_t now);

/* Whether this coach, or person, has the time from now on for a session of the ask. */
enum err ask_has_time(const struct operation *operation, const struct ask_row *row, struct id coach,
        unix_s_t now, bool *ret_has) ATTRIBUTE_MUST_USE;

#endif
