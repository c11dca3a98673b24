/* How an offer ends: taken, let pass, lapsed, or because its session is let go in another way. Run
 * on the writer. */
#include "scheduler/store/audit.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/freed.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"
#include "scheduler/store/waitlist.h"

/* --- the end ---------------------------------------------------------------------------------- */

enum err offer_end(
        const struct operation *operation, const struct session_row *row, const char *status)
{
    struct query *query = db_query(operation->db,
            "UPDATE offer SET status = $2 WHERE session_id = $1 AND status = 'open'");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, status);
    enum err err = query_run(query);
    if (err)
        return err;
    query = db_query(operation->db, "UPDATE session SET offered_until = NULL WHERE id = $1");
    query_bind_id(query, 1, &row->id);
    err = query_run(query);
    return err ? err : freed_look_again(operation, row->programme);
}

/* The sessions that are offered in place of this one. */
static enum err offered_beside(const struct operation *operation, struct id old,
        struct id ret_offered[WAITLIST_PERSON_MAX], size_t *ret_count)
{
    size_t count = 0;
    struct query *query = db_query(operation->db,
            "SELECT o.session_id FROM waitlist w JOIN offer o ON o.entry_id = w.id "
            "WHERE w.session_id = $1 AND w.ended_at IS NULL AND o.status = 'open' LIMIT $2");
    query_bind_id(query, 1, &old);
    query_bind_number(query, 2, WAITLIST_PERSON_MAX);
    while (count < WAITLIST_PERSON_MAX && query_next(query))
        ret_offered[count++] = query_id(query, 0);
    *ret_count = count;
    return query_end(query);
}

/* What of its time an offer shares with the session that is let go becomes its own. */
static enum err offers_stand_alone(const struct operation *operation, struct id old)
{
    struct id offered[WAITLIST_PERSON_MAX];
    size_t count = 0;
    enum err err = offered_beside(operation, old, offered, &count);
    for (size_t i = 0; i < count && !err; i++) {
        err = claims_drop(operation, offered[i]);
        if (!err)
            err = session_claim(operation, offered[i]);
    }
    return err;
}

/* What takes the place of a session that is moved, or covered, is not to meet what was offered in
 * place of it: the wait goes on from the new one. */
static enum err offers_let_go(const struct operation *operation, struct id old)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    struct id offered[WAITLIST_PERSON_MAX];
    size_t count = 0;
    enum err err = offered_beside(operation, old, offered, &count);
    for (size_t i = 0; i < count && !err; i++) {
        struct session_row row;
        err = session_row_find(operation, &system, offered[i], &row);
        if (!err)
            err = session_row_move(operation, &row, BOOKING_LAPSE, ROLE_SYSTEM);
    }
    return err;
}

enum err offer_let_go(const struct operation *operation, const struct session_row *row,
        enum booking_status before, enum booking_event event)
{
    if (event == BOOKING_END || event == BOOKING_TECH_STOP)
        return ERR_OK; /* it was used */
    if (before == BOOKING_RESERVED && row->offered_until)
        return offer_end(operation, row, event == BOOKING_LAPSE ? "lapsed" : "passed");
    enum err err = event == BOOKING_MOVE ? offers_let_go(operation, row->id)
                                         : offers_stand_alone(operation, row->id);
    return err ? err : freed_put_session(operation, row->id);
}

enum err offer_lapse(struct operation *operation, const struct write *write, struct id session,
        struct session_row *ret_session)
{
    struct session_row row;
    *ret_session = (struct session_row){0};
    enum err err = lock_row(operation, LOCK_SESSION, session);
    if (!err)
        err = session_row_find(operation, &write->actor, session, &row);
    if (err || row.offered_until == 0 || row.offered_until > write->now)
        return err;
    operation->object = session;
    err = session_row_move(operation, &row, BOOKING_LAPSE, ROLE_SYSTEM);
    if (!err)
        err = audit_write(operation, write, "waitlist.lapse");
    if (!err)
        *ret_session = row;
    return err;
}

/* --- yes -------------------------------------------------------------------------------------- */

static enum err entry_of(const struct operation *operation, struct id session, struct id *ret_entry)
{
    struct query *query =
            db_query(operation->db, "SELECT entry_id FROM offer WHERE session_id = $1");
    query_bind_id(query, 1, &session);
    if (query_next(query))
        *ret_entry = query_id(query, 0);
    return query_end(query);
}

