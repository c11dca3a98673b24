/* A zone that remembers where it was looked at last: for many wall times one after the other, most
 * of which fall into the same span. Gives exactly what zone_instant gives. A value; one thread. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ZONE_CLOCK_H
#define PORCHLIGHT_SCHEDULER_CORE_ZONE_CLOCK_H

#include <stdint.h>

#include "common/clock.h"
#include "scheduler/core/zone.h"

struct zone_clock { /* borrows the zone */
    const struct zone *zone;
    unix_s_t from;    /* instants in [from, until) have a wall time that comes once, */
    unix_s_t until;   /* and this offset */
    int32_t offset_s; /* east of UTC */
};

struct zone_clock zone_clock_of(const struct zone *zone);

struct zone_instant zone_clock_instant(struct zone_clock *clock, struct civil_time wall);

/* zone_wall's day. */
int32_t zone_clock_day(struct zone_clock *clock, unix_s_t at);

/* Where a stretch of wall time begins or ends: the instant; for a wall time that never comes, the
 * change of clocks. (Not the moved time: a window ends when the clock has passed it, and must not
 * reach into an hour that was not offered.) minute may be 1440. */
unix_s_t zone_clock_edge(struct zone_clock *clock, int32_t day, int minute);

#endif
