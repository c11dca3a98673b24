/* Starts at which a session can be booked. One walk decides what is offered and what is claimed:
 * slots_list, slots_has and slots_nearest are three ways of looking at it. Linear in the number of
 * intervals, claims and starts. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_SLOTS_H
#define PORCHLIGHT_SCHEDULER_CORE_SLOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/interval.h"

struct zone;

enum {
    SLOTS_GRID_MIN = 15, /* starts lie on this grid of the coach's wall time */
    SLOTS_LIST_MAX = 500,
    SLOTS_NEAREST = 3,
    SLOTS_NOTICE_MIN = 30, /* default: not sooner than this from now */
    SLOTS_HORIZON_DAYS = 60,
};

struct slots_query {             /* borrows everything */
    const struct zone *zone;     /* the coach's */
    const struct interval *open; /* from hours_open: merged */
    size_t open_count;
    const struct interval *coach_busy; /* the coach's claims, buffers inside: merged */
    size_t coach_busy_count;
    const struct interval *person_busy; /* the person's claims: merged; may be empty */
    size_t person_busy_count;
    int length_min;
    int buffer_min;    /* the coach's time after the session; see booking_buffer_min */
    unix_s_t earliest; /* first start allowed: now plus the notice (slots_earliest) */
    unix_s_t latest;   /* last start allowed: now plus the horizon */
    unix_s_t from;     /* starts in [from, until) are asked for */
    unix_s_t until;
};

/* Fills earliest and latest from now, the notice and the horizon. */
void slots_query_limit(struct slots_query *query, unix_s_t now, int notice_min, int horizon_days);

/* The starts in order, at most max of them (the first ones). Returns how many. */
size_t slots_list(const struct slots_query *query, unix_s_t *ret_starts, size_t max);

/* Whether start is one of them, whatever from and until say. Asked again inside the transaction
 * that claims. */
bool slots_has(const struct slots_query *query, unix_s_t start);

struct slot {
    size_t coach; /* index of the query it comes from */
    unix_s_t start;
    unix_s_t end; /* of the session, without buffer */
};

/* The starts nearest to wish over all queries (one per coach), nearest first; of two as near the
 * earlier, then the lower index. Returns how many (up to SLOTS_NEAREST). */
size_t slots_nearest(const struct slots_query *queries, size_t count, unix_s_t wish,
        struct slot ret_slots[SLOTS_NEAREST]);

#endif
