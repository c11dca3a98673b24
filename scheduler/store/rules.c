/* Saves and shows a coach's rules and the organisation's holidays. Run on the store's threads; what
 * they mean is core's (rules, hours, caps). */
#include "scheduler/store/rules.h"

#include <stdio.h>

#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

/* --- rules ------------------------------------------------------------------------------------ */

static enum err rules_get_run(struct operation *operation, const void *in, void *out)
{
    const struct rules_get *call = in;
    enum err err = scope_role(operation, &call->actor, ROLE_COACH);
    return err ? err : rules_load(operation, call->actor.account, out);
}

const struct store_call rules_get = {
        .name = "rules.get",
        .in_size = sizeof(struct rules_get),
        .out_size = sizeof(struct rules),
        .run = rules_get_run,
};

static enum err rules_delete(const struct operation *operation, const struct actor *coach)
{
    struct query *query = db_query(operation->db, "DELETE FROM coach_rules WHERE coach_id = $1");
    query_bind_id(query, 1, &coach->account);
    return query_run(query);
}

static enum err rules_insert(
        const struct operation *operation, const struct actor *coach, const struct rules *rules)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO coach_rules (coach_id, programme_id, buffer_min, notice_min, "
            "horizon_days, cap_unit, day_max, week_max, row_max, works_holidays) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    query_bind_id(query, 1, &coach->account);
    query_bind_id(query, 2, &coach->programme);
    if (rules->buffer_min == RULES_BUFFER_BY_LENGTH)
        query_bind_null(query, 3);
    else
        query_bind_number(query, 3, rules->buffer_min);
    query_bind_number(query, 4, rules->notice_min);
    query_bind_number(query, 5, rules->horizon_days);
    query_bind_text(query, 6, caps_unit_names[rules->caps.unit]);
    query_bind_number(query, 7, rules->caps.day_max);
    query_bind_number(query, 8, rules->caps.week_max);
    query_bind_number(query, 9, rules->caps.row_max);
    query_bind_number(query, 10, rules->works_holidays);
    return query_run(query);
}

static enum err rules_put_run(struct operation *operation, const void *in, void *out)
{
    const struct rules_put *call = in;
    const struct actor *coach = &call->write.actor;
    operation->object = coach->account;
    enum err err = rules_check(&call->rules, operation->error);
    if (!err)
        err = scope_role(operation, coach, ROLE_COACH);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach->account);
    if (!err)
        err = rules_load(operation, coach->account, out);
    if (!err)
        err = match_check(operation, &call->write, out);
    if (!err)
        err = rules_delete(operation, coach);
    if (!err)
        err = rules_insert(operation, coach, &call->rules);
    return err ? err : rules_load(operation, coach->account, out);
}

const struct store_call rules_put = {
        .name = "rules.put",
        .in_size = sizeof(struct rules_put),
        .out_size = sizeof(struct rules),
        .is_write = true,
        .run = rules_put_run,
};

/* --- holidays --------------------------------------------------------------------------------- */

static enum err holidays_get_run(struct operation *operation, const void *in, void *out)
{
    const struct holidays_get *call = in;
    enum err err = ERR_OK;
    if (call->actor.role != ROLE_COORDINATOR)
        err = scope_role(operation, &call->actor, ROLE_COACH);
    return err ? err : holidays_load(operation, call->actor.programme, out);
}

const struct store_call holidays_get = {
        .name = "holidays.get",
        .in_size = sizeof(struct holidays_get),
        .out_size = sizeof(struct holidays),
        .run = holidays_get_run,
};

/* ERR_INPUT for a date that is there twice, in any order. */
static enum err holidays_check(const struct operation *operation, const struct holidays *list)
{
    for (size_t i = 0; i < list->count; i++) {
        for (size_t before = 0; before < i; before++) {
            if (civil_day(list->holidays[before].date) != civil_day(list->holidays[i].date))
                continue;
            char field[40];
            snprintf(field, sizeof(field), "holidays[%zu].date", i);
            return error_set(operation->error, ERR_INPUT, field, "This date is there twice.");
        }
    }
    return ERR_OK;
}

static enum err organisation_find(
        const struct operation *operation, struct id programme, struct id *ret_organisation)
{
    struct query *query =
            db_query(operation->db, "SELECT organisation_id FROM programme WHERE id = $1");
    query_bind_id(query, 1, &programme);
    if (query_next(query))
        *ret_organisation = query_id(query, 0);
    return query_end(query);
}

static enum err holidays_delete(const struct operation *operation, struct id organisation)
{
    struct query *query = db_query(operation->db, "DELETE FROM holiday WHERE organisation_id = $1");
    query_bind_id(query, 1, &organisation);
    return query_run(query);
}

static enum err holiday_insert(
        const struct operation *operation, struct id organisation, const struct holiday *holiday)
{
    char date[CIVIL_DATE_SIZE];
    struct query *query = db_query(
            operation->db, "INSERT INTO holiday (organisation_id, date, name) VALUES ($1, $2, $3)");
    query_bind_id(query, 1, &organisation);
    query_bind_text(query, 2, civil_date_print(holiday->date, date));
    query_bind_text(query, 3, holiday->name);
    return query_run(query);
}

static enum err holidays_put_run(struct operation *operation, const void *in, void *out)
{
    const struct holidays_put *call = in;
    const struct actor *actor = &call->write.actor;
    struct id organisation = {0};
    enum err err = scope_role(operation, actor, ROLE_COORDINATOR);
    if (!err)
        err = holidays_check(operation, &call->list);
    if (!err)
        err = organisation_find(operation, actor->programme, &organisation);
    if (!err)
        err = lock_row(operation, LOCK_ORGANISATION, organisation);
    if (!err)
        err = holidays_load(operation, actor->programme, out);
    if (!err)
        err = match_check(operation, &call->write, out);
    if (!err)
        err = holidays_delete(operation, organisation);
    operation->object = organisation;
    for (size_t i = 0; i < call->list.count && !err; i++)
        err = holiday_insert(operation, organisation, &call->list.holidays[i]);
    return err ? err : holidays_load(operation, actor->programme, out);
}

const struct store_call holidays_put = {
        .name = "holidays.put",
        .in_size = sizeof(struct holidays_put),
        .out_size = sizeof(struct holidays),
        .is_write = true,
        .run = holidays_put_run,
};
