/* The description of this API, for programs: docs/openapi.json as it was when this was built. */
#include "common/host/host.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/openapi.h"

static void openapi_handle(struct exchange *exchange)
{
    host_respond(exchange->request, &(struct host_response){.status = 200,
                                            .content_type = "application/json",
                                            .body = openapi_text,
                                            .body_len = openapi_len});
}

const struct endpoint ep_openapi = {.handle = openapi_handle};
