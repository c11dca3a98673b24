/* The coaches of a coordinator's programme, as JSON. */
#include "common/json.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/accounts.h"

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct coaches_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_coach(&out->coaches[i]));
    }
    struct json *body = json_object_create();
    json_set_take(body, "coaches", list);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct coaches_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &coaches_list, &in, handle_list);
}

const struct endpoint ep_coaches = {.handle = list_handle};
