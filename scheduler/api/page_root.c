/* The root page: a code to type, a phone number, crisis lines; and signing in by card code. The
 * same answer for every code that opens nothing, and a rate that slows guessing but never locks. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/client.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/events.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/limits.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/sign_in_answer.h"
#include "scheduler/store/links.h"

static void root_show(struct exchange *exchange, int status, const char *error_key)
{
    struct page_values page = page_begin(exchange);
    if (error_key != NULL) {
        page_set_error(&page, "code", page_word(exchange, error_key));
    }
    page_send(exchange, &page, status, "root");
}

static void root_handle(struct exchange *exchange)
{
    root_show(exchange, 200, NULL);
}

const struct endpoint page_root = {.handle = root_handle};

/* --- the card code -------------------------------------------------------------------------- */

struct code_form {
    struct form_head head;
    char code[64];
};

static const struct form_field code_fields[] = {
        {.name = "code",
                .kind = FORM_TEXT,
                .offset = offsetof(struct code_form, code),
                .size = sizeof(((struct code_form *)0)->code),
                .min = 1},
        FORM_TOKEN,
};

static void handle_used(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_NOT_FOUND || result->err == ERR_EXPIRED) {
        root_show(exchange, 400, "error_code");
        return;
    }
    if (result->err == ERR_OK) {
        struct host_address address = client_address(exchange->app, exchange->request);
        limits_give_back(
                exchange->app->limits, LIMIT_CODE, &address, sizeof(address), exchange->now.mono);
    }
    respond_written(exchange, result);
}

static void code_handle(struct exchange *exchange)
{
    int64_t retry_s = 0;
    struct card_use in = {0};
    const struct code_form *form = exchange->in;
    struct host_address address = client_address(exchange->app, exchange->request);
    if (!limits_can_take(exchange->app->limits, LIMIT_CODE, &address, sizeof(address),
                exchange->now.mono, &retry_s)) {
        exchange_set_retry(exchange, retry_s);
        root_show(exchange, 429, "error_code_busy");
        return;
    }
    if (exchange->form_error.text[0] != '\0' ||
            link_code_read(form->code, strlen(form->code), in.code, NULL) != ERR_OK) {
        root_show(exchange, 400, "error_code");
        return;
    }
    exchange->actor = (struct actor){0}; /* a code asks as nobody, whoever is signed in */
    exchange_write(exchange, &card_use, &in.write, sign_in_render, handle_used);
}

const struct endpoint page_code = {
        .handle = code_handle,
        .in_size = sizeof(struct code_form),
        .form = code_fields,
        .form_count = FIELD_COUNT(code_fields),
        .is_shown_again = true,
};

/* --- signing out ---------------------------------------------------------------------------- */

static enum err sign_out_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exchange *exchange = context;
    bool is_secure = settings_is_secure(&exchange->app->settings);
    char line[COOKIE_LINE_SIZE];
    (void)out;
    cookie_line(COOKIE_SIGN_IN, is_secure, "", 0, line);
    snprintf(ret_answer->cookie, sizeof(ret_answer->cookie), "%s", line);
    return answer_redirect(ret_answer, "/");
}

static void handle_signed_out(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK) {
        events_end(exchange->app->events, exchange->sign_in);
    }
    respond_written(exchange, result);
}

static void sign_out_handle(struct exchange *exchange)
{
    struct sign_in_end in = {.sign_in = exchange->sign_in};
    exchange_write(exchange, &sign_in_end, &in.write, sign_out_render, handle_signed_out);
}

const struct endpoint page_sign_out = {
        .handle = sign_out_handle,
        .in_size = sizeof(struct form_head),
        .form = form_token_alone,
        .form_count = FIELD_COUNT(form_token_alone),
};
