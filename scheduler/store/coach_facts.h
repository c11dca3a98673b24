/* Everything in the database that decides when one coach is free for one person, in one statement.
 * For availability. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_COACH_FACTS_H
#define PORCHLIGHT_SCHEDULER_STORE_COACH_FACTS_H

#include <stddef.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/caps.h"
#include "scheduler/core/hours.h"
#include "scheduler/core/rules.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/feed_row.h"

struct operation;
struct query;

struct coach_facts { /* large; lists beyond their counts are not cleared */
    struct rules rules;
    size_t window_count;
    struct hours_window windows[HOURS_WINDOWS_MAX];
    size_t exception_count;
    struct hours_exception exceptions[HOURS_EXCEPTIONS_MAX];
    size_t holiday_count;
    struct civil_date holidays[HOURS_HOLIDAYS_MAX];
    size_t coach_busy_count;
    struct interval coach_busy[CLAIMS_MAX + FEED_BUSY_MAX + 1]; /* merged; room for a calendar */
    size_t person_busy_count;
    struct interval person_busy[CLAIMS_MAX]; /* merged */
    size_t held_count;
    struct caps_held held[CAPS_HELD_MAX]; /* of a coach who has caps, by start */
};

struct coach_facts_wish {
    struct id coach;
    struct id person;            /* zero: nobody's claims */
    struct id moving;            /* as of claims_load */
    struct interval range;       /* of claims; of exceptions, from two days before it on */
    struct interval around;      /* of what is held */
    char first[CIVIL_DATE_SIZE]; /* filled here */
};

/* On its way (query_send); wish must stay where it is until the query is ended, by coach_facts_read
 * or query_end. */
struct query *coach_facts_send(const struct operation *operation, struct coach_facts_wish *wish);

/* Ends the query. Exceptions before first are left out. ERR_LIMIT: a list is longer than its
 * maximum. */
enum err coach_facts_read(struct query *query, struct civil_date first,
        struct coach_facts *ret_facts) ATTRIBUTE_MUST_USE;

#endif
