/* A person's own times, and the button for somebody else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/api/answers.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/session_values.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/rules.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/pairing.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/waitlist.h"

struct query {
    int64_t cancelled;
    int64_t switched;
};

static const struct form_field query_fields[] = {
        {.name = "cancelled",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, cancelled),
                .min = 0,
                .max = 1,
                .is_optional = true},
        {.name = "switched",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct query, switched),
                .min = 0,
                .max = 1,
                .is_optional = true},
};

/* What was read before the sessions. */
struct home {
    char nickname[NICKNAME_SIZE];
    bool can_book;
    bool is_waiting; /* for a time to come free */
};

/* What is kept for them is not theirs yet. */
static void offer_set(
        struct exchange *exchange, struct value *offers, const struct session_row *row)
{
    char href[HREF_SIZE];
    struct value *at = value_add_object(offers);
    session_values_set(exchange, at, row);
    value_set_text(at, "href", offer_href(row->id, href));
}

static void sessions_set(
        struct exchange *exchange, struct page_values *page, const struct sessions_list_out *out)
{
    struct value *list = value_set_list(page->data, "sessions");
    struct value *offers = value_set_list(page->data, "offers");
    unix_s_t now = exchange->now.unix_ms / 1000;
    bool is_first = true;
    bool has_series = false;
    for (size_t i = 0; i < out->count; i++) {
        bool is_only_held = out->sessions[i].status == BOOKING_RESERVED &&
                            !id_is_zero(out->sessions[i].replaces);
        if (out->sessions[i].end_at > now && out->sessions[i].offered_until != 0) {
            offer_set(exchange, offers, &out->sessions[i]);
            continue;
        }
        if (out->sessions[i].end_at <= now || is_only_held) {
            continue;
        }
        struct value *at = is_first ? value_set_object(page->data, "next") : value_add_object(list);
        session_values_set(exchange, at, &out->sessions[i]);
        is_first = false;
        has_series = has_series || !id_is_zero(out->sessions[i].series);
    }
    value_set_bool(page->data, "has_series", has_series);
}

static void handle_sessions(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct home *home = exchange->own;
    const struct query *query = exchange->in;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    value_set_text(page.data, "nickname", home->nickname);
    value_set_bool(page.data, "can_book", home->can_book);
    value_set_bool(page.data, "is_waiting", home->is_waiting);
    value_set_bool(page.data, "was_cancelled", query->cancelled == 1);
    value_set_bool(page.data, "was_switched", query->switched == 1);
    sessions_set(exchange, &page, result->out);
    page_send(exchange, &page, 200, "home");
}

static void handle_waitlist(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct home *home = exchange->own;
    const struct waitlist_list_out *out = result->out;
    unix_s_t now = exchange->now.unix_ms / 1000;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    home->is_waiting = out->count > 0;
    const struct sessions_list in = {
            .actor = exchange->actor,
            .from_at = now,
            .until_at = now + (RULES_HORIZON_DAYS + 1) * (unix_s_t)DAY_S,
            .is_held_only = true,
    };
    exchange_read(exchange, &sessions_list, &in, handle_sessions);
}

static void handle_coaches(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct home *home = exchange->own;
    const struct coaches_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    home->can_book = out->count > 0;
    const struct waitlist_list in = {.actor = exchange->actor};
    exchange_read(exchange, &waitlist_list, &in, handle_waitlist);
}

static void handle_account(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct account_me_out *out = result->out;
    struct home *home = calloc(1, sizeof(*home));
    exchange->own = home;
    if (result->err != ERR_OK || home == NULL) {
        respond_err(exchange, home == NULL ? ERR_MEMORY : result->err, NULL);
        return;
    }
    memcpy(home->nickname, out->account.nickname, sizeof(home->nickname));
    const struct coaches_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &coaches_list, &in, handle_coaches);
}

static void home_handle(struct exchange *exchange)
{
    char href[HREF_SIZE];
    const struct account_me in = {.actor = exchange->actor};
    if (!id_is_zero(exchange->actor.only_session)) {
        respond_redirect(exchange, page_home_href(&exchange->actor, href), NULL);
        return;
    }
    exchange_read(exchange, &account_me, &in, handle_account);
}

const struct endpoint page_home = {
        .handle = home_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- somebody else -------------------------------------------------------------------------- */

static enum err switched_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    return answer_redirect(ret_answer, "/home?switched=1");
}

static void switch_handle(struct exchange *exchange)
{
    struct switch_ask in = {0};
    exchange_write(exchange, &switch_ask, &in.write, switched_render, respond_written);
}

const struct endpoint page_switch = {
        .handle = switch_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};
