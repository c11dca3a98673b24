/* From held sessions to times that are barred: a date that is full bars that date, a full week that
 * week, and a full row the time right before and after it. Called by coach_time, for offers and
 * for claims. */
#include "scheduler/core/caps.h"

#include <stdbool.h>
#include <stdint.h>

#include "scheduler/core/zone_clock.h"

const char *const caps_unit_names[] = {
        [CAPS_SESSIONS] = "sessions", [CAPS_MINUTES] = "minutes", [CAPS_MINUTES + 1] = NULL};

static const unix_s_t pause_s = (unix_s_t)CAPS_PAUSE_MIN * 60;

struct bar { /* one run over the held sessions */
    const struct caps *caps;
    const struct caps_held *held;
    size_t held_count;
    const struct caps_wish *wish;
    struct zone_clock clock;
    struct interval *list; /* CAPS_BARRED_MAX of them are always enough */
    size_t count;
};

static void bar_put(struct bar *bar, unix_s_t start, unix_s_t end)
{
    bar->list[bar->count++] = (struct interval){.start = start, .end = end};
}

/* --- days and weeks --------------------------------------------------------------------------- */

struct period { /* a calendar's dates or weeks */
    int32_t days;
    int max;
};

static int32_t period_of(const struct period *period, int32_t day)
{
    return period->days == 1 ? day : civil_week(day);
}

static void period_bar(struct bar *bar, const struct period *period, int32_t number)
{
    int32_t first = period->days == 1 ? number : civil_week_first(number);
    unix_s_t start = zone_clock_edge(&bar->clock, first, 0);
    bar_put(bar, start, zone_clock_edge(&bar->clock, first + period->days, 0));
}

static int64_t amount(const struct caps *caps, unix_s_t start, unix_s_t end)
{
    return caps->unit == CAPS_MINUTES ? (end - start) / 60 : 1;
}

static void periods_bar(struct bar *bar, struct period period)
{
    int64_t wanted = bar->caps->unit == CAPS_MINUTES ? bar->wish->length_min : 1;
    if (period.max == 0)
        return;
    if (wanted > period.max) {
        bar_put(bar, bar->wish->range.start, bar->wish->range.end);
        return;
    }
    int32_t current = INT32_MIN;
    int64_t sum = 0;
    for (size_t i = 0; i < bar->held_count; i++) {
        const struct caps_held *held = &bar->held[i];
        int32_t number = period_of(&period, zone_clock_day(&bar->clock, held->start));
        int64_t before = number == current ? sum : 0;
        sum = before + amount(bar->caps, held->start, held->end);
        current = number;
        if (before + wanted <= period.max && sum + wanted > period.max)
            period_bar(bar, &period, number);
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

struct row {
    unix_s_t start;
    unix_s_t free;
    int count;
};

/* The row that begins with held[*next]; moves *next past it. */
static struct row row_next(const struct bar *bar, size_t *next)
{
    const struct caps_held *held = &bar->held[(*next)++];
    struct row row = {.start = held->start, .free = held->free, .count = 1};
    while (*next < bar->held_count && bar->held[*next].start - row.free < pause_s) {
        row.free = bar->held[(*next)++].free;
        row.count++;
    }
    return row;
}

/* Where a start would join the row from behind, and from before. */
static struct interval after_row(const struct row *row)
{
    return (struct interval){.start = row->start, .end = row->free + pause_s};
}

static struct interval before_row(const struct bar *bar, const struct row *row)
{
    unix_s_t claim_min = bar->wish->length_min + bar->wish->buffer_min;
    unix_s_t reach_s = claim_min * 60 + pause_s;
    return (struct interval){.start = row->start - reach_s + 1, .end = row->free};
}

static void rows_bar(struct bar *bar)
{
    int row_max = bar->caps->row_max;
    struct row before = {.count = 0};
    for (size_t next = 0; next < bar->held_count && row_max > 0;) {
        struct row row = row_next(bar, &next);
        struct interval ahead = before_row(bar, &row), behind = after_row(&row);
        if (row.count + 1 > row_max) {
            bar_put(bar, ahead.start, ahead.end);
            bar_put(bar, behind.start, behind.end);
        }
        struct interval gap = after_row(&before); /* a start in both would tie the two together */
        if (before.count && before.count + 1 + row.count > row_max)
            bar_put(bar, ahead.start > before.free ? ahead.start : before.free,
                    gap.end < row.start ? gap.end : row.start);
        before = row;
    }
}

enum err caps_bar(const struct caps *caps, const struct zone *zone, const struct caps_held *held,
        size_t held_count, const struct caps_wish *wish, struct interval ret[CAPS_BARRED_MAX],
        size_t *ret_count)
{
    struct bar bar = {.caps = caps,
            .held = held,
            .held_count = held_count,
            .wish = wish,
            .clock = zone_clock_of(zone),
            .list = ret};
    if (held_count > CAPS_HELD_MAX)
        return ERR_LIMIT;
    periods_bar(&bar, (struct period){.days = 1, .max = caps->day_max});
    periods_bar(&bar, (struct period){.days = WEEK_DAYS, .max = caps->week_max});
    rows_bar(&bar);
    *ret_count = intervals_merge(ret, bar.count);
    return ERR_OK;
}
