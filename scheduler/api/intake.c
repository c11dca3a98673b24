/* Checks and reads what a request brings along. Nothing here answers; the router does. */
#include "scheduler/api/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/host/host.h"
#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/hidden_token.h"

bool intake_is_changing(const struct exchange *exchange)
{
    return exchange->row->method != ROUTE_GET &&
           (exchange->row->kind == ROUTE_KIND_FORM || exchange->row->kind == ROUTE_KIND_JSON);
}

/* W3. A page under Referrer-Policy says `Origin: null` in some browsers; then Sec-Fetch-Site,
 * which no page can set, has to say it. */
bool intake_is_same_origin(const struct exchange *exchange)
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

static enum err match_read(struct exchange *exchange)
{
    const char *header = host_request_header(exchange->request, HOST_HEADER_IF_MATCH);
    if (!exchange->endpoint->needs_match || header == NULL) {
        return ERR_OK;
    }
    int len = snprintf(exchange->if_match, sizeof(exchange->if_match), "%s", header);
    return len < (int)sizeof(exchange->if_match) ? ERR_OK : ERR_LIMIT;
}

static enum err json_in_read(struct exchange *exchange, struct error *error)
{
    size_t len = 0;
    const struct endpoint *endpoint = exchange->endpoint;
    const char *body = host_request_body(exchange->request, &len);
    const char *query = host_request_query(exchange->request);
    const char *key = host_request_header(exchange->request, HOST_HEADER_IDEMPOTENCY_KEY);
    if (!has_content_type(exchange, "application/json")) {
        return error_set(error, ERR_INPUT, "Content-Type", "must be application/json");
    }
    if (key == NULL || !key_is_valid(key)) {
        return error_set(error, ERR_INPUT, "Idempotency-Key", "must be 1 to 64 visible characters");
    }
    snprintf(exchange->key, sizeof(exchange->key), "%s", key);
    if (match_read(exchange) != ERR_OK) {
        return error_set(error, ERR_INPUT, "If-Match", "must be a few tags");
    }
    enum err err = form_read(query, strlen(query), NULL, 0, NULL, error);
    if (err != ERR_OK || (len == 0 && endpoint->json_count == 0)) {
        return err;
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

enum err intake_read(struct exchange *exchange, struct error *error)
{
    const struct endpoint *endpoint = exchange->endpoint;
    exchange->in = calloc(1, endpoint->in_size + 1);
    if (exchange->in == NULL) {
        return ERR_MEMORY;
    }
    switch (exchange->row->kind) {
    case ROUTE_KIND_PAGE:
    case ROUTE_KIND_STREAM:
        return query_in_read(exchange, error);
    case ROUTE_KIND_JSON:
        return intake_is_changing(exchange) ? json_in_read(exchange, error)
                                            : query_in_read(exchange, error);
    case ROUTE_KIND_FORM:
        return form_in_read(exchange, error);
    case ROUTE_KIND_ASSET:
    case ROUTE_KIND_RELAY:
    case ROUTE_KIND_LOCAL:
        return ERR_OK; /* takes no query, and reads its own body */
    }
    return ERR_INTERNAL;
}
