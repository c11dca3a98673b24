/* A stretch of a list that is sorted by an instant, then an id. A reader goes on after the last row
 * that it saw, so that what is added meanwhile moves nothing. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_LIST_H
#define PORCHLIGHT_SCHEDULER_STORE_LIST_H

#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"

struct query;

struct list_place {
    unix_s_t at;
    struct id id;
};

struct list_range {
    size_t limit;            /* rows, at most STORE_LIST_MAX; 0: that many */
    struct list_place after; /* all zero: from the beginning */
};

/* How many rows at most. */
size_t list_limit(const struct list_range *range);

/* For SQL that ends in "AND (at, id) > ($n, $n+1) ORDER BY at, id LIMIT $n+2": binds the three. One
 * row more is asked for than there is room, to know whether there are more. */
void list_bind(struct query *query, int index, const struct list_range *range);

#endif
