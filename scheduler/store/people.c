/* The calls about people: a coordinator's or coach's list, a new person, whose caseload somebody
 * is on. Run on the store's threads. */
#include "scheduler/store/accounts.h"

#include <string.h>

#include "common/random.h"
#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* The coach of a person is the one who came last onto the caseload. $1 is now. */
#define PERSON_SELECT                                                                              \
    "SELECT p.id, p.nickname_sealed, p.zone, p.language, p.reach_kind, c.id, c.nickname_sealed, "  \
    "(SELECT MIN(s.start_at) FROM session s WHERE s.person_id = p.id AND s.end_at > $1 "           \
    "AND s.status IN " SESSION_HELD                                                                \
    "), p.created_at FROM account p LEFT JOIN account c ON c.id = "                                \
    "(SELECT k.coach_id FROM caseload k WHERE k.person_id = p.id AND k.ended_at IS NULL "          \
    "ORDER BY k.started_at DESC, k.coach_id LIMIT 1) "                                             \
    "WHERE p.role = 'person' AND p.ended_at IS NULL AND "

static enum err person_read(
        const struct operation *operation, const struct query *query, struct person_row *ret_person)
{
    struct person_row person = {
            .id = query_id(query, 0),
            .reach_kind = (enum reach_kind)field_word(query, 4, reach_kind_names),
            .coach = query_id(query, 5),
            .next_at = query_number(query, 7),
    };
    query_copy_text(query, 2, person.zone, sizeof(person.zone));
    query_copy_text(query, 3, person.language, sizeof(person.language));
    enum err err = field_open(operation, query, 1, account_place(person.id, "nickname"),
            person.nickname, sizeof(person.nickname));
    if (!err)
        err = field_open(operation, query, 6, account_place(person.coach, "nickname"),
                person.coach_nickname, sizeof(person.coach_nickname));
    if (!err)
        *ret_person = person;
    return err;
}

static enum err people_read(const struct operation *operation, struct query *query, size_t limit,
        struct people_list_out *out)
{
    enum err err = ERR_OK;
    while (!err && !out->is_more && query_next(query)) {
        out->is_more = out->count == limit;
        if (out->is_more)
            break;
        out->last = (struct list_place){query_number(query, 8), query_id(query, 0)};
        err = person_read(operation, query, &out->people[out->count++]);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

/* --- people_list ------------------------------------------------------------------------------ */

#define PEOPLE_ORDER " AND (p.created_at, p.id) > ($3, $4) ORDER BY p.created_at, p.id LIMIT $5"

static enum err people_list_run(struct operation *operation, const void *in, void *out)
{
    const struct people_list *call = in;
    struct query *query;
    if (call->actor.role == ROLE_COORDINATOR) {
        query = db_query(operation->db, PERSON_SELECT "p.programme_id = $2" PEOPLE_ORDER);
        query_bind_id(query, 2, &call->actor.programme);
    } else if (call->actor.role == ROLE_COACH) {
        query = db_query(operation->db,
                PERSON_SELECT "p.id IN (SELECT k.person_id FROM caseload k WHERE k.coach_id = $2 "
                              "AND k.ended_at IS NULL)" PEOPLE_ORDER);
        query_bind_id(query, 2, &call->actor.account);
    } else {
        return ERR_OK;
    }
    query_bind_number(query, 1, call->now);
    list_bind(query, 3, &call->range);
    return people_read(operation, query, list_limit(&call->range), out);
}

const struct store_call people_list = {
        .name = "people.list",
        .in_size = sizeof(struct people_list),
        .out_size = sizeof(struct people_list_out),
        .run = people_list_run,
};

/* --- person_add and caseload_set -------------------------------------------------------------- */

static enum err person_find(const struct operation *operation, struct id id, unix_s_t now,
        struct person_row *ret_person)
{
    struct query *query = db_query(operation->db, PERSON_SELECT "p.id = $2");
    query_bind_number(query, 1, now);
    query_bind_id(query, 2, &id);
    enum err err = query_next(query) ? person_read(operation, query, ret_person) : ERR_NOT_FOUND;
    enum err ended = query_end(query);
    return ended ? ended : err;
}

static struct account person_account(const struct person_add *call)
{
    struct account account = {
            .id = random_id(),
            .role = ROLE_PERSON,
            .programme = call->write.actor.programme,
            .reach_kind = call->reach_kind,
    };
    memcpy(account.nickname, call->nickname, sizeof(account.nickname));
    memcpy(account.reach_value, call->reach_value, sizeof(account.reach_value));
    memcpy(account.zone, call->zone, sizeof(account.zone));
    memcpy(account.language, call->language, sizeof(account.language));
    return account;
}

static enum err person_add_run(struct operation *operation, const void *in, void *out)
{
    const struct person_add *call = in;
    const struct write *write = &call->write;
    struct member coach = {0};
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err && !id_is_zero(call->coach))
        err = scope_coach(operation, &write->actor, call->coach, &coach);
    if (err)
        return err;
    struct account account = person_account(call);
    operation->object = account.id;
    err = account_insert(operation, &account, write->now);
    if (!err && !id_is_zero(coach.id))
        err = caseload_add(operation, account.id, coach.id, account.programme, write->now);
    return err ? err : person_find(operation, account.id, write->now, out);
}

const struct store_call person_add = {
        .name = "person.add",
        .in_size = sizeof(struct person_add),
        .out_size = sizeof(struct person_row),
        .is_write = true,
        .run = person_add_run,
};

/* Ends everybody's seeing this person but the coach's. */
static enum err caseload_leave(
        const struct operation *operation, struct id person, struct id coach, unix_s_t now)
{
    struct query *query =
            db_query(operation->db, "UPDATE caseload SET ended_at = $3 "
                                    "WHERE person_id = $1 AND coach_id <> $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &coach);
    query_bind_number(query, 3, now);
    return query_run(query);
}

static enum err caseload_is_set(
        const struct operation *operation, struct id person, struct id coach, bool *ret_is_set)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM caseload WHERE person_id = $1 AND coach_id = $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &coach);
    *ret_is_set = query_next(query);
    return query_end(query);
}

static enum err caseload_set_run(struct operation *operation, const void *in, void *out)
{
    const struct caseload_set *call = in;
    const struct write *write = &call->write;
    struct member person, coach;
    bool is_set = false;
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &write->actor, call->person, &person);
    if (!err)
        err = scope_coach(operation, &write->actor, call->coach, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person.id);
    if (!err)
        err = caseload_leave(operation, person.id, coach.id, write->now);
    if (!err)
        err = caseload_is_set(operation, person.id, coach.id, &is_set);
    if (!err && !is_set)
        err = caseload_add(operation, person.id, coach.id, person.programme, write->now);
    operation->object = call->person;
    return err ? err : person_find(operation, person.id, write->now, out);
}

const struct store_call caseload_set = {
        .name = "caseload.set",
        .in_size = sizeof(struct caseload_set),
        .out_size = sizeof(struct person_row),
        .is_write = true,
        .run = caseload_set_run,
};
