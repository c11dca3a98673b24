/* Moves as rows: who proposed what, whom it waits for, and letting go of the time that one holds.
 * For operations; who may do what to one is core/move's. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_MOVE_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_MOVE_ROW_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/move.h"

struct operation;
struct session_row;

struct move_row {
    struct id id;
    struct id programme;
    struct id session;     /* the one that is, or would be, moved */
    struct id new_session; /* the one that holds, or took, the new time */
    struct id coach;       /* of the new one */
    struct id proposer;
    struct move_state state;
    unix_s_t start_at;
    unix_s_t end_at;
    unix_s_t expires_at;
    unix_s_t created_at;
};

/* An open one also becomes both sessions' open move. */
enum err move_row_insert(
        const struct operation *operation, const struct move_row *row) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND. */
enum err move_row_find(const struct operation *operation, struct id id,
        struct move_row *ret_row) ATTRIBUTE_MUST_USE;

/* Changes its state by core/move, in the database and in row, unless somebody else did since it was
 * read. One that is over without a yes lets go of the time that it held; if the coach of the old
 * time is away, the person is to hear of that now. ERR_NOT_NOW, ERR_FORBIDDEN: as move_next. */
enum err move_row_change(const struct operation *operation, struct move_row *row,
        enum move_event event, enum role role) ATTRIBUTE_MUST_USE;

/* Ends the session's open move, if there is one: by the next proposal (MOVE_REPLACE) or because the
 * session itself is decided (MOVE_LAPSE). */
enum err move_end_open(const struct operation *operation, struct id session,
        enum move_event event) ATTRIBUTE_MUST_USE;

/* How many of somebody's proposals wait for an answer, not counting those for this session. */
enum err moves_open(const struct operation *operation, struct id proposer, struct id but_session,
        int64_t *ret_count) ATTRIBUTE_MUST_USE;

#endif
