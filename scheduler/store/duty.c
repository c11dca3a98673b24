/* Keeps who is on duty. Runs on the store's threads; whom a duty rings is ask_step's to say. */
#include "scheduler/store/duty.h"

#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

static enum err duty_read(
        const struct operation *operation, struct id coach, unix_s_t now, struct duty_row *ret)
{
    struct query *query = db_query(
            operation->db, "SELECT until_at FROM duty WHERE coach_id = $1 AND until_at > $2");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, now);
    ret->until_at = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

static enum err duty_get_run(struct operation *operation, const void *in, void *out)
{
    const struct duty_get *call = in;
    enum err err = scope_role(operation, &call->actor, ROLE_COACH);
    return err ? err : duty_read(operation, call->actor.account, call->now, out);
}

const struct store_call duty_get = {
        .name = "duty.get",
        .in_size = sizeof(struct duty_get),
        .out_size = sizeof(struct duty_row),
        .run = duty_get_run,
};

/* Longer duty keeps one's place in the line; a new one begins at its end. */
static enum err duty_save(
        const struct operation *operation, const struct member *coach, const struct duty_put *call)
{
    unix_s_t now = call->write.now;
    struct query *query = db_query(operation->db,
            "INSERT INTO duty (coach_id, programme_id, since_at, until_at) "
            "VALUES ($1, $2, $3, $4) ON CONFLICT (coach_id) DO UPDATE SET since_at = "
            "CASE WHEN duty.until_at > $3 THEN duty.since_at ELSE $3 END, until_at = $4");
    query_bind_id(query, 1, &coach->id);
    query_bind_id(query, 2, &coach->programme);
    query_bind_number(query, 3, now);
    query_bind_number(query, 4, call->until_at > now ? call->until_at : now);
    return query_run(query);
}

/* Whoever waits and is rung nobody for just now may be able to ring this one. */
static enum err asks_wake(
        const struct operation *operation, const struct member *coach, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "UPDATE ask SET look_at = $2 WHERE programme_id = $1 AND status = 'waiting' "
            "AND look_at > $2 AND NOT EXISTS (SELECT 1 FROM ring r WHERE r.ask_id = ask.id "
            "AND r.answer = 'none')");
    query_bind_id(query, 1, &coach->programme);
    query_bind_number(query, 2, now);
    return query_run(query);
}

static enum err ring_leave(const struct operation *operation, struct id coach)
{
    struct query *query = db_query(operation->db,
            "UPDATE ask SET look_at = $2 WHERE status = 'waiting' AND look_at > $2 AND id IN "
            "(SELECT r.ask_id FROM ring r WHERE r.coach_id = $1 AND r.answer = 'none')");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, operation->now);
    return query_run(query);
}

enum err duty_leave(const struct operation *operation, struct id coach, unix_s_t from_at)
{
    struct query *query = db_query(
            operation->db, "UPDATE duty SET until_at = $2 WHERE coach_id = $1 AND until_at > $2");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, from_at);
    enum err err = query_run(query);
    bool is_gone = db_changes(operation->db) > 0 && from_at <= operation->now;
    return err || !is_gone ? err : ring_leave(operation, coach);
}

static enum err duty_put_run(struct operation *operation, const void *in, void *out)
{
    const struct duty_put *call = in;
    const struct actor *actor = &call->write.actor;
    struct member coach;
    operation->object = actor->account;
    if (call->until_at > call->write.now + DUTY_MAX_S)
        return error_set(operation->error, ERR_INPUT, "until_at", "is too far off");
    enum err err = scope_role(operation, actor, ROLE_COACH);
    if (!err)
        err = scope_coach(operation, actor, actor->account, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = duty_save(operation, &coach, call);
    if (!err)
        err = asks_wake(operation, &coach, call->write.now);
    return err ? err : duty_read(operation, coach.id, call->write.now, out);
}

const struct store_call duty_put = {
        .name = "duty.put",
        .in_size = sizeof(struct duty_put),
        .out_size = sizeof(struct duty_row),
        .is_write = true,
        .run = duty_put_run,
};
