/* A feed's rows. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_FEED_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_FEED_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "scheduler/store/feeds.h"
#include "scheduler/store/sealed.h"

struct operation;

struct seal_place feed_place(struct id coach);

/* When the coach cannot be offered because of the feed, in this range and as of now, by start: the
 * busy spans, or all of the range where there is no good copy. Nothing where there is no feed.
 * ERR_LIMIT: more than max. */
enum err feed_taken_load(const struct operation *operation, struct id coach, struct interval range,
        unix_s_t now, struct interval *ret_list, size_t max, size_t *ret_count) ATTRIBUTE_MUST_USE;

/* Whether that is some of this time, as of the operation's now. */
enum err feed_takes(const struct operation *operation, struct id coach, struct interval time,
        bool *ret_takes) ATTRIBUTE_MUST_USE;

/* What the coach sees of it. */
enum err feed_row_find(const struct operation *operation, struct id coach, unix_s_t now,
        struct feed_row *ret_row) ATTRIBUTE_MUST_USE;

/* These busy spans and no others; writes nothing where they are there already. */
enum err feed_busy_replace(const struct operation *operation, struct id coach,
        const struct interval *busy, size_t count) ATTRIBUTE_MUST_USE;

#endif
