/* Where an account is signed in, and ending that: one of the sign-ins, or all but this one. A call
 * goes on, because a seat outlives the sign-in it was taken with. Nothing tells one device from
 * another: what browser it was is kept nowhere. */
#include <stddef.h>

#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/events.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/core/times.h"
#include "scheduler/store/links.h"

/* --- the list ------------------------------------------------------------------------------- */

enum was { WAS_NOTHING, WAS_ENDED };
static const char *const was_names[] = {"nothing", "ended", NULL};

struct query {
    int was;
};

static const struct form_field query_fields[] = {
        {.name = "was",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct query, was),
                .choices = was_names,
                .is_optional = true},
};

static void row_set(struct exchange *exchange, struct value *at, const struct sign_in_row *row)
{
    static const char *const kinds[] = {
            [LINK_SEAT] = "sign_ins_seat",
            [LINK_SIGN_IN] = "sign_ins_link",
            [LINK_CARD] = "sign_ins_card",
    };
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    struct clock_face face = page_clock(exchange, NULL);
    value_set_text(at, "id", id_text(row->id, id));
    value_set_text(at, "kind_text", page_word(exchange, kinds[row->kind]));
    value_set_text(at, "day_text", time_day(&face, row->created_at, text));
    value_set_text(at, "time_text", time_of_day(&face, row->created_at, text));
    value_set_bool(at, "is_this", id_equal(row->id, exchange->sign_in));
}

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct query *query = exchange->in;
    const struct sign_ins_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    struct value *list = value_set_list(page.data, "sign_ins");
    for (size_t i = 0; i < out->count; i++) {
        row_set(exchange, value_add_object(list), &out->rows[i]);
    }
    value_set_bool(page.data, "has_others", out->count > 1);
    value_set_bool(page.data, "was_ended", query->was == WAS_ENDED);
    page_send(exchange, &page, 200, "sign_ins");
}

static void list_handle(struct exchange *exchange)
{
    const struct sign_ins_list in = {.actor = exchange->actor, .now = exchange->now.unix_ms / 1000};
    exchange_read(exchange, &sign_ins_list, &in, handle_list);
}

const struct endpoint page_sign_ins = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- ending --------------------------------------------------------------------------------- */

static enum err ended_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/sign-ins?was=ended");
}

static void handle_ended(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK) {
        events_end_account(exchange->app->events, exchange->actor.account);
    }
    respond_written(exchange, result);
}

static void end_handle(struct exchange *exchange)
{
    struct sign_in_end in = {.sign_in = exchange->id};
    exchange_write(exchange, &sign_in_end, &in.write, ended_render, handle_ended);
}

const struct endpoint page_sign_in_end = {
        .handle = end_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};

static void others_handle(struct exchange *exchange)
{
    struct sign_ins_end_others in = {.but = exchange->sign_in};
    exchange_write(exchange, &sign_ins_end_others, &in.write, ended_render, handle_ended);
}

const struct endpoint page_sign_ins_end = {
        .handle = others_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};
