/* The description of this API, for programs: docs/openapi.json as it was when this was built. */
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/openapi.h"
#include "scheduler/api/respond.h"

static void openapi_handle(struct exchange *exchange)
{
    respond_text(exchange, openapi_text, openapi_len);
}

const struct endpoint ep_openapi = {.handle = openapi_handle};
