/* Gives sessions that are over their outcome, when no relay's report did: both may have left
 * early, one may never have come. Runs on the writer, called by the clock. */
#include "scheduler/store/sessions.h"

#include "scheduler/store/audit.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* Each has its own row in the audit. */
static enum err session_settle(
        struct operation *operation, const struct write *write, struct session_row *row)
{
    bool was_certain = row->status == BOOKING_BOOKED || row->status == BOOKING_LIVE;
    enum err err = session_row_move(
            operation, row, was_certain ? BOOKING_END : BOOKING_LAPSE, ROLE_SYSTEM);
    operation->object = row->id;
    return err ? err : audit_write(operation, write, sessions_settle.name);
}

static enum err sessions_settle_run(struct operation *operation, const void *in, void *out)
{
    const struct sessions_settle *call = in;
    struct sessions_settle_out *ret = out;
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    /* SESSION_HELD, in the words of its index (migration booking-cost). */
    struct query *query = db_query(operation->db, SESSION_SELECT
            "WHERE (s.status = 'reserved' OR s.status = 'pending' OR s.status = 'booked' "
            "OR s.status = 'live') AND s.end_at <= $1 ORDER BY s.end_at LIMIT $2");
    query_bind_number(query, 1, call->write.now - SETTLE_GRACE_S);
    query_bind_number(query, 2, SETTLE_MAX);
    operation->is_audited = true;
    bool is_more;
    enum err err =
            session_rows_read(operation, query, ret->sessions, SETTLE_MAX, &ret->count, &is_more);
    for (size_t i = 0; i < ret->count && !err; i++)
        err = session_settle(operation, &call->write, &ret->sessions[i]);
    return err;
}

const struct store_call sessions_settle = {
        .name = "sessions.settle",
        .in_size = sizeof(struct sessions_settle),
        .out_size = sizeof(struct sessions_settle_out),
        .is_write = true,
        .run = sessions_settle_run,
};
