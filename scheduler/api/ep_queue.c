/* What waits for a coordinator, as JSON, and saying that it was seen to. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/cursor.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/queue.h"

struct query {
    struct paging paging;
};

static const struct form_field query_fields[] = {PAGING_FIELDS(query)};

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct queue_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    struct json *body = json_object_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_queue_item(&out->items[i]));
    }
    json_set_take(body, "queue", list);
    cursor_set_next(body, out->is_more, &out->last);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    struct queue_list in = {.actor = exchange->actor};
    struct error error = {0};
    enum err err = paging_read(&query->paging, &in.range, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_read(exchange, &queue_list, &in, handle_list);
}

const struct endpoint ep_queue = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

static void done_handle(struct exchange *exchange)
{
    struct queue_done in = {.item = exchange->id};
    exchange_write(exchange, &queue_done, &in.write, NULL, respond_written);
}

const struct endpoint ep_queue_done = {.handle = done_handle};
