/* The ticket: "seat S of call C, on relay R, until T, if you hold key K". docs/protocol.md has the
 * field names. The scheduler writes it, the relay reads it. Pure: `now` is an argument. */
#ifndef PORCHLIGHT_COMMON_TICKET_H
#define PORCHLIGHT_COMMON_TICKET_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "common/proof.h"
#include "common/token.h"

enum { RELAY_NAME_SIZE = 33, TICKET_LEEWAY_S = 60, TICKET_LIFE_S = 300 };

enum seat_role { SEAT_COACH, SEAT_PERSON };

struct ticket {
    struct id call;
    struct id seat;
    enum seat_role role;
    char relay[RELAY_NAME_SIZE]; /* 1 to 32 of a-z 0-9 - */
    unix_s_t nbf;
    unix_s_t exp;
    struct id jti;
    int64_t placement;     /* 1 and up */
    struct thumbprint cnf; /* of the page's key */
};

enum err ticket_sign(const struct ticket *ticket, const struct signing_key *key, char *ret_token,
        size_t size) ATTRIBUTE_MUST_USE;

/* Checks form, signature, every claim, times with TICKET_LEEWAY_S either way, and that the ticket
 * is for relay. skew_s is scheduler time minus ours, as measured by the beat. ERR_INPUT,
 * ERR_NOT_FOUND (kid), ERR_SIGNATURE, ERR_EXPIRED (also: not yet), ERR_FORBIDDEN (other relay),
 * ERR_MEMORY. ret_key (may be NULL): index of the scheduler whose key verified. */
enum err ticket_verify(const char *token, size_t token_len, const struct verify_key *keys,
        size_t key_count, const char *relay, unix_s_t now, int64_t skew_s,
        struct ticket *ret_ticket, size_t *ret_key) ATTRIBUTE_MUST_USE;

#endif
