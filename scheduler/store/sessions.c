/* Looking at sessions, and cancelling one. Run on the store's threads. */
#include "scheduler/store/sessions.h"

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

#define IN_RANGE                                                                                   \
    " AND s.end_at > $2 AND s.start_at < $3 AND ($4 = 0 OR s.status IN " SESSION_HELD ") "         \
    "AND (s.person_id = $5 OR $5 IS NULL) "                                                        \
    "AND ($9 = 0 OR (s.outcome_by = 'facts' AND s.outcome_due_at IS NOT NULL)) "                   \
    "AND (s.start_at, s.id) > ($6, $7) ORDER BY s.start_at, s.id LIMIT $8"

/* NULL: this actor has none. */
static struct query *sessions_query(struct db *db, const struct actor *actor)
{
    const char *sql = NULL;
    const struct id *whose = &actor->account;
    if (!id_is_zero(actor->only_session)) {
        sql = SESSION_SELECT "WHERE s.id = $1" IN_RANGE;
        whose = &actor->only_session;
    } else if (actor->role == ROLE_PERSON) {
        sql = SESSION_SELECT "WHERE s.person_id = $1" IN_RANGE;
    } else if (actor->role == ROLE_COACH) {
        sql = SESSION_SELECT "WHERE s.coach_id = $1" IN_RANGE;
    } else if (actor->role == ROLE_COORDINATOR) {
        sql = SESSION_SELECT "WHERE s.programme_id = $1" IN_RANGE;
        whose = &actor->programme;
    }
    if (!sql)
        return NULL;
    struct query *query = db_query(db, sql);
    query_bind_id(query, 1, whose);
    return query;
}

static enum err sessions_list_run(struct operation *operation, const void *in, void *out)
{
    const struct sessions_list *call = in;
    struct sessions_list_out *ret = out;
    struct query *query = sessions_query(operation->db, &call->actor);
    if (!query)
        return ERR_OK;
    query_bind_number(query, 2, call->from_at);
    query_bind_number(query, 3, call->until_at);
    query_bind_number(query, 4, call->is_held_only);
    query_bind_id(query, 5, &call->person);
    list_bind(query, 6, &call->range);
    query_bind_number(query, 9, call->is_unconfirmed);
    enum err err = session_rows_read(
            operation, query, ret->sessions, list_limit(&call->range), &ret->count, &ret->is_more);
    if (!err && ret->count > 0) {
        const struct session_row *last = &ret->sessions[ret->count - 1];
        ret->last = (struct list_place){last->start_at, last->id};
    }
    return err;
}

const struct store_call sessions_list = {
        .name = "sessions.list",
        .in_size = sizeof(struct sessions_list),
        .out_size = sizeof(struct sessions_list_out),
        .run = sessions_list_run,
};

static enum err session_get_run(struct operation *operation, const void *in, void *out)
{
    const struct session_get *call = in;
    return session_row_find(operation, &call->actor, call->session, out);
}

const struct store_call session_get = {
        .name = "session.get",
        .in_size = sizeof(struct session_get),
        .out_size = sizeof(struct session_row),
        .run = session_get_run,
};

static enum err session_cancel_run(struct operation *operation, const void *in, void *out)
{
    const struct session_cancel *call = in;
    const struct write *write = &call->write;
    struct session_row *row = out;
    operation->object = call->session;
    enum err err = session_row_find(operation, &write->actor, call->session, row);
    if (err)
        return err;
    if (row->end_at <= write->now)
        return error_set(operation->error, ERR_NOT_NOW, "session", "Its time is over.");
    if (row->status == BOOKING_RESERVED && !id_is_zero(row->move.id))
        return error_set(operation->error, ERR_NOT_NOW, "session", "Answer the move instead.");
    if (row->offered_until)
        return error_set(operation->error, ERR_NOT_NOW, "session", "Answer the offer instead.");
    err = session_row_move(operation, row, BOOKING_CANCEL, write->actor.role);
    if (err)
        return err;
    return outbox_tell(operation, NOTICE_CANCELLED, row, &write->actor, write->now);
}

const struct store_call session_cancel = {
        .name = "session.cancel",
        .in_size = sizeof(struct session_cancel),
        .out_size = sizeof(struct session_row),
        .is_write = true,
        .run = session_cancel_run,
};
