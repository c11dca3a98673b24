/* Joining the waitlist, seeing it, leaving it. Run on the store's threads; whose turn it is when a
 * time comes free is offer_turn.c's. */
#include "scheduler/store/waitlist.h"

#include "common/random.h"
#include "scheduler/core/civil.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"
#include "scheduler/store/waitlist_row.h"

/* --- waitlist_join ---------------------------------------------------------------------------- */

static enum err entry_check(const struct operation *operation, const struct waitlist_join *call)
{
    unix_s_t now = call->write.now;
    const struct booking_wish wish = {
            .start_at = now + 60 - now % 60, .length_min = call->length_min, .mode = call->mode};
    enum err err = booking_check(&wish, now, operation->error);
    if (err)
        return err;
    if (call->until_at <= now)
        return error_set(operation->error, ERR_INPUT, "until_at", "is over already");
    if (call->until_at > now + WAITLIST_UNTIL_MAX_DAYS * (unix_s_t)DAY_S)
        return error_set(operation->error, ERR_INPUT, "until_at", "is too far ahead");
    return ERR_OK;
}

/* What is to be moved is one's own, booked, and to come: only an earlier time is waited for then.
 */
static enum err session_take_over(const struct operation *operation,
        const struct waitlist_join *call, struct id person, struct waitlist_entry *entry)
{
    struct session_row row;
    if (id_is_zero(call->session))
        return ERR_OK;
    enum err err = lock_row(operation, LOCK_SESSION, call->session);
    if (!err)
        err = session_row_find(operation, &call->write.actor, call->session, &row);
    if (err)
        return err;
    if (!id_equal(row.person, person))
        return error_set(operation->error, ERR_NOT_FOUND, "session", "There is none by this id.");
    if (row.status != BOOKING_BOOKED || row.start_at <= call->write.now)
        return error_set(operation->error, ERR_NOT_NOW, "session", "It cannot be moved.");
    entry->session = row.id;
    if (row.start_at < entry->until_at)
        entry->until_at = row.start_at;
    return ERR_OK;
}

