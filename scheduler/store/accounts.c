/* The calls about the organisation, oneself, and how somebody is reached. Run on the store's
 * threads. */
#include "scheduler/store/accounts.h"

#include <string.h>

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

static enum err organisation_read(
        const struct operation *operation, struct organisation *ret_organisation)
{
    struct query *query = db_query(operation->db,
            "SELECT id, name, phone, coach_label FROM organisation ORDER BY created_at LIMIT 1");
    bool found = query_next(query);
    if (found) {
        ret_organisation->id = query_id(query, 0);
        query_copy_text(query, 1, ret_organisation->name, sizeof(ret_organisation->name));
        query_copy_text(query, 2, ret_organisation->phone, sizeof(ret_organisation->phone));
        query_copy_text(
                query, 3, ret_organisation->coach_label, sizeof(ret_organisation->coach_label));
    }
    enum err err = query_end(query);
    if (!err && !found)
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is no organisation yet.");
    return err;
}

static enum err organisation_run(struct operation *operation, const void *in, void *out)
{
    (void)in;
    return organisation_read(operation, out);
}

const struct store_call organisation_get = {
        .name = "organisation.get",
        .in_size = sizeof(struct organisation_get),
        .out_size = sizeof(struct organisation),
        .run = organisation_run,
};

static enum err account_read(const struct operation *operation, const struct query *query,
        struct id id, struct account *account)
{
    account->id = id;
    account->programme = query_id(query, 0);
    account->role = (enum role)field_word(query, 1, role_names);
    account->reach_kind = (enum reach_kind)field_word(query, 4, reach_kind_names);
    query_copy_text(query, 6, account->zone, sizeof(account->zone));
    query_copy_text(query, 7, account->language, sizeof(account->language));
    enum err err = field_open(operation, query, 2, account_place(id, "nickname"), account->nickname,
            sizeof(account->nickname));
    if (!err)
        err = field_open(operation, query, 3, account_place(id, "introduction"),
                account->introduction, sizeof(account->introduction));
    if (!err)
        err = field_open(operation, query, 5, account_place(id, "reach"), account->reach_value,
                sizeof(account->reach_value));
    return err;
}

static enum err account_find(
        const struct operation *operation, struct id id, struct account *ret_account)
{
    struct query *query = db_query(operation->db,
            "SELECT programme_id, role, nickname_sealed, introduction_sealed, reach_kind, "
            "reach_sealed, zone, language FROM account WHERE id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &id);
    bool found = query_next(query);
    enum err err = found ? account_read(operation, query, id, ret_account) : ERR_OK;
    enum err ended = query_end(query);
    if (err || ended)
        return err ? err : ended;
    return found ? ERR_OK
                 : error_set(operation->error, ERR_NOT_FOUND, NULL, "This account has ended.");
}

static enum err person_reach_run(struct operation *operation, const void *in, void *out)
{
    const struct person_reach *call = in;
    struct person_reach_out *ret = out;
    struct member person;
    struct account account;
    operation->object = call->person;
    enum err err = scope_role(operation, &call->write.actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &call->write.actor, call->person, &person);
    if (!err)
        err = account_find(operation, person.id, &account);
    if (err)
        return err;
    ret->kind = account.reach_kind;
    memcpy(ret->value, account.reach_value, sizeof(ret->value));
    return ERR_OK;
}

const struct store_call person_reach = {
        .name = "person.reach",
        .in_size = sizeof(struct person_reach),
        .out_size = sizeof(struct person_reach_out),
        .is_write = true,
        .run = person_reach_run,
};

static enum err account_me_run(struct operation *operation, const void *in, void *out)
{
    const struct account_me *call = in;
    struct account_me_out *ret = out;
    enum err err = account_find(operation, call->actor.account, &ret->account);
    return err ? err : organisation_read(operation, &ret->organisation);
}

const struct store_call account_me = {
        .name = "account.me",
        .in_size = sizeof(struct account_me),
        .out_size = sizeof(struct account_me_out),
        .run = account_me_run,
};
