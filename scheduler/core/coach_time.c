/* Puts a coach's hours, caps, notice and claims together. Called by the store for offers and for
 * claims; there is no other way to a query. */
#include "scheduler/core/coach_time.h"

static bool has_at_once(const struct hours *hours)
{
    for (size_t i = 0; i < hours->exception_count; i++) {
        if (hours->exceptions[i].is_at_once)
            return true;
    }
    return false;
}

static bool has_caps(const struct caps *caps)
{
    return caps->day_max || caps->week_max || caps->row_max;
}

/* The last start that may be: a series is agreed for good, and claimed far ahead. */
static unix_s_t wish_latest(const struct coach_time *time, const struct coach_wish *wish)
{
    if (wish->is_standing)
        return wish->time.end;
    return wish->now + (unix_s_t)time->rules.horizon_days * DAY_S;
}

struct interval coach_time_range(const struct coach_time *time, const struct coach_wish *wish)
{
    struct interval range = wish->time;
    int notice_min = has_at_once(&time->hours) ? 0 : time->rules.notice_min;
    unix_s_t soonest = wish->now + (unix_s_t)notice_min * 60;
    unix_s_t latest = wish_latest(time, wish);
    if (range.start < soonest)
        range.start = soonest;
    if (range.end > latest)
        range.end = latest + 1;
    return range;
}

static void query_begin(const struct coach_time *time, const struct coach_wish *wish,
        struct interval range, struct slots_query *query)
{
    *query = (struct slots_query){
            .coach_busy = time->busy,
            .coach_busy_count = time->busy_count,
            .person_busy = wish->person_busy,
            .person_busy_count = wish->person_busy_count,
            .length_min = wish->length_min,
            .buffer_min = rules_buffer_min(&time->rules, wish->length_min),
            .from = range.start,
            .until = range.end,
    };
    slots_query_limit(query, wish->now, time->rules.notice_min, time->rules.horizon_days);
    query->latest = wish_latest(time, wish);
}

static enum err query_bar(const struct coach_time *time, struct interval range,
        struct coach_time_lists *lists, struct slots_query *query)
{
    struct caps_wish caps_wish = {
            .length_min = query->length_min, .buffer_min = query->buffer_min, .range = range};
    query->barred = lists->barred;
    return caps_bar(&time->rules.caps, time->zone, time->held, time->held_count, &caps_wish,
            lists->barred, &query->barred_count);
}

enum err coach_time_query(const struct coach_time *time, const struct coach_wish *wish,
        struct coach_time_lists *lists, struct slots_query *ret_query)
{
    struct interval range = coach_time_range(time, wish);
    struct slots_query query;
    query_begin(time, wish, range, &query);
    query.open = lists->open;
    if (range.end > range.start) {
        unix_s_t end = range.end + (unix_s_t)wish->length_min * 60; /* of the last session */
        struct hours hours = time->hours;
        hours.works_holidays = time->rules.works_holidays;
        enum err err =
                hours_open(&hours, time->zone, range.start, end, lists->open, &query.open_count);
        if (!err && has_caps(&time->rules.caps))
            err = query_bar(time, range, lists, &query);
        if (err)
            return err;
        query.at_once = lists->at_once;
        if (has_at_once(&time->hours))
            query.at_once_count =
                    hours_at_once(&hours, time->zone, range.start, end, lists->at_once);
    }
    *ret_query = query;
    return ERR_OK;
}