static enum err number_read(struct query *query, int64_t *ret_number)
{
    *ret_number = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

/* Coach and person are locked, so the counts stand still. */
static enum err room_check(const struct operation *operation, struct id coach, struct id person)
{
    int64_t of_coach = 0, of_person = 0, of_both = 0;
    struct query *query = db_query(operation->db,
            "SELECT COUNT(*) FROM waitlist WHERE coach_id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &coach);
    enum err err = number_read(query, &of_coach);
    if (err)
        return err;
    query = db_query(operation->db,
            "SELECT COUNT(*) FROM waitlist WHERE person_id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    err = number_read(query, &of_person);
    if (err)
        return err;
    query = db_query(operation->db,
            "SELECT COUNT(*) FROM waitlist WHERE person_id = $1 AND coach_id = $2 "
            "AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &coach);
    err = number_read(query, &of_both);
    if (!err && of_both)
        err = error_set(operation->error, ERR_CONFLICT, "coach", "Waits for this one already.");
    if (!err && of_person >= WAITLIST_PERSON_MAX)
        err = error_set(operation->error, ERR_CONFLICT, "person", "Waits for enough already.");
    if (!err && of_coach >= WAITLIST_COACH_MAX)
        err = error_set(operation->error, ERR_CONFLICT, "coach", "Many wait for this one already.");
    return err;
}

static enum err entry_insert(
        const struct operation *operation, const struct waitlist_entry *entry, struct id programme)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO waitlist (id, programme_id, person_id, coach_id, is_anyone, session_id, "
            "length_min, mode, until_at, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    query_bind_id(query, 1, &entry->id);
    query_bind_id(query, 2, &programme);
    query_bind_id(query, 3, &entry->person);
    query_bind_id(query, 4, &entry->coach);
    query_bind_number(query, 5, entry->is_anyone);
    query_bind_id(query, 6, &entry->session);
    query_bind_number(query, 7, entry->length_min);
    query_bind_text(query, 8, booking_mode_names[entry->mode]);
    query_bind_number(query, 9, entry->until_at);
    query_bind_number(query, 10, entry->created_at);
    enum err err = query_run(query);
    return err ? err : due_put(operation, DUE_WAIT, entry->id, entry->until_at);
}

/* Coach, person, session (lock.h). */
static enum err entry_make(const struct operation *operation, const struct waitlist_join *call,
        const struct member *coach, const struct member *person, struct id id)
{
    struct waitlist_entry entry = {
            .id = id,
            .person = person->id,
            .coach = coach->id,
            .is_anyone = call->is_anyone,
            .length_min = (int)call->length_min,
            .mode = call->mode,
            .until_at = call->until_at,
            .created_at = call->write.now,
    };
    enum err err = lock_row(operation, LOCK_ACCOUNT, coach->id);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person->id);
    if (!err)
        err = session_take_over(operation, call, person->id, &entry);
    if (!err)
        err = room_check(operation, coach->id, person->id);
    return err ? err : entry_insert(operation, &entry, person->programme);
}

static enum err waitlist_join_run(struct operation *operation, const void *in, void *out)
{
    const struct waitlist_join *call = in;
    const struct actor *actor = &call->write.actor;
    struct member coach, person;
    operation->object = random_id();
    enum err err = entry_check(operation, call);
    if (!err)
        err = scope_pair(operation, actor, call->coach, call->person, &coach, &person);
    if (!err)
        err = entry_make(operation, call, &coach, &person, operation->object);
    const struct actor of_person = {.account = person.id, .role = ROLE_PERSON};
    return err ? err : waitlist_row_find(operation, &of_person, operation->object, out);
}

const struct store_call waitlist_join = {
        .name = "waitlist.join",
        .in_size = sizeof(struct waitlist_join),
        .out_size = sizeof(struct waitlist_entry),
        .is_write = true,
        .run = waitlist_join_run,
};

/* --- waitlist_list ---------------------------------------------------------------------------- */

#define IN_ORDER " ORDER BY w.seq LIMIT $2"

static struct query *list_query(const struct operation *operation, const struct actor *actor)
{
    const struct id *whose = &actor->account;
    struct query *query = NULL;
    if (actor->role == ROLE_PERSON) {
        query = db_query(operation->db, WAITLIST_SELECT "AND w.person_id = $1" IN_ORDER);
    } else if (actor->role == ROLE_COACH) {
        query = db_query(operation->db, WAITLIST_SELECT "AND w.coach_id = $1" IN_ORDER);
    } else {
        query = db_query(operation->db, WAITLIST_SELECT "AND w.programme_id = $1" IN_ORDER);
        whose = &actor->programme;
    }
    query_bind_id(query, 1, whose);
    query_bind_number(query, 2, WAITLIST_LIST_MAX + 1);
    return query;
}

static enum err waitlist_list_run(struct operation *operation, const void *in, void *out)
{
    const struct waitlist_list *call = in;
    struct waitlist_list_out *ret = out;
    enum err err = scope_role(operation, &call->actor, call->actor.role);
    if (err)
        return err;
    struct query *query = list_query(operation, &call->actor);
    while (!err && !ret->is_more && query_next(query)) {
        ret->is_more = ret->count == WAITLIST_LIST_MAX;
        if (!ret->is_more)
            err = waitlist_row_read(operation, query, &ret->entries[ret->count++]);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

const struct store_call waitlist_list = {
        .name = "waitlist.list",
        .in_size = sizeof(struct waitlist_list),
        .out_size = sizeof(struct waitlist_list_out),
        .run = waitlist_list_run,
};

/* --- waitlist_leave --------------------------------------------------------------------------- */

static enum err offer_give_back(const struct operation *operation,
        const struct waitlist_leave *call, struct id session, struct session_row *ret_session)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    struct session_row row;
    enum err err = lock_row(operation, LOCK_SESSION, session);
    if (!err)
        err = session_row_find(operation, &system, session, &row);
    if (err || row.status != BOOKING_RESERVED)
        return err;
    err = session_row_move(operation, &row, BOOKING_CANCEL, call->write.actor.role);
    if (!err)
        *ret_session = row;
    return err;
}

static enum err waitlist_leave_run(struct operation *operation, const void *in, void *out)
{
    const struct waitlist_leave *call = in;
    struct waitlist_leave_out *ret = out;
    struct waitlist_entry entry;
    operation->object = call->entry;
    enum err err = lock_row(operation, LOCK_WAIT, call->entry);
    if (!err)
        err = waitlist_row_find(operation, &call->write.actor, call->entry, &entry);
    if (!err)
        err = waitlist_end(operation, entry.id);
    if (err || id_is_zero(entry.offer.session))
        return err;
    return offer_give_back(operation, call, entry.offer.session, &ret->session);
}

const struct store_call waitlist_leave = {
        .name = "waitlist.leave",
        .in_size = sizeof(struct waitlist_leave),
        .out_size = sizeof(struct waitlist_leave_out),
        .is_write = true,
        .run = waitlist_leave_run,
};
