/* Proposing a move: whether the time can be had, whose yes it needs, and either holding it or doing
 * it at once. Runs on the writer. */
#include "scheduler/store/moves.h"

#include "common/random.h"
#include "scheduler/store/availability.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

enum {
    LOOK_BACK_S = 3 * 86400,   /* alternatives are looked for this long before a wish */
    LOOK_AHEAD_S = 10 * 86400, /* and this long after */
};

struct proposal {
    const struct move_propose *call;
    struct session_row old;
    struct member coach; /* of the time proposed */
    struct member person;
    struct booking_wish wish;
    struct move_sides sides; /* whose yes it needs */
    bool is_strange; /* a person's, to whom this coach offers nothing: see proposal_members */
};

/* --- what is asked for ------------------------------------------------------------------------ */

/* The session's own coach needs no scope: whoever sees the session deals with that coach. But one
 * who only stepped in, or answered once, has offered the person that time and no other. */
static enum err own_coach(const struct operation *operation, struct proposal *proposal)
{
    bool is_theirs = true;
    const struct session_row *old = &proposal->old;
    enum err err = member_find(operation, old->coach, ROLE_COACH, "coach", &proposal->coach);
    if (!err && proposal->call->write.actor.role == ROLE_PERSON)
        err = caseload_has(operation, old->coach, old->person, &is_theirs);
    proposal->is_strange = !is_theirs;
    return err;
}

static enum err proposal_members(const struct operation *operation, struct proposal *proposal)
{
    const struct move_propose *call = proposal->call;
    const struct session_row *old = &proposal->old;
    bool is_same = id_is_zero(call->coach) || id_equal(call->coach, old->coach);
    enum err err = member_find(operation, old->person, ROLE_PERSON, "person", &proposal->person);
    if (err)
        return err;
    if (is_same)
        return own_coach(operation, proposal);
    err = scope_coach(operation, &call->write.actor, call->coach, &proposal->coach);
    return err ? err : fitting_check_anew(operation, old->person, call->coach);
}

/* Coach, then person, then session (lock.h): what is read after this stands still. */
static enum err proposal_lock(const struct operation *operation, struct proposal *proposal)
{
    const struct move_propose *call = proposal->call;
    enum err err = lock_row(operation, LOCK_ACCOUNT, proposal->coach.id);
    if (!err && call->write.actor.role == ROLE_PERSON)
        err = lock_row(operation, LOCK_ACCOUNT, proposal->person.id);
    if (!err)
        err = lock_row(operation, LOCK_SESSION, call->session);
    return err ? err
               : session_row_find(operation, &call->write.actor, call->session, &proposal->old);
}

static enum err proposal_check(const struct operation *operation, struct proposal *proposal)
{
    const struct move_propose *call = proposal->call;
    const struct session_row *old = &proposal->old;
    struct error *error = operation->error;
    enum booking_status next;
    const struct booking_facts facts = {
            .coach_here = old->coach_here, .person_here = old->person_here};
    proposal->wish = (struct booking_wish){.start_at = call->start_at,
            .length_min = (old->end_at - old->start_at) / 60,
            .mode = old->mode};
    if (booking_next(old->status, BOOKING_MOVE, call->write.actor.role, facts, &next) != ERR_OK ||
            old->end_at <= call->write.now)
        return error_set(error, ERR_NOT_NOW, "session", "It cannot be moved any more.");
    if (call->start_at % SLOT_GRID_S != 0)
        return error_set(error, ERR_INPUT, "start_at", "must be on a quarter hour");
    if (call->start_at == old->start_at && id_equal(proposal->coach.id, old->coach))
        return error_set(error, ERR_INPUT, "start_at", "is where it is already");
    return booking_check(&proposal->wish, call->write.now, error);
}

/* --- whether it can be had -------------------------------------------------------------------- */

/* Free, whatever the coach's hours say. */
static enum err time_is_clear(
        const struct operation *operation, const struct proposal *proposal, bool *ret_is_clear)
{
    struct rules rules;
    bool is_taken = false;
    struct id moving = proposal->old.id;
    int length_min = (int)proposal->wish.length_min;
    unix_s_t start_at = proposal->wish.start_at;
    enum err err = rules_load(operation, proposal->coach.id, &rules);
    if (err)
        return err;
    int with_buffer_min = length_min + rules_buffer_min(&rules, length_min);
    err = claims_have(operation, proposal->coach.id,
            booking_person_claim(start_at, with_buffer_min), moving, &is_taken);
    if (!err && !is_taken)
        err = claims_have(operation, proposal->person.id,
                booking_person_claim(start_at, length_min), moving, &is_taken);
    *ret_is_clear = !is_taken;
    return err;
}

static enum err proposal_weigh(const struct operation *operation, struct proposal *proposal,
        const struct slots_query *slots)
{
    const struct move_propose *call = proposal->call;
    const struct move_facts facts = {
            .proposer = call->write.actor.role,
            .is_offered = !proposal->is_strange && slots_has(slots, call->start_at),
            .is_asked = call->is_asked,
    };
    bool is_clear = facts.is_offered;
    enum err err = is_clear ? ERR_OK : time_is_clear(operation, proposal, &is_clear);
    if (err)
        return err;
    err = move_ask(&facts, &proposal->sides);
    if (err == ERR_CONFLICT || !is_clear)
        return error_set(operation->error, ERR_CONFLICT, "start_at", "This time is not free.");
    return err;
}

