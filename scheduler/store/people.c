/* The calls about people: a coordinator's or coach's list, and a new person. Run on the store's
 * threads. */
#include "scheduler/store/accounts.h"

#include <string.h>

#include "common/random.h"
#include "scheduler/store/account_row.h"
#include "scheduler/store/caseload_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/person_row.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

static enum err people_read(const struct operation *operation, struct query *query, size_t limit,
        struct people_list_out *out)
{
    enum err err = ERR_OK;
    while (!err && !out->is_more && query_next(query)) {
        out->is_more = out->count == limit;
        if (out->is_more)
            break;
        out->last =
                (struct list_place){query_number(query, PERSON_CREATED_COLUMN), query_id(query, 0)};
        err = person_row_read(operation, query, &out->people[out->count++]);
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

/* --- person_get ------------------------------------------------------------------------------- */

static enum err person_get_run(struct operation *operation, const void *in, void *out)
{
    const struct person_get *call = in;
    struct member person;
    enum err err = scope_role(operation, &call->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &call->actor, call->person, &person);
    return err ? err : person_row_find(operation, person.id, call->now, out);
}

const struct store_call person_get = {
        .name = "person.get",
        .in_size = sizeof(struct person_get),
        .out_size = sizeof(struct person_row),
        .run = person_get_run,
};

/* --- person_add ------------------------------------------------------------------------------- */

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
    struct member person = {.id = account.id, .programme = account.programme, .role = ROLE_PERSON};
    operation->object = account.id;
    err = account_insert(operation, &account, write->now);
    if (!err && !id_is_zero(coach.id))
        err = caseload_give(operation, &person, &coach, CASELOAD_PRIMARY, write->now);
    return err ? err : person_row_find(operation, account.id, write->now, out);
}

const struct store_call person_add = {
        .name = "person.add",
        .in_size = sizeof(struct person_add),
        .out_size = sizeof(struct person_row),
        .is_write = true,
        .run = person_add_run,
};
