/* The end of a series: its sessions to come are given back, one by one, as if each was cancelled.
 * Runs on the writer. */
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/series_row.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

static enum err sessions_find(const struct operation *operation, const struct series_end *call,
        struct series_end_out *out)
{
    struct query *query = db_query(operation->db, SESSION_SELECT
            "WHERE s.series_id = $1 AND s.start_at > $2 AND s.status IN " SESSION_HELD
            " ORDER BY s.start_at LIMIT $3");
    query_bind_id(query, 1, &call->series);
    query_bind_number(query, 2, call->write.now);
    query_bind_number(query, 3, SERIES_FREED_MAX + 1);
    bool is_more;
    enum err err = session_rows_read(
            operation, query, out->sessions, SERIES_FREED_MAX, &out->session_count, &is_more);
    return !err && is_more ? ERR_LIMIT : err;
}

static enum err sessions_free(const struct operation *operation, const struct series_end *call,
        struct series_end_out *out)
{
    const struct write *write = &call->write;
    enum err err = sessions_find(operation, call, out);
    for (size_t i = 0; i < out->session_count && !err; i++)
        err = session_row_move(operation, &out->sessions[i], BOOKING_CANCEL, write->actor.role);
    if (err || out->session_count == 0)
        return err;
    return outbox_tell(
            operation, NOTICE_SERIES_ENDED, &out->sessions[0], &write->actor, write->now);
}

static enum err series_end_run(struct operation *operation, const void *in, void *out)
{
    const struct series_end *call = in;
    struct series_end_out *ret = out;
    const struct write *write = &call->write;
    operation->object = call->series;
    enum err err = lock_row(operation, LOCK_SERIES, call->series);
    if (!err)
        err = series_row_find(operation, &write->actor, call->series, &ret->series);
    if (err || ret->series.ended_at != 0)
        return err;
    ret->series.ended_at = write->now;
    err = series_row_end(operation, call->series, write->now);
    return err ? err : sessions_free(operation, call, ret);
}

const struct store_call series_end = {
        .name = "series.end",
        .in_size = sizeof(struct series_end),
        .out_size = sizeof(struct series_end_out),
        .is_write = true,
        .run = series_end_run,
};
