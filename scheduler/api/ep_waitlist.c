/* The waitlist as JSON: joining, seeing, leaving it, and the answers to what is offered. */
#include <stddef.h>

#include "common/json.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/waitlist.h"

/* --- shapes --------------------------------------------------------------------------------- */

static struct json *offer_view(const struct waitlist_offer *offer)
{
    struct json *view = json_object_create();
    json_set_id(view, "session", offer->session);
    json_set_take(view, "coach", view_party(offer->coach, offer->coach_nickname));
    json_set_number(view, "start_at", offer->start_at);
    json_set_number(view, "end_at", offer->end_at);
    json_set_number(view, "until_at", offer->until_at);
    return view;
}

static struct json *entry_view(const struct waitlist_entry *entry)
{
    struct json *view = json_object_create();
    json_set_id(view, "id", entry->id);
    json_set_take(view, "person", view_party(entry->person, entry->person_nickname));
    json_set_take(view, "coach", view_party(entry->coach, entry->coach_nickname));
    json_set_bool(view, "anyone", entry->is_anyone);
    view_set_id(view, "session", entry->session);
    json_set_number(view, "length_min", entry->length_min);
    json_set_text(view, "mode", booking_mode_names[entry->mode]);
    json_set_number(view, "until_at", entry->until_at);
    json_set_number(view, "created_at", entry->created_at);
    json_set_text(view, "place", waitlist_place_names[entry->place]);
    if (id_is_zero(entry->offer.session)) {
        json_set_null(view, "offer");
    } else {
        json_set_take(view, "offer", offer_view(&entry->offer));
    }
    return view;
}

/* --- seeing it ------------------------------------------------------------------------------ */

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct waitlist_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    struct json *body = json_object_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, entry_view(&out->entries[i]));
    }
    json_set_take(body, "waitlist", list);
    json_set_bool(body, "more", out->is_more);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct waitlist_list in = {.actor = exchange->actor};
    exchange_read(exchange, &waitlist_list, &in, handle_list);
}

const struct endpoint ep_waitlist = {.handle = list_handle};

/* --- joining -------------------------------------------------------------------------------- */

struct wish {
    struct id coach;
    struct id person;  /* zero: the asker */
    struct id session; /* zero: none is to be moved */
    bool is_anyone;
    int64_t length_min;
    int mode;
    int64_t until_at;
};

static const struct json_field wish_fields[] = {
        {.name = "coach", .kind = JSON_ID, .offset = offsetof(struct wish, coach)},
        {.name = "person",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, person),
                .is_optional = true},
        {.name = "session",
                .kind = JSON_ID,
                .offset = offsetof(struct wish, session),
                .is_optional = true},
        {.name = "anyone",
                .kind = JSON_BOOLEAN,
                .offset = offsetof(struct wish, is_anyone),
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
        {.name = "until_at",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct wish, until_at),
                .min = 0,
                .max = INT32_MAX * (int64_t)8},
};

static enum err joined_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 201, entry_view(out));
}

static void join_handle(struct exchange *exchange)
{
    const struct wish *wish = exchange->in;
    struct waitlist_join in = {
            .coach = wish->coach,
            .person = wish->person,
            .session = wish->session,
            .is_anyone = wish->is_anyone,
            .length_min = wish->length_min,
            .mode = (enum booking_mode)wish->mode,
            .until_at = wish->until_at,
    };
    exchange_write(exchange, &waitlist_join, &in.write, joined_render, respond_written);
}

const struct endpoint ep_waitlist_post = {
        .handle = join_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- leaving -------------------------------------------------------------------------------- */

static void handle_left(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct waitlist_leave_out *out = result->out;
    if (result->err == ERR_OK && !result->is_repeat && !id_is_zero(out->session.id)) {
        announce_session(exchange->app, &out->session);
    }
    respond_written(exchange, result);
}

static void leave_handle(struct exchange *exchange)
{
    struct waitlist_leave in = {.entry = exchange->id};
    exchange_write(exchange, &waitlist_leave, &in.write, NULL, handle_left);
}

const struct endpoint ep_wait_delete = {.handle = leave_handle};

/* --- what is offered ------------------------------------------------------------------------ */

static enum err answered_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct offer_answer_out *answered = out;
    (void)context;
    return answer_json(ret_answer, 200, view_session(&answered->session));
}

static void handle_answered(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_offer(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void answer_send(struct exchange *exchange, bool is_yes)
{
    struct offer_answer in = {.session = exchange->id, .is_yes = is_yes};
    exchange_write(exchange, &offer_answer, &in.write, answered_render, handle_answered);
}

static void take_handle(struct exchange *exchange)
{
    answer_send(exchange, true);
}

static void pass_handle(struct exchange *exchange)
{
    answer_send(exchange, false);
}

const struct endpoint ep_offer_take = {.handle = take_handle};
const struct endpoint ep_offer_pass = {.handle = pass_handle};
