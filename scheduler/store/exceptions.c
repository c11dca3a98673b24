/* A coach's own exceptions: dates on which the hours differ. Run on the store's threads; what they
 * mean is core/hours, what becomes of the sessions inside is away_row. */
#include "scheduler/store/calendar.h"

#include "common/random.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/away_row.h"
#include "scheduler/store/freed.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

static enum err exceptions_list_run(struct operation *operation, const void *in, void *out)
{
    const struct exceptions_list *call = in;
    struct member coach;
    enum err err = own_coach_find(operation, &call->actor, &coach);
    struct exceptions_list_out *ret = out;
    return err ? err
               : exceptions_load_from_today(
                         operation, &coach, call->now, ret->exceptions, &ret->count);
}

const struct store_call exceptions_list = {
        .name = "exceptions.list",
        .in_size = sizeof(struct exceptions_list),
        .out_size = sizeof(struct exceptions_list_out),
        .run = exceptions_list_run,
};

/* Empty where the coach is not away. */
static enum err away_time(const struct operation *operation, const struct member *coach,
        const struct hours_exception *exception, struct interval *ret_time)
{
    const struct zone *zone;
    *ret_time = (struct interval){0};
    if (exception->kind != HOURS_AWAY)
        return ERR_OK;
    enum err err = coach_zone(operation, coach, &zone);
    if (!err)
        *ret_time = hours_interval(zone, exception->date, exception->start_min, exception->end_min);
    return err;
}

static enum err sessions_affect(const struct operation *operation, const struct member *coach,
        const struct hours_exception *exception, struct away_inside *ret_inside)
{
    struct interval time;
    enum err err = away_time(operation, coach, exception, &time);
    return err ? err : away_affect(operation, coach, time, ret_inside);
}

static enum err sessions_release(const struct operation *operation, const struct member *coach,
        const struct hours_exception *exception)
{
    struct interval time;
    enum err err = away_time(operation, coach, exception, &time);
    return err ? err : away_release(operation, coach, time);
}

/* The coach is there at a time at which the week says otherwise. */
static enum err extra_free(const struct operation *operation, const struct member *coach,
        const struct hours_exception *exception)
{
    const struct zone *zone;
    if (exception->kind != HOURS_EXTRA)
        return ERR_OK;
    enum err err = coach_zone(operation, coach, &zone);
    if (err)
        return err;
    const struct freed freed = {.coach = coach->id,
            .time = hours_interval(
                    zone, exception->date, exception->start_min, exception->end_min)};
    return freed_put(operation, &freed, operation->now);
}

static enum err exception_add_run(struct operation *operation, const void *in, void *out)
{
    const struct exception_add *call = in;
    struct exception_add_out *ret = out;
    struct member coach;
    enum err err = hours_check_exception(&call->exception, operation->error);
    if (!err)
        err = own_coach_find(operation, &call->write.actor, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = exceptions_have_room(operation, &coach, call->exception.kind, 1);
    if (err)
        return err;
    ret->exception = (struct exception_row){.id = random_id(), .exception = call->exception};
    operation->object = ret->exception.id;
    err = exception_insert(operation, &coach, &ret->exception, (struct id){0});
    if (!err)
        err = extra_free(operation, &coach, &call->exception);
    return err ? err : sessions_affect(operation, &coach, &call->exception, &ret->inside);
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
        err = exceptions_have_room(operation, coach, HOURS_EXTRA, count);
    for (size_t i = 0; i < count && !err; i++) {
        ret->exceptions[i] = (struct exception_row){.id = random_id(), .exception = parts[i]};
        err = exception_insert(operation, coach, &ret->exceptions[i], (struct id){0});
        if (!err)
            err = extra_free(operation, coach, &parts[i]);
    }
    ret->count = count;
    return err;
}

static enum err free_now_run(struct operation *operation, const void *in, void *out)
{
    const struct free_now *call = in;
    struct member coach;
    operation->object = call->write.actor.account;
    enum err err = own_coach_find(operation, &call->write.actor, &coach);
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
    struct member coach;
    struct exception_row row;
    operation->object = call->exception;
    enum err err = own_coach_find(operation, &call->write.actor, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = exception_find(operation, &coach, call->exception, &row);
    if (!err && !id_is_zero(row.absence)) /* what is listed must be what is kept */
        err = error_set(operation->error, ERR_NOT_NOW, "absence",
                "It is a date of an absence. Take that back instead.");
    if (!err)
        err = exception_drop(operation, call->exception);
    return err ? err : sessions_release(operation, &coach, &row.exception);
}

const struct store_call exception_delete = {
        .name = "exception.delete",
        .in_size = sizeof(struct exception_delete),
        .out_size = sizeof(struct exception_delete_out),
        .is_write = true,
        .run = exception_delete_run,
};
