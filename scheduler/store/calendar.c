/* A coach's own hours and exceptions. Run on the store's threads; what they mean is core/hours. */
#include "scheduler/store/calendar.h"

#include <string.h>

#include "common/random.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

static enum err coach_find(
        const struct operation *operation, const struct actor *actor, struct member *ret_coach)
{
    enum err err = scope_role(operation, actor, ROLE_COACH);
    return err ? err : member_find(operation, actor->account, ROLE_COACH, NULL, ret_coach);
}

static enum err coach_zone(
        const struct operation *operation, const struct member *coach, const struct zone **ret_zone)
{
    enum err err = zones_get(operation->zones, coach->zone, ret_zone, NULL);
    return err ? ERR_INTERNAL : ERR_OK; /* it was checked when the account was made */
}

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
    enum err err = coach_find(operation, &call->actor, &coach);
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
        err = coach_find(operation, &call->write.actor, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = hours_read(operation, &coach, out);
    if (!err)
        err = match_check(operation, &call->write, out);
    if (!err)
        err = windows_replace(operation, &coach, call);
    return err ? err : hours_read(operation, &coach, out);
}

const struct store_call hours_put = {
        .name = "hours.put",
        .in_size = sizeof(struct hours_put),
        .out_size = sizeof(struct calendar_hours),
        .is_write = true,
        .run = hours_put_run,
};

/* --- exceptions ------------------------------------------------------------------------------- */

static enum err exceptions_from_today(const struct operation *operation, const struct member *coach,
        unix_s_t now, struct exceptions_list_out *out)
{
    const struct zone *zone;
    enum err err = coach_zone(operation, coach, &zone);
    if (err)
        return err;
    struct civil_date today = civil_date_of(zone_wall(zone, now).day);
    return exceptions_load(operation, coach->id, today, out->exceptions, &out->count);
}

static enum err exceptions_list_run(struct operation *operation, const void *in, void *out)
{
    const struct exceptions_list *call = in;
    struct member coach;
    enum err err = coach_find(operation, &call->actor, &coach);
    return err ? err : exceptions_from_today(operation, &coach, call->now, out);
}

const struct store_call exceptions_list = {
        .name = "exceptions.list",
        .in_size = sizeof(struct exceptions_list),
        .out_size = sizeof(struct exceptions_list_out),
        .run = exceptions_list_run,
};

static enum err exception_insert(const struct operation *operation, const struct member *coach,
        const struct exception_row *row, unix_s_t now)
{
    char date[CIVIL_DATE_SIZE];
    struct query *query = db_query(operation->db,
            "INSERT INTO exception (id, coach_id, programme_id, kind, date, start_min, end_min, "
            "created_at, is_at_once) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &coach->id);
    query_bind_id(query, 3, &coach->programme);
    query_bind_text(query, 4, hours_exception_names[row->exception.kind]);
    query_bind_text(query, 5, civil_date_print(row->exception.date, date));
    query_bind_number(query, 6, row->exception.start_min);
    query_bind_number(query, 7, row->exception.end_min);
    query_bind_number(query, 8, now);
    query_bind_number(query, 9, row->exception.is_at_once);
    return query_run(query);
}

/* ERR_LIMIT: no room for this many more. */
static enum err exceptions_have_room(
        const struct operation *operation, const struct member *coach, unix_s_t now, size_t more)
{
    struct exceptions_list_out there = {0};
    enum err err = exceptions_from_today(operation, coach, now, &there);
    if (!err && there.count + more > HOURS_EXCEPTIONS_MAX)
        err = error_set(operation->error, ERR_LIMIT, NULL, "There are too many; delete some.");
    return err;
}

/* The held sessions that somebody has to look after now. */
static enum err sessions_inside(const struct operation *operation, const struct member *coach,
        const struct hours_exception *exception, struct exception_add_out *out)
{
    const struct zone *zone;
    enum err err = coach_zone(operation, coach, &zone);
    if (err || exception->kind != HOURS_AWAY)
        return err;
    struct interval time =
            hours_interval(zone, exception->date, exception->start_min, exception->end_min);
    struct query *query = db_query(operation->db,
            SESSION_SELECT "WHERE s.coach_id = $1 AND s.end_at > $2 AND s.start_at < $3 "
                           "AND s.status IN " SESSION_HELD " ORDER BY s.start_at LIMIT $4");
    query_bind_id(query, 1, &coach->id);
    query_bind_number(query, 2, time.start);
    query_bind_number(query, 3, time.end);
    query_bind_number(query, 4, EXCEPTION_SESSIONS_MAX);
    bool is_more;
    return session_rows_read(
            operation, query, out->sessions, EXCEPTION_SESSIONS_MAX, &out->session_count, &is_more);
}

static enum err sessions_queue(
        const struct operation *operation, const struct exception_add_out *out, unix_s_t now)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < out->session_count && !err; i++) {
        const struct session_row *row = &out->sessions[i];
        err = queue_put(operation, QUEUE_AFFECTED, row->person, row->id, queue_due(row), now);
    }
    return err;
}

