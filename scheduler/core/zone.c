/* Looks things up in a zone: which offset holds at an instant, and which instant a wall time means.
 * The second has three answers (once, never, twice), and this is the one place that chooses. */
#include "scheduler/core/zone.h"

#include <string.h>

#include "scheduler/core/zone_table.h"

enum { REACH_S = 27 * 3600 }; /* no offset is larger, so no wall time is farther from its instant */

/* How many transitions are at or before at. */
static size_t transitions_before(const struct zone *zone, unix_s_t at)
{
    size_t low = 0, high = zone->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->at[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct zone_span listed_span(const struct zone *zone, size_t passed)
{
    const struct zone_type *type = &zone->types[passed == 0 ? 0 : zone->type[passed - 1]];
    struct zone_span span = {
            .from = passed == 0 ? INT64_MIN : zone->at[passed - 1],
            .until = passed == zone->count ? INT64_MAX : zone->at[passed],
            .offset_s = type->kind.offset_s,
            .is_dst = type->is_dst,
    };
    memcpy(span.abbreviation, type->kind.abbreviation, sizeof(span.abbreviation));
    return span;
}

struct zone_span zone_span(const struct zone *zone, unix_s_t at)
{
    size_t passed = transitions_before(zone, at);
    if (passed < zone->count || !zone->has_rule)
        return listed_span(zone, passed);
    struct zone_span span = zone_rule_span(&zone->rule, at);
    if (zone->count > 0 && span.from < zone->at[zone->count - 1])
        span.from = zone->at[zone->count - 1];
    return span;
}

struct civil_time zone_wall(const struct zone *zone, unix_s_t at)
{
    unix_s_t first = (unix_s_t)(CIVIL_DAY_FIRST + 2) * DAY_S;
    unix_s_t last = (unix_s_t)(CIVIL_DAY_LAST - 2) * DAY_S;
    unix_s_t inside = at < first ? first : at > last ? last : at;
    int64_t local = inside + zone_span(zone, inside).offset_s;
    int64_t day = local / DAY_S - (local % DAY_S < 0);
    return (struct civil_time){.day = (int32_t)day, .second = (int32_t)(local - day * DAY_S)};
}

static bool span_holds(const struct zone_span *span, unix_s_t at)
{
    return at >= span->from && at < span->until;
}

/* Whether the wall time local (seconds) comes again after span; sets the edge. */
static bool repeats_after(
        const struct zone *zone, struct zone_span span, int64_t local, unix_s_t *ret_edge)
{
    unix_s_t edge = span.until;
    while (span.until <= local + REACH_S) {
        span = zone_span(zone, span.until);
        if (span_holds(&span, local - span.offset_s)) {
            *ret_edge = edge;
            return true;
        }
    }
    return false;
}

struct zone_instant zone_instant(const struct zone *zone, struct civil_time wall)
{
    int64_t local = (int64_t)wall.day * DAY_S + wall.second;
    struct zone_span span = zone_span(zone, local - REACH_S);
    int32_t offset_before_s = span.offset_s;
    while (local - span.offset_s >= span.until) { /* this wall time is after the span */
        offset_before_s = span.offset_s;
        span = zone_span(zone, span.until);
    }
    struct zone_instant instant = {.at = local - span.offset_s, .fit = ZONE_EXACT};
    instant.edge = instant.at;
    if (instant.at < span.from) {
        instant.fit = ZONE_GAP;
        instant.at = local - offset_before_s;
        instant.edge = span.from;
    } else if (repeats_after(zone, span, local, &instant.edge)) {
        instant.fit = ZONE_REPEAT;
    }
    return instant;
}
