/* Putting a session into the database, with its claims. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SESSION_MAKE_H
#define PORCHLIGHT_SCHEDULER_STORE_SESSION_MAKE_H

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/scope.h"

struct operation;

/* A booked session with new ids for itself, its call and its seats. ERR_CONFLICT "start_at": the
 * time of one of them is taken; the caller's savepoint must be undone then. */
enum err session_make(const struct operation *operation, const struct member *coach,
        const struct member *person, const struct booking_wish *wish, unix_s_t now,
        struct id *ret_session) ATTRIBUTE_MUST_USE;

#endif
