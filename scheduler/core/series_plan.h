/* Which dates of a series can be had, and why the others cannot: decided one after the other by
 * the very function that offers and claims single times, as if those before were booked already.
 * The same for the preview, the yes and every later block. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_SERIES_PLAN_H
#define PORCHLIGHT_SCHEDULER_CORE_SERIES_PLAN_H

#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/coach_time.h"
#include "scheduler/core/series.h"

enum series_reason {
    SERIES_FREE,     /* nothing stands against it */
    SERIES_OWN_TIME, /* the person has something else then */
    SERIES_HOURS,    /* the coach is not open then, as after a change of clocks */
    SERIES_HOLIDAY,
    SERIES_AWAY,     /* the coach is */
    SERIES_TAKEN,    /* the coach has somebody else then */
    SERIES_FULL,     /* one of the coach's caps */
    SERIES_SOON,     /* past, or within the coach's notice */
    SERIES_LEFT_OUT, /* free, and not wanted */
};

/* "free", "own_time", ... NULL. */
extern const char *const series_reason_names[];

struct series_choice {
    struct series_occurrence at;
    enum series_reason reason;
};

struct series_lists { /* large */
    struct coach_time_lists lists;
    struct caps_held held[CAPS_HELD_MAX];
};

/* wish says length, now and the person's claims; its time is not looked at, and the horizon does
 * not hold. time: loaded for all of the occurrences, which are in order, days apart. ERR_LIMIT: a
 * list beyond its maximum. */
enum err series_plan(const struct coach_time *time, const struct coach_wish *wish,
        const struct series_occurrence *occurrences, size_t count, struct series_lists *lists,
        struct series_choice *ret_choices) ATTRIBUTE_MUST_USE;

/* Whether the coach's hours, as they are now, hold a session that is claimed already: FREE, or
 * HOURS, HOLIDAY, AWAY. query: of a stretch around it. */
enum series_reason series_hours_reason(
        const struct coach_time *time, const struct slots_query *query, struct interval session);

#endif
