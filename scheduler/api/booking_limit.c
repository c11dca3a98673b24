/* Chooses the bucket of a booking. */
#include "scheduler/api/booking_limit.h"

#include "scheduler/api/app.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/limits.h"

enum { SERIES_COUNTED = 4 }; /* of ten a day: two standing times, and two bookings besides */

static enum limit_kind kind_of(const struct exchange *exchange)
{
    return exchange->actor.role == ROLE_PERSON ? LIMIT_BOOKING : LIMIT_CHANGE;
}

bool booking_limit_can_take(struct exchange *exchange, int64_t *ret_retry_s)
{
    return limits_can_take(exchange->app->limits, kind_of(exchange), &exchange->actor.account,
            sizeof(exchange->actor.account), exchange->now.mono, ret_retry_s);
}

void booking_limit_count(struct exchange *exchange, size_t sessions)
{
    int64_t counted = sessions < SERIES_COUNTED ? (int64_t)sessions : SERIES_COUNTED;
    if (counted > 1) /* the first is taken */
        limits_spend(exchange->app->limits, kind_of(exchange), &exchange->actor.account,
                sizeof(exchange->actor.account), counted - 1, exchange->now.mono);
}

void booking_limit_give_back(struct exchange *exchange)
{
    limits_give_back(exchange->app->limits, kind_of(exchange), &exchange->actor.account,
            sizeof(exchange->actor.account), exchange->now.mono);
}
