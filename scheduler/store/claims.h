/* The claims table: one party's time, taken by a session. That no two of one party overlap is the
 * schema's rule, whatever is asked here. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_CLAIMS_H
#define PORCHLIGHT_SCHEDULER_STORE_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/interval.h"

struct operation;

enum { CLAIMS_MAX = 4096 }; /* of one party in any range that is looked at */

/* What a move of a session gives back: the session's own time, and what is held for its move, as
 * SQL. */
#define CLAIMS_BUT_MOVING(parameter)                                                               \
    "AND session_id <> " parameter " AND session_id NOT IN (SELECT m.new_session_id FROM move m "  \
    "WHERE m.session_id = " parameter " AND m.status = 'open') "

/* Those that overlap range, merged, but for what is held by moving and by the open move of it
 * (zero: nothing is left out). ERR_LIMIT: more than CLAIMS_MAX. */
enum err claims_load(const struct operation *operation, struct id party, struct interval range,
        struct id moving, struct interval ret_list[CLAIMS_MAX],
        size_t *ret_count) ATTRIBUTE_MUST_USE;

/* Whether some of the party's time in this interval is taken; moving as above. */
enum err claims_have(const struct operation *operation, struct id party, struct interval time,
        struct id moving, bool *ret_have) ATTRIBUTE_MUST_USE;

/* ERR_CONFLICT: the party's time is taken. */
enum err claims_take(const struct operation *operation, struct id party, struct id session,
        struct interval time) ATTRIBUTE_MUST_USE;

/* Both parties' at once; after a conflict the write is to be undone, one may be taken. */
struct claim {
    struct id party;
    struct interval time;
};
enum err claims_take_both(const struct operation *operation, struct id session, struct claim one,
        struct claim other) ATTRIBUTE_MUST_USE;

/* The same for what of time the other session does not claim for this party already; that may be
 * nothing. */
enum err claims_take_beside(const struct operation *operation, struct id party, struct id session,
        struct interval time, struct id other) ATTRIBUTE_MUST_USE;

enum err claims_drop(const struct operation *operation, struct id session) ATTRIBUTE_MUST_USE;

#endif
