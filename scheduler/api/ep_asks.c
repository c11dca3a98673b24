/* Asking for a coach now, being on duty, answering a ring, as JSON. */
#include <stddef.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/asks.h"
#include "scheduler/store/duty.h"

/* --- shapes --------------------------------------------------------------------------------- */

/* A coach who is rung learns nothing of the person: whether these two may meet was decided, and a
 * name before the answer is nobody's to know. */
static struct json *ask_view(const struct ask_row *row, enum role role)
{
    struct json *view = json_object_create();
    bool waits = row->status == ASK_WAITING;
    json_set_id(view, "id", row->id);
    json_set_text(view, "status", ask_status_names[row->status]);
    json_set_text(view, "mode", booking_mode_names[row->mode]);
    json_set_number(view, "length_min", row->length_min);
    json_set_number(view, "made_at", row->made_at);
    if (waits && row->wait_min != ASK_WAIT_UNKNOWN && role != ROLE_COACH) {
        json_set_number(view, "wait_min", row->wait_min);
    } else {
        json_set_null(view, "wait_min");
    }
    view_set_at(view, "ring_until_at", role == ROLE_COACH ? row->ring_until : 0);
    view_set_id(view, "session", role == ROLE_COACH ? (struct id){0} : row->session);
    if (role == ROLE_COORDINATOR) {
        json_set_take(view, "person", view_party(row->person, row->person_nickname));
    } else {
        json_set_null(view, "person");
    }
    return view;
}

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct asks_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, ask_view(&out->asks[i], exchange->actor.role));
    }
    struct json *body = json_object_create();
    json_set_take(body, "asks", list);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct asks_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &asks_list, &in, handle_list);
}

const struct endpoint ep_asks = {.handle = list_handle};

/* --- asking --------------------------------------------------------------------------------- */

static void handle_step(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_ask(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

struct wish {
    struct id person; /* zero: the asker */
    int64_t length_min;
    int mode;
};

static const struct json_field wish_fields[] = {
        {.name = "person",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, person),
                .is_optional = true},
        {.name = "length_min",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, length_min),
                .min = 1,
                .max = 1440},
        {.name = "mode",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct wish, mode),
                .choices = booking_mode_names},
};

static enum err made_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exchange *exchange = context;
    const struct ask_out *made = out;
    return answer_json(ret_answer, 201, ask_view(&made->ask, exchange->actor.role));
}

static void make_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct ask_make in = {
            .person = wish->person,
            .length_min = wish->length_min,
            .mode = (enum booking_mode)wish->mode,
    };
    exchange_write(exchange, &ask_make, &in.write, made_render, handle_step);
}

const struct endpoint ep_asks_post = {
        .handle = make_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

static void withdraw_handle(struct exchange *exchange)
{
    struct ask_withdraw in = {.ask = exchange->id};
    exchange_write(exchange, &ask_withdraw, &in.write, NULL, handle_step);
}

const struct endpoint ep_ask_withdraw = {.handle = withdraw_handle};

/* --- being rung ----------------------------------------------------------------------------- */

static enum err taken_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct ask_take_out *taken = out;
    (void)context;
    return answer_json(ret_answer, 201, view_session(&taken->session));
}

static void handle_taken(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct ask_take_out *out = result->out;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_ask(exchange->app, &out->ask);
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

static void take_handle(struct exchange *exchange)
{
    struct ask_take in = {.ask = exchange->id};
    exchange_write(exchange, &ask_take, &in.write, taken_render, handle_taken);
}

const struct endpoint ep_ask_take = {.handle = take_handle};

static void pass_handle(struct exchange *exchange)
{
    struct ask_pass in = {.ask = exchange->id};
    exchange_write(exchange, &ask_pass, &in.write, NULL, handle_step);
}

const struct endpoint ep_ask_pass = {.handle = pass_handle};

/* --- duty ----------------------------------------------------------------------------------- */

static struct json *duty_view(const struct duty_row *row)
{
    struct json *view = json_object_create();
    view_set_at(view, "until_at", row->until_at);
    return view;
}

static void handle_duty(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, duty_view(result->out));
}

static void duty_handle(struct exchange *exchange)
{
    const struct duty_get in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &duty_get, &in, handle_duty);
}

const struct endpoint ep_duty = {.handle = duty_handle};

struct stretch {
    int64_t until_at; /* 0: not said */
};

static const struct json_field stretch_fields[] = {
        {.name = "until_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct stretch, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8,
                .is_optional = true},
};

static enum err duty_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, duty_view(out));
}

static void duty_put_handle(struct exchange *exchange)
{
    const struct stretch *stretch = exchange->in;
    struct duty_put in = {.until_at = stretch->until_at};
    exchange_write(exchange, &duty_put, &in.write, duty_render, respond_written);
}

const struct endpoint ep_duty_put = {
        .handle = duty_put_handle,
        .in_size = sizeof(struct stretch),
        .json = stretch_fields,
        .json_count = FIELD_COUNT(stretch_fields),
};
