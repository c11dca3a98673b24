/* The one way in. The order is fixed: route, same origin, who asks, policy, hidden token or
 * idempotency key, body by table, handler. Deny by default: each step answers and ends. */
#include "scheduler/api/router.h"

#include <stdio.h>
#include <string.h>

#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/client.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/intake.h"
#include "scheduler/api/limits.h"
#include "scheduler/api/page.h"
#include "scheduler/api/pages.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/sign_in_memory.h"
#include "scheduler/api/viewing.h"
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

static void refuse_origin(struct exchange *exchange)
{
    respond_problem(exchange,
            &(struct problem){
                    .status = 403, .type = "refused", .detail = "not from a page of ours"});
}

/* RFC 6585, 3: two who edit the same thing must not undo each other's change unseen. */
static void refuse_unseen(struct exchange *exchange)
{
    respond_problem(exchange, &(struct problem){.status = 428,
                                      .type = "unseen",
                                      .field = "If-Match",
                                      .detail = "must be the ETag of what was read"});
}

static void run(struct exchange *exchange)
{
    struct error error = {0};
    enum err err = intake_read(exchange, &error);
    if (err == ERR_FORBIDDEN) {
        refuse_origin(exchange);
        return;
    }
    bool is_shown = (err == ERR_INPUT || err == ERR_LIMIT) && exchange->endpoint->is_shown_again;
    if (err != ERR_OK && !is_shown) {
        respond_err(exchange, err, &error);
        return;
    }
    if (exchange->endpoint->needs_match && exchange->if_match[0] == '\0') {
        refuse_unseen(exchange);
        return;
    }
    if (is_shown) {
        memset(exchange->in, 0, exchange->endpoint->in_size);
        exchange->form_error = error;
    }
    viewing_run(exchange);
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
    case ROUTE_SESSION_MOVE:
    case ROUTE_SESSION_MOVE_POST:
    case ROUTE_MOVE_ACCEPT:
    case ROUTE_MOVE_DECLINE:
    case ROUTE_MOVE_WITHDRAW:
    case ROUTE_OFFER:
    case ROUTE_OFFER_TAKE:
    case ROUTE_OFFER_PASS:
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
    case ROUTE_API_SESSION_MOVE:
    case ROUTE_API_MOVE_ACCEPT:
    case ROUTE_API_MOVE_DECLINE:
    case ROUTE_API_MOVE_WITHDRAW:
    case ROUTE_API_OFFER_TAKE:
    case ROUTE_API_OFFER_PASS:
    case ROUTE_API_EVENTS:
    case ROUTE_API_OPENAPI:
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

/* Every write is kept for a while, so a sign-in makes a bounded number (W11): more than any hand,
 * and each sign-in has its own, so that nobody with the same seat link holds another up. */
static bool sign_in_may_write(struct exchange *exchange, int64_t *ret_retry_s)
{
    return limits_can_take(exchange->app->limits, LIMIT_CHANGE, &exchange->sign_in,
            sizeof(exchange->sign_in), exchange->now.mono, ret_retry_s);
}

/* The way into the room: whoever holds a lost card must not be able to use it up for the person. */
static bool is_arriving(enum route route)
{
    return route == ROUTE_SESSION_HERE || route == ROUTE_API_SESSION_HERE;
}

static bool may_arrive(struct exchange *exchange, int64_t *ret_retry_s)
{
    return limits_can_take(exchange->app->limits, LIMIT_HERE, &exchange->sign_in,
            sizeof(exchange->sign_in), exchange->now.mono, ret_retry_s);
}

/* A lost card signs in as often as it likes, and every time anew: all its sign-ins together make a
 * bounded number, too. A ticket leaves nothing behind. */
static bool account_may_write(struct exchange *exchange, int64_t *ret_retry_s)
{
    const struct actor *actor = &exchange->actor;
    bool is_of_seat = !id_is_zero(actor->only_session);
    if (is_arriving(exchange->row->route)) {
        return may_arrive(exchange, ret_retry_s);
    }
    return exchange->row->route == ROUTE_API_SESSION_TICKET || actor->role != ROLE_PERSON ||
           is_of_seat ||
           limits_can_take(exchange->app->limits, LIMIT_PERSON, &actor->account,
                   sizeof(actor->account), exchange->now.mono, ret_retry_s);
}

static bool may_write(struct exchange *exchange, int64_t *ret_retry_s)
{
    return !exchange_is_signed_in(exchange) || !intake_is_changing(exchange) ||
           (sign_in_may_write(exchange, ret_retry_s) && account_may_write(exchange, ret_retry_s));
}

static void admit(struct exchange *exchange)
{
    int64_t retry_s = 0;
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
    if (!may_write(exchange, &retry_s)) {
        respond_problem(
                exchange, &(struct problem){.status = 429, .type = "too_many", .retry_s = retry_s});
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

static void sign_in_take(struct exchange *exchange, const struct sign_in_find_out *found)
{
    exchange->actor = found->actor;
    exchange->sign_in = found->sign_in;
    exchange->sign_in_until = found->expires_at;
    exchange->language = pages_language(
            found->language, host_request_header(exchange->request, HOST_HEADER_ACCEPT_LANGUAGE));
    snprintf(exchange->zone, sizeof(exchange->zone), "%s", found->zone);
    admit(exchange);
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
    uint64_t round;
    if (store_who_round(exchange->app->store, &round) && round == exchange->who_round) {
        sign_in_memory_keep(exchange->app->sign_ins, exchange->cookie, round, out);
    }
    sign_in_take(exchange, out);
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
    bool may_know = store_who_round(exchange->app->store, &exchange->who_round);
    const struct sign_in_find_out *known = may_know ? sign_in_memory_find(exchange->app->sign_ins,
                                                              in.token, exchange->who_round, in.now)
                                                    : NULL;
    if (known != NULL) {
        sign_in_take(exchange, known);
    } else {
        exchange_read(exchange, &sign_in_find, &in, handle_sign_in);
    }
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
    if (intake_is_changing(exchange) && !intake_is_same_origin(exchange)) {
        refuse_origin(exchange);
    } else if (match.row->kind == ROUTE_KIND_RELAY || match.row->kind == ROUTE_KIND_LOCAL ||
               match.row->kind == ROUTE_KIND_ASSET) {
        admit(exchange); /* no person asks here */
    } else {
        who_find(exchange);
    }
}
