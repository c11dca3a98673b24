/* Keeps one span of a zone, less the wall times near its ends that may be missing or doubled, so
 * that all others cost a subtraction. Called where days are walked: hours and caps. */
#include "scheduler/core/zone_clock.h"

#include <stdlib.h>

enum { FAR_S = 27 * 3600 }; /* no two offsets are farther apart */

struct zone_clock zone_clock_of(const struct zone *zone)
{
    return (struct zone_clock){.zone = zone};
}

/* How near to the edge between two spans a wall time of the first may come a second time. */
static int32_t doubt_s(const struct zone_span *span, const struct zone_span *next)
{
    bool is_long = next->from == INT64_MIN || next->until == INT64_MAX ||
                   next->until - next->from > 2 * (unix_s_t)FAR_S;
    return is_long ? abs(next->offset_s - span->offset_s) : FAR_S;
}

static void clock_set(struct zone_clock *clock, unix_s_t at)
{
    struct zone_span span = zone_span(clock->zone, at);
    clock->from = span.from;
    clock->until = span.until;
    clock->offset_s = span.offset_s;
    if (span.from > INT64_MIN) {
        struct zone_span before = zone_span(clock->zone, span.from - 1);
        clock->from += doubt_s(&span, &before);
    }
    if (span.until < INT64_MAX) {
        struct zone_span after = zone_span(clock->zone, span.until);
        clock->until -= doubt_s(&span, &after);
    }
}

static bool clock_has(const struct zone_clock *clock, unix_s_t at)
{
    return at >= clock->from && at < clock->until;
}

struct zone_instant zone_clock_instant(struct zone_clock *clock, struct civil_time wall)
{
    int64_t local = (int64_t)wall.day * DAY_S + wall.second;
    unix_s_t at = local - clock->offset_s;
    if (!clock_has(clock, at)) {
        clock_set(clock, at); /* near enough, mostly: what is not is asked of the zone */
        at = local - clock->offset_s;
        if (!clock_has(clock, at))
            return zone_instant(clock->zone, wall);
    }
    return (struct zone_instant){.at = at, .fit = ZONE_EXACT, .edge = at};
}

int32_t zone_clock_day(struct zone_clock *clock, unix_s_t at)
{
    if (!clock_has(clock, at))
        clock_set(clock, at);
    if (!clock_has(clock, at) || at < DAY_S)
        return zone_wall(clock->zone, at).day;
    return (int32_t)((at + clock->offset_s) / DAY_S);
}

unix_s_t zone_clock_edge(struct zone_clock *clock, int32_t day, int minute)
{
    struct civil_time wall = {.day = day, .second = minute * 60};
    struct zone_instant instant = zone_clock_instant(clock, wall);
    return instant.fit == ZONE_GAP ? instant.edge : instant.at;
}
