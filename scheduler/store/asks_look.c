/* What becomes of asks as time passes: a ring that nobody answered, a coach who has come free, an
 * ask that has waited long enough. Called by the clock of every scheduler; each ask is looked at
 * once. */
#include "scheduler/store/ask_row.h"
#include "scheduler/store/ask_step.h"
#include "scheduler/store/asks.h"
#include "scheduler/store/audit.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

/* No look is ever so far ahead (a ring, and a wait, last half a minute): the clock was set back
 * since it was put down, and nobody is to be rung for an hour. */
enum { LOOK_FAR_S = 2 * ASK_RING_S };

static bool is_due(const struct ask_row *row, unix_s_t now)
{
    return row->look_at <= now || row->look_at > now + LOOK_FAR_S;
}

static enum err asks_due_run(struct operation *operation, const void *in, void *out)
{
    const struct asks_due *call = in;
    struct asks_due_out *ret = out;
    if (call->actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    struct query *query = db_query(operation->db, "SELECT id FROM ask WHERE status = 'waiting' "
                                                  "AND (look_at <= $1 OR look_at > $3) "
                                                  "ORDER BY made_at, id LIMIT $2");
    query_bind_number(query, 1, call->now);
    query_bind_number(query, 2, ASKS_MAX);
    query_bind_number(query, 3, call->now + LOOK_FAR_S);
    while (query_next(query))
        ret->asks[ret->count++] = query_id(query, 0);
    return query_end(query);
}

const struct store_call asks_due = {
        .name = "asks.due",
        .in_size = sizeof(struct asks_due),
        .out_size = sizeof(struct asks_due_out),
        .run = asks_due_run,
};

static enum err ask_look_run(struct operation *operation, const void *in, void *out)
{
    const struct ask_look *call = in;
    struct ask_out *ret = out;
    operation->object = call->ask;
    operation->is_audited = true; /* who was rung is in ring; how it ends is told */
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    enum err err = ask_row_find(operation, call->ask, &ret->ask);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, ret->ask.person);
    if (!err)
        err = ask_row_find(operation, call->ask, &ret->ask);
    if (err)
        return err;
    if (ret->ask.status != ASK_WAITING || !is_due(&ret->ask, call->write.now)) {
        *ret = (struct ask_out){0};
        return ERR_OK;
    }
    err = ask_ring_next(operation, ret, "missed", call->write.now);
    if (!err && ret->ask.status == ASK_GIVEN_UP)
        err = audit_write(operation, &call->write, "ask.give_up");
    return err;
}

const struct store_call ask_look = {
        .name = "ask.look",
        .in_size = sizeof(struct ask_look),
        .out_size = sizeof(struct ask_out),
        .is_write = true,
        .run = ask_look_run,
};
