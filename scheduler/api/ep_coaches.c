/* The coaches of a coordinator's programme, as JSON. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/cursor.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/accounts.h"

struct query {
    struct paging paging;
};

static const struct form_field query_fields[] = {PAGING_FIELDS(query)};

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
    cursor_set_next(body, out->is_more, &out->last);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    struct error error = {0};
    struct coaches_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    enum err err = paging_read(&query->paging, &in.range, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_read(exchange, &coaches_list, &in, handle_list);
}

const struct endpoint ep_coaches = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};
