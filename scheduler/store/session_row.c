/* Reads sessions and moves their status. Called by every operation about sessions, so that who may
 * see one, and what a change of status does to its claims, is said once. */
#include "scheduler/store/session_row.h"

#include "scheduler/core/talk.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outcome_row.h"
#include "scheduler/store/queue.h"

static struct seal_place nickname_of(struct id account)
{
    return (struct seal_place){.table = "account", .column = "nickname", .row = account};
}

enum { COLUMN_MOVE = 18, COLUMN_OUTCOME = 28, COLUMN_OFFERED = 32 };

static enum err move_read(
        const struct operation *operation, const struct query *query, struct session_move *ret_move)
{
    struct session_move move = {
            .id = query_id(query, COLUMN_MOVE),
            .session = query_id(query, COLUMN_MOVE + 1),
            .coach = query_id(query, COLUMN_MOVE + 2),
            .start_at = query_number(query, COLUMN_MOVE + 4),
            .end_at = query_number(query, COLUMN_MOVE + 5),
            .proposer = (enum role)field_word(query, COLUMN_MOVE + 6, role_names),
            .waits_for = {.person = query_number(query, COLUMN_MOVE + 7) > 0,
                    .coach = query_number(query, COLUMN_MOVE + 8) > 0},
            .expires_at = query_number(query, COLUMN_MOVE + 9),
    };
    enum err err = field_open(operation, query, COLUMN_MOVE + 3, nickname_of(move.coach),
            move.coach_nickname, sizeof(move.coach_nickname));
    if (!err)
        *ret_move = move;
    return err;
}

static void outcome_read(const struct query *query, struct session_row *row)
{
    struct talk talk = {.since_at = query_number(query, COLUMN_OUTCOME + 2),
            .length_s = query_number(query, COLUMN_OUTCOME + 3)};
    if (!query_is_null(query, COLUMN_OUTCOME))
        row->outcome.by =
                (enum outcome_source)field_word(query, COLUMN_OUTCOME, outcome_source_names);
    row->outcome.due_at = query_number(query, COLUMN_OUTCOME + 1);
    row->is_watched = !query_is_null(query, COLUMN_OUTCOME + 3);
    row->talk_s = talk_length(&talk, row->end_at);
}

enum err session_row_read(
        const struct operation *operation, const struct query *query, struct session_row *ret_row)
{
    struct session_row row = {
            .id = query_id(query, 0),
            .programme = query_id(query, 1),
            .coach = query_id(query, 2),
            .person = query_id(query, 5),
            .start_at = query_number(query, 8),
            .end_at = query_number(query, 9),
            .status = (enum booking_status)field_word(query, 10, booking_status_names),
            .mode = (enum booking_mode)field_word(query, 11, booking_mode_names),
            .coach_here = query_number(query, 12) > 0,
            .person_here = query_number(query, 13) > 0,
            .series = query_id(query, 14),
            .replaces = query_id(query, 15),
            .moved_to = query_id(query, 16),
            .cover = query_id(query, 17),
            .offered_until = query_number(query, COLUMN_OFFERED),
            .call = query_id(query, COLUMN_OFFERED + 1),
    };
    outcome_read(query, &row);
    query_copy_text(query, 4, row.coach_zone, sizeof(row.coach_zone));
    query_copy_text(query, 7, row.person_zone, sizeof(row.person_zone));
    query_copy_text(query, COLUMN_OFFERED + 2, row.relay, sizeof(row.relay));
    enum err err = field_open(operation, query, 3, nickname_of(row.coach), row.coach_nickname,
            sizeof(row.coach_nickname));
    if (!err)
        err = field_open(operation, query, 6, nickname_of(row.person), row.person_nickname,
                sizeof(row.person_nickname));
    if (!err)
        err = move_read(operation, query, &row.move);
    if (!err)
        *ret_row = row;
    return err;
}

enum err session_rows_read(const struct operation *operation, struct query *query,
        struct session_row *ret_rows, size_t max, size_t *ret_count, bool *ret_is_more)
{
    size_t count = 0;
    bool is_more = false;
    enum err err = ERR_OK;
    while (!err && !is_more && query_next(query)) {
        is_more = count == max;
        if (!is_more)
            err = session_row_read(operation, query, &ret_rows[count++]);
    }
    enum err ended = query_end(query);
    if (err || ended)
        return err ? err : ended;
    *ret_count = count;
    *ret_is_more = is_more;
    return ERR_OK;
}

static bool is_visible(const struct session_row *row, const struct actor *actor)
{
    if (!id_is_zero(actor->only_session) && !id_equal(actor->only_session, row->id))
        return false;
    switch (actor->role) {
    case ROLE_PERSON:
        return id_equal(row->person, actor->account);
    case ROLE_COACH:
        return id_equal(row->coach, actor->account);
    case ROLE_COORDINATOR:
        return id_equal(row->programme, actor->programme);
    case ROLE_SYSTEM:
        return true;
    case ROLE_NOBODY:
    case ROLE_OPERATOR:
        return false;
    }
    return false;
}

enum err session_row_find(const struct operation *operation, const struct actor *actor,
        struct id session, struct session_row *ret_row)
{
    struct query *query = db_query(operation->db, SESSION_SELECT "WHERE s.id = $1");
    query_bind_id(query, 1, &session);
    struct session_row row;
    size_t count = 0;
    bool is_more;
    enum err err = session_rows_read(operation, query, &row, 1, &count, &is_more);
    if (err)
        return err;
    if (count == 0 || !is_visible(&row, actor))
        return error_set(operation->error, ERR_NOT_FOUND, "session", "There is none by this id.");
    *ret_row = row;
    return ERR_OK;
}

/* Unless somebody else moved it since row was read. */
static enum err status_write(const struct operation *operation, const struct session_row *row,
        enum booking_status status)
{
    struct query *query =
            db_query(operation->db, "UPDATE session SET status = $2 WHERE id = $1 AND status = $3");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, booking_status_names[status]);
    query_bind_text(query, 3, booking_status_names[row->status]);
    enum err err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = db_overtake(operation->db);
    return err;
}

enum err session_row_move(const struct operation *operation, struct session_row *row,
        enum booking_event event, enum role role)
{
    const struct booking_facts facts = {.coach_here = row->coach_here,
            .person_here = row->person_here,
            .is_watched = row->is_watched,
            .talk_s = row->talk_s};
    enum booking_status status;
    enum err err = booking_next(row->status, event, role, facts, &status);
    if (err)
        return error_set(operation->error, err, "session", "Its status does not allow that now.");
    if (status == row->status)
        return ERR_OK;
    enum booking_status before = row->status;
    err = status_write(operation, row, status);
    if (!err && !booking_is_held(status))
        err = claims_drop(operation, row->id);
    if (err)
        return err;
    row->status = status;
    if (before == BOOKING_BOOKED)
        err = move_end_open(operation, row->id, MOVE_LAPSE);
    if (!err && booking_is_held(before) && booking_is_told(status))
        err = outcome_suggest(operation, row);
    if (!err && booking_is_held(before) && !booking_is_held(status))
        err = offer_let_go(operation, row, before, event);
    row->offered_until = 0;
    return err ? err : queue_decide(operation, row->id);
}
