/* Starts at which a session can be booked. One function decides what is offered and what is
 * claimed: slots_mark; slots_list, slots_has, slots_nearest and slot_page look at what it marks.
 * Linear in the number of intervals and claims. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_SLOTS_H
#define PORCHLIGHT_SCHEDULER_CORE_SLOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/interval.h"
#include "scheduler/core/slot_map.h"

enum {
    SLOTS_LIST_MAX = 500,
    SLOTS_NEAREST = 3,
};

struct slots_query {             /* borrows everything */
    const struct interval *open; /* from hours_open: merged */
    size_t open_count;
    const struct interval *coach_busy; /* the coach's claims, buffers inside: merged */
    size_t coach_busy_count;
    const struct interval *person_busy; /* the person's claims: merged; may be empty */
    size_t person_busy_count;
    const struct interval *barred; /* no session starts here (caps_bar): merged; may be empty */
    size_t barred_count;
    const struct interval *at_once; /* notice does not hold here: merged; may be empty */
    size_t at_once_count;
    int length_min;
    int buffer_min;    /* the coach's time after the session; see rules_buffer_min */
    unix_s_t now;      /* no start is before it, notice or not */
    unix_s_t earliest; /* first start allowed: now plus the notice */
    unix_s_t latest;   /* last start allowed: now plus the horizon */
    unix_s_t from;     /* starts in [from, until) are asked for */
    unix_s_t until;
    unix_s_t had; /* a start that is had already: nothing near to offer. 0: none */
};

/* Fills now, earliest and latest from now, the notice and the horizon. */
void slots_query_limit(struct slots_query *query, unix_s_t now, int notice_min, int horizon_days);

/* Sets the starts that query allows in a map just begun (slot_map_init), whose range says which
 * are looked at. */
void slots_mark(const struct slots_query *query, struct slot_map *map);

/* The starts in order, at most max of them (the first ones), within SLOT_MAP_DAYS_MAX of the first
 * that may be. Returns how many. */
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
 * earlier, then the lower index; without what is had already. Returns how many (up to
 * SLOTS_NEAREST). */
size_t slots_nearest(const struct slots_query *queries, size_t count, unix_s_t wish,
        struct slot ret_slots[SLOTS_NEAREST]);

#endif
