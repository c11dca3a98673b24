/* Everything that decides when one coach can be booked, and the one way from there to a query of
 * slots: hours, holidays, claims, caps, notice, horizon. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_COACH_TIME_H
#define PORCHLIGHT_SCHEDULER_CORE_COACH_TIME_H

#include <stdbool.h>
#include <stddef.h>

#include "scheduler/core/caps.h"
#include "scheduler/core/hours.h"
#include "scheduler/core/rules.h"
#include "scheduler/core/slots.h"

struct coach_time { /* borrows everything */
    const struct zone *zone;
    struct hours hours;
    struct rules rules;
    const struct interval *busy; /* the coach's claims, buffers inside: merged */
    size_t busy_count;
    const struct caps_held *held; /* as caps_bar wants them; only looked at where there are caps */
    size_t held_count;
};

struct coach_wish {
    int length_min;
    unix_s_t now;
    struct interval time;               /* starts asked for */
    const struct interval *person_busy; /* merged */
    size_t person_busy_count;
    bool is_standing; /* a date of a series: the horizon does not hold */
};

struct coach_time_lists { /* large: what the query borrows */
    struct interval open[HOURS_OPEN_MAX];
    struct interval at_once[HOURS_EXCEPTIONS_MAX];
    struct interval barred[CAPS_BARRED_MAX];
};

/* The starts that this wish may have at all: its time, not before now (or the notice) and not
 * after the horizon. Empty (end <= start): none. */
struct interval coach_time_range(const struct coach_time *time, const struct coach_wish *wish);

/* Fills lists and a query over coach_time_range. ERR_LIMIT: a list or range beyond its maximum. */
enum err coach_time_query(const struct coach_time *time, const struct coach_wish *wish,
        struct coach_time_lists *lists, struct slots_query *ret_query) ATTRIBUTE_MUST_USE;

#endif
