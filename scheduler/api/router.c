/* The one way in. The order is fixed: route, same origin, who asks, policy, hidden token or
 * idempotency key, body by table, handler. Deny by default: each step answers and ends. */
#include "scheduler/api/router.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/host/host.h"
#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/client.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/hidden_token.h"
#include "scheduler/api/page.h"
#include "scheduler/api/pages.h"
#include "scheduler/api/respond.h"
#include "scheduler/core/cookie.h"
#include "scheduler/store/links.h"

static enum route_method method_of(const struct host_request *request)
{
    switch (host_request_method(request)) {
    case HOST_POST:
        return ROUTE_POST;
    case HOST_PUT:
        return ROUTE_PUT;
    case HOST_DELETE:
        return ROUTE_DELETE;
    case HOST_GET:
    case HOST_HEAD:
        return ROUTE_GET;
    }
    return ROUTE_GET;
}

static bool is_changing(const struct exchange *exchange)
{
    return exchange->row->method != ROUTE_GET &&
           (exchange->row->kind == ROUTE_KIND_FORM || exchange->row->kind == ROUTE_KIND_JSON);
}

/* W3. A page under Referrer-Policy says `Origin: null` in some browsers; then Sec-Fetch-Site,
 * which no page can set, has to say it. */
static bool is_same_origin(const struct exchange *exchange)
{
    const char *origin = host_request_header(exchange->request, HOST_HEADER_ORIGIN);
    const char *site = host_request_header(exchange->request, HOST_HEADER_SEC_FETCH_SITE);
    bool is_origin_said = origin != NULL && strcmp(origin, "null") != 0;
    if (site != NULL && strcmp(site, "same-origin") != 0) {
        return false;
    }
    if (is_origin_said) {
        return strcmp(origin, exchange->app->settings.public_url) == 0;
    }
    return site != NULL;
}

static bool has_content_type(const struct exchange *exchange, const char *type)
{
    const char *header = host_request_header(exchange->request, HOST_HEADER_CONTENT_TYPE);
    size_t len = strlen(type);
    return header != NULL && strncasecmp(header, type, len) == 0 &&
           (header[len] == '\0' || header[len] == ';' || header[len] == ' ');
}

/* --- the body ------------------------------------------------------------------------------- */

static bool key_is_valid(const char *key)
{
    size_t len = strlen(key);
    for (size_t i = 0; i < len; i++) {
        if (key[i] <= ' ' || key[i] > '~') {
            return false;
        }
    }
    return len >= 1 && len < WRITE_KEY_SIZE;
}

static enum err json_in_read(struct exchange *exchange, struct error *error)
{
    size_t len = 0;
    const struct endpoint *endpoint = exchange->endpoint;
    const char *body = host_request_body(exchange->request, &len);
    const char *key = host_request_header(exchange->request, HOST_HEADER_IDEMPOTENCY_KEY);
    if (!has_content_type(exchange, "application/json")) {
        return error_set(error, ERR_INPUT, "Content-Type", "must be application/json");
    }
    if (key == NULL || !key_is_valid(key)) {
        return error_set(error, ERR_INPUT, "Idempotency-Key", "must be 1 to 64 visible characters");
    }
    snprintf(exchange->key, sizeof(exchange->key), "%s", key);
    if (len == 0 && endpoint->json_count == 0) {
        return ERR_OK;
    }
    return json_read(body, len, endpoint->json, endpoint->json_count, exchange->in, error);
}

/* ERR_FORBIDDEN: the form is not one that we made for this browser. */
static enum err form_in_read(struct exchange *exchange, struct error *error)
{
    size_t len = 0;
    const struct endpoint *endpoint = exchange->endpoint;
    const char *body = host_request_body(exchange->request, &len);
    if (!has_content_type(exchange, "application/x-www-form-urlencoded")) {
        return error_set(error, ERR_FORBIDDEN, "Content-Type", "must be a form's");
    }
    enum err err = form_read(body, len, endpoint->form, endpoint->form_count, exchange->in, error);
    if (err != ERR_OK) {
        return strcmp(error->field, "token") == 0 ? ERR_FORBIDDEN : err;
    }
    const struct form_head *head = exchange->in;
    if (!hidden_token_is_valid(exchange->app->token_key, exchange->cookie, head->token)) {
        return ERR_FORBIDDEN;
    }
    snprintf(exchange->key, sizeof(exchange->key), "%s", head->token);
    return ERR_OK;
}

