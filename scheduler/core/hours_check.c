/* What a coach may save as hours: each field in its range, no two windows open at once, and "free
 * now until" turned into exceptions of their dates. Called before anything is stored. */
#include <stdio.h>

#include "scheduler/core/hours.h"
#include "scheduler/core/zone.h"

static int32_t first_day(const struct hours_window *window)
{
    return civil_date_is_none(window->valid_from) ? CIVIL_DAY_FIRST : civil_day(window->valid_from);
}

static int32_t last_day(const struct hours_window *window)
{
    return civil_date_is_none(window->valid_until) ? CIVIL_DAY_LAST
                                                   : civil_day(window->valid_until);
}

bool hours_window_holds(const struct hours_window *window, int32_t day)
{
    int32_t first = first_day(window);
    if (civil_weekday(day) != window->weekday || day < first || day > last_day(window))
        return false;
    int32_t weeks = civil_week(day) - civil_week(first);
    return window->every_weeks < 2 || weeks % window->every_weeks == 0;
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

static const char *times_problem(const struct hours_window *window, const char **ret_name)
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
    return NULL;
}

static const char *dates_problem(const struct hours_window *window, const char **ret_name)
{
    *ret_name = "valid_from";
    if (!is_date_or_none(window->valid_from))
        return "is not a date";
    if (window->every_weeks > 1 && civil_date_is_none(window->valid_from))
        return "must say in which week every_weeks begins to count";
    *ret_name = "valid_until";
    if (!is_date_or_none(window->valid_until) || last_day(window) < first_day(window))
        return "must be a date, not before valid_from";
    *ret_name = "every_weeks";
    if (window->every_weeks < 0 || window->every_weeks > HOURS_WEEKS_MAX)
        return "must be 1 to 8";
    return NULL;
}

/* Whether both hold on one day. Two rhythms of up to eight weeks have met within 56, if ever. */
static bool windows_share_day(const struct hours_window *a, const struct hours_window *b)
{
    int32_t first = first_day(a) > first_day(b) ? first_day(a) : first_day(b);
    int32_t last = last_day(a) < last_day(b) ? last_day(a) : last_day(b);
    int32_t day = first + (a->weekday - civil_weekday(first) + WEEK_DAYS) % WEEK_DAYS;
    for (int weeks = 0; weeks < HOURS_WEEKS_MAX * (HOURS_WEEKS_MAX - 1) && day <= last; weeks++) {
        if (hours_window_holds(a, day) && hours_window_holds(b, day))
            return true;
        day += WEEK_DAYS;
    }
    return false;
}

static bool windows_overlap(const struct hours_window *a, const struct hours_window *b)
{
    return a->weekday == b->weekday && a->start_min < b->end_min && b->start_min < a->end_min &&
           windows_share_day(a, b);
}

enum err hours_check_windows(const struct hours_window *windows, size_t count, struct error *error)
{
    if (count > HOURS_WINDOWS_MAX)
        return error_set(error, ERR_LIMIT, "windows", "at most %d windows", (int)HOURS_WINDOWS_MAX);
    for (size_t i = 0; i < count; i++) {
        const char *name;
        const char *problem = times_problem(&windows[i], &name);
        if (!problem)
            problem = dates_problem(&windows[i], &name);
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

/* --- from an instant until another ------------------------------------------------------------ */

/* The minute of day at which the part ends. In the second pass of a doubled hour that minute came
 * before already: then the part lasts to the end of that hour. */
static int part_end_min(const struct zone *zone, int32_t day, unix_s_t end)
{
    struct zone_instant instant = zone_instant(zone, zone_wall(zone, end));
    if (instant.at < end)
        end = instant.edge + (end - instant.at);
    struct civil_time wall = zone_wall(zone, end);
    return wall.day > day ? DAY_MIN : (wall.second + 59) / 60;
}

/* Copies of like, one a date, for all of time; at most max of them. */
static size_t parts_of(const struct zone *zone, struct interval time,
        const struct hours_exception *like, struct hours_exception *ret, size_t max)
{
    size_t count = 0;
    unix_s_t start = time.start;
    while (start < time.end && count < max) {
        int32_t day = zone_wall(zone, start).day;
        unix_s_t next = hours_interval(zone, civil_date_of(day), 0, DAY_MIN).end;
        unix_s_t end = next > start && next < time.end ? next : time.end;
        ret[count] = *like;
        ret[count].date = civil_date_of(day);
        ret[count].start_min = zone_wall(zone, start).second / 60;
        ret[count++].end_min = part_end_min(zone, day, end);
        start = end;
    }
    return count;
}

enum err hours_free_now(const struct zone *zone, unix_s_t now, unix_s_t until,
        struct hours_exception ret[HOURS_NOW_PARTS], size_t *ret_count, struct error *error)
{
    if (until <= now || until - now > (unix_s_t)HOURS_NOW_MAX_MIN * 60)
        return error_set(error, ERR_INPUT, "until_at", "must be within the next %d hours",
                (int)HOURS_NOW_MAX_MIN / 60);
    const struct hours_exception open = {.kind = HOURS_EXTRA, .is_at_once = true};
    const struct interval time = {.start = now, .end = until};
    *ret_count = parts_of(zone, time, &open, ret, HOURS_NOW_PARTS);
    return ERR_OK;
}

enum err hours_away(const struct zone *zone, struct interval time,
        struct hours_exception ret[HOURS_AWAY_PARTS], size_t *ret_count, struct error *error)
{
    if (time.end <= time.start)
        return error_set(error, ERR_INPUT, "until", "must be after the beginning");
    if (time.end - time.start > (unix_s_t)HOURS_AWAY_DAYS_MAX * DAY_S)
        return error_set(error, ERR_INPUT, "until", "must be within %d days of the beginning",
                (int)HOURS_AWAY_DAYS_MAX);
    const struct hours_exception closed = {.kind = HOURS_AWAY};
    *ret_count = parts_of(zone, time, &closed, ret, HOURS_AWAY_PARTS);
    return ERR_OK;
}
