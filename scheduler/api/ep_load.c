/* A coach's contract, what of it was given to people, and "nobody new until", as JSON. Contract and
 * closing have an answer of their own, which changes only when they do: what was given changes with
 * each booking, and nobody who edits is to be told of that. */
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
static void load_ask(struct exchange *exchange, store_done *done)
{
    const struct load_get in = {
            .actor = exchange->actor,
            .coach = exchange->id,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &load_get, &in, done);
}

static void load_handle(struct exchange *exchange)
{
    load_ask(exchange, handle_load);
}

const struct endpoint ep_load = {.handle = load_handle};
const struct endpoint ep_coach_load = {.handle = load_handle};

/* --- contract ------------------------------------------------------------------------------- */

static struct json *contract_view(const struct load_row *row)
{
    struct json *view = json_object_create();
    json_set_number(view, "contract_min", row->facts.contract_min);
    json_set_number(view, "counted_from_at", row->counted_from);
    return view;
}

static void handle_contract(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, contract_view(result->out));
}

static void contract_handle(struct exchange *exchange)
{
    load_ask(exchange, handle_contract);
}

const struct endpoint ep_coach_contract = {.handle = contract_handle};

static enum err contract_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, contract_view(out));
}

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

static void contract_put_handle(struct exchange *exchange)
{
    const struct terms *terms = exchange->in;
    struct contract_put in = {
            .coach = exchange->id,
            .contract_min = terms->contract_min,
            .at_median = terms->at_median,
    };
    exchange_write(exchange, &contract_put, &in.write, contract_render, respond_written);
}

const struct endpoint ep_coach_contract_put = {
        .handle = contract_put_handle,
        .needs_match = true,
        .in_size = sizeof(struct terms),
        .json = terms_fields,
        .json_count = FIELD_COUNT(terms_fields),
};

/* --- nobody new until ----------------------------------------------------------------------- */

static struct json *closed_view(const struct load_row *row)
{
    struct json *view = json_object_create();
    view_set_at(view, "until_at", row->closed_until);
    return view;
}

static void handle_closed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, closed_view(result->out));
}

static void closed_handle(struct exchange *exchange)
{
    load_ask(exchange, handle_closed);
}

const struct endpoint ep_closed = {.handle = closed_handle};

static enum err closed_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, closed_view(out));
}

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

static void closed_put_handle(struct exchange *exchange)
{
    const struct closing *closing = exchange->in;
    struct closed_put in = {.until_at = closing->until_at};
    exchange_write(exchange, &closed_put, &in.write, closed_render, respond_written);
}

const struct endpoint ep_closed_put = {
        .handle = closed_put_handle,
        .needs_match = true,
        .in_size = sizeof(struct closing),
        .json = closing_fields,
        .json_count = FIELD_COUNT(closing_fields),
};
