/* How a session went, told by its coach or a coordinator: one word, against the tag of what was
 * seen. What may be said when is the store's to know. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/outcomes.h"

struct telling {
    int status; /* index of booking_told */
};

static const struct json_field telling_fields[] = {
        {.name = "status",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct telling, status),
                .choices = booking_told_names},
};

static enum err told_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_session(out));
}

static void handle_told(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_session(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void outcome_handle(struct exchange *exchange)
{
    const struct telling *telling = exchange->in;
    struct session_tell in = {.session = exchange->id, .outcome = booking_told[telling->status]};
    exchange_write(exchange, &session_tell, &in.write, told_render, handle_told);
}

const struct endpoint ep_session_outcome = {
        .handle = outcome_handle,
        .in_size = sizeof(struct telling),
        .json = telling_fields,
        .json_count = FIELD_COUNT(telling_fields),
        .needs_match = true,
};
