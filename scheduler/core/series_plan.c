/* Walks over the dates of a series. Whether one is free says slots_has; the reason is only looked
 * for where it is not. Called by the store. */
#include "scheduler/core/series_plan.h"

#include <stdbool.h>
#include <string.h>

const char *const series_reason_names[] = {
        [SERIES_FREE] = "free",
        [SERIES_OWN_TIME] = "own_time",
        [SERIES_HOURS] = "hours",
        [SERIES_HOLIDAY] = "holiday",
        [SERIES_AWAY] = "away",
        [SERIES_TAKEN] = "taken",
        [SERIES_FULL] = "full",
        [SERIES_SOON] = "soon",
        [SERIES_LEFT_OUT] = "left_out",
        [SERIES_LEFT_OUT + 1] = NULL,
};

/* --- reasons ---------------------------------------------------------------------------------- */

static bool list_meets(const struct interval *list, size_t count, struct interval time)
{
    size_t i = intervals_first_after(list, count, time.start);
    return i < count && list[i].start < time.end;
}

static bool list_holds(const struct interval *list, size_t count, struct interval time)
{
    size_t i = intervals_first_after(list, count, time.start);
    return i < count && list[i].start <= time.start && list[i].end >= time.end;
}

static struct interval stretch(unix_s_t start, int minutes)
{
    return (struct interval){.start = start, .end = start + (unix_s_t)minutes * 60};
}

static bool is_away(const struct coach_time *time, struct interval session)
{
    const struct hours *hours = &time->hours;
    for (size_t i = 0; i < hours->exception_count; i++) {
        const struct hours_exception *exception = &hours->exceptions[i];
        if (exception->kind != HOURS_AWAY)
            continue;
        struct interval away = hours_interval(
                time->zone, exception->date, exception->start_min, exception->end_min);
        if (interval_overlaps(away, session))
            return true;
    }
    return false;
}

static bool is_holiday(const struct coach_time *time, unix_s_t start)
{
    const struct hours *hours = &time->hours;
    int32_t day = zone_wall(time->zone, start).day;
    for (size_t i = 0; i < hours->holiday_count && !time->rules.works_holidays; i++) {
        if (civil_day(hours->holidays[i]) == day)
            return true;
    }
    return false;
}

enum series_reason series_hours_reason(
        const struct coach_time *time, const struct slots_query *query, struct interval session)
{
    if (list_holds(query->open, query->open_count, session))
        return SERIES_FREE;
    if (is_away(time, session))
        return SERIES_AWAY;
    return is_holiday(time, session.start) ? SERIES_HOLIDAY : SERIES_HOURS;
}

static enum series_reason reason_find(
        const struct coach_time *time, const struct slots_query *query, unix_s_t start)
{
    struct interval session = stretch(start, query->length_min);
    struct interval claim = stretch(start, query->length_min + query->buffer_min);
    if (query->until <= query->from) /* cut away: sooner than anything may be */
        return SERIES_SOON;
    if (slots_has(query, start))
        return SERIES_FREE;
    if (list_meets(query->person_busy, query->person_busy_count, session))
        return SERIES_OWN_TIME;
    enum series_reason reason = series_hours_reason(time, query, session);
    if (reason != SERIES_FREE)
        return reason;
    if (list_meets(query->coach_busy, query->coach_busy_count, claim))
        return SERIES_TAKEN;
    return list_meets(query->barred, query->barred_count, stretch(start, 1)) ? SERIES_FULL
                                                                             : SERIES_SOON;
}

/* --- the walk --------------------------------------------------------------------------------- */

/* One more that counts, in its place. */
static enum err held_add(struct coach_time *time, struct caps_held *list, struct caps_held held)
{
    size_t place = time->held_count;
    if (place == CAPS_HELD_MAX)
        return ERR_LIMIT;
    while (place > 0 && list[place - 1].start > held.start)
        place--;
    memmove(&list[place + 1], &list[place], (time->held_count - place) * sizeof(*list));
    list[place] = held;
    time->held_count++;
    return ERR_OK;
}

static enum err choose(const struct coach_time *time, struct coach_wish wish, unix_s_t start,
        struct series_lists *lists, struct caps_held *ret_held, enum series_reason *ret_reason)
{
    struct slots_query query;
    wish.is_standing = true;
    wish.time = (struct interval){.start = start, .end = start + 1};
    enum err err = coach_time_query(time, &wish, &lists->lists, &query);
    if (err)
        return err;
    *ret_reason = reason_find(time, &query, start);
    *ret_held = (struct caps_held){.start = start,
            .end = stretch(start, wish.length_min).end,
            .free = stretch(start, wish.length_min + query.buffer_min).end};
    return ERR_OK;
}

enum err series_plan(const struct coach_time *time, const struct coach_wish *wish,
        const struct series_occurrence *occurrences, size_t count, struct series_lists *lists,
        struct series_choice *ret_choices)
{
    struct coach_time own = *time; /* with a list of held sessions that grows */
    enum err err = time->held_count > CAPS_HELD_MAX ? ERR_LIMIT : ERR_OK;
    if (!err && time->held_count > 0)
        memcpy(lists->held, time->held, time->held_count * sizeof(*lists->held));
    own.held = lists->held;
    for (size_t i = 0; i < count && !err; i++) {
        struct caps_held held;
        struct series_choice choice = {.at = occurrences[i]};
        err = choose(&own, *wish, choice.at.start_at, lists, &held, &choice.reason);
        if (!err && choice.reason == SERIES_FREE)
            err = held_add(&own, lists->held, held);
        if (!err)
            ret_choices[i] = choice;
    }
    return err;
}
