/* Wall times of a calendar and the clocks they are read by. For this folder alone: libical's types
 * stay in it. Pure but for libical's own tables of the calendar's zones. */
#ifndef PORCHLIGHT_SCHEDULER_ICS_ICS_CLOCK_H
#define PORCHLIGHT_SCHEDULER_ICS_ICS_CLOCK_H

#include <stdbool.h>

#include <libical/ical.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/civil.h"

struct zone;
struct zones;

struct ics_source {            /* where clocks come from; borrows everything */
    const struct zones *zones; /* this machine's */
    const struct zone *zone;   /* the owner's: of whole days, and of times that name no zone */
    icalcomponent *calendar;
};

struct clock {               /* what a wall time is read by; with neither it is UTC */
    const struct zone *zone; /* of this machine */
    icaltimezone *own;       /* the calendar's, where this machine has none of that name */
};

/* A date that exists, and a time of day, if it is not a whole day's. */
bool ics_time_is_valid(const struct icaltimetype *time);

/* time is valid; of a whole day its midnight. The other way gives a time without a zone. */
struct civil_time ics_wall_of(const struct icaltimetype *time);
struct icaltimetype ics_time_of(struct civil_time wall, bool is_date);

/* Seconds from 1970 on the same wall clock, and back. */
unix_s_t ics_wall_s(struct civil_time wall);
struct civil_time ics_wall_at(unix_s_t seconds);

/* Gives every rule of the calendar's own clocks an end, so that counting it out comes to one. */
void clocks_end(icalcomponent *calendar, unix_s_t end);

/* What the zone of this property is. ERR_INPUT: neither we nor the calendar know it. */
enum err clock_find(const struct ics_source *source, icalproperty *property,
        const struct icaltimetype *time, struct clock *ret_clock) ATTRIBUTE_MUST_USE;

/* A wall time that never comes, or comes twice, as of zone_instant. */
unix_s_t clock_instant(const struct clock *clock, struct civil_time wall);
struct civil_time clock_wall(const struct clock *clock, unix_s_t at);

#endif