/* A page takes what it understands of its query and leaves the rest; a program is told. */
static enum err query_in_read(struct exchange *exchange, struct error *error)
{
    const struct endpoint *endpoint = exchange->endpoint;
    const char *query = host_request_query(exchange->request);
    enum err err = form_read(
            query, strlen(query), endpoint->form, endpoint->form_count, exchange->in, error);
    if (err != ERR_OK && exchange->row->kind == ROUTE_KIND_PAGE) {
        memset(exchange->in, 0, endpoint->in_size);
        return ERR_OK;
    }
    return err;
}

static enum err in_read(struct exchange *exchange, struct error *error)
{
    const struct endpoint *endpoint = exchange->endpoint;
    exchange->in = calloc(1, endpoint->in_size + 1);
    if (exchange->in == NULL) {
        return ERR_MEMORY;
    }
    if (!is_changing(exchange)) {
        return endpoint->form_count == 0 ? ERR_OK : query_in_read(exchange, error);
    }
    if (exchange->row->kind == ROUTE_KIND_JSON) {
        return json_in_read(exchange, error);
    }
    return form_in_read(exchange, error);
}

static void refuse_origin(struct exchange *exchange)
{
    respond_problem(exchange,
            &(struct problem){
                    .status = 403, .type = "refused", .detail = "not from a page of ours"});
}

static void run(struct exchange *exchange)
{
    struct error error = {0};
    enum err err = in_read(exchange, &error);
    if (err == ERR_FORBIDDEN) {
        refuse_origin(exchange);
        return;
    }
    bool is_shown = (err == ERR_INPUT || err == ERR_LIMIT) && exchange->endpoint->is_shown_again;
    if (err != ERR_OK && !is_shown) {
        respond_err(exchange, err, &error);
        return;
    }
    if (is_shown) {
        memset(exchange->in, 0, exchange->endpoint->in_size);
        exchange->form_error = error;
    }
    exchange->endpoint->handle(exchange);
}

/* --- who ------------------------------------------------------------------------------------ */

/* What a seat link's sign-in may use: its own session, nothing else of the person's (the store
 * looks at which session it is). */
static bool is_within_seat(enum route route)
{
    switch ((int)route) {
    case ROUTE_ROOT:
    case ROUTE_CODE:
    case ROUTE_LINK:
    case ROUTE_LINK_CONTINUE:
    case ROUTE_HOME:
    case ROUTE_SESSION:
    case ROUTE_SESSION_HERE:
    case ROUTE_SESSION_CANCEL:
    case ROUTE_SIGN_OUT:
    case ROUTE_CALL:
    case ROUTE_ASSET:
    case ROUTE_API_ME:
    case ROUTE_API_SIGN_OUT:
    case ROUTE_API_SESSIONS:
    case ROUTE_API_SESSION:
    case ROUTE_API_SESSION_HERE:
    case ROUTE_API_SESSION_CANCEL:
    case ROUTE_API_SESSION_TICKET:
    case ROUTE_API_EVENTS:
        return true;
    }
    return false;
}

/* Nobody is led to the door, or told to sign in; somebody else finds nothing here (W1). */
static void refuse_role(struct exchange *exchange)
{
    if (exchange_is_signed_in(exchange)) {
        respond_err(exchange, ERR_NOT_FOUND, NULL);
    } else if (exchange->row->kind == ROUTE_KIND_PAGE) {
        respond_redirect(exchange, "/", NULL);
    } else {
        respond_problem(exchange,
                &(struct problem){
                        .status = 401, .type = "not_signed_in", .detail = "sign in first"});
    }
}

static void admit(struct exchange *exchange)
{
    bool is_local = exchange->row->kind == ROUTE_KIND_LOCAL;
    if (is_local && !client_is_local(exchange->request)) {
        respond_err(exchange, ERR_NOT_FOUND, NULL);
        return;
    }
    enum route route = exchange->row->route;
    bool is_narrow = !id_is_zero(exchange->actor.only_session);
    if (!policy_allows(route, exchange->actor.role) || (is_narrow && !is_within_seat(route))) {
        refuse_role(exchange);
        return;
    }
    run(exchange);
}

