/* Carrying a move out, and telling those whom it concerns. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_MOVE_MAKE_H
#define PORCHLIGHT_SCHEDULER_STORE_MOVE_MAKE_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"

struct move_row;
struct operation;
struct session_row;
struct write;

/* The old session, `moved` by now, has its successor: seat links and what they opened lead there,
 * who waits for it is not to come again, a coach who is new to it hears that somebody waits, and
 * everybody but the one who did it hears; the person in any case. */
enum err move_finish(const struct operation *operation, const struct write *write,
        const struct session_row *old, struct id new_session) ATTRIBUTE_MUST_USE;

/* Of a move that has every yes: the old session becomes `moved`, the reserved one takes its whole
 * time and is `booked`, and move_finish. */
enum err move_carry_out(const struct operation *operation, const struct write *write,
        const struct move_row *move, struct session_row *old) ATTRIBUTE_MUST_USE;

/* To those whom an open move waits for. */
enum err move_tell_proposed(const struct operation *operation, const struct move_row *move,
        struct id person, unix_s_t now) ATTRIBUTE_MUST_USE;

/* The old time stays: to the person, the coach of the time proposed and whoever proposed it, but
 * not to teller (zero: to all). Where the coach of the old time is away it does not stay, and the
 * person hears that instead (move_row_change). */
enum err move_tell_ended(const struct operation *operation, const struct move_row *move,
        const struct session_row *old, struct id teller, unix_s_t now) ATTRIBUTE_MUST_USE;

#endif
