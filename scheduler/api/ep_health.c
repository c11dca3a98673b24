/* Whether the loop turns, for whoever watches this machine. */
#include "common/host/host.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"

static void health_handle(struct exchange *exchange)
{
    host_respond(exchange->request,
            &(struct host_response){
                    .status = 200, .content_type = "text/plain", .body = "ok\n", .body_len = 3});
}

const struct endpoint ep_health = {.handle = health_handle};
