/* A time that is kept for whoever waited for it: looking, taking it, letting it pass. The message
 * leads here; what is over by then says so without blame. */
#include <stddef.h>
#include <stdio.h>

#include "scheduler/api/announce.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/sessions.h"

/* --- looking -------------------------------------------------------------------------------- */

static void offer_show(struct exchange *exchange, const struct session_row *row, int status)
{
    char text[TIME_TEXT_SIZE];
    struct clock_face face = page_clock(exchange, NULL);
    struct page_values page = page_begin(exchange);
    bool is_kept = row->offered_until > exchange->now.unix_ms / 1000;
    session_values_set(exchange, value_set_object(page.data, "session"), row);
    value_set_bool(page.data, "is_kept", is_kept);
    value_set_bool(page.data, "is_whole", id_is_zero(exchange->actor.only_session));
    value_set_bool(page.data, "is_earlier", !id_is_zero(row->replaces));
    if (is_kept) {
        value_set_text(page.data, "until_day_text", time_day(&face, row->offered_until, text));
        value_set_text(page.data, "until_text", time_of_day(&face, row->offered_until, text));
    }
    page_send(exchange, &page, status, "offer");
}

/* What was taken is a time like every other by now. */
static void handle_offer(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_row *row = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    if (row->status != BOOKING_RESERVED && row->status != BOOKING_CANCELLED) {
        char id[ID_TEXT_SIZE];
        char href[HREF_SIZE];
        snprintf(href, sizeof(href), "/session/%s", id_text(row->id, id));
        respond_redirect(exchange, href, NULL);
        return;
    }
    offer_show(exchange, row, 200);
}

static void handle_gone(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    offer_show(exchange, result->out, 409);
}

static void offer_read(struct exchange *exchange, store_done *done)
{
    const struct session_get in = {.actor = exchange->actor, .session = exchange->id};
    exchange_read(exchange, &session_get, &in, done);
}

static void offer_handle(struct exchange *exchange)
{
    offer_read(exchange, handle_offer);
}

const struct endpoint page_offer = {.handle = offer_handle};

/* --- answering ------------------------------------------------------------------------------ */

static enum err taken_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct exchange *exchange = context;
    const struct offer_answer_out *answered = out;
    bool is_gone = answered->session.status == BOOKING_CANCELLED;
    return answer_redirect(
            ret_answer, is_gone ? "/offer/%s" : "/session/%s", id_text(exchange->id, id));
}

/* A seat link's sign-in sees its session only, so it stays there. */
static enum err passed_render(const void *context, const void *out, struct answer *ret_answer)
{
    char id[ID_TEXT_SIZE];
    const struct exchange *exchange = context;
    (void)out;
    if (!id_is_zero(exchange->actor.only_session)) {
        return answer_redirect(ret_answer, "/offer/%s", id_text(exchange->id, id));
    }
    return answer_redirect(ret_answer, "/waitlist?was=passed");
}

static void handle_answered(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_NOT_NOW) {
        offer_read(exchange, handle_gone);
        return;
    }
    if (result->err == ERR_OK && !result->is_repeat) {
        announce_offer(exchange->app, result->out);
    }
    respond_written(exchange, result);
}

static void take_handle(struct exchange *exchange)
{
    struct offer_answer in = {.session = exchange->id, .is_yes = true};
    exchange_write(exchange, &offer_answer, &in.write, taken_render, handle_answered);
}

static void pass_handle(struct exchange *exchange)
{
    struct offer_answer in = {.session = exchange->id, .is_yes = false};
    exchange_write(exchange, &offer_answer, &in.write, passed_render, handle_answered);
}

const struct endpoint page_offer_take = {
        .handle = take_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};

const struct endpoint page_offer_pass = {
        .handle = pass_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};
