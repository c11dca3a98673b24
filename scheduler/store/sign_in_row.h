/* Making and ending sign-ins. For operations; the api's calls are in links.h. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SIGN_IN_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_SIGN_IN_ROW_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/links.h"
#include "scheduler/store/sealed.h"

struct operation;

enum { SECRET_BYTES = 16 };

/* 128 random bits as text, and the hash under which they are kept for this purpose. */
void secret_make(const struct operation *operation, const char *purpose,
        char ret_text[LINK_SECRET_SIZE], uint8_t ret_hash[LOOKUP_BYTES]);

struct seat_link_facts {
    struct id session;
    struct id person;
    struct id programme;
    unix_s_t now;
    unix_s_t expires_at;
};

/* The seat link that messages about a session carry: the same secret each time, so that a message
 * sent twice says the same, until a revocation of the session's links makes it another one. It is
 * computed from the seal key and kept nowhere; older links stay good. */
enum err seat_link_again(const struct operation *operation, const struct seat_link_facts *facts,
        char ret_secret[LINK_SECRET_SIZE]) ATTRIBUTE_MUST_USE;

/* Fills all of ret_sign_in but actor, which is given in it already. */
enum err sign_in_insert(const struct operation *operation, struct id link, unix_s_t now,
        unix_s_t expires_at, struct sign_in_new *ret_sign_in) ATTRIBUTE_MUST_USE;

/* Ends what was opened by links of this account and kind, for this session (zero: any), and
 * revokes the links themselves. */
enum err links_revoke(const struct operation *operation, struct id account, enum link_kind kind,
        struct id session, unix_s_t now) ATTRIBUTE_MUST_USE;

#endif
