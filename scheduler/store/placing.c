/* Which relay a call is on. The scheduler alone decides it; the number of the placement goes up
 * with each move, and relays refuse lower ones. Run on the store's threads. */
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

/* --- session_place ---------------------------------------------------------------------------- */

/* The first relay keeps placement 1; each move away from one raises it. */
static enum err relay_set(
        const struct operation *operation, struct id session, const char *from, const char *relay)
{
    struct query *query = db_query(operation->db,
            "UPDATE session SET placement = placement + CASE WHEN relay IS NULL THEN 0 ELSE 1 END, "
            "relay = $2 WHERE id = $1 AND COALESCE(relay, '') = $3 AND COALESCE(relay, '') <> $2");
    query_bind_id(query, 1, &session);
    query_bind_text(query, 2, relay);
    query_bind_text(query, 3, from);
    return query_run(query);
}

static enum err placement_read(
        const struct operation *operation, struct id session, struct session_place_out *out)
{
    struct query *query =
            db_query(operation->db, "SELECT placement, relay FROM session WHERE id = $1");
    query_bind_id(query, 1, &session);
    if (query_next(query)) {
        out->placement = query_number(query, 0);
        query_copy_text(query, 1, out->relay, sizeof(out->relay));
    }
    return query_end(query);
}

static enum err session_place_run(struct operation *operation, const void *in, void *out)
{
    const struct session_place *call = in;
    struct session_place_out *ret = out;
    operation->object = call->session;
    if (call->relay[0] == '\0')
        return error_set(operation->error, ERR_INPUT, "relay", "Name a relay.");
    enum err err = relay_set(operation, call->session, call->from, call->relay);
    if (err)
        return err;
    bool is_changed = db_changes(operation->db) > 0;
    err = placement_read(operation, call->session, ret);
    ret->is_moved = is_changed && ret->placement > 1;
    return !err && ret->placement == 0 ? ERR_NOT_FOUND : err;
}

const struct store_call session_place = {
        .name = "session.place",
        .in_size = sizeof(struct session_place),
        .out_size = sizeof(struct session_place_out),
        .is_write = true,
        .run = session_place_run,
};

/* --- calls_move ------------------------------------------------------------------------------- */

/* In the words of session_to_settle: only sessions that are not over are looked through. */
static enum err calls_find(const struct operation *operation, const struct calls_move *call,
        struct calls_move_out *out)
{
    bool is_more;
    struct query *query = db_query(operation->db,
            SESSION_SELECT "WHERE (s.status = 'reserved' OR s.status = 'pending' "
                           "OR s.status = 'booked' OR s.status = 'live') AND s.end_at > $1 "
                           "AND s.start_at <= $2 AND s.relay = $3 ORDER BY s.id LIMIT $4");
    query_bind_number(query, 1, call->write.now);
    query_bind_number(query, 2, call->write.now + (unix_s_t)BOOKING_EARLY_MIN * 60);
    query_bind_text(query, 3, call->from);
    query_bind_number(query, 4, CALLS_MOVED_MAX);
    return session_rows_read(
            operation, query, out->sessions, CALLS_MOVED_MAX, &out->count, &is_more);
}

static enum err calls_move_run(struct operation *operation, const void *in, void *out)
{
    const struct calls_move *call = in;
    struct calls_move_out *ret = out;
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    if (call->to[0] == '\0' || strcmp(call->from, call->to) == 0)
        return error_set(operation->error, ERR_INPUT, "to", "Name another relay.");
    enum err err = calls_find(operation, call, ret);
    for (size_t i = 0; i < ret->count && !err; i++) {
        struct session_row *row = &ret->sessions[i];
        err = relay_set(operation, row->id, call->from, call->to);
        memcpy(row->relay, call->to, sizeof(row->relay));
    }
    return err;
}

const struct store_call calls_move = {
        .name = "calls.move",
        .in_size = sizeof(struct calls_move),
        .out_size = sizeof(struct calls_move_out),
        .is_write = true,
        .run = calls_move_run,
};
