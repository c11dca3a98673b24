/* Handing sessions over to another coach. Runs on the writer; core's tables say what may still be
 * moved, move_make what becomes of the old session. */
#include "scheduler/store/covers.h"

#include "common/random.h"
#include "scheduler/store/away_row.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/feed_row.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* --- whether it can be ------------------------------------------------------------------------ */

static enum err cover_check(const struct operation *operation, const struct session_row *old,
        const struct member *coach)
{
    enum booking_status next;
    const struct booking_facts facts = {
            .coach_here = old->coach_here, .person_here = old->person_here};
    if (booking_next(old->status, BOOKING_MOVE, ROLE_COORDINATOR, facts, &next) != ERR_OK ||
            old->start_at <= operation->now)
        return error_set(
                operation->error, ERR_NOT_NOW, "session", "It cannot be covered any more.");
    if (id_equal(old->coach, coach->id))
        return error_set(operation->error, ERR_NOT_NOW, "coach", "It is this coach's already.");
    return fitting_check_anew(operation, old->person, coach->id);
}

static enum err coach_is_free(const struct operation *operation, const struct session_row *old,
        const struct member *coach)
{
    struct rules rules;
    bool is_taken = false;
    int length_min = (int)((old->end_at - old->start_at) / 60);
    enum err err = rules_load(operation, coach->id, &rules);
    if (err)
        return err;
    length_min += rules_buffer_min(&rules, length_min);
    struct interval time = booking_person_claim(old->start_at, length_min);
    err = claims_have(operation, coach->id, time, old->id, &is_taken);
    if (!err && !is_taken)
        err = feed_takes(operation, coach->id, time, &is_taken);
    if (!err && is_taken)
        err = error_set(operation->error, ERR_CONFLICT, "coach", "This time is not free.");
    return err;
}

/* Hours are not asked, but whoever said that they cannot come is not sent. */
static enum err coach_is_there(const struct operation *operation, const struct session_row *old,
        const struct member *coach, bool *ret_is_away)
{
    const struct interval time = {.start = old->start_at, .end = old->end_at};
    enum err err = away_overlaps(operation, coach, time, ret_is_away);
    if (!err && *ret_is_away)
        err = error_set(operation->error, ERR_CONFLICT, "coach", "This coach is away then.");
    return err;
}

/* --- doing it --------------------------------------------------------------------------------- */

static enum err successor_make(const struct operation *operation, const struct session_row *old,
        const struct member *coach, struct id *ret_session)
{
    const struct member person = {.id = old->person, .programme = old->programme};
    const struct session_plan plan = {
            .coach = coach,
            .person = &person,
            .wish = {.start_at = old->start_at,
                    .length_min = (old->end_at - old->start_at) / 60,
                    .mode = old->mode},
            .status = BOOKING_BOOKED,
            .replaces = old->id,
    };
    enum err err = session_make(operation, &plan, operation->now, ret_session);
    return err == ERR_CONFLICT ? db_overtake(operation->db) : err;
}

static enum err cover_note(const struct operation *operation, const struct session_row *old,
        struct id coach, struct id new_session)
{
    const struct move_row row = {
            .id = random_id(),
            .programme = old->programme,
            .session = old->id,
            .new_session = new_session,
            .coach = coach,
            .proposer = operation->actor->account,
            .state = {.kind = MOVE_COVER,
                    .status = MOVE_ACCEPTED,
                    .proposer = operation->actor->role},
            .start_at = old->start_at,
            .end_at = old->end_at,
            .expires_at = old->start_at,
            .created_at = operation->now,
    };
    enum err err = move_row_insert(operation, &row);
    if (err)
        return err;
    struct query *query = db_query(operation->db, "UPDATE session SET cover_id = $2 WHERE id = $1");
    query_bind_id(query, 1, &new_session);
    query_bind_id(query, 2, &row.id);
    return query_run(query);
}

