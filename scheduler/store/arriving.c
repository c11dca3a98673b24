/* "I'm here", and what a ticket for a seat in the call says. Which relay a call is on is
 * placing.c's to change. Run on the store's threads. */
#include "scheduler/store/sessions.h"

#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* The asker's session, in the time for coming, and the asker's side of it. */
static enum err seat_find(const struct operation *operation, const struct actor *actor,
        struct id session, unix_s_t now, struct session_row *ret_row, enum seat_role *ret_role)
{
    enum err err = session_row_find(operation, actor, session, ret_row);
    if (err)
        return err;
    if (actor->role != ROLE_PERSON && actor->role != ROLE_COACH)
        return error_set(operation->error, ERR_FORBIDDEN, "session", "You have no seat in it.");
    if (!booking_is_held(ret_row->status) ||
            !booking_is_here_time(ret_row->start_at, ret_row->end_at, now))
        return error_set(operation->error, ERR_NOT_NOW, "session",
                "From 15 minutes before the start to the end.");
    *ret_role = actor->role == ROLE_COACH ? SEAT_COACH : SEAT_PERSON;
    return ERR_OK;
}

/* --- session_here ----------------------------------------------------------------------------- */

static enum err arrival_add(const struct operation *operation, struct id session, enum role role,
        unix_s_t now, bool *ret_is_first)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO arrival (session_id, role, at) VALUES ($1, $2, $3) "
            "ON CONFLICT (session_id, role) DO NOTHING");
    query_bind_id(query, 1, &session);
    query_bind_text(query, 2, role_names[role]);
    query_bind_number(query, 3, now);
    enum err err = query_run(query);
    *ret_is_first = !err && db_changes(operation->db) > 0;
    return err;
}

/* Both have come: the session is live. */
static enum err session_begin(const struct operation *operation, struct session_row *row)
{
    if (row->status != BOOKING_BOOKED || !row->coach_here || !row->person_here)
        return ERR_OK;
    return session_row_move(operation, row, BOOKING_BEGIN, ROLE_SYSTEM);
}

static enum err session_here_run(struct operation *operation, const void *in, void *out)
{
    const struct session_here *call = in;
    struct session_here_out *ret = out;
    const struct write *write = &call->write;
    operation->object = call->session;
    enum err err = lock_row(operation, LOCK_SESSION, call->session);
    if (!err)
        err = seat_find(
                operation, &write->actor, call->session, write->now, &ret->session, &ret->role);
    if (!err)
        err = session_row_move(operation, &ret->session, BOOKING_HERE, write->actor.role);
    if (!err)
        err = arrival_add(operation, call->session, write->actor.role, write->now, &ret->is_first);
    if (err)
        return err;
    ret->session.coach_here |= ret->role == SEAT_COACH;
    ret->session.person_here |= ret->role == SEAT_PERSON;
    err = session_begin(operation, &ret->session);
    if (err || !ret->is_first || ret->session.coach_here)
        return err;
    return outbox_put(operation, NOTICE_WAITING, ret->session.coach, call->session, write->now);
}

const struct store_call session_here = {
        .name = "session.here",
        .in_size = sizeof(struct session_here),
        .out_size = sizeof(struct session_here_out),
        .is_write = true,
        .run = session_here_run,
};

/* --- session_seat ----------------------------------------------------------------------------- */

static enum err seat_read(const struct operation *operation, struct session_seat_out *out)
{
    struct query *query = db_query(operation->db,
            "SELECT s.call_id, s.coach_seat_id, s.person_seat_id, s.placement, s.relay, "
            "t.is_coach_in, t.is_person_in FROM session s LEFT JOIN talk t ON t.session_id = s.id "
            "WHERE s.id = $1");
    query_bind_id(query, 1, &out->session.id);
    if (query_next(query)) {
        out->call = query_id(query, 0);
        out->seat = query_id(query, out->role == SEAT_COACH ? 1 : 2);
        out->placement = query_number(query, 3);
        query_copy_text(query, 4, out->relay, sizeof(out->relay));
        out->is_empty = query_number(query, 5) == 0 && query_number(query, 6) == 0;
    }
    return query_end(query);
}

static enum err session_seat_run(struct operation *operation, const void *in, void *out)
{
    const struct session_seat *call = in;
    struct session_seat_out *ret = out;
    enum err err =
            seat_find(operation, &call->actor, call->session, call->now, &ret->session, &ret->role);
    return err ? err : seat_read(operation, ret);
}

const struct store_call session_seat = {
        .name = "session.seat",
        .in_size = sizeof(struct session_seat),
        .out_size = sizeof(struct session_seat_out),
        .run = session_seat_run,
};
