/* Moves: proposing another time (or coach) for a session, answering, and having another coach step
 * in. The old time stays until every yes is there (core/move says whose); until then the new one is
 * held by a reserved session. What comes of it is a new session, `booked`; the old one is `moved`,
 * and the person's seat link and the browser that came by it lead to the new one. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_MOVES_H
#define PORCHLIGHT_SCHEDULER_STORE_MOVES_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/move.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

struct move_out {
    struct session_row session;     /* the one that is, or would be, moved, as it is now */
    struct session_row new_session; /* the one that holds or took the new time; id zero: none */
    size_t alternative_count;       /* after ERR_CONFLICT "start_at": nearest first */
    struct session_slot alternatives[SLOTS_NEAREST];
};

/* Write, its person, its coach, a coordinator: the same length and mode at another time, with
 * another coach if one is named. It is done at once where nobody has to say yes; otherwise it is an
 * open move and takes the place of the session's last one. ERR_NOT_FOUND "session", "coach" (a
 * person: one's own; a coach: oneself). ERR_INPUT "start_at": past, off the quarter hours, or where
 * it is already. ERR_CONFLICT "start_at": not free; out then holds alternatives. ERR_NOT_NOW: the
 * session cannot be moved any more, or it is too late for an answer. ERR_LIMIT "move": this person
 * has MOVE_OPEN_MAX open. */
struct move_propose {
    struct write write;
    struct id session;
    struct id coach; /* zero: the session's */
    unix_s_t start_at;
    bool is_asked; /* a person: a time that the coach does not offer; the coach will be asked */
};
extern const struct store_call move_propose; /* out: struct move_out */

/* Write: MOVE_ACCEPT and MOVE_DECLINE of whom it waits for, MOVE_WITHDRAW of who proposed it. A
 * cover is declined by its person, until the start: then nothing is booked any more, and the
 * coordinator's queue knows. ERR_NOT_FOUND; ERR_NOT_NOW: it is over, or does not wait for the
 * asker. */
struct move_answer {
    struct write write;
    struct id move;
    enum move_event event;
};
extern const struct store_call move_answer; /* out: struct move_out */

#endif
