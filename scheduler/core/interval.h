/* Half-open spans of time [start, end) in unix seconds, and sorted lists of them. A list is
 * "merged" when it is sorted by start and no two of its spans touch or overlap. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_INTERVAL_H
#define PORCHLIGHT_SCHEDULER_CORE_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"

struct interval {
    unix_s_t start;
    unix_s_t end; /* not included; an interval with end <= start is empty */
};

bool interval_overlaps(struct interval a, struct interval b);

/* Sorts in place, joins what overlaps or touches, drops what is empty. Returns the new count. */
size_t intervals_merge(struct interval *list, size_t count);

/* ret = list minus holes; both merged. ERR_LIMIT: more than max spans; ret_count untouched. ret
 * must be neither list nor holes. */
enum err intervals_subtract(const struct interval *list, size_t count, const struct interval *holes,
        size_t hole_count, struct interval *ret, size_t max, size_t *ret_count) ATTRIBUTE_MUST_USE;

/* Index of the first interval of a merged list that ends after at; count: none does. */
size_t intervals_first_after(const struct interval *list, size_t count, unix_s_t at);

#endif
