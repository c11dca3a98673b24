/* The facts of coaches' load (core/load.h), read from contracts, sessions and caseloads at one
 * moment: nothing of it is kept, so nothing of it can be wrong. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_LOAD_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_LOAD_ROW_H

#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/load.h"

struct operation;

enum { LOADS_MAX = 20000 }; /* coaches of a programme */

struct load_row {
    struct id coach;
    struct load_facts facts;
    unix_s_t counted_from;
    unix_s_t closed_until; /* takes nobody new before; 0: takes people */
    unix_s_t given_at;     /* when a session was last booked with them or somebody given to them */
    int64_t people;        /* of whom they are the primary coach */
};

struct loads {
    size_t count;
    struct load_row *rows; /* by id */
};

/* Of all coaches of the programme, or of the one (coach not zero) if it is of it. ERR_LIMIT. */
enum err loads_read(const struct operation *operation, struct id programme, struct id coach,
        unix_s_t now, struct loads *ret_loads) ATTRIBUTE_MUST_USE;
void loads_finish(struct loads *loads);

/* NULL: none of this id. */
const struct load_row *loads_find(const struct loads *loads, struct id coach);

/* The median share of all of them but this coach; 0 of none. ERR_MEMORY. */
enum err loads_median(
        const struct loads *loads, struct id but, int64_t *ret_share) ATTRIBUTE_MUST_USE;

#endif
