/* The resume token: takes a seat back, without the scheduler, on the relay that wrote it; beside a
 * ticket it tells another relay of the fleet who was let in. HMAC (libsodium's crypto_auth) under
 * the fleet key; docs/protocol.md has the fields. Like a ticket it opens nothing without the page
 * key that cnf names. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_RESUME_H
#define PORCHLIGHT_RELAY_CORE_RESUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "common/proof.h"
#include "common/ticket.h"

enum { RESUME_KEY_BYTES = 32, RESUME_SIZE_MAX = 768, RESUME_LIFE_S = 4 * 3600 };

struct resume {
    struct id call;
    struct id seat;
    enum seat_role role;
    struct thumbprint cnf; /* of the page's key */
    int64_t generation;    /* 1 and up */
    int64_t given_ms;      /* Unix time of the coach's word for this key, otherwise of the ticket */
    bool admitted;
    int64_t placement;           /* 1 and up */
    char relay[RELAY_NAME_SIZE]; /* that wrote it */
    int64_t scheduler;           /* number of the scheduler whose ticket it was */
    unix_s_t exp;
};

/* Writes the NUL-terminated token; RESUME_SIZE_MAX is always enough. ERR_LIMIT: size is not.
 * ERR_MEMORY. */
enum err resume_sign(const struct resume *resume, const uint8_t key[RESUME_KEY_BYTES],
        char *ret_token, size_t size) ATTRIBUTE_MUST_USE;

/* ERR_INPUT: not of the form. ERR_SIGNATURE: not of this fleet. ERR_EXPIRED: now >= exp.
 * ERR_MEMORY. */
enum err resume_verify(const char *token, size_t len, const uint8_t key[RESUME_KEY_BYTES],
        unix_s_t now, struct resume *ret_resume) ATTRIBUTE_MUST_USE;

#endif
