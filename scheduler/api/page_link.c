/* A secret link. GET shows a button and changes nothing, whoever fetches it (mail scanners and
 * previews do); the button's POST signs in. Every link that opens nothing looks the same. */
#include <stdio.h>
#include <string.h>

#include "scheduler/api/app.h"
#include "scheduler/api/client.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/keyed.h"
#include "scheduler/api/limits.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/sign_in_answer.h"
#include "scheduler/store/links.h"

static bool is_ended(enum err err)
{
    return err == ERR_NOT_FOUND || err == ERR_EXPIRED || err == ERR_FORBIDDEN;
}

static void ended_show(struct exchange *exchange)
{
    struct page_values page = page_begin(exchange);
    page_send(exchange, &page, 404, "link_ended");
}

static void handle_found(void *context, const struct store_result *result)
{
    char action[HREF_SIZE];
    struct exchange *exchange = context;
    const struct link_find_out *out = result->out;
    if (is_ended(result->err)) {
        ended_show(exchange);
        return;
    }
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    snprintf(action, sizeof(action), "/link/%s", exchange->secret);
    value_set_text(page.data, "action", action);
    value_set_bool(page.data, "is_seat", out->kind == LINK_SEAT);
    page_send(exchange, &page, 200, "link");
}

static void link_handle(struct exchange *exchange)
{
    struct link_find in = {.now = exchange->now.unix_ms / 1000};
    memcpy(in.secret, exchange->secret, sizeof(in.secret));
    exchange_read(exchange, &link_find, &in, handle_found);
}

const struct endpoint page_link = {.handle = link_handle};

/* --- Continue ------------------------------------------------------------------------------- */

static void handle_used(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (is_ended(result->err)) {
        ended_show(exchange);
        return;
    }
    respond_written(exchange, result);
}

static void browser_hash(const struct exchange *exchange, uint8_t ret_hash[32])
{
    const struct keyed_part part = {exchange->cookie, strlen(exchange->cookie)};
    keyed_hash(exchange->app->token_key, "browser", &part, 1, ret_hash);
}

static void continue_handle(struct exchange *exchange)
{
    int64_t retry_s = 0;
    struct link_use in = {0};
    struct host_address address = client_address(exchange->app, exchange->request);
    if (!limits_can_take(exchange->app->limits, LIMIT_SIGN_IN, &address, sizeof(address),
                exchange->now.mono, &retry_s)) {
        respond_problem(
                exchange, &(struct problem){.status = 429, .type = "too_many", .retry_s = retry_s});
        return;
    }
    memcpy(in.secret, exchange->secret, sizeof(in.secret));
    browser_hash(exchange, in.browser);
    exchange->actor = (struct actor){0}; /* a link asks as nobody, whoever is signed in */
    exchange_write(exchange, &link_use, &in.write, sign_in_render, handle_used);
}

const struct endpoint page_link_continue = {
        .handle = continue_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};
