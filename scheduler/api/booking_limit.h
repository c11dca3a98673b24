/* How many bookings somebody may make (W11): a person a few a day, staff as many as hands can.
 * Never a limit on joining what is booked. */
#ifndef PORCHLIGHT_SCHEDULER_API_BOOKING_LIMIT_H
#define PORCHLIGHT_SCHEDULER_API_BOOKING_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

struct exchange;

bool booking_limit_can_take(struct exchange *exchange, int64_t *ret_retry_s);

/* The booking did not come about, or was a repeat. */
void booking_limit_give_back(struct exchange *exchange);

#endif
