/* How many bookings somebody may make (W11): a person a few a day, staff as many as hands can.
 * Never a limit on joining what is booked. */
#ifndef PORCHLIGHT_SCHEDULER_API_BOOKING_LIMIT_H
#define PORCHLIGHT_SCHEDULER_API_BOOKING_LIMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct exchange;

bool booking_limit_can_take(struct exchange *exchange, int64_t *ret_retry_s);

/* The booking that was taken for came to so many sessions: a standing time counts as several
 * bookings, so that nobody fills a coach's weeks with them; but as few as leave whoever agrees to
 * one able to book, or to move, another time on that day. */
void booking_limit_count(struct exchange *exchange, size_t sessions);

/* The booking did not come about, or was a repeat. */
void booking_limit_give_back(struct exchange *exchange);

#endif
