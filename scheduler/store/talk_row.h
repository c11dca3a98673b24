/* A session's talk as a row: what relays told of its call so far. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_TALK_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_TALK_ROW_H

#include <stdbool.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/talk.h"

struct operation;

/* Takes one step of it; the caller has locked the session. The end of a call of which nothing is
 * known begins no row. */
enum err talk_row_step(const struct operation *operation, struct id session, enum talk_event event,
        enum seat_role role, unix_s_t at) ATTRIBUTE_MUST_USE;

#endif
