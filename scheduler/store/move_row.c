/* Reads and writes moves. Called by the operations that propose, answer and let lapse, and by the
 * one that changes a session's status: a session that is decided otherwise has no open move. */
#include "scheduler/store/move_row.h"

#include "scheduler/core/away.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/session_row.h"

#define MOVE_SELECT                                                                                \
    "SELECT id, programme_id, session_id, new_session_id, coach_id, proposer_id, kind, status, "   \
    "proposer_role, waits_for_person, waits_for_coach, start_at, end_at, expires_at, created_at "  \
    "FROM move "

static struct move_row move_read(const struct query *query)
{
    return (struct move_row){
            .id = query_id(query, 0),
            .programme = query_id(query, 1),
            .session = query_id(query, 2),
            .new_session = query_id(query, 3),
            .coach = query_id(query, 4),
            .proposer = query_id(query, 5),
            .state = {.kind = (enum move_kind)field_word(query, 6, move_kind_names),
                    .status = (enum move_status)field_word(query, 7, move_status_names),
                    .proposer = (enum role)field_word(query, 8, role_names),
                    .waits_for = {.person = query_number(query, 9) > 0,
                            .coach = query_number(query, 10) > 0}},
            .start_at = query_number(query, 11),
            .end_at = query_number(query, 12),
            .expires_at = query_number(query, 13),
            .created_at = query_number(query, 14),
    };
}

static enum err move_read_one(
        const struct operation *operation, struct query *query, struct move_row *ret_row)
{
    bool is_there = query_next(query);
    struct move_row row = is_there ? move_read(query) : (struct move_row){0};
    enum err err = query_end(query);
    if (!err && !is_there)
        err = error_set(operation->error, ERR_NOT_FOUND, "move", "There is none by this id.");
    if (!err)
        *ret_row = row;
    return err;
}

enum err move_row_find(const struct operation *operation, struct id id, struct move_row *ret_row)
{
    struct query *query = db_query(operation->db, MOVE_SELECT "WHERE id = $1");
    query_bind_id(query, 1, &id);
    return move_read_one(operation, query, ret_row);
}

/* --- writing ---------------------------------------------------------------------------------- */

static enum err row_write(const struct operation *operation, const struct move_row *row)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO move (id, programme_id, session_id, new_session_id, coach_id, "
            "proposer_id, kind, status, proposer_role, waits_for_person, waits_for_coach, "
            "start_at, end_at, expires_at, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &row->programme);
    query_bind_id(query, 3, &row->session);
    query_bind_id(query, 4, &row->new_session);
    query_bind_id(query, 5, &row->coach);
    query_bind_id(query, 6, &row->proposer);
    query_bind_text(query, 7, move_kind_names[row->state.kind]);
    query_bind_text(query, 8, move_status_names[row->state.status]);
    query_bind_text(query, 9, role_names[row->state.proposer]);
    query_bind_number(query, 10, row->state.waits_for.person);
    query_bind_number(query, 11, row->state.waits_for.coach);
    query_bind_number(query, 12, row->start_at);
    query_bind_number(query, 13, row->end_at);
    query_bind_number(query, 14, row->expires_at);
    query_bind_number(query, 15, row->created_at);
    return query_run(query);
}

/* What the sessions of an open move show as theirs. */
static enum err sessions_point(
        const struct operation *operation, const struct move_row *row, bool is_open)
{
    struct query *query =
            db_query(operation->db, "UPDATE session SET move_id = $1 WHERE id = $2 OR id = $3");
    if (is_open)
        query_bind_id(query, 1, &row->id);
    else
        query_bind_null(query, 1);
    query_bind_id(query, 2, &row->session);
    query_bind_id(query, 3, &row->new_session);
    return query_run(query);
}

enum err move_row_insert(const struct operation *operation, const struct move_row *row)
{
    enum err err = row_write(operation, row);
    return err || row->state.status != MOVE_OPEN ? err : sessions_point(operation, row, true);
}

/* Unless somebody else answered since row was read. */
static enum err state_write(const struct operation *operation, const struct move_row *row,
        const struct move_state *next)
{
    struct query *query = db_query(operation->db,
            "UPDATE move SET status = $2, waits_for_person = $3, waits_for_coach = $4 "
            "WHERE id = $1 AND status = $5 AND waits_for_person = $6 AND waits_for_coach = $7");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, move_status_names[next->status]);
    query_bind_number(query, 3, next->waits_for.person);
    query_bind_number(query, 4, next->waits_for.coach);
    query_bind_text(query, 5, move_status_names[row->state.status]);
    query_bind_number(query, 6, row->state.waits_for.person);
    query_bind_number(query, 7, row->state.waits_for.coach);
    enum err err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = db_overtake(operation->db);
    return err;
}

/* The reserved session goes, and its claims with it. */
static enum err time_release(const struct operation *operation, const struct move_row *row)
{
    struct session_row held;
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = session_row_find(operation, &system, row->new_session, &held);
    if (err || held.status != BOOKING_RESERVED)
        return err;
    return session_row_move(operation, &held, BOOKING_LAPSE, ROLE_SYSTEM);
}

/* Whoever was asked about another time was not told that the coach of the old one is away. Now that
 * there is no other time, they are, unless somebody decides soon. */
static enum err away_tell_later(const struct operation *operation, struct id session)
{
    struct session_row old;
    bool is_undecided = false;
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = queue_is_undecided(operation, session, &is_undecided);
    if (err || !is_undecided)
        return err;
    err = session_row_find(operation, &system, session, &old);
    unix_s_t tell_at = err ? 0 : away_tell_at(operation->now, old.start_at);
    return err || !tell_at ? err : due_put(operation, DUE_COACH_AWAY, session, tell_at);
}

static enum err move_close(const struct operation *operation, const struct move_row *row)
{
    enum err err = sessions_point(operation, row, false);
    if (!err)
        err = outbox_take_back(operation, NOTICE_MOVE_PROPOSED, row->session, operation->now);
    if (!err)
        err = outbox_take_back(operation, NOTICE_MOVE_PROPOSED, row->new_session, operation->now);
    if (err || row->state.status == MOVE_ACCEPTED)
        return err;
    err = time_release(operation, row);
    return err ? err : away_tell_later(operation, row->session);
}

enum err move_row_change(const struct operation *operation, struct move_row *row,
        enum move_event event, enum role role)
{
    struct move_state next;
    enum err err = move_next(&row->state, event, role, &next);
    if (err)
        return error_set(operation->error, err, "move", "It does not wait for that answer.");
    bool was_open = row->state.status == MOVE_OPEN;
    err = state_write(operation, row, &next);
    if (err)
        return err;
    row->state = next;
    if (!was_open || next.status == MOVE_OPEN)
        return ERR_OK;
    return move_close(operation, row);
}

enum err move_end_open(const struct operation *operation, struct id session, enum move_event event)
{
    struct move_row row;
    struct query *query =
            db_query(operation->db, MOVE_SELECT "WHERE session_id = $1 AND status = 'open'");
    query_bind_id(query, 1, &session);
    bool is_there = query_next(query);
    row = is_there ? move_read(query) : (struct move_row){0};
    enum err err = query_end(query);
    return err || !is_there ? err : move_row_change(operation, &row, event, ROLE_SYSTEM);
}

enum err moves_open(const struct operation *operation, struct id proposer, struct id but_session,
        int64_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT COUNT(*) FROM move WHERE proposer_id = $1 AND status = 'open' "
            "AND session_id <> $2");
    query_bind_id(query, 1, &proposer);
    query_bind_id(query, 2, &but_session);
    *ret_count = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}