static enum err proposal_decide(
        const struct operation *operation, struct proposal *proposal, struct move_out *out)
{
    const struct booking_wish *wish = &proposal->wish;
    const struct availability_wish look = {
            .coach = &proposal->coach,
            .person = proposal->person.id,
            .moving = proposal->old.id,
            .length_min = (int)wish->length_min,
            .now = proposal->call->write.now,
            .time = {.start = wish->start_at - LOOK_BACK_S, .end = wish->start_at + LOOK_AHEAD_S},
    };
    struct availability *availability;
    enum err err = availability_load(operation, &look, &availability);
    if (err)
        return err;
    struct slots_query slots = *availability_query(availability);
    err = proposal_weigh(operation, proposal, &slots);
    if (id_equal(proposal->coach.id, proposal->old.coach))
        slots.had = proposal->old.start_at;
    if (err == ERR_CONFLICT && !proposal->is_strange)
        out->alternative_count =
                alternatives_find(&slots, proposal->coach.id, wish->start_at, out->alternatives);
    availability_destroy(availability);
    return err;
}

/* --- doing it --------------------------------------------------------------------------------- */

static enum err session_take(const struct operation *operation, const struct proposal *proposal,
        enum booking_status status, struct id *ret_session)
{
    const struct session_plan plan = {
            .coach = &proposal->coach,
            .person = &proposal->person,
            .wish = proposal->wish,
            .status = status,
            .replaces = proposal->old.id,
    };
    enum err err = session_make(operation, &plan, proposal->call->write.now, ret_session);
    return err == ERR_CONFLICT ? db_overtake(operation->db) : err;
}

static struct move_row move_of(const struct proposal *proposal, struct id new_session)
{
    const struct write *write = &proposal->call->write;
    bool is_open = proposal->sides.person || proposal->sides.coach;
    return (struct move_row){
            .id = random_id(),
            .programme = proposal->old.programme,
            .session = proposal->old.id,
            .new_session = new_session,
            .coach = proposal->coach.id,
            .proposer = write->actor.account,
            .state = {.kind = MOVE_TIME,
                    .status = is_open ? MOVE_OPEN : MOVE_ACCEPTED,
                    .waits_for = proposal->sides,
                    .proposer = write->actor.role},
            .start_at = proposal->wish.start_at,
            .end_at = proposal->wish.start_at + proposal->wish.length_min * 60,
            .created_at = write->now,
    };
}

static enum err move_at_once(
        const struct operation *operation, struct proposal *proposal, struct id *ret_session)
{
    const struct write *write = &proposal->call->write;
    enum err err = session_row_move(operation, &proposal->old, BOOKING_MOVE, write->actor.role);
    if (!err)
        err = session_take(operation, proposal, BOOKING_BOOKED, ret_session);
    if (err)
        return err;
    const struct move_row row = move_of(proposal, *ret_session);
    err = move_row_insert(operation, &row);
    return err ? err : move_finish(operation, write, &proposal->old, *ret_session);
}

/* W11. */
static enum err proposer_may(const struct operation *operation, const struct proposal *proposal)
{
    const struct actor *actor = &proposal->call->write.actor;
    int64_t open = 0;
    if (actor->role != ROLE_PERSON)
        return ERR_OK;
    enum err err = moves_open(operation, actor->account, proposal->old.id, &open);
    if (!err && open >= MOVE_OPEN_MAX)
        err = error_set(operation->error, ERR_LIMIT, "move", "Some are waiting for an answer.");
    return err;
}

static enum err move_hold(const struct operation *operation, struct proposal *proposal,
        unix_s_t deadline, struct id *ret_session)
{
    unix_s_t now = proposal->call->write.now;
    enum err err = move_end_open(operation, proposal->old.id, MOVE_REPLACE);
    if (!err)
        err = session_take(operation, proposal, BOOKING_RESERVED, ret_session);
    if (err)
        return err;
    struct move_row row = move_of(proposal, *ret_session);
    row.expires_at = deadline;
    err = move_row_insert(operation, &row);
    if (!err)
        err = due_put(operation, DUE_MOVE, row.id, deadline);
    return err ? err : move_tell_proposed(operation, &row, proposal->old.person, now);
}

static enum err proposal_carry(
        const struct operation *operation, struct proposal *proposal, struct id *ret_session)
{
    unix_s_t now = proposal->call->write.now;
    if (!proposal->sides.person && !proposal->sides.coach)
        return move_at_once(operation, proposal, ret_session);
    unix_s_t deadline = move_deadline(now, proposal->old.start_at, proposal->wish.start_at);
    if (!deadline)
        return error_set(operation->error, ERR_NOT_NOW, "start_at", "No time for an answer.");
    enum err err = proposer_may(operation, proposal);
    return err ? err : move_hold(operation, proposal, deadline, ret_session);
}

static enum err move_propose_run(struct operation *operation, const void *in, void *out)
{
    const struct move_propose *call = in;
    struct move_out *ret = out;
    struct proposal proposal = {.call = call};
    struct actor system = {.role = ROLE_SYSTEM};
    struct id new_session = {0};
    operation->object = call->session;
    enum err err = session_row_find(operation, &call->write.actor, call->session, &proposal.old);
    if (!err)
        err = proposal_members(operation, &proposal);
    if (!err)
        err = proposal_lock(operation, &proposal);
    if (!err)
        err = proposal_check(operation, &proposal);
    if (!err)
        err = proposal_decide(operation, &proposal, ret);
    if (!err)
        err = proposal_carry(operation, &proposal, &new_session);
    if (!err)
        err = session_row_find(operation, &system, call->session, &ret->session);
    return err ? err : session_row_find(operation, &system, new_session, &ret->new_session);
}

const struct store_call move_propose = {
        .name = "move.propose",
        .in_size = sizeof(struct move_propose),
        .out_size = sizeof(struct move_out),
        .is_write = true,
        .run = move_propose_run,
};
