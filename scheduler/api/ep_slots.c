/* The times that can be booked, as JSON. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/sessions.h"

struct query {
    struct id coach;
    int64_t from_at;
    int64_t until_at;
    int64_t length_min;
};

static const struct form_field query_fields[] = {
        {.name = "coach", .kind = FORM_ID, .offset = offsetof(struct query, coach)},
        {.name = "from_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, from_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        {.name = "until_at",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
        {.name = "length_min",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, length_min),
                .min = 1,
                .max = 1440},
};

static void handle_slots(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct query *query = exchange->in;
    const struct slots_find_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        struct json *slot = json_object_create();
        json_set_id(slot, "coach", query->coach);
        json_set_number(slot, "start_at", out->starts[i]);
        json_set_number(slot, "end_at", out->starts[i] + query->length_min * 60);
        json_add_take(list, slot);
    }
    struct json *body = json_object_create();
    json_set_take(body, "slots", list);
    respond_json(exchange, 200, body);
}

static void slots_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    const struct slots_find in = {
            .actor = exchange->actor,
            .coach = query->coach,
            .from_at = query->from_at,
            .until_at = query->until_at,
            .length_min = query->length_min,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &slots_find, &in, handle_slots);
}

const struct endpoint ep_slots = {
        .handle = slots_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};
