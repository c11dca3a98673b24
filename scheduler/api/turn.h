/* Short-lived credentials for the operator's own TURN server, by the scheme that TURN servers call
 * REST (draft-uberti-behave-turn-rest-00; coturn: use-auth-secret): the name says until when, the
 * password is the name's HMAC under a secret that both know. The name holds an id drawn for it
 * alone, so that the TURN server learns of nobody, and not that two calls were one person's. Pure.
 */
#ifndef PORCHLIGHT_SCHEDULER_API_TURN_H
#define PORCHLIGHT_SCHEDULER_API_TURN_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "common/keyfile.h"

enum {
    TURN_URLS_MAX = 4,
    TURN_LIFETIME_MIN_S = 60,
    TURN_URLS_SIZE = 512,                       /* of the setting */
    TURN_USERNAME_SIZE = 20 + 1 + ID_TEXT_SIZE, /* seconds, colon, id, NUL */
    TURN_PASSWORD_SIZE = 29,                    /* base64 of 20 bytes, NUL */
};

/* Constant after the start. */
struct turn {
    char text[TURN_URLS_SIZE];
    const char *urls[TURN_URLS_MAX]; /* in text */
    size_t url_count;                /* 0: there is no TURN server */
    char secret[KEYFILE_PASSWORD_SIZE];
    int64_t lifetime_s;
};

struct turn_credential {
    char username[TURN_USERNAME_SIZE];
    char password[TURN_PASSWORD_SIZE];
    unix_s_t exp;
};

/* Blanks or commas between; each turn: or turns:, a host, perhaps a port and a transport (RFC
 * 7065). ERR_INPUT: another form; ERR_LIMIT: more than TURN_URLS_MAX. turn stays where it is from
 * now on: its urls point into it. */
enum err turn_urls_read(const char *text, struct turn *turn) ATTRIBUTE_MUST_USE;

enum err turn_mint(const struct turn *turn, struct id opaque, unix_s_t now,
        struct turn_credential *ret_credential) ATTRIBUTE_MUST_USE;

#endif
