/* Sees to what is due. Runs on the writer, called by the clock of every scheduler: who deletes the
 * row is the one who does it. */
#include "scheduler/store/dues.h"

#include "scheduler/store/audit.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/outcome_row.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"
#include "scheduler/store/waitlist.h"

const char *const due_kind_names[DUE_KIND_COUNT + 1] = {
        [DUE_MOVE] = "move",
        [DUE_COACH_AWAY] = "coach_away",
        [DUE_UNDECIDED] = "undecided",
        [DUE_OUTCOME] = "outcome",
        [DUE_FREED] = "freed",
        [DUE_OFFER] = "offer",
        [DUE_WAIT] = "wait",
        [DUE_KIND_COUNT] = NULL,
};

enum { COORDINATORS_MAX = 64 }; /* told of one session; the rest see it on their page */

struct due {
    enum due_kind kind;
    struct id object;
};

enum err due_put(
        const struct operation *operation, enum due_kind kind, struct id object, unix_s_t due_at)
{
    struct query *query =
            db_query(operation->db, "INSERT INTO due (kind, object_id, due_at) VALUES ($1, $2, $3) "
                                    "ON CONFLICT (kind, object_id) DO UPDATE SET due_at = $3");
    query_bind_text(query, 1, due_kind_names[kind]);
    query_bind_id(query, 2, &object);
    query_bind_number(query, 3, due_at);
    return query_run(query);
}

/* Whoever's offer lapses at a moment may be asked at that moment about something else. */
static enum err dues_read(const struct operation *operation, unix_s_t now,
        struct due ret_dues[DUES_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT kind, object_id FROM due WHERE due_at <= $1 ORDER BY due_at, "
            "CASE kind WHEN 'freed' THEN 1 ELSE 0 END, object_id LIMIT $2");
    query_bind_number(query, 1, now);
    query_bind_number(query, 2, DUES_MAX);
    size_t count = 0;
    while (query_next(query))
        ret_dues[count++] =
                (struct due){.kind = (enum due_kind)field_word(query, 0, due_kind_names),
                        .object = query_id(query, 1)};
    *ret_count = count;
    return query_end(query);
}

/* Not mine: another scheduler took it. */
static enum err due_take(const struct operation *operation, const struct due *due, bool *ret_mine)
{
    struct query *query =
            db_query(operation->db, "DELETE FROM due WHERE kind = $1 AND object_id = $2");
    query_bind_text(query, 1, due_kind_names[due->kind]);
    query_bind_id(query, 2, &due->object);
    enum err err = query_run(query);
    *ret_mine = !err && db_changes(operation->db) > 0;
    return err;
}

static enum err due_publish(
        const struct operation *operation, struct id session, struct dues_run_out *out)
{
    struct actor system = {.role = ROLE_SYSTEM};
    return session_row_find(operation, &system, session, &out->sessions[out->session_count++]);
}

/* --- kinds ------------------------------------------------------------------------------------ */

static enum err move_lapse(struct operation *operation, const struct write *write, struct id id,
        struct dues_run_out *out)
{
    struct move_row move;
    struct session_row old;
    enum err err = move_row_find(operation, id, &move);
    if (!err)
        err = lock_row(operation, LOCK_SESSION, move.session);
    if (!err)
        err = move_row_find(operation, id, &move);
    if (err || move.state.status != MOVE_OPEN)
        return err;
    err = move_row_change(operation, &move, MOVE_LAPSE, ROLE_SYSTEM);
    if (!err)
        err = session_row_find(operation, &write->actor, move.session, &old);
    if (!err)
        err = move_tell_ended(operation, &move, &old, (struct id){0}, write->now);
    operation->object = move.session;
    if (!err)
        err = audit_write(operation, write, "move.lapse");
    if (!err)
        err = due_publish(operation, move.session, out);
    return err ? err : due_publish(operation, move.new_session, out);
}

/* A session whose coach is away, about which nobody has decided yet, and which is not over. */
static enum err undecided_find(const struct operation *operation, struct id session,
        struct session_row *ret_row, bool *ret_is_undecided)
{
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = lock_row(operation, LOCK_SESSION, session);
    if (!err)
        err = session_row_find(operation, &system, session, ret_row);
    if (!err)
        err = queue_is_undecided(operation, session, ret_is_undecided);
    *ret_is_undecided = !err && *ret_is_undecided && ret_row->end_at > operation->now;
    return err;
}

