/* What every call says about who calls, and what every write says besides: the idempotency key,
 * and how the first answer is made. Plain values. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_WRITE_H
#define PORCHLIGHT_SCHEDULER_STORE_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/role.h"

/* Who is asking, as sign_in_find gave it. All zero: nobody (links, codes, relays). */
struct actor {
    struct id account;
    enum role role;
    struct id programme;
    struct id only_session; /* not zero: a seat link's sign-in, which opens only this session */
};

enum {
    WRITE_KEY_SIZE = 65,    /* an idempotency key: 1 to 64 visible characters */
    WRITE_MATCH_SIZE = 128, /* If-Match: a few tags */
    ANSWER_BODY_MAX = 65536,
    ANSWER_TYPE_SIZE = 48,
    ANSWER_LOCATION_SIZE = 160,
    ANSWER_COOKIE_SIZE = 256,
};

/* An HTTP answer, kept sealed for IDEMPOTENCY_LIFE_S, so that a repeated request gets it again,
 * cookie and secrets included. */
struct answer {
    int status;
    char content_type[ANSWER_TYPE_SIZE]; /* empty: no body */
    char location[ANSWER_LOCATION_SIZE]; /* empty: none */
    char cookie[ANSWER_COOKIE_SIZE];     /* of Set-Cookie; empty: none */
    char *body;                          /* malloc'd by render, freed by the store; may be NULL */
    size_t body_len;                     /* at most ANSWER_BODY_MAX */
};

enum { IDEMPOTENCY_LIFE_S = 24 * 3600 };

struct write {
    struct actor actor;
    char key[WRITE_KEY_SIZE]; /* empty: none, the write is not remembered */
    const char *route;        /* literal, "POST /api/v1/sessions"; keys are per account and route */
    uint8_t request_hash[32]; /* of method, path and body; of the browser's cookie too where
                                 nobody is signed in. The same key with another is refused */
    unix_s_t now;
    char if_match[WRITE_MATCH_SIZE]; /* tags of what the sender saw (core/etag.h); empty: whatever
                                        is there (store/match.h) */

    /* Makes the answer from the call's out struct, on the writer's thread, inside the transaction:
     * pure, and quick. Not called after an error. ERR_* undoes the write. NULL: no answer wanted.
     * context is read only and outlives the call. */
    enum err (*render)(const void *context, const void *out, struct answer *ret_answer);
    const void *render_context;

    /* Likewise, but what a GET shows of the same out struct, whose tag if_match names. NULL: what
     * render makes. */
    enum err (*show)(const void *context, const void *out, struct answer *ret_answer);
};

#endif
