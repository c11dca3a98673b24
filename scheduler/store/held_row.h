/* A coach's sessions as caps count them. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_HELD_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_HELD_ROW_H

#include <stddef.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/caps.h"

struct operation;

/* Those that start in range, by start: to come, now, and over; not cancelled or moved ones, nor
 * moving and what is held for its move (zero: none). ERR_LIMIT: more than CAPS_HELD_MAX. */
enum err held_load(const struct operation *operation, struct id coach, struct interval range,
        struct id moving, struct caps_held ret_held[CAPS_HELD_MAX],
        size_t *ret_count) ATTRIBUTE_MUST_USE;

#endif
