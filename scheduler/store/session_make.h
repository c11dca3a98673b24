/* Putting a session into the database, with its claims. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SESSION_MAKE_H
#define PORCHLIGHT_SCHEDULER_STORE_SESSION_MAKE_H

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/scope.h"

struct operation;
struct rules;

struct session_plan {
    const struct member *coach;
    const struct member *person;
    struct booking_wish wish;
    enum booking_status status; /* as it begins: BOOKING_BOOKED, or BOOKING_RESERVED */
    struct id replaces;         /* whose time it takes; zero: nobody's */
    const struct rules *rules;  /* the coach's, where they are at hand; NULL: they are read */
};

/* A session with new ids for itself, its call and its seats. It claims its time; one that is only
 * reserved claims what of it the session that it would replace does not. ERR_CONFLICT "start_at":
 * the time of one of them is taken; the caller's savepoint must be undone then. */
enum err session_make(const struct operation *operation, const struct session_plan *plan,
        unix_s_t now, struct id *ret_session) ATTRIBUTE_MUST_USE;

/* A reserved session, whose claims were dropped, takes its whole time. ERR_CONFLICT as above. */
enum err session_claim(const struct operation *operation, struct id session) ATTRIBUTE_MUST_USE;

#endif