static void door_find(struct exchange *exchange)
{
    bool is_secure = settings_is_secure(&exchange->app->settings);
    const char *header = host_request_header(exchange->request, HOST_HEADER_COOKIE);
    if (cookie_find(header, cookie_name(COOKIE_DOOR, is_secure), exchange->cookie,
                sizeof(exchange->cookie)) != ERR_OK) {
        exchange->cookie[0] = '\0';
    }
}

static void handle_sign_in(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct sign_in_find_out *out = result->out;
    if (result->err == ERR_NOT_FOUND || result->err == ERR_EXPIRED) {
        door_find(exchange);
        admit(exchange);
        return;
    }
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    exchange->actor = out->actor;
    exchange->sign_in = out->sign_in;
    exchange->sign_in_until = out->expires_at;
    exchange->language = pages_language(
            out->language, host_request_header(exchange->request, HOST_HEADER_ACCEPT_LANGUAGE));
    snprintf(exchange->zone, sizeof(exchange->zone), "%s", out->zone);
    admit(exchange);
}

static void who_find(struct exchange *exchange)
{
    struct sign_in_find in = {.now = exchange->now.unix_ms / 1000};
    bool is_secure = settings_is_secure(&exchange->app->settings);
    const char *header = host_request_header(exchange->request, HOST_HEADER_COOKIE);
    enum err err =
            cookie_find(header, cookie_name(COOKIE_SIGN_IN, is_secure), in.token, sizeof(in.token));
    if (err != ERR_OK || !link_secret_is_valid(in.token, strlen(in.token))) {
        door_find(exchange);
        admit(exchange);
        return;
    }
    snprintf(exchange->cookie, sizeof(exchange->cookie), "%s", in.token);
    exchange_read(exchange, &sign_in_find, &in, handle_sign_in);
}

/* --- the route ------------------------------------------------------------------------------ */

static void param_take(struct exchange *exchange, const struct route_match *match)
{
    if (match->param == NULL) {
        return;
    }
    if (strstr(match->row->path, "{id}") != NULL) {
        (void)!id_parse(match->param, match->param_len, &exchange->id);
    } else if (match->param_len < sizeof(exchange->secret)) {
        memcpy(exchange->secret, match->param, match->param_len);
        exchange->secret[match->param_len] = '\0';
    }
}

/* RFC 9110, 15.5.6: a 405 says which methods there are. */
static void allow_collect(struct exchange *exchange)
{
    static const char *const names[] = {"GET", "POST", "PUT", "DELETE"};
    struct route_match match;
    for (int method = ROUTE_GET; method <= ROUTE_DELETE; method++) {
        const char *path = host_request_path(exchange->request);
        size_t len = strlen(exchange->allow);
        if (policy_find((enum route_method)method, path, &match) == ERR_OK) {
            snprintf(exchange->allow + len, sizeof(exchange->allow) - len, "%s%s",
                    len == 0 ? "" : ", ", names[method]);
        }
    }
}

/* A link that lost its tail on the way looks like one that has ended. */
static void refuse_path(struct exchange *exchange, enum err err)
{
    if (err == ERR_NOT_NOW) {
        allow_collect(exchange);
        respond_problem(exchange,
                &(struct problem){
                        .status = 405, .type = "method", .detail = "not with this method"});
    } else if (strncmp(host_request_path(exchange->request), "/link/", 6) == 0) {
        struct page_values page = page_begin(exchange);
        page_send(exchange, &page, 404, "link_ended");
    } else {
        respond_err(exchange, ERR_NOT_FOUND, NULL);
    }
}

void router_handle(void *context, struct host_request *request)
{
    struct app *app = context;
    struct route_match match = {0};
    struct exchange *exchange = exchange_create(app, request);
    if (exchange == NULL) {
        host_respond(request, &(struct host_response){.status = 503});
        return;
    }
    enum err err = policy_find(method_of(request), host_request_path(request), &match);
    if (err != ERR_OK) {
        refuse_path(exchange, err);
        return;
    }
    exchange->row = match.row;
    exchange->endpoint = endpoint_of(match.row->route);
    param_take(exchange, &match);
    if (is_changing(exchange) && !is_same_origin(exchange)) {
        refuse_origin(exchange);
    } else if (match.row->kind == ROUTE_KIND_RELAY || match.row->kind == ROUTE_KIND_LOCAL ||
               match.row->kind == ROUTE_KIND_ASSET) {
        admit(exchange); /* no person asks here */
    } else {
        who_find(exchange);
    }
}
