/* Opening an event stream. */
#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/events.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/limits.h"
#include "scheduler/api/respond.h"

enum { RETRY_FULL_S = 10 };

static void refuse_busy(struct exchange *exchange, int64_t retry_s)
{
    respond_problem(exchange, &(struct problem){.status = 429,
                                      .type = "too_many",
                                      .detail = "too many streams at once",
                                      .retry_s = retry_s});
}

static void events_handle(struct exchange *exchange)
{
    int64_t retry_s = 0;
    const struct actor *actor = &exchange->actor;
    const struct listener listener = {
            .account = actor->account,
            .programme = actor->programme,
            .session = actor->only_session,
            .sign_in = exchange->sign_in,
            .until = exchange->sign_in_until,
            .is_coordinator = actor->role == ROLE_COORDINATOR,
    };
    if (host_request_method(exchange->request) == HOST_HEAD) {
        respond_empty(exchange, 200);
        return;
    }
    if (!limits_can_take(exchange->app->limits, LIMIT_STREAM, &actor->account,
                sizeof(actor->account), exchange->now.mono, &retry_s)) {
        refuse_busy(exchange, retry_s);
        return;
    }
    if (events_listen(exchange->app->events, exchange->request, &listener, exchange->now.unix_ms) !=
            ERR_OK) {
        refuse_busy(exchange, RETRY_FULL_S);
    }
}

const struct endpoint ep_events = {.handle = events_handle};
