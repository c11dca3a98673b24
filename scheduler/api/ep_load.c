/* A coach's contract, what of it was given to people, and "nobody new until", as JSON. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/contracts.h"

static void handle_load(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_load(result->out));
}

/* {id} is zero where the path has none: a coach's own. */
static void load_handle(struct exchange *exchange)
{
    const struct load_get in = {
            .actor = exchange->actor,
            .coach = exchange->id,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &load_get, &in, handle_load);
}

const struct endpoint ep_load = {.handle = load_handle};
const struct endpoint ep_coach_load = {.handle = load_handle};

static enum err load_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_load(out));
}

/* --- contract ------------------------------------------------------------------------------- */

struct terms {
    int64_t contract_min;
    bool at_median;
};

static const struct json_field terms_fields[] = {
        {.name = "contract_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct terms, contract_min),
                .min = LOAD_CONTRACT_LEAST_MIN,
                .max = LOAD_CONTRACT_MOST_MIN},
        {.name = "at_median",
                .kind = JSON_BOOLEAN,
                .offset = offsetof(struct terms, at_median),
                .is_optional = true},
};

static void contract_handle(struct exchange *exchange)
{
    const struct terms *terms = exchange->in;
    struct contract_put in = {
            .coach = exchange->id,
            .contract_min = terms->contract_min,
            .at_median = terms->at_median,
    };
    exchange_write(exchange, &contract_put, &in.write, load_render, respond_written);
}

const struct endpoint ep_coach_contract_put = {
        .handle = contract_handle,
        .in_size = sizeof(struct terms),
        .json = terms_fields,
        .json_count = FIELD_COUNT(terms_fields),
};

/* --- nobody new until ----------------------------------------------------------------------- */

struct closing {
    int64_t until_at; /* 0: not said */
};

static const struct json_field closing_fields[] = {
        {.name = "until_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct closing, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
};

static void closed_handle(struct exchange *exchange)
{
    const struct closing *closing = exchange->in;
    struct closed_put in = {.until_at = closing->until_at};
    exchange_write(exchange, &closed_put, &in.write, load_render, respond_written);
}

const struct endpoint ep_closed_put = {
        .handle = closed_handle,
        .in_size = sizeof(struct closing),
        .json = closing_fields,
        .json_count = FIELD_COUNT(closing_fields),
};
