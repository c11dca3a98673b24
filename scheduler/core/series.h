/* A standing time: one wall time on one weekday, every n weeks, in the zone of the person it
 * belongs to. What it means on each date is decided here, by the zone (zone_instant); whether a
 * date can be had is series_plan's. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_SERIES_H
#define PORCHLIGHT_SCHEDULER_CORE_SERIES_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/zone.h"

enum {
    SERIES_WEEKS_MAX = 8,            /* the rarest comes every eight weeks */
    SERIES_GRID_MIN = 15,            /* sessions start on the quarter hour */
    SERIES_BLOCK_DAYS = 12 * 7,      /* is claimed at once */
    SERIES_BLOCK_MAX = 12,           /* dates of a block */
    SERIES_AHEAD_DAYS = 8 * 7,       /* is decided, and told, at least this far ahead */
    SERIES_FROM_MAX_DAYS = 60,       /* the first date is not farther off */
    SERIES_UNTIL_MAX_DAYS = 2 * 366, /* nor the last one from the first; or there is no last one */
};

struct series_rule {
    struct civil_date from;  /* the first date; says the weekday */
    struct civil_date until; /* the last date that may be; none: goes on */
    int start_min;           /* wall time, 0 to 1439, on the grid */
    int every_weeks;         /* 1 to SERIES_WEEKS_MAX */
};

/* What somebody may ask for at now. ERR_INPUT names the field: "every_weeks"; "start_min": off the
 * grid, or a wall time that the first date leaves out; "from": past or too far; "until". */
enum err series_check(const struct series_rule *rule, const struct zone *zone, unix_s_t now,
        struct error *error) ATTRIBUTE_MUST_USE;

struct series_occurrence {
    struct civil_date
            date; /* in the series's zone; after a gap of a day start_at lies on the next */
    unix_s_t start_at;
    enum zone_fit fit; /* GAP: moved forward out of the missing hour, to be told */
};

/* "exact", "gap", "repeat", NULL: of fit. */
extern const char *const series_fit_names[];

/* The occurrence of this date, whether or not it is one of the rule's. */
struct series_occurrence series_occurrence_on(
        const struct series_rule *rule, const struct zone *zone, struct civil_date date);

/* The rule's dates with day numbers in [first, end), in order, at most SERIES_BLOCK_MAX (of a
 * longer stretch than a block, its beginning). Returns how many. */
size_t series_occurrences(const struct series_rule *rule, const struct zone *zone, int32_t first,
        int32_t end, struct series_occurrence ret[SERIES_BLOCK_MAX]);

#endif
