/* From weekly windows, holidays and exceptions to open intervals: each date of the range is looked
 * at once, in the coach's own calendar, and every wall time becomes an instant through one
 * zone_clock. Used for offering slots, for claiming one, and for the coach's own page. */
#include "scheduler/core/hours.h"

#include <stdint.h>

#include "scheduler/core/zone_clock.h"

const char *const hours_exception_names[] = {
        [HOURS_AWAY] = "away", [HOURS_EXTRA] = "extra", [HOURS_EXTRA + 1] = NULL};

struct interval hours_interval(
        const struct zone *zone, struct civil_date date, int start_min, int end_min)
{
    struct zone_clock clock = zone_clock_of(zone);
    int32_t day = civil_day(date);
    unix_s_t start = zone_clock_edge(&clock, day, start_min);
    return (struct interval){.start = start, .end = zone_clock_edge(&clock, day, end_min)};
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

struct walk { /* over the dates of one range */
    struct zone_clock clock;
    int32_t first;
    int32_t last;
};

static void gather_stretch(
        struct gather *gather, struct walk *walk, int32_t day, int start_min, int end_min)
{
    unix_s_t start = zone_clock_edge(&walk->clock, day, start_min);
    unix_s_t end = zone_clock_edge(&walk->clock, day, end_min);
    gather_put(gather, (struct interval){.start = start, .end = end});
}

/* --- windows ---------------------------------------------------------------------------------- */

/* The windows in the order in which a week meets them, so that what is gathered is sorted. */
struct week {
    const struct hours_window *windows[HOURS_WINDOWS_MAX];
    size_t from[WEEK_DAYS + 2]; /* those of weekday w are at from[w] to from[w + 1] */
};

static bool comes_before(const struct hours_window *a, const struct hours_window *b)
{
    return a->weekday < b->weekday || (a->weekday == b->weekday && a->start_min < b->start_min);
}

static void week_fill(struct week *week, const struct hours *hours)
{
    size_t count = hours->window_count;
    for (size_t i = 0; i < count; i++) { /* most lists are in order already */
        size_t place = i;
        while (place > 0 && comes_before(&hours->windows[i], week->windows[place - 1])) {
            week->windows[place] = week->windows[place - 1];
            place--;
        }
        week->windows[place] = &hours->windows[i];
    }
    size_t at = 0;
    for (int weekday = 0; weekday <= WEEK_DAYS + 1; weekday++) {
        while (at < count && week->windows[at]->weekday < weekday)
            at++;
        week->from[weekday] = at;
    }
}

static bool is_plain(const struct hours_window *window)
{
    return window->every_weeks < 2 && civil_date_is_none(window->valid_from) &&
           civil_date_is_none(window->valid_until);
}

/* One bit a day of the walk on which no window opens. */
struct closed {
    uint64_t bits[2];
};

_Static_assert(HOURS_RANGE_DAYS_MAX + 2 <= 128, "a range has more days than struct closed");

static struct closed closed_days(const struct hours *hours, const struct walk *walk)
{
    struct closed closed = {{0}};
    for (size_t i = 0; i < hours->holiday_count && !hours->works_holidays; i++) {
        int32_t day = civil_day(hours->holidays[i]);
        if (day >= walk->first && day <= walk->last)
            closed.bits[(day - walk->first) / 64] |= UINT64_C(1) << (day - walk->first) % 64;
    }
    return closed;
}

static void gather_windows(struct gather *gather, const struct hours *hours, struct walk *walk)
{
    struct week week;
    week_fill(&week, hours);
    struct closed closed = closed_days(hours, walk);
    int weekday = civil_weekday(walk->first);
    for (int32_t day = walk->first; day <= walk->last; day++) {
        size_t bit = (size_t)(day - walk->first);
        bool is_closed = closed.bits[bit / 64] >> bit % 64 & 1;
        for (size_t i = week.from[weekday]; i < week.from[weekday + 1] && !is_closed; i++) {
            const struct hours_window *window = week.windows[i];
            if (is_plain(window) || hours_window_holds(window, day))
                gather_stretch(gather, walk, day, window->start_min, window->end_min);
        }
        weekday = weekday == WEEK_DAYS ? 1 : weekday + 1;
    }
}

/* --- all together ----------------------------------------------------------------------------- */

static void gather_exceptions(struct gather *gather, const struct hours *hours, struct walk *walk,
        enum hours_exception_kind kind, bool at_once_only)
{
    for (size_t i = 0; i < hours->exception_count; i++) {
        const struct hours_exception *exception = &hours->exceptions[i];
        if (exception->kind != kind || (at_once_only && !exception->is_at_once))
            continue;
        int32_t day = civil_day(exception->date);
        if (day >= walk->first && day <= walk->last)
            gather_stretch(gather, walk, day, exception->start_min, exception->end_min);
    }
}

/* All dates that the clock shows in the range. */
static struct walk walk_over(const struct zone *zone, unix_s_t from, unix_s_t until)
{
    struct walk walk = {.clock = zone_clock_of(zone)};
    walk.last = zone_clock_day(&walk.clock, until);
    walk.first = zone_clock_day(&walk.clock, from); /* last, so that the clock stands there */
    if (until <= from)
        walk.last = walk.first - 1;
    return walk;
}

enum err hours_open(const struct hours *hours, const struct zone *zone, unix_s_t from,
        unix_s_t until, struct interval ret[HOURS_OPEN_MAX], size_t *ret_count)
{
    struct interval away[HOURS_EXCEPTIONS_MAX], open[HOURS_OPEN_MAX];
    struct interval range = {.start = from, .end = until};
    struct gather closed = {.list = away, .max = HOURS_EXCEPTIONS_MAX, .range = range};
    if (hours->window_count > HOURS_WINDOWS_MAX || hours->exception_count > HOURS_EXCEPTIONS_MAX ||
            hours->holiday_count > HOURS_HOLIDAYS_MAX ||
            until - from > (unix_s_t)HOURS_RANGE_DAYS_MAX * DAY_S)
        return ERR_LIMIT;
    struct walk walk = walk_over(zone, from, until);
    gather_exceptions(&closed, hours, &walk, HOURS_AWAY, false);
    struct interval *into = closed.count ? open : ret; /* nothing to take away: no copy */
    struct gather opened = {.list = into, .max = HOURS_OPEN_MAX, .range = range};
    gather_windows(&opened, hours, &walk);
    gather_exceptions(&opened, hours, &walk, HOURS_EXTRA, false);
    if (opened.is_full)
        return ERR_LIMIT;
    size_t open_count = intervals_merge(into, opened.count);
    if (into == ret) {
        *ret_count = open_count;
        return ERR_OK;
    }
    size_t away_count = intervals_merge(away, closed.count);
    return intervals_subtract(open, open_count, away, away_count, ret, HOURS_OPEN_MAX, ret_count);
}

size_t hours_at_once(const struct hours *hours, const struct zone *zone, unix_s_t from,
        unix_s_t until, struct interval ret[HOURS_EXCEPTIONS_MAX])
{
    struct gather gather = {
            .list = ret, .max = HOURS_EXCEPTIONS_MAX, .range = {.start = from, .end = until}};
    struct walk walk = walk_over(zone, from, until);
    gather_exceptions(&gather, hours, &walk, HOURS_EXTRA, true);
    return intervals_merge(ret, gather.count);
}