static enum err cover_make(const struct operation *operation, const struct write *write,
        struct session_row *old, const struct member *coach, struct id *ret_session)
{
    enum err err = session_row_move(operation, old, BOOKING_MOVE, write->actor.role);
    if (!err)
        err = successor_make(operation, old, coach, ret_session);
    if (!err)
        err = cover_note(operation, old, coach->id, *ret_session);
    return err ? err : move_finish(operation, write, old, *ret_session);
}

/* The coach's account is locked by the caller. */
static enum err cover(const struct operation *operation, const struct write *write,
        struct id session, const struct member *coach, struct move_out *ret, bool *ret_is_away)
{
    struct session_row old;
    struct actor system = {.role = ROLE_SYSTEM};
    struct id new_session;
    enum err err = lock_row(operation, LOCK_SESSION, session);
    if (!err)
        err = session_row_find(operation, &write->actor, session, &old);
    if (!err)
        err = cover_check(operation, &old, coach);
    if (!err)
        err = coach_is_there(operation, &old, coach, ret_is_away);
    if (!err)
        err = coach_is_free(operation, &old, coach);
    if (!err)
        err = cover_make(operation, write, &old, coach, &new_session);
    if (!err)
        err = session_row_find(operation, &system, session, &ret->session);
    return err ? err : session_row_find(operation, &system, new_session, &ret->new_session);
}

static enum err cover_begin(const struct operation *operation, const struct write *write,
        struct id coach, struct member *ret_coach)
{
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_coach(operation, &write->actor, coach, ret_coach);
    return err ? err : lock_row(operation, LOCK_ACCOUNT, ret_coach->id);
}

static enum err session_cover_run(struct operation *operation, const void *in, void *out)
{
    const struct session_cover *call = in;
    struct member coach;
    bool is_away;
    operation->object = call->session;
    enum err err = cover_begin(operation, &call->write, call->coach, &coach);
    return err ? err : cover(operation, &call->write, call->session, &coach, out, &is_away);
}

const struct store_call session_cover = {
        .name = "session.cover",
        .in_size = sizeof(struct session_cover),
        .out_size = sizeof(struct move_out),
        .is_write = true,
        .run = session_cover_run,
};

/* --- several ---------------------------------------------------------------------------------- */

static enum err sessions_check(const struct operation *operation, const struct sessions_cover *call)
{
    bool is_right = call->count <= COVERS_MAX;
    for (size_t i = 1; i < call->count && is_right; i++) {
        for (size_t k = 0; k < i; k++)
            is_right = is_right && !id_equal(call->sessions[i], call->sessions[k]);
    }
    if (!is_right)
        return error_set(operation->error, ERR_INPUT, "sessions", "Name each once.");
    return ERR_OK;
}

/* What only means that this one stays as it is. Overtaken is the whole call's matter. */
static bool is_left(const struct operation *operation, enum err err)
{
    bool is_known = err == ERR_CONFLICT || err == ERR_NOT_NOW || err == ERR_NOT_FOUND;
    return is_known && !db_is_overtaken(operation->db);
}

static enum err sessions_cover_run(struct operation *operation, const void *in, void *out)
{
    const struct sessions_cover *call = in;
    struct sessions_cover_out *ret = out;
    struct member coach;
    operation->object = call->coach;
    enum err err = sessions_check(operation, call);
    if (!err)
        err = cover_begin(operation, &call->write, call->coach, &coach);
    for (size_t i = 0; i < call->count && !err; i++) {
        err = cover(operation, &call->write, call->sessions[i], &coach, &ret->moves[i],
                &ret->is_away[i]);
        ret->errs[i] = err;
        if (!is_left(operation, err))
            continue;
        *operation->error = (struct error){0};
        err = ERR_OK;
    }
    ret->count = call->count;
    return err;
}

const struct store_call sessions_cover = {
        .name = "sessions.cover",
        .in_size = sizeof(struct sessions_cover),
        .out_size = sizeof(struct sessions_cover_out),
        .is_write = true,
        .run = sessions_cover_run,
};
