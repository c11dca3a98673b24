/* The coordinator's choice of a person's coach, or of none. Runs on the store's writing threads. */
#include "scheduler/store/accounts.h"
#include "scheduler/store/caseload_row.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/person_row.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

static enum err caseload_set_run(struct operation *operation, const void *in, void *out)
{
    const struct caseload_set *call = in;
    const struct write *write = &call->write;
    struct member person, coach;
    operation->object = call->person;
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &write->actor, call->person, &person);
    if (!err)
        err = scope_coach(operation, &write->actor, call->coach, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person.id);
    if (!err)
        err = person_row_find(operation, person.id, write->now, out);
    if (!err)
        err = match_check(operation, write, out);
    if (!err)
        err = caseload_give(operation, &person, &coach, call->kind, write->now);
    return err ? err : person_row_find(operation, person.id, write->now, out);
}

const struct store_call caseload_set = {
        .name = "caseload.set",
        .in_size = sizeof(struct caseload_set),
        .out_size = sizeof(struct person_row),
        .is_write = true,
        .run = caseload_set_run,
};

static enum err caseload_leave_run(struct operation *operation, const void *in, void *out)
{
    const struct caseload_leave *call = in;
    const struct write *write = &call->write;
    struct member person;
    bool is_changed = false;
    operation->object = call->person;
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &write->actor, call->person, &person);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person.id);
    if (!err)
        err = person_row_find(operation, person.id, write->now, out);
    if (!err)
        err = match_check(operation, write, out);
    if (!err)
        err = caseload_end(operation, person.id, call->kind, write->now, &is_changed);
    operation->is_audited = !err && !is_changed;
    return err ? err : person_row_find(operation, person.id, write->now, out);
}

const struct store_call caseload_leave = {
        .name = "caseload.leave",
        .in_size = sizeof(struct caseload_leave),
        .out_size = sizeof(struct person_row),
        .is_write = true,
        .run = caseload_leave_run,
};
