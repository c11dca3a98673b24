/* Keeps contracts, and shows a coach's load with the parts it is made of. Run on the store's
 * threads. */
#include "scheduler/store/contracts.h"

#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

/* --- one coach ------------------------------------------------------------------------------- */

static enum err row_load(const struct operation *operation, const struct member *coach,
        unix_s_t now, struct load_row *ret_row)
{
    struct loads loads;
    enum err err = loads_read(operation, coach->programme, coach->id, now, &loads);
    if (err)
        return err;
    const struct load_row *row = loads_find(&loads, coach->id);
    if (row)
        *ret_row = *row;
    loads_finish(&loads);
    return row ? ERR_OK : ERR_NOT_FOUND;
}

static enum err load_get_run(struct operation *operation, const void *in, void *out)
{
    const struct load_get *call = in;
    struct id id = id_is_zero(call->coach) ? call->actor.account : call->coach;
    struct member coach;
    enum err err = ERR_OK;
    if (call->actor.role != ROLE_COORDINATOR)
        err = scope_role(operation, &call->actor, ROLE_COACH);
    if (!err)
        err = scope_coach(operation, &call->actor, id, &coach);
    return err ? err : row_load(operation, &coach, call->now, out);
}

const struct store_call load_get = {
        .name = "load.get",
        .in_size = sizeof(struct load_get),
        .out_size = sizeof(struct load_row),
        .run = load_get_run,
};

/* --- saving ---------------------------------------------------------------------------------- */

static enum err contract_save(
        const struct operation *operation, const struct load_row *row, struct id programme)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO contract (coach_id, programme_id, contract_min, counted_from, start_min, "
            "closed_until) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (coach_id) DO UPDATE SET "
            "contract_min = excluded.contract_min, counted_from = excluded.counted_from, "
            "start_min = excluded.start_min, closed_until = excluded.closed_until");
    query_bind_id(query, 1, &row->coach);
    query_bind_id(query, 2, &programme);
    query_bind_number(query, 3, row->facts.contract_min);
    query_bind_number(query, 4, row->counted_from);
    query_bind_number(query, 5, row->facts.start_min);
    query_bind_number(query, 6, row->closed_until);
    return query_run(query);
}

/* The row as this write is to change it: locked, so that its other half is not lost, and as its
 * sender saw it. */
static enum err row_take(const struct operation *operation, const struct write *write,
        const struct member *coach, struct load_row *ret_row)
{
    enum err err = lock_row(operation, LOCK_ACCOUNT, coach->id);
    if (!err)
        err = row_load(operation, coach, write->now, ret_row);
    return err ? err : match_check(operation, write, ret_row);
}

static enum err median_read(const struct operation *operation, struct id coach, struct id programme,
        unix_s_t now, int64_t *ret_share)
{
    struct loads loads;
    enum err err = loads_read(operation, programme, (struct id){0}, now, &loads);
    if (err)
        return err;
    err = loads_median(&loads, coach, ret_share);
    loads_finish(&loads);
    return err;
}

/* --- contract_put ----------------------------------------------------------------------------- */

/* Those without a session are counted by the facts themselves, before and after. What is booked in
 * the second of the change belongs to what was before. */
static void row_rebase(struct load_row *row, int64_t contract_min, int64_t share, unix_s_t now)
{
    int64_t waiting_min = row->facts.waiting * LOAD_FIRST_MIN;
    int64_t start_min = load_start_min(share, contract_min) - waiting_min;
    row->facts.contract_min = contract_min;
    row->facts.start_min = start_min > 0 ? start_min : 0;
    row->counted_from = now + 1;
}

static enum err contract_put_run(struct operation *operation, const void *in, void *out)
{
    const struct contract_put *call = in;
    const struct write *write = &call->write;
    struct member coach;
    struct load_row row;
    operation->object = call->coach;
    enum err err = load_contract_check(call->contract_min, operation->error);
    if (!err)
        err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_coach(operation, &write->actor, call->coach, &coach);
    if (!err)
        err = row_take(operation, write, &coach, &row);
    if (err)
        return err;
    int64_t share = load_share(&row.facts);
    if (call->at_median)
        err = median_read(operation, coach.id, coach.programme, write->now, &share);
    row_rebase(&row, call->contract_min, share, write->now);
    if (!err)
        err = contract_save(operation, &row, coach.programme);
    return err ? err : row_load(operation, &coach, write->now, out);
}

const struct store_call contract_put = {
        .name = "contract.put",
        .in_size = sizeof(struct contract_put),
        .out_size = sizeof(struct load_row),
        .is_write = true,
        .run = contract_put_run,
};

/* --- closed_put ------------------------------------------------------------------------------- */

static enum err closed_put_run(struct operation *operation, const void *in, void *out)
{
    const struct closed_put *call = in;
    const struct write *write = &call->write;
    struct member coach;
    struct load_row row;
    operation->object = write->actor.account;
    if (call->until_at > write->now + CLOSED_MAX_S)
        return error_set(operation->error, ERR_INPUT, "until_at", "is too far off");
    enum err err = scope_role(operation, &write->actor, ROLE_COACH);
    if (!err)
        err = scope_coach(operation, &write->actor, write->actor.account, &coach);
    if (!err)
        err = row_take(operation, write, &coach, &row);
    if (err)
        return err;
    row.closed_until = call->until_at > write->now ? call->until_at : 0;
    err = contract_save(operation, &row, coach.programme);
    return err ? err : row_load(operation, &coach, write->now, out);
}

const struct store_call closed_put = {
        .name = "contract.closed",
        .in_size = sizeof(struct closed_put),
        .out_size = sizeof(struct load_row),
        .is_write = true,
        .run = closed_put_run,
};

/* --- contract_begin ----------------------------------------------------------------------------
 */

/* Where nothing was given to anybody yet, the median is known without looking at everybody. */
static enum err programme_is_new(
        const struct operation *operation, struct id programme, bool *ret_is_new)
{
    struct query *query = db_query(operation->db,
            "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM session WHERE programme_id = $1 LIMIT 1) "
            "s) + (SELECT COUNT(*) FROM (SELECT 1 FROM caseload WHERE programme_id = $1 LIMIT 1) "
            "k)");
    query_bind_id(query, 1, &programme);
    *ret_is_new = query_next(query) && query_number(query, 0) == 0;
    return query_end(query);
}

enum err contract_begin(
        const struct operation *operation, struct id coach, struct id programme, unix_s_t now)
{
    bool is_new = false;
    int64_t share = 0;
    struct load_row row = {
            .coach = coach, .counted_from = now, .facts = {.contract_min = LOAD_CONTRACT_MIN}};
    enum err err = programme_is_new(operation, programme, &is_new);
    if (!err && !is_new)
        err = median_read(operation, coach, programme, now, &share);
    row.facts.start_min = load_start_min(share, row.facts.contract_min);
    return err ? err : contract_save(operation, &row, programme);
}
