/* Answers. Every refusal is one row of a table, carries an opaque id only (W12), and is one line
 * in the log under the same id. */
#include "scheduler/api/respond.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/host/host.h"
#include "common/json.h"
#include "common/log.h"
#include "common/random.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/core/etag.h"

/* Out of scope looks like not there (W1): FORBIDDEN and EXPIRED are NOT_FOUND to whoever asks. */
static const struct {
    int status;
    const char *type;
    const char *title;
} refusals[] = {
        [ERR_OK] = {500, "internal", "Something on our side did not work"},
        [ERR_MEMORY] = {503, "busy", "Too much at once"},
        [ERR_INPUT] = {400, "malformed", "The request is not right"},
        [ERR_LIMIT] = {503, "busy", "Too much at once"},
        [ERR_NOT_FOUND] = {404, "not_found", "There is nothing here"},
        [ERR_FORBIDDEN] = {404, "not_found", "There is nothing here"},
        [ERR_CONFLICT] = {409, "conflict", "Somebody else has it"},
        [ERR_EXPIRED] = {404, "not_found", "There is nothing here"},
        [ERR_CHANGED] = {412, "changed", "It was changed meanwhile"},
        [ERR_SIGNATURE] = {403, "refused", "The request is not signed as it must be"},
        [ERR_NOT_NOW] = {409, "not_now", "Not now"},
        [ERR_IO] = {503, "busy", "We cannot store anything just now"},
        [ERR_INTERNAL] = {500, "internal", "Something on our side did not work"},
};

enum { REFUSAL_COUNT = sizeof(refusals) / sizeof(refusals[0]), RETRY_BUSY_S = 2 };

const char *respond_err_type(enum err err)
{
    return refusals[err].type;
}

/* What was read is tagged; who has it already is told so, and gets no body. */
void respond_text(struct exchange *exchange, const char *text, size_t len)
{
    char tag[ETAG_SIZE];
    const struct host_pair header = {"ETag", etag_of(text, len, tag)};
    const char *known = host_request_header(exchange->request, HOST_HEADER_IF_NONE_MATCH);
    bool is_known = known != NULL && etag_is_known(known, tag);
    host_respond(exchange->request, &(struct host_response){.status = is_known ? 304 : 200,
                                            .content_type = is_known ? NULL : "application/json",
                                            .body = is_known ? NULL : text,
                                            .body_len = is_known ? 0 : len,
                                            .headers = &header,
                                            .header_count = 1});
}

void respond_json(struct exchange *exchange, int status, struct json *value)
{
    size_t len = 0;
    char *text = json_text_take(value, &len);
    if (text == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
    } else if (status == 200 && exchange->row->method == ROUTE_GET) {
        respond_text(exchange, text, len);
    } else {
        host_respond(exchange->request, &(struct host_response){.status = status,
                                                .content_type = "application/json",
                                                .body = text,
                                                .body_len = len});
    }
    free(text);
}

void respond_empty(struct exchange *exchange, int status)
{
    host_respond(exchange->request, &(struct host_response){.status = status});
}

void respond_redirect(struct exchange *exchange, const char *location, const char *cookie)
{
    const struct host_pair headers[] = {{"Location", location}, {"Set-Cookie", cookie}};
    host_respond(exchange->request,
            &(struct host_response){
                    .status = 303, .headers = headers, .header_count = cookie == NULL ? 1 : 2});
}

void respond_answer(struct exchange *exchange, const struct answer *answer)
{
    char tag[ETAG_SIZE];
    struct host_pair headers[3];
    size_t count = 0;
    bool is_shown = exchange->endpoint->needs_match && !exchange->endpoint->answers_else;
    if (is_shown && answer->status == 200) { /* with what a GET would give */
        headers[count++] = (struct host_pair){"ETag", etag_of(answer->body, answer->body_len, tag)};
    }
    if (answer->location[0] != '\0') {
        headers[count++] = (struct host_pair){"Location", answer->location};
    }
    if (answer->cookie[0] != '\0') {
        headers[count++] = (struct host_pair){"Set-Cookie", answer->cookie};
    }
    host_respond(exchange->request,
            &(struct host_response){.status = answer->status,
                    .content_type = answer->content_type[0] == '\0' ? NULL : answer->content_type,
                    .body = answer->body,
                    .body_len = answer->body_len,
                    .headers = headers,
                    .header_count = count});
}

