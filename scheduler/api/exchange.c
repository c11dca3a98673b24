/* The life of an exchange and its way to the store. Nothing here decides what is answered. */
#include "scheduler/api/exchange.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/keyed.h"
#include "scheduler/api/pages.h"
#include "scheduler/api/respond.h"

static void exchange_destroy(void *data)
{
    struct exchange *exchange = data;
    free(exchange->in);
    free(exchange->own);
    free(exchange);
}

struct exchange *exchange_create(struct app *app, struct host_request *request)
{
    struct exchange *exchange = calloc(1, sizeof(*exchange));
    if (exchange == NULL) {
        return NULL;
    }
    exchange->app = app;
    exchange->request = request;
    exchange->now = host_now(app->host);
    exchange->language =
            pages_language("", host_request_header(request, HOST_HEADER_ACCEPT_LANGUAGE));
    host_request_keep(request, exchange, exchange_destroy);
    return exchange;
}

void exchange_set_retry(struct exchange *exchange, int64_t retry_s)
{
    if (retry_s > 0) {
        snprintf(exchange->retry_after, sizeof(exchange->retry_after), "%" PRId64, retry_s);
    }
}

size_t exchange_headers(const struct exchange *exchange, char cookie_text[COOKIE_LINE_SIZE],
        struct host_pair *ret_headers)
{
    size_t count = 0;
    bool is_secure = settings_is_secure(&exchange->app->settings);
    if (exchange->is_new_door) {
        cookie_line(COOKIE_DOOR, is_secure, exchange->cookie, -1, cookie_text);
        ret_headers[count++] = (struct host_pair){"Set-Cookie", cookie_text};
    }
    if (exchange->retry_after[0] != '\0') {
        ret_headers[count++] = (struct host_pair){"Retry-After", exchange->retry_after};
    }
    if (exchange->allow[0] != '\0') {
        ret_headers[count++] = (struct host_pair){"Allow", exchange->allow};
    }
    return count;
}

void exchange_read(
        struct exchange *exchange, const struct store_call *call, const void *in, store_done *done)
{
    enum err err = store_submit(exchange->app->store, call, in, done, exchange);
    if (err != ERR_OK) {
        respond_err(exchange, err, NULL);
    }
}

/* A repeated request is the same method, path and body, and the same browser where nobody is
 * signed in; the same key with another request is refused by the store. */
static void request_hash(const struct exchange *exchange, uint8_t ret_hash[32])
{
    size_t body_len = 0;
    const char *body = host_request_body(exchange->request, &body_len);
    const char *path = host_request_path(exchange->request);
    const char *route = policy_route_name(exchange->row->route);
    const char *browser = exchange_is_signed_in(exchange) ? "" : exchange->cookie;
    const struct keyed_part parts[] = {
            {route, strlen(route)},
            {path, strlen(path)},
            {body, body_len},
            {browser, strlen(browser)},
            {exchange->if_match, strlen(exchange->if_match)},
    };
    keyed_hash(
            exchange->app->token_key, "request", parts, sizeof(parts) / sizeof(parts[0]), ret_hash);
}

void exchange_write(struct exchange *exchange, const struct store_call *call, struct write *write,
        exchange_render *render, store_done *done)
{
    write->actor = exchange->actor;
    write->route = policy_route_name(exchange->row->route);
    write->now = exchange->now.unix_ms / 1000;
    write->render = render;
    write->render_context = exchange;
    snprintf(write->key, sizeof(write->key), "%s", exchange->key);
    snprintf(write->if_match, sizeof(write->if_match), "%s", exchange->if_match);
    request_hash(exchange, write->request_hash);
    exchange_read(exchange, call, write, done);
}
