/* A coach's own weekly windows. Run on the store's threads; what they mean is core/hours. */
#include "scheduler/store/calendar.h"

#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/freed.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

/* --- hours ------------------------------------------------------------------------------------ */

static enum err hours_read(const struct operation *operation, const struct member *coach,
        struct calendar_hours *ret_hours)
{
    memcpy(ret_hours->zone, coach->zone, sizeof(ret_hours->zone));
    return windows_load(operation, coach->id, ret_hours->windows, &ret_hours->count);
}

static enum err hours_get_run(struct operation *operation, const void *in, void *out)
{
    const struct hours_get *call = in;
    struct member coach;
    enum err err = own_coach_find(operation, &call->actor, &coach);
    return err ? err : hours_read(operation, &coach, out);
}

const struct store_call hours_get = {
        .name = "hours.get",
        .in_size = sizeof(struct hours_get),
        .out_size = sizeof(struct calendar_hours),
        .run = hours_get_run,
};

static enum err window_insert(const struct operation *operation, const struct member *coach,
        const struct hours_window *window, size_t position)
{
    char from[CIVIL_DATE_SIZE], until[CIVIL_DATE_SIZE];
    struct query *query = db_query(operation->db,
            "INSERT INTO weekly_hours (coach_id, programme_id, position, weekday, start_min, "
            "end_min, valid_from, valid_until, every_weeks) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    query_bind_id(query, 1, &coach->id);
    query_bind_id(query, 2, &coach->programme);
    query_bind_number(query, 3, (int64_t)position);
    query_bind_number(query, 4, window->weekday);
    query_bind_number(query, 5, window->start_min);
    query_bind_number(query, 6, window->end_min);
    query_bind_text(query, 7, field_date_text(window->valid_from, from));
    query_bind_text(query, 8, field_date_text(window->valid_until, until));
    query_bind_number(query, 9, window->every_weeks > 1 ? window->every_weeks : 1);
    return query_run(query);
}

static enum err windows_replace(
        const struct operation *operation, const struct member *coach, const struct hours_put *call)
{
    struct query *query = db_query(operation->db, "DELETE FROM weekly_hours WHERE coach_id = $1");
    query_bind_id(query, 1, &coach->id);
    enum err err = query_run(query);
    for (size_t i = 0; i < call->count && !err; i++)
        err = window_insert(operation, coach, &call->windows[i], i);
    return err;
}

static enum err hours_put_run(struct operation *operation, const void *in, void *out)
{
    const struct hours_put *call = in;
    struct member coach;
    operation->object = call->write.actor.account;
    enum err err = hours_check_windows(call->windows, call->count, operation->error);
    if (!err)
        err = own_coach_find(operation, &call->write.actor, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = hours_read(operation, &coach, out);
    if (!err)
        err = match_check(operation, &call->write, out);
    const struct calendar_hours *seen = out;
    const struct hours before = {.windows = seen->windows, .window_count = seen->count};
    if (!err)
        err = windows_replace(operation, &coach, call);
    if (!err)
        err = freed_put_hours(operation, &coach, &before);
    return err ? err : hours_read(operation, &coach, out);
}

const struct store_call hours_put = {
        .name = "hours.put",
        .in_size = sizeof(struct hours_put),
        .out_size = sizeof(struct calendar_hours),
        .is_write = true,
        .run = hours_put_run,
};