static const char *title_of(const struct problem *problem)
{
    for (size_t i = 1; i < REFUSAL_COUNT; i++) {
        if (strcmp(refusals[i].type, problem->type) == 0) {
            return refusals[i].title;
        }
    }
    if (problem->status == 428) {
        return "It may have changed";
    }
    return problem->status == 429 ? "Too often" : "The request was refused";
}

static char *problem_text(const struct problem *problem, const char *id, size_t *ret_len)
{
    struct json *body = json_object_create();
    json_set_text(body, "type", problem->type);
    json_set_text(body, "title", title_of(problem));
    json_set_number(body, "status", problem->status);
    if (problem->detail != NULL && problem->detail[0] != '\0') {
        json_set_text(body, "detail", problem->detail);
    }
    if (problem->field != NULL && problem->field[0] != '\0') {
        json_set_text(body, "field", problem->field);
    }
    if (problem->alternatives != NULL) {
        json_set_take(body, "alternatives", problem->alternatives);
    }
    if (problem->dates != NULL) {
        json_set_take(body, "dates", problem->dates);
    }
    json_set_text(body, "id", id);
    return json_text_take(body, ret_len);
}

static void problem_send(struct exchange *exchange, const struct problem *problem, const char *id)
{
    size_t len = 0;
    char line[COOKIE_LINE_SIZE];
    struct host_pair headers[EXCHANGE_HEADERS_MAX];
    char *text = problem_text(problem, id, &len);
    host_respond(exchange->request,
            &(struct host_response){.status = problem->status,
                    .content_type = text == NULL ? NULL : "application/problem+json",
                    .body = text,
                    .body_len = len,
                    .headers = headers,
                    .header_count = exchange_headers(exchange, line, headers)});
    free(text);
}

/* Pages and forms are for people; everything else, unknown paths under /api/ too, for programs. */
static bool exchange_is_for_people(const struct exchange *exchange)
{
    if (exchange->row == NULL) {
        return strncmp(host_request_path(exchange->request), "/api/", 5) != 0;
    }
    return exchange->row->kind == ROUTE_KIND_PAGE || exchange->row->kind == ROUTE_KIND_FORM;
}

void respond_problem(struct exchange *exchange, const struct problem *problem)
{
    char text[ID_SHORT_SIZE];
    struct id id = random_id();
    id_short(id, text);
    LOG(problem->status >= 500 ? LOG_WARNING : LOG_INFO, "request.refused", LOG_ID("error", id),
            LOG_WORD("route",
                    exchange->row == NULL ? "none" : policy_route_name(exchange->row->route)),
            LOG_NUMBER("status", problem->status), LOG_WORD("type", problem->type));
    exchange_set_retry(exchange, problem->retry_s);
    if (exchange_is_for_people(exchange)) {
        json_destroy(problem->alternatives);
        page_error(exchange, problem->status, text);
        return;
    }
    problem_send(exchange, problem, text);
}

void respond_err(struct exchange *exchange, enum err err, const struct error *error)
{
    /* A limit of a field is the sender's to mend, any other limit is ours. */
    bool is_field = error != NULL && error->field[0] != '\0';
    enum err row = err == ERR_LIMIT && is_field ? ERR_INPUT : err;
    int status = refusals[row].status;
    respond_problem(exchange,
            &(struct problem){.status = status,
                    .type = refusals[row].type,
                    .field = error == NULL || status == 404 ? NULL : error->field,
                    .detail = error == NULL || status == 404 || status >= 500 ? NULL : error->text,
                    .retry_s = status == 503 ? RETRY_BUSY_S : 0});
}

void respond_written(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
    } else if (result->answer == NULL) {
        respond_empty(exchange, 204);
    } else {
        respond_answer(exchange, result->answer);
    }
}
