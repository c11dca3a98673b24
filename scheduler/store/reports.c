/* Takes what relays report. A report that came before is passed over by its number; what it means
 * for a session goes through core's table like everything else. Run on the store's threads. */
#include "scheduler/store/reports.h"

#include <string.h>

#include "scheduler/store/audit.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"
#include "scheduler/store/talk_row.h"

const char *const report_kind_names[] = {
        [REPORT_JOINED] = "joined",
        [REPORT_ADMITTED] = "admitted",
        [REPORT_LEFT] = "left",
        [REPORT_LOST] = "lost",
        [REPORT_ENDED] = "ended",
        NULL,
};

static enum err position_read(
        const struct operation *operation, const char *relay, int64_t *ret_position)
{
    struct query *query = db_query(operation->db, "SELECT report_n FROM relay WHERE name = $1");
    query_bind_text(query, 1, relay);
    *ret_position = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

/* Unless somebody took the same reports since before was read. */
static enum err position_write(const struct operation *operation, const char *relay, int64_t before,
        int64_t position, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO relay (name, report_n, reported_at) VALUES ($1, $2, $3) "
            "ON CONFLICT (name) DO UPDATE SET report_n = $2, reported_at = $3 "
            "WHERE relay.report_n = $4");
    query_bind_text(query, 1, relay);
    query_bind_number(query, 2, position);
    query_bind_number(query, 3, now);
    query_bind_number(query, 4, before);
    enum err err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = db_overtake(operation->db);
    return err;
}

/* One that is on no relay was never handed out. */
static enum err session_by_call(const struct operation *operation, struct id call,
        struct session_row *ret_row, bool *ret_found)
{
    struct query *query =
            db_query(operation->db, SESSION_SELECT "WHERE s.call_id = $1 AND s.relay IS NOT NULL");
    query_bind_id(query, 1, &call);
    size_t count = 0;
    bool is_more;
    enum err err = session_rows_read(operation, query, ret_row, 1, &count, &is_more);
    *ret_found = count > 0;
    return err;
}

/* A relay may speak late, or of what somebody cancelled: a move that core refuses is no error. */
static enum err session_try(
        const struct operation *operation, struct session_row *row, enum booking_event event)
{
    enum err err = session_row_move(operation, row, event, ROLE_SYSTEM);
    if (err == ERR_NOT_NOW || err == ERR_FORBIDDEN) {
        *operation->error = (struct error){0};
        return ERR_OK;
    }
    return err;
}

/* --- what it says of the talk ----------------------------------------------------------------- */

static const enum talk_event talk_events[] = {
        [REPORT_JOINED] = TALK_JOIN,
        [REPORT_ADMITTED] = TALK_ADMIT,
        [REPORT_LEFT] = TALK_GO,
        [REPORT_LOST] = TALK_GO,
        [REPORT_ENDED] = TALK_END,
};

/* Whose seat it is; nobody's is no reason to doubt the rest of the report. */
static enum err seat_find(const struct operation *operation, const struct session_row *row,
        const struct report *report, enum seat_role *ret_role, bool *ret_found)
{
    struct query *query = db_query(
            operation->db, "SELECT coach_seat_id, person_seat_id FROM session WHERE id = $1");
    query_bind_id(query, 1, &row->id);
    *ret_found = false;
    if (query_next(query)) {
        bool is_coach = id_equal(query_id(query, 0), report->seat);
        *ret_found = is_coach || id_equal(query_id(query, 1), report->seat);
        *ret_role = is_coach ? SEAT_COACH : SEAT_PERSON;
    }
    return query_end(query);
}

/* A relay's clock may be off; none of this happened before the door opened, or later than now. */
static unix_s_t time_of(const struct report *report, const struct session_row *row, unix_s_t now)
{
    unix_s_t opened = booking_here_window(row->start_at, row->end_at).start;
    unix_s_t at = report->at < now ? report->at : now;
    return at > opened ? at : opened;
}

/* Said of a call by a relay which it is not on. What goes on there is no longer the call; that
 * somebody was let in there holds wherever it goes. */
static bool is_elsewhere(const char *relay, const struct session_row *row)
{
    return strcmp(row->relay, relay) != 0;
}

