/* What the tools put in: an organisation to begin with, staff, and sessions at any time. Run on
 * the writer; claims hold for these as for everything. */
#include "scheduler/store/seed.h"

#include "common/random.h"
#include "scheduler/store/account_row.h"
#include "scheduler/store/caseload_row.h"
#include "scheduler/store/contracts.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/store.h"

/* --- seed_organisation ------------------------------------------------------------------------ */

static enum err organisation_none(const struct operation *operation)
{
    struct query *query = db_query(operation->db, "SELECT COUNT(*) FROM organisation");
    bool is_there = query_next(query) && query_number(query, 0) > 0;
    enum err err = query_end(query);
    if (!err && is_there)
        err = error_set(operation->error, ERR_CONFLICT, NULL, "There is an organisation already.");
    return err;
}

static enum err organisation_insert(const struct operation *operation, struct id id,
        const struct organisation *organisation, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO organisation (id, name, phone, coach_label, created_at) "
            "VALUES ($1, $2, $3, $4, $5)");
    query_bind_id(query, 1, &id);
    query_bind_text(query, 2, organisation->name);
    query_bind_text(query, 3, organisation->phone);
    query_bind_text(query, 4, organisation->coach_label);
    query_bind_number(query, 5, now);
    return query_run(query);
}

static enum err programme_insert(const struct operation *operation, struct id id,
        struct id organisation, const char *name, unix_s_t now)
{
    struct query *query =
            db_query(operation->db, "INSERT INTO programme (id, organisation_id, name, created_at) "
                                    "VALUES ($1, $2, $3, $4)");
    query_bind_id(query, 1, &id);
    query_bind_id(query, 2, &organisation);
    query_bind_text(query, 3, name);
    query_bind_number(query, 4, now);
    return query_run(query);
}

static enum err seed_organisation_run(struct operation *operation, const void *in, void *out)
{
    const struct seed_organisation *call = in;
    struct seed_organisation_out made = {.organisation = random_id(), .programme = random_id()};
    unix_s_t now = call->write.now;
    operation->object = made.organisation;
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err)
        err = organisation_none(operation);
    if (!err)
        err = organisation_insert(operation, made.organisation, &call->organisation, now);
    if (!err)
        err = programme_insert(operation, made.programme, made.organisation, call->programme, now);
    if (!err)
        *(struct seed_organisation_out *)out = made;
    return err;
}

const struct store_call seed_organisation = {
        .name = "seed.organisation",
        .in_size = sizeof(struct seed_organisation),
        .out_size = sizeof(struct seed_organisation_out),
        .is_write = true,
        .run = seed_organisation_run,
};

/* --- seed_account, seed_caseload, seed_session -------------------------------------------------
 */

static enum err seed_account_run(struct operation *operation, const void *in, void *out)
{
    const struct seed_account *call = in;
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err && (call->account.role <= ROLE_NOBODY || call->account.role >= ROLE_SYSTEM))
        err = error_set(operation->error, ERR_INPUT, "role", "Nobody can have this role.");
    if (err)
        return err;
    struct account account = call->account;
    account.id = random_id();
    operation->object = account.id;
    ((struct seed_out *)out)->id = account.id;
    err = account_insert(operation, &account, call->write.now);
    if (err || account.role != ROLE_COACH)
        return err;
    return contract_begin(operation, account.id, account.programme, call->write.now);
}

const struct store_call seed_account = {
        .name = "seed.account",
        .in_size = sizeof(struct seed_account),
        .out_size = sizeof(struct seed_out),
        .is_write = true,
        .run = seed_account_run,
};

static enum err pair_find(const struct operation *operation, const struct actor *actor,
        struct id coach, struct id person, struct member *ret_coach, struct member *ret_person)
{
    enum err err = scope_tools(operation, actor);
    if (!err)
        err = scope_coach(operation, actor, coach, ret_coach);
    return err ? err : scope_person(operation, actor, person, ret_person);
}

static enum err seed_caseload_run(struct operation *operation, const void *in, void *out)
{
    const struct seed_caseload *call = in;
    const struct write *write = &call->write;
    struct member coach, person;
    operation->object = call->person;
    ((struct seed_out *)out)->id = call->person;
    enum err err = pair_find(operation, &write->actor, call->coach, call->person, &coach, &person);
    if (err)
        return err;
    return caseload_add(operation, &person, &coach, write->now);
}

const struct store_call seed_caseload = {
        .name = "seed.caseload",
        .in_size = sizeof(struct seed_caseload),
        .out_size = sizeof(struct seed_out),
        .is_write = true,
        .run = seed_caseload_run,
};

static enum err seed_session_run(struct operation *operation, const void *in, void *out)
{
    const struct seed_session *call = in;
    const struct write *write = &call->write;
    struct seed_out *ret = out;
    struct member coach, person;
    enum err err = pair_find(operation, &write->actor, call->coach, call->person, &coach, &person);
    if (!err)
        err = booking_check(&call->wish, call->wish.start_at, operation->error);
    if (!err)
        err = session_make(operation,
                &(struct session_plan){.coach = &coach,
                        .person = &person,
                        .wish = call->wish,
                        .status = BOOKING_BOOKED},
                write->now, &ret->id);
    operation->object = ret->id;
    return err;
}

const struct store_call seed_session = {
        .name = "seed.session",
        .in_size = sizeof(struct seed_session),
        .out_size = sizeof(struct seed_out),
        .is_write = true,
        .run = seed_session_run,
};