/* The later session, if it is still one that can be moved. */
static enum err old_find(const struct operation *operation, const struct session_row *row,
        struct session_row *ret_old)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    struct session_row old;
    if (id_is_zero(row->replaces))
        return ERR_OK;
    enum err err = lock_row(operation, LOCK_SESSION, row->replaces);
    if (!err)
        err = session_row_find(operation, &system, row->replaces, &old);
    if (!err && old.status == BOOKING_BOOKED && old.start_at > operation->now)
        *ret_old = old;
    return err;
}

/* The later session makes room; the earlier one takes its whole time, where it shared some. */
static enum err old_replace(
        const struct operation *operation, const struct write *write, struct offer_answer_out *out)
{
    enum err err = session_row_move(operation, &out->old, BOOKING_MOVE, write->actor.role);
    if (!err)
        err = claims_drop(operation, out->session.id);
    if (!err)
        err = session_claim(operation, out->session.id);
    return err == ERR_CONFLICT ? db_overtake(operation->db) : err;
}

static enum err taken_tell(const struct operation *operation, const struct write *write,
        const struct offer_answer_out *out)
{
    const struct session_row *row = &out->session;
    if (!id_is_zero(out->old.id))
        return move_finish(operation, write, &out->old, row->id);
    return outbox_tell(operation, NOTICE_BOOKED, row, NULL, write->now);
}

static enum err entry_is_for_anyone(
        const struct operation *operation, struct id entry, bool *ret_is_anyone)
{
    struct query *query = db_query(operation->db, "SELECT is_anyone FROM waitlist WHERE id = $1");
    query_bind_id(query, 1, &entry);
    *ret_is_anyone = query_next(query) && query_number(query, 0) != 0;
    return query_end(query);
}

/* Who was fit to be offered this coach may be so no more: an offer stands for a night. */
static enum err pair_check(
        const struct operation *operation, const struct session_row *row, struct id entry)
{
    bool is_anyone = false, is_theirs = false;
    enum err err = entry_is_for_anyone(operation, entry, &is_anyone);
    if (!err)
        err = caseload_has(operation, row->coach, row->person, &is_theirs);
    if (!err)
        err = is_theirs || is_anyone ? fitting_check_anew(operation, row->person, row->coach)
                                     : ERR_NOT_NOW;
    return err;
}

static enum err offer_take(const struct operation *operation, const struct write *write,
        struct id entry, struct offer_answer_out *out)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    enum err err = pair_check(operation, &out->session, entry);
    if (err == ERR_NOT_NOW) /* as if its time had run out */
        return session_row_move(operation, &out->session, BOOKING_LAPSE, ROLE_SYSTEM);
    if (!err)
        err = waitlist_end(operation, entry);
    if (!err)
        err = offer_end(operation, &out->session, "taken");
    if (!err)
        err = old_find(operation, &out->session, &out->old);
    if (!err && !id_is_zero(out->old.id))
        err = old_replace(operation, write, out);
    if (!err)
        err = session_row_move(operation, &out->session, BOOKING_CONFIRM, write->actor.role);
    if (!err)
        err = taken_tell(operation, write, out);
    if (!err && !id_is_zero(out->old.id))
        err = session_row_find(operation, &system, out->old.id, &out->old);
    return err ? err : session_row_find(operation, &system, out->session.id, &out->session);
}

static enum err offer_answer_run(struct operation *operation, const void *in, void *out)
{
    const struct offer_answer *call = in;
    const struct write *write = &call->write;
    struct offer_answer_out *ret = out;
    struct id entry = {0};
    operation->object = call->session;
    enum err err = entry_of(operation, call->session, &entry);
    if (!err)
        err = lock_row(operation, LOCK_WAIT, entry);
    if (!err)
        err = lock_row(operation, LOCK_SESSION, call->session);
    if (!err)
        err = session_row_find(operation, &write->actor, call->session, &ret->session);
    if (err)
        return err;
    if (write->actor.role != ROLE_PERSON)
        return error_set(operation->error, ERR_FORBIDDEN, "session", "It is not offered to you.");
    if (ret->session.offered_until <= write->now)
        return error_set(operation->error, ERR_NOT_NOW, "session", "It is not held any more.");
    if (call->is_yes)
        return offer_take(operation, write, entry, ret);
    return session_row_move(operation, &ret->session, BOOKING_CANCEL, write->actor.role);
}

const struct store_call offer_answer = {
        .name = "waitlist.answer",
        .in_size = sizeof(struct offer_answer),
        .out_size = sizeof(struct offer_answer_out),
        .is_write = true,
        .run = offer_answer_run,
};