static enum err talk_apply(const struct operation *operation, const struct report *report,
        const char *relay, unix_s_t now, const struct session_row *row)
{
    enum seat_role role = SEAT_COACH;
    bool found = true;
    enum err err = ERR_OK;
    if (report->kind != REPORT_ENDED)
        err = seat_find(operation, row, report, &role, &found);
    if (err || !found || !booking_is_held(row->status))
        return err;
    enum talk_event event = is_elsewhere(relay, row) ? TALK_LET_IN : talk_events[report->kind];
    return talk_row_step(operation, row->id, event, role, time_of(report, row, now));
}

/* --- what it means for the session -------------------------------------------------------------
 */

static enum err report_apply(const struct operation *operation, const struct report *report,
        unix_s_t now, struct session_row *row)
{
    switch (report->kind) {
    case REPORT_JOINED:
    case REPORT_LEFT:
    case REPORT_LOST:
        return ERR_OK;
    case REPORT_ADMITTED:
        return session_try(operation, row, BOOKING_BEGIN);
    case REPORT_ENDED: /* before the time is over they may come back */
        return now < row->end_at ? ERR_OK : session_try(operation, row, BOOKING_END);
    }
    return ERR_OK;
}

/* The session of a report that counts; nobody else writes it, or where its call is, meanwhile. */
static enum err session_hold(const struct operation *operation, const struct report *report,
        const char *relay, struct session_row *ret_row, bool *ret_found)
{
    enum err err = session_by_call(operation, report->call, ret_row, ret_found);
    if (!err && *ret_found)
        err = lock_row(operation, LOCK_SESSION, ret_row->id);
    if (!err && *ret_found)
        err = session_by_call(operation, report->call, ret_row, ret_found);
    if (!err && *ret_found && report->kind != REPORT_ADMITTED)
        *ret_found = !is_elsewhere(relay, ret_row);
    return err;
}

/* The session as it is once its talk has taken the report. */
static enum err report_find(const struct operation *operation, const struct report *report,
        const char *relay, unix_s_t now, struct session_row *ret_row, bool *ret_found)
{
    enum err err = session_hold(operation, report, relay, ret_row, ret_found);
    if (!err && *ret_found)
        err = talk_apply(operation, report, relay, now, ret_row);
    if (err || !*ret_found)
        return err;
    return session_by_call(operation, report->call, ret_row, ret_found);
}

/* Each change of status has its own row in the audit. */
static enum err report_take(struct operation *operation, const struct reports_take *call,
        const struct report *report, struct reports_take_out *out)
{
    const struct write *write = &call->write;
    struct session_row row;
    bool found = false;
    enum err err = report_find(operation, report, call->relay, write->now, &row, &found);
    if (err || !found)
        return err;
    enum booking_status before = row.status;
    err = report_apply(operation, report, write->now, &row);
    if (err || row.status == before)
        return err;
    out->changed[out->changed_count++] = row;
    operation->object = row.id;
    return audit_write(operation, write, reports_take.name);
}

static enum err reports_take_run(struct operation *operation, const void *in, void *out)
{
    const struct reports_take *call = in;
    struct reports_take_out *ret = out;
    if (call->write.actor.role != ROLE_SYSTEM || call->count > REPORTS_MAX)
        return ERR_FORBIDDEN;
    operation->is_audited = true;
    enum err err = position_read(operation, call->relay, &ret->acked);
    int64_t before = ret->acked;
    for (size_t i = 0; i < call->count && !err; i++) {
        if (call->reports[i].n <= ret->acked)
            continue;
        err = report_take(operation, call, &call->reports[i], ret);
        ret->acked = call->reports[i].n;
    }
    if (!err && ret->acked != before)
        err = position_write(operation, call->relay, before, ret->acked, call->write.now);
    return err;
}

const struct store_call reports_take = {
        .name = "reports.take",
        .in_size = sizeof(struct reports_take),
        .out_size = sizeof(struct reports_take_out),
        .is_write = true,
        .run = reports_take_run,
};

static enum err reports_position_run(struct operation *operation, const void *in, void *out)
{
    const struct reports_position *call = in;
    return position_read(operation, call->relay, &((struct reports_position_out *)out)->acked);
}

const struct store_call reports_position = {
        .name = "reports.position",
        .in_size = sizeof(struct reports_position),
        .out_size = sizeof(struct reports_position_out),
        .run = reports_position_run,
};
