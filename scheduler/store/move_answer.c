/* The answers to a move: yes, no, taken back. Runs on the writer; who may say what is core/move's,
 * who may see the move is whoever has a part in it. */
#include "scheduler/store/moves.h"

#include "scheduler/store/lock.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

struct answering {
    const struct move_answer *call;
    struct move_row move;
    struct session_row old;
};

/* --- whose it is ------------------------------------------------------------------------------ */

static bool actor_sees(const struct actor *actor, const struct move_row *move, struct id person)
{
    if (!id_is_zero(actor->only_session) && !id_equal(actor->only_session, move->session) &&
            !id_equal(actor->only_session, move->new_session))
        return false;
    switch (actor->role) {
    case ROLE_PERSON:
        return id_equal(actor->account, person);
    case ROLE_COACH:
        return id_equal(actor->account, move->coach) || id_equal(actor->account, move->proposer);
    case ROLE_COORDINATOR:
        return id_equal(actor->programme, move->programme);
    case ROLE_NOBODY:
    case ROLE_OPERATOR:
    case ROLE_SYSTEM:
        return false;
    }
    return false;
}

/* Another coordinator may take back what a coordinator proposed, but nobody another's. */
static bool actor_proposed(const struct actor *actor, const struct move_row *move)
{
    return actor->role == ROLE_COORDINATOR || id_equal(actor->account, move->proposer);
}

static enum err answering_find(const struct operation *operation, struct answering *answering)
{
    const struct move_answer *call = answering->call;
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = move_row_find(operation, call->move, &answering->move);
    if (!err)
        err = session_row_find(operation, &system, answering->move.session, &answering->old);
    if (err)
        return err;
    if (!actor_sees(&call->write.actor, &answering->move, answering->old.person) ||
            (call->event == MOVE_WITHDRAW && !actor_proposed(&call->write.actor, &answering->move)))
        return error_set(operation->error, ERR_NOT_FOUND, "move", "There is none by this id.");
    return ERR_OK;
}

/* Found once to know what to lock, and again: now it stands still. */
static enum err answering_begin(const struct operation *operation, struct answering *answering)
{
    enum err err = answering_find(operation, answering);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, answering->move.coach);
    if (!err)
        err = lock_row(operation, LOCK_SESSION, answering->move.session);
    return err ? err : answering_find(operation, answering);
}

/* --- answers ---------------------------------------------------------------------------------- */

static enum err move_accept(const struct operation *operation, struct answering *answering)
{
    const struct write *write = &answering->call->write;
    struct move_row *move = &answering->move;
    if (move->state.status == MOVE_OPEN && move->expires_at <= write->now)
        return error_set(operation->error, ERR_NOT_NOW, "move", "Its time for an answer is over.");
    enum err err = move_row_change(operation, move, MOVE_ACCEPT, write->actor.role);
    if (err || move->state.status != MOVE_ACCEPTED)
        return err;
    return move_carry_out(operation, write, move, &answering->old);
}

/* The one who stepped in is not to: nothing is booked at that time, and somebody sees to it. */
static enum err cover_decline(const struct operation *operation, struct answering *answering)
{
    const struct write *write = &answering->call->write;
    struct move_row *move = &answering->move;
    struct session_row covered;
    enum err err = session_row_find(operation, &write->actor, move->new_session, &covered);
    if (!err && covered.start_at <= write->now)
        return error_set(operation->error, ERR_NOT_NOW, "move", "It has begun.");
    if (!err)
        err = move_row_change(operation, move, MOVE_DECLINE, write->actor.role);
    if (!err)
        err = session_row_move(operation, &covered, BOOKING_CANCEL, write->actor.role);
    if (!err)
        err = queue_put(operation, QUEUE_DECLINED, covered.person, covered.id, covered.start_at,
                write->now);
    if (!err)
        err = outbox_put(operation, NOTICE_CANCELLED, covered.coach, covered.id, write->now);
    return err;
}

static enum err move_end(const struct operation *operation, struct answering *answering)
{
    const struct write *write = &answering->call->write;
    enum err err =
            move_row_change(operation, &answering->move, answering->call->event, write->actor.role);
    if (err)
        return err;
    return move_tell_ended(
            operation, &answering->move, &answering->old, write->actor.account, write->now);
}

static enum err answer_take(const struct operation *operation, struct answering *answering)
{
    if (answering->call->event == MOVE_ACCEPT)
        return move_accept(operation, answering);
    if (answering->call->event == MOVE_DECLINE && answering->move.state.kind == MOVE_COVER)
        return cover_decline(operation, answering);
    return move_end(operation, answering);
}

static enum err move_answer_run(struct operation *operation, const void *in, void *out)
{
    struct move_out *ret = out;
    struct answering answering = {.call = in};
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = answering_begin(operation, &answering);
    operation->object = answering.move.session;
    if (!err)
        err = answer_take(operation, &answering);
    if (!err)
        err = session_row_find(operation, &system, answering.move.session, &ret->session);
    if (!err)
        err = session_row_find(operation, &system, answering.move.new_session, &ret->new_session);
    return err;
}

const struct store_call move_answer = {
        .name = "move.answer",
        .in_size = sizeof(struct move_answer),
        .out_size = sizeof(struct move_out),
        .is_write = true,
        .run = move_answer_run,
};
