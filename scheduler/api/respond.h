/* The answers of an exchange: JSON, problems (RFC 9457), redirects, remembered answers, and errors
 * in whichever form the route speaks. Each ends the exchange. */
#ifndef PORCHLIGHT_SCHEDULER_API_RESPOND_H
#define PORCHLIGHT_SCHEDULER_API_RESPOND_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/store/store.h"

struct answer;
struct exchange;
struct json;

/* 200 with JSON that was read, and its ETag; 304 to who has it already. */
void respond_text(struct exchange *exchange, const char *text, size_t len);

/* Takes value over. 200 of a GET goes out as by respond_text. */
void respond_json(struct exchange *exchange, int status, struct json *value);
void respond_empty(struct exchange *exchange, int status);

/* 303. cookie is a whole Set-Cookie line or NULL. */
void respond_redirect(struct exchange *exchange, const char *location, const char *cookie);

void respond_answer(struct exchange *exchange, const struct answer *answer);

struct problem {
    int status;
    const char *type;          /* "not_found": a word of docs/api.md */
    const char *field;         /* NULL or empty: none */
    const char *detail;        /* one plain sentence without anything personal; may be NULL */
    int64_t retry_s;           /* 0: no Retry-After */
    struct json *alternatives; /* taken over; NULL: none */
    struct json *dates;        /* of a series, as they are now; likewise */
};

/* As JSON on JSON routes, as the error page elsewhere; says an opaque id, which the log has too. */
void respond_problem(struct exchange *exchange, const struct problem *problem);

/* The problem that err stands for. error may be NULL. */
void respond_err(struct exchange *exchange, enum err err, const struct error *error);

/* A store_done: the remembered answer of a write, or its error. context is the exchange. */
void respond_written(void *context, const struct store_result *result);

/* The problem's word for err: for places that show errors in their own way. */
const char *respond_err_type(enum err err);

#endif