/* Whoever was asked about another time knows already. */
static enum err coach_away_tell(
        struct operation *operation, const struct write *write, struct id session)
{
    struct session_row row;
    bool is_undecided = false;
    enum err err = undecided_find(operation, session, &row, &is_undecided);
    if (err || !is_undecided || row.start_at <= write->now || row.move.waits_for.person)
        return err;
    operation->object = session;
    err = outbox_put(operation, NOTICE_COACH_AWAY, row.person, session, write->now);
    return err ? err : audit_write(operation, write, "absence.tell");
}

static enum err coordinators_tell(const struct operation *operation, const struct session_row *row)
{
    struct id coordinators[COORDINATORS_MAX];
    size_t count = 0;
    struct query *query = db_query(operation->db,
            "SELECT id FROM account WHERE programme_id = $1 AND role = 'coordinator' "
            "AND ended_at IS NULL ORDER BY created_at, id LIMIT $2");
    query_bind_id(query, 1, &row->programme);
    query_bind_number(query, 2, COORDINATORS_MAX);
    while (query_next(query))
        coordinators[count++] = query_id(query, 0);
    enum err err = query_end(query);
    for (size_t i = 0; i < count && !err; i++)
        err = outbox_put(operation, NOTICE_UNDECIDED, coordinators[i], row->id, operation->now);
    return err;
}

static enum err undecided_ring(struct operation *operation, const struct write *write,
        struct id session, struct dues_run_out *out)
{
    struct session_row row;
    bool is_undecided = false;
    enum err err = undecided_find(operation, session, &row, &is_undecided);
    if (err || !is_undecided)
        return err;
    operation->object = session;
    err = queue_decide(operation, session); /* the item of before becomes the one that rings */
    if (!err)
        err = queue_put(operation, QUEUE_UNDECIDED, row.person, session, row.start_at, write->now);
    if (!err)
        err = coordinators_tell(operation, &row);
    if (!err)
        out->rings[out->ring_count++] = row;
    return err ? err : audit_write(operation, write, "absence.ring");
}

/* Nobody has to confirm anything: what was suggested, or said, stands. */
static enum err outcome_end(struct operation *operation, const struct write *write,
        struct id session, struct dues_run_out *out)
{
    bool is_settled = false;
    enum err err = outcome_settle(operation, session, &is_settled);
    if (err || !is_settled)
        return err;
    operation->object = session;
    err = audit_write(operation, write, "outcome.settle");
    return err ? err : due_publish(operation, session, out);
}

static enum err waitlist_step(struct operation *operation, const struct write *write,
        const struct due *due, struct dues_run_out *out)
{
    struct session_row *changed = &out->sessions[out->session_count];
    enum err err = due->kind == DUE_FREED ? offer_turn(operation, write, due->object, changed)
                                          : offer_lapse(operation, write, due->object, changed);
    if (!err && !id_is_zero(changed->id))
        out->session_count++;
    return err;
}

static enum err due_do(struct operation *operation, const struct write *write,
        const struct due *due, struct dues_run_out *out)
{
    bool is_mine = false;
    enum err err = due_take(operation, due, &is_mine);
    if (err || !is_mine)
        return err;
    switch (due->kind) {
    case DUE_MOVE:
        return move_lapse(operation, write, due->object, out);
    case DUE_COACH_AWAY:
        return coach_away_tell(operation, write, due->object);
    case DUE_UNDECIDED:
        return undecided_ring(operation, write, due->object, out);
    case DUE_OUTCOME:
        return outcome_end(operation, write, due->object, out);
    case DUE_FREED:
    case DUE_OFFER:
        return waitlist_step(operation, write, due, out);
    case DUE_WAIT:
        return waitlist_expire(operation, due->object);
    }
    return ERR_OK;
}

static enum err dues_run_run(struct operation *operation, const void *in, void *out)
{
    const struct dues_run *call = in;
    struct dues_run_out *ret = out;
    struct due dues[DUES_MAX];
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    operation->is_audited = true;
    enum err err = dues_read(operation, call->write.now, dues, &ret->count);
    for (size_t i = 0; i < ret->count && !err; i++)
        err = due_do(operation, &call->write, &dues[i], ret);
    return err;
}

const struct store_call dues_run = {
        .name = "dues.run",
        .in_size = sizeof(struct dues_run),
        .out_size = sizeof(struct dues_run_out),
        .is_write = true,
        .run = dues_run_run,
};
