/* From weekly windows and exceptions to open intervals: each date of the range is looked at once,
 * in the coach's own calendar, and every wall time becomes an instant through hours_interval. Used
 * for offering slots, for claiming one, and for the coach's own page. */
#include "scheduler/core/hours.h"

#include <stdbool.h>
#include <stdio.h>

#include "scheduler/core/zone.h"

const char *const hours_exception_names[] = {
        [HOURS_AWAY] = "away", [HOURS_EXTRA] = "extra", [HOURS_EXTRA + 1] = NULL};

/* --- checking -------------------------------------------------------------------------------- */

static int32_t first_day(const struct hours_window *window)
{
    return civil_date_is_none(window->valid_from) ? CIVIL_DAY_FIRST : civil_day(window->valid_from);
}

static int32_t last_day(const struct hours_window *window)
{
    return civil_date_is_none(window->valid_until) ? CIVIL_DAY_LAST
                                                   : civil_day(window->valid_until);
}

static bool is_date_or_none(struct civil_date date)
{
    return civil_date_is_none(date) || civil_date_is_valid(date);
}

static enum err refuse_window(
        struct error *error, size_t index, const char *name, const char *problem)
{
    char field[64];
    snprintf(field, sizeof(field), "windows[%zu].%s", index, name);
    return error_set(error, ERR_INPUT, field, "%s", problem);
}

static const char *window_problem(const struct hours_window *window, const char **ret_name)
{
    *ret_name = "weekday";
    if (window->weekday < 1 || window->weekday > WEEK_DAYS)
        return "must be 1 (Monday) to 7 (Sunday)";
    *ret_name = "start_min";
    if (window->start_min < 0 || window->start_min >= DAY_MIN)
        return "must be 0 to 1439";
    *ret_name = "end_min";
    if (window->end_min <= window->start_min || window->end_min > DAY_MIN)
        return "must be after start_min, at most 1440";
    *ret_name = "valid_from";
    if (!is_date_or_none(window->valid_from))
        return "is not a date";
    *ret_name = "valid_until";
    if (!is_date_or_none(window->valid_until) || last_day(window) < first_day(window))
        return "must be a date, not before valid_from";
    return NULL;
}

static bool windows_overlap(const struct hours_window *a, const struct hours_window *b)
{
    return a->weekday == b->weekday && a->start_min < b->end_min && b->start_min < a->end_min &&
           first_day(a) <= last_day(b) && first_day(b) <= last_day(a);
}

enum err hours_check_windows(const struct hours_window *windows, size_t count, struct error *error)
{
    if (count > HOURS_WINDOWS_MAX)
        return error_set(error, ERR_LIMIT, "windows", "at most %d windows", (int)HOURS_WINDOWS_MAX);
    for (size_t i = 0; i < count; i++) {
        const char *name;
        const char *problem = window_problem(&windows[i], &name);
        if (problem)
            return refuse_window(error, i, name, problem);
        for (size_t before = 0; before < i; before++) {
            if (windows_overlap(&windows[before], &windows[i]))
                return refuse_window(error, i, "start_min", "overlaps another window of that day");
        }
    }
    return ERR_OK;
}

enum err hours_check_exception(const struct hours_exception *exception, struct error *error)
{
    if (!civil_date_is_valid(exception->date))
        return error_set(error, ERR_INPUT, "date", "is not a date");
    if (exception->start_min < 0 || exception->start_min >= DAY_MIN)
        return error_set(error, ERR_INPUT, "start_min", "must be 0 to 1439");
    if (exception->end_min <= exception->start_min || exception->end_min > DAY_MIN)
        return error_set(error, ERR_INPUT, "end_min", "must be after start_min, at most 1440");
    return ERR_OK;
}

/* --- opening --------------------------------------------------------------------------------- */

/* The end of the missing hour, not the moved time: a window ends when the coach's clock has
 * passed it, and must not reach into an hour that was not offered. */
static unix_s_t edge_of(const struct zone *zone, int32_t day, int minute)
{
    struct civil_time wall = {.day = day, .second = minute * 60};
    struct zone_instant instant = zone_instant(zone, wall);
    return instant.fit == ZONE_GAP ? instant.edge : instant.at;
}

static struct interval day_interval(
        const struct zone *zone, int32_t day, int start_min, int end_min)
{
    return (struct interval){
            .start = edge_of(zone, day, start_min), .end = edge_of(zone, day, end_min)};
}

struct interval hours_interval(
        const struct zone *zone, struct civil_date date, int start_min, int end_min)
{
    return day_interval(zone, civil_day(date), start_min, end_min);
}

struct gather { /* intervals of one kind, cut to the range */
    struct interval *list;
    size_t count;
    size_t max;
    struct interval range;
    bool is_full;
};

static void gather_put(struct gather *gather, struct interval interval)
{
    if (interval.start < gather->range.start)
        interval.start = gather->range.start;
    if (interval.end > gather->range.end)
        interval.end = gather->range.end;
    if (interval.end <= interval.start)
        return;
    if (gather->count == gather->max)
        gather->is_full = true;
    else
        gather->list[gather->count++] = interval;
}

static void gather_windows(
        struct gather *gather, const struct hours *hours, const struct zone *zone, int32_t day)
{
    int weekday = civil_weekday(day);
    for (size_t i = 0; i < hours->window_count; i++) {
        const struct hours_window *window = &hours->windows[i];
        if (window->weekday == weekday && day >= first_day(window) && day <= last_day(window))
            gather_put(gather, day_interval(zone, day, window->start_min, window->end_min));
    }
}

static void gather_exceptions(struct gather *gather, const struct hours *hours,
        const struct zone *zone, enum hours_exception_kind kind)
{
    for (size_t i = 0; i < hours->exception_count; i++) {
        const struct hours_exception *exception = &hours->exceptions[i];
        if (exception->kind == kind)
            gather_put(gather, hours_interval(zone, exception->date, exception->start_min,
                                       exception->end_min));
    }
}

enum err hours_open(const struct hours *hours, const struct zone *zone, unix_s_t from,
        unix_s_t until, struct interval ret[HOURS_OPEN_MAX], size_t *ret_count)
{
    struct interval open[HOURS_OPEN_MAX], away[HOURS_EXCEPTIONS_MAX];
    struct interval range = {.start = from, .end = until};
    struct gather opened = {.list = open, .max = HOURS_OPEN_MAX, .range = range};
    struct gather closed = {.list = away, .max = HOURS_EXCEPTIONS_MAX, .range = range};
    if (hours->window_count > HOURS_WINDOWS_MAX || hours->exception_count > HOURS_EXCEPTIONS_MAX ||
            until - from > (unix_s_t)HOURS_RANGE_DAYS_MAX * DAY_S)
        return ERR_LIMIT;
    int32_t last = until > from ? zone_wall(zone, until).day : INT32_MIN;
    for (int32_t day = zone_wall(zone, from).day; day <= last; day++)
        gather_windows(&opened, hours, zone, day);
    gather_exceptions(&opened, hours, zone, HOURS_EXTRA);
    gather_exceptions(&closed, hours, zone, HOURS_AWAY);
    if (opened.is_full || closed.is_full)
        return ERR_LIMIT;
    size_t open_count = intervals_merge(open, opened.count);
    size_t away_count = intervals_merge(away, closed.count);
    return intervals_subtract(open, open_count, away, away_count, ret, HOURS_OPEN_MAX, ret_count);
}
