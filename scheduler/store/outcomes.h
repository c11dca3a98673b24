/* How sessions went, told by people: a suggestion confirmed, changed or corrected. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_OUTCOMES_H
#define PORCHLIGHT_SCHEDULER_STORE_OUTCOMES_H

#include "common/id.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/write.h"

struct store_call;

/* Write, its coach until outcome.due_at, a coordinator at any time. outcome: one for which
 * booking_is_told. After a coordinator's word it is settled. ERR_NOT_FOUND; ERR_NOT_NOW "session":
 * it is not over, or settled (coach); ERR_NOT_NOW "status": not_reached of a person who had come;
 * ERR_CHANGED. */
struct session_tell {
    struct write write;
    struct id session;
    enum booking_status outcome;
};
extern const struct store_call session_tell; /* out: struct session_row */

#endif
