/* The calls about people who ask for a coach now. Run on the store's threads; who is rung next is
 * ask_step's. Each locks the person first, so that one ask goes one step at a time. */
#include "scheduler/store/asks.h"

#include "common/random.h"
#include "scheduler/store/ask_row.h"
#include "scheduler/store/ask_step.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* --- asks_list -------------------------------------------------------------------------------- */

static enum err asks_read(const struct operation *operation, struct query *query, unix_s_t now,
        struct asks_list_out *out)
{
    enum err err = ERR_OK;
    while (!err && out->count < ASKS_MAX && query_next(query))
        err = ask_row_read(operation, query, &out->asks[out->count++]);
    enum err ended = query_end(query);
    err = err ? err : ended;
    for (size_t i = 0; i < out->count && !err; i++) {
        if (out->asks[i].status == ASK_WAITING)
            err = ask_estimate(operation, &out->asks[i], now);
    }
    return err;
}

static struct query *asks_query(const struct operation *operation, const struct asks_list *call)
{
    struct query *query;
    switch ((int)call->actor.role) {
    case ROLE_COORDINATOR:
        query = db_query(operation->db,
                "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE k.programme_id = $1 "
                "AND k.status = 'waiting' ORDER BY k.made_at, k.id");
        query_bind_id(query, 1, &call->actor.programme);
        return query;
    case ROLE_COACH:
        query = db_query(operation->db,
                "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE r.coach_id = $1 "
                "AND r.until_at > $2 AND k.status = 'waiting'");
        query_bind_id(query, 1, &call->actor.account);
        query_bind_number(query, 2, call->now);
        return query;
    default:
        query = db_query(operation->db,
                "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE k.person_id = $1 "
                "AND (k.ended_at IS NULL OR k.ended_at > $2) ORDER BY CASE k.status "
                "WHEN 'waiting' THEN 0 ELSE 1 END, k.ended_at DESC, CASE k.status "
                "WHEN 'answered' THEN 0 ELSE 1 END LIMIT 1");
        query_bind_id(query, 1, &call->actor.account);
        query_bind_number(query, 2, call->now - ASK_SEEN_S);
        return query;
    }
}

static enum err asks_list_run(struct operation *operation, const void *in, void *out)
{
    const struct asks_list *call = in;
    enum err err = scope_role(operation, &call->actor, call->actor.role);
    return err ? err : asks_read(operation, asks_query(operation, call), call->now, out);
}

const struct store_call asks_list = {
        .name = "asks.list",
        .in_size = sizeof(struct asks_list),
        .out_size = sizeof(struct asks_list_out),
        .run = asks_list_run,
};

/* --- ask_make --------------------------------------------------------------------------------- */

static enum err open_find(const struct operation *operation, struct id person, bool *ret_found,
        struct ask_row *ret_row)
{
    struct query *query = db_query(operation->db,
            "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE k.person_id = $1 "
            "AND k.status = 'waiting'");
    query_bind_id(query, 1, &person);
    *ret_found = query_next(query);
    enum err err = *ret_found ? ask_row_read(operation, query, ret_row) : ERR_OK;
    enum err ended = query_end(query);
    return err ? err : ended;
}

/* Not while they are with somebody already, and not again and again; what the office did for them,
 * and what came to a session, is not held against them. */
static enum err person_may(
        const struct operation *operation, const struct ask_make *call, struct id person)
{
    unix_s_t now = call->write.now;
    bool is_busy = false;
    int64_t count = 0;
    enum err err = claims_have(operation, person,
            booking_person_claim(ask_start(now), (int)call->length_min), (struct id){0}, &is_busy);
    if (err)
        return err;
    if (is_busy)
        return error_set(operation->error, ERR_NOT_NOW, "person", "There is a session in it.");
    if (call->write.actor.role != ROLE_PERSON)
        return ERR_OK;
    struct query *query = db_query(operation->db,
            "SELECT COUNT(*) FROM ask WHERE person_id = $1 AND made_at > $2 AND is_own = 1 "
            "AND status <> 'answered'");
    query_bind_id(query, 1, &person);
    query_bind_number(query, 2, now - 3600);
    count = query_next(query) ? query_number(query, 0) : 0;
    err = query_end(query);
    if (!err && count >= ASKS_PER_HOUR)
        err = error_set(operation->error, ERR_NOT_NOW, "person", "Asked often within the hour.");
    return err;
}

static enum err ask_begin(const struct operation *operation, const struct ask_make *call,
        const struct member *person, struct ask_row *ret_row)
{
    unix_s_t now = call->write.now;
    struct ask_row row = {.id = random_id(),
            .programme = person->programme,
            .person = person->id,
            .status = ASK_WAITING,
            .mode = call->mode,
            .length_min = call->length_min,
            .made_at = now,
            .look_at = now};
    enum err err = ask_row_insert(operation, &row, call->write.actor.role == ROLE_PERSON);
    if (!err)
        err = ask_row_find(operation, row.id, ret_row);
    return err ? err : ask_step(operation, ret_row, now);
}

static enum err ask_make_run(struct operation *operation, const void *in, void *out)
{
    const struct ask_make *call = in;
    const struct actor *actor = &call->write.actor;
    struct ask_row *row = &((struct ask_out *)out)->ask;
    struct member person;
    bool is_open = false;
    const struct booking_wish wish = {.start_at = ask_start(call->write.now),
            .length_min = call->length_min,
            .mode = call->mode};
    enum err err = booking_check(&wish, wish.start_at, operation->error);
    if (!err)
        err = scope_person(operation, actor,
                id_is_zero(call->person) && actor->role == ROLE_PERSON ? actor->account
                                                                       : call->person,
                &person);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person.id);
    if (!err)
        err = open_find(operation, person.id, &is_open, row);
    if (!err && !is_open)
        err = person_may(operation, call, person.id);
    if (!err)
        err = is_open ? ask_estimate(operation, row, call->write.now)
                      : ask_begin(operation, call, &person, row);
    ((struct ask_out *)out)->is_same = is_open;
    operation->object = row->id;
    operation->is_audited = is_open;
    return err;
}

