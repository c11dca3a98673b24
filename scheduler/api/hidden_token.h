/* The hidden token of forms: proves that a form came from a page of ours made for this browser,
 * and is the form's idempotency key. 27 characters: a nonce and a keyed hash over it and the
 * browser's cookie. A form may put "-something" behind it, to be another request. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_HIDDEN_TOKEN_H
#define PORCHLIGHT_SCHEDULER_API_HIDDEN_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

enum {
    HIDDEN_NONCE_BYTES = 8,
    HIDDEN_TOKEN_LEN = 27,
    HIDDEN_TOKEN_SIZE = HIDDEN_TOKEN_LEN + 1,
    HIDDEN_TOKEN_MAX = 64, /* with what a form put behind it */
};

/* cookie: the value that the browser has, or gets with this page. Returns ret_token. */
char *hidden_token_make(const uint8_t key[32], const char *cookie,
        const uint8_t nonce[HIDDEN_NONCE_BYTES], char ret_token[HIDDEN_TOKEN_SIZE]);

/* Whether token was made for a browser with this cookie. NULL cookie: never. */
bool hidden_token_is_valid(const uint8_t key[32], const char *cookie, const char *token);

#endif
