/* One request on its way to its answer: what was asked, who asks, and the way to the store. Made
 * by the router, freed by the host when the request ends. Loop thread; a render gets it read only
 * on the store's thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_EXCHANGE_H
#define PORCHLIGHT_SCHEDULER_API_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/api/set_cookie.h"
#include "scheduler/core/link.h"
#include "scheduler/core/policy.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/store.h"
#include "scheduler/store/write.h"

struct app;
struct endpoint;
struct host_request;

struct exchange {
    struct app *app;
    struct host_request *request;
    const struct route_row *row; /* NULL: no such route */
    const struct endpoint *endpoint;
    struct now now;

    struct id id;                  /* {id} of the path, or zero */
    char secret[LINK_SECRET_SIZE]; /* {secret} of the path, or empty */
    void *in;                      /* body or query, read by the endpoint's table; owned */
    struct error form_error;       /* a form to be shown again: what is wrong with it */
    char key[WRITE_KEY_SIZE];      /* idempotency key; empty: the request changes nothing */

    char if_match[WRITE_MATCH_SIZE]; /* of an endpoint that needs_match; empty: not said */

    struct actor actor; /* zero: nobody */
    struct id sign_in;  /* whose cookie it was */
    unix_s_t sign_in_until;
    uint64_t who_round;             /* the store's when it was asked whose cookie this is */
    const char *language;           /* "en"; lent for ever */
    char zone[ZONE_NAME_SIZE];      /* of who asks; empty: nobody */
    char cookie[COOKIE_VALUE_SIZE]; /* what hidden tokens are bound to; may be empty */
    bool is_new_door;               /* cookie was made just now and goes out with the page */
    char retry_after[24];           /* of the answer's header; empty: none */
    char allow[32];                 /* likewise */

    void *own; /* the handler's between two calls of the store, malloc'd; freed with this */
};

/* Made at the head of a request; the host frees it with the request. NULL: no memory. */
struct exchange *exchange_create(struct app *app, struct host_request *request);

/* The answer will say when to come back. 0: it will not. */
void exchange_set_retry(struct exchange *exchange, int64_t retry_s);

enum { EXCHANGE_HEADERS_MAX = 3 };
struct host_pair;

/* The headers that belong to this answer besides its content's; they lend from the exchange and
 * from cookie_text. At most
 * EXCHANGE_HEADERS_MAX; returns how many. */
size_t exchange_headers(const struct exchange *exchange, char cookie_text[COOKIE_LINE_SIZE],
        struct host_pair *ret_headers);

static inline bool exchange_is_signed_in(const struct exchange *exchange)
{
    return exchange->actor.role != ROLE_NOBODY;
}

/* Asks the store; done gets the exchange as context. When the store takes no more, the exchange is
 * answered here and done never comes. */
void exchange_read(
        struct exchange *exchange, const struct store_call *call, const void *in, store_done *done);

typedef enum err exchange_render(const void *exchange, const void *out, struct answer *ret_answer);

/* Fills write, which must be the first member of the call's in struct, from the exchange (who,
 * idempotency key, hash of the request, time), then as above. render may be NULL. */
void exchange_write(struct exchange *exchange, const struct store_call *call, struct write *write,
        exchange_render *render, store_done *done);

#endif