const struct store_call ask_make = {
        .name = "ask.make",
        .in_size = sizeof(struct ask_make),
        .out_size = sizeof(struct ask_out),
        .is_write = true,
        .run = ask_make_run,
};

/* --- of the coach who is being rung ----------------------------------------------------------- */

static enum err not_found(const struct operation *operation)
{
    return error_set(operation->error, ERR_NOT_FOUND, "ask", "There is none by this id.");
}

/* The ask, held still: coach, then person. */
static enum err ringing_take(const struct operation *operation, const struct write *write,
        struct id ask, struct ask_row *ret_row)
{
    enum err err = scope_role(operation, &write->actor, ROLE_COACH);
    if (!err)
        err = ask_row_find(operation, ask, ret_row);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, write->actor.account);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, ret_row->person);
    if (!err)
        err = ask_row_find(operation, ask, ret_row);
    if (!err &&
            (ret_row->status != ASK_WAITING || !id_equal(ret_row->ringing, write->actor.account)))
        err = not_found(operation);
    return err;
}

static enum err session_begin(const struct operation *operation, const struct write *write,
        const struct ask_row *row, struct id *ret_session)
{
    struct member coach, person;
    bool has_time = false;
    enum err err = member_find(operation, write->actor.account, ROLE_COACH, "coach", &coach);
    if (!err)
        err = member_find(operation, row->person, ROLE_PERSON, "person", &person);
    if (!err)
        err = ask_has_time(operation, row, coach.id, write->now, &has_time);
    if (!err && !has_time)
        err = error_set(operation->error, ERR_CONFLICT, "start_at", "This time is taken.");
    if (err)
        return err;
    const struct session_plan plan = {.coach = &coach,
            .person = &person,
            .wish = {.start_at = ask_start(write->now),
                    .length_min = row->length_min,
                    .mode = row->mode},
            .status = BOOKING_BOOKED};
    err = session_make(operation, &plan, write->now, ret_session);
    return err == ERR_CONFLICT ? db_overtake(operation->db) : err;
}

static enum err ask_take_run(struct operation *operation, const void *in, void *out)
{
    const struct ask_take *call = in;
    const struct write *write = &call->write;
    struct ask_take_out *ret = out;
    struct ask_row *row = &ret->ask.ask;
    struct actor system = {.role = ROLE_SYSTEM};
    operation->object = call->ask;
    enum err err = ringing_take(operation, write, call->ask, row);
    if (!err)
        err = session_begin(operation, write, row, &row->session);
    if (err)
        return err;
    ret->ask.was_ringing = row->ringing;
    row->status = ASK_ANSWERED;
    row->ended_at = write->now;
    err = ring_end(operation, row, "taken");
    if (!err)
        err = ask_row_save(operation, row);
    if (!err)
        err = queue_end(operation, QUEUE_ASK, row->person);
    if (!err)
        err = outbox_put(operation, NOTICE_BOOKED, row->person, row->session, write->now);
    return err ? err : session_row_find(operation, &system, row->session, &ret->session);
}

const struct store_call ask_take = {
        .name = "ask.take",
        .in_size = sizeof(struct ask_take),
        .out_size = sizeof(struct ask_take_out),
        .is_write = true,
        .run = ask_take_run,
};

static enum err ask_pass_run(struct operation *operation, const void *in, void *out)
{
    const struct ask_pass *call = in;
    struct ask_out *ret = out;
    operation->object = call->ask;
    enum err err = ringing_take(operation, &call->write, call->ask, &ret->ask);
    return err ? err : ask_ring_next(operation, ret, "passed", call->write.now);
}

const struct store_call ask_pass = {
        .name = "ask.pass",
        .in_size = sizeof(struct ask_pass),
        .out_size = sizeof(struct ask_out),
        .is_write = true,
        .run = ask_pass_run,
};

/* --- ask_withdraw ----------------------------------------------------------------------------- */

static enum err owned_take(const struct operation *operation, const struct write *write,
        struct id ask, struct ask_row *ret_row)
{
    struct member person;
    enum err err = scope_role(operation, &write->actor, write->actor.role);
    if (!err)
        err = ask_row_find(operation, ask, ret_row);
    if (!err && write->actor.role == ROLE_COACH)
        err = not_found(operation);
    if (!err)
        err = scope_person(operation, &write->actor, ret_row->person, &person);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person.id);
    return err ? err : ask_row_find(operation, ask, ret_row);
}

static enum err ask_withdraw_run(struct operation *operation, const void *in, void *out)
{
    const struct ask_withdraw *call = in;
    struct ask_out *ret = out;
    operation->object = call->ask;
    enum err err = owned_take(operation, &call->write, call->ask, &ret->ask);
    ret->is_same = !err && ret->ask.status != ASK_WAITING;
    operation->is_audited = ret->is_same;
    if (err || ret->is_same)
        return err;
    ret->was_ringing = ret->ask.ringing;
    ret->ask.status = ASK_WITHDRAWN;
    ret->ask.ended_at = call->write.now;
    err = ring_end(operation, &ret->ask, "over");
    return err ? err : ask_row_save(operation, &ret->ask);
}

const struct store_call ask_withdraw = {
        .name = "ask.withdraw",
        .in_size = sizeof(struct ask_withdraw),
        .out_size = sizeof(struct ask_out),
        .is_write = true,
        .run = ask_withdraw_run,
};