static enum err exception_add_run(struct operation *operation, const void *in, void *out)
{
    const struct exception_add *call = in;
    struct exception_add_out *ret = out;
    unix_s_t now = call->write.now;
    struct member coach;
    enum err err = hours_check_exception(&call->exception, operation->error);
    if (!err)
        err = coach_find(operation, &call->write.actor, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = exceptions_have_room(operation, &coach, now, 1);
    if (err)
        return err;
    ret->exception = (struct exception_row){.id = random_id(), .exception = call->exception};
    operation->object = ret->exception.id;
    err = exception_insert(operation, &coach, &ret->exception, now);
    if (!err)
        err = sessions_inside(operation, &coach, &call->exception, ret);
    return err ? err : sessions_queue(operation, ret, now);
}

const struct store_call exception_add = {
        .name = "exception.add",
        .in_size = sizeof(struct exception_add),
        .out_size = sizeof(struct exception_add_out),
        .is_write = true,
        .run = exception_add_run,
};

static enum err free_now_insert(const struct operation *operation, const struct member *coach,
        const struct free_now *call, struct free_now_out *ret)
{
    struct hours_exception parts[HOURS_NOW_PARTS];
    const struct zone *zone;
    size_t count = 0;
    unix_s_t now = call->write.now;
    enum err err = coach_zone(operation, coach, &zone);
    if (!err)
        err = hours_free_now(zone, now, call->until_at, parts, &count, operation->error);
    if (!err)
        err = exceptions_have_room(operation, coach, now, count);
    for (size_t i = 0; i < count && !err; i++) {
        ret->exceptions[i] = (struct exception_row){.id = random_id(), .exception = parts[i]};
        err = exception_insert(operation, coach, &ret->exceptions[i], now);
    }
    ret->count = count;
    return err;
}

static enum err free_now_run(struct operation *operation, const void *in, void *out)
{
    const struct free_now *call = in;
    struct member coach;
    operation->object = call->write.actor.account;
    enum err err = coach_find(operation, &call->write.actor, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    return err ? err : free_now_insert(operation, &coach, call, out);
}

const struct store_call free_now = {
        .name = "exception.free_now",
        .in_size = sizeof(struct free_now),
        .out_size = sizeof(struct free_now_out),
        .is_write = true,
        .run = free_now_run,
};

static enum err exception_delete_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct exception_delete *call = in;
    operation->object = call->exception;
    enum err err = scope_role(operation, &call->write.actor, ROLE_COACH);
    if (err)
        return err;
    struct query *query =
            db_query(operation->db, "DELETE FROM exception WHERE id = $1 AND coach_id = $2");
    query_bind_id(query, 1, &call->exception);
    query_bind_id(query, 2, &call->write.actor.account);
    err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is none by this id.");
    return err;
}

const struct store_call exception_delete = {
        .name = "exception.delete",
        .in_size = sizeof(struct exception_delete),
        .out_size = sizeof(struct exception_delete_out),
        .is_write = true,
        .run = exception_delete_run,
};
