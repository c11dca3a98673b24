/* Coming in: seat links, sign-in links, card codes, and the sign-ins they lead to. Secrets and
 * tokens are made here, stored only as keyed hashes, and given out once. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_LINKS_H
#define PORCHLIGHT_SCHEDULER_STORE_LINKS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "common/ticket.h"
#include "scheduler/core/link.h"
#include "scheduler/store/write.h"

struct store_call;

enum link_kind { LINK_SEAT, LINK_SIGN_IN, LINK_CARD };
extern const char *const link_kind_names[]; /* "seat", "sign_in", "card", NULL */

enum {
    SIGN_IN_TOKEN_SIZE = 23,     /* 22 characters of base64url and the NUL: the cookie's value */
    SIGN_IN_LINK_LIFE_S = 600,   /* W9: single use, at most ten minutes */
    SIGN_IN_LIFE_S = 12 * 3600,  /* W8: absolute */
    SEAT_SIGN_IN_LINGER_S = 900, /* a seat link's sign-in lasts this long after the session */
};

/* Read: what GET /link shows. Changes nothing, whoever asks how often. ERR_NOT_FOUND: unknown;
 * ERR_EXPIRED: used, revoked or over. */
struct link_find {
    char secret[LINK_SECRET_SIZE];
    unix_s_t now;
};
struct link_find_out {
    enum link_kind kind; /* LINK_SEAT or LINK_SIGN_IN: nothing else is told */
};
extern const struct store_call link_find;

/* Where a sign-in leads, and its cookie. */
struct sign_in_new {
    char token[SIGN_IN_TOKEN_SIZE]; /* the only time it is seen */
    unix_s_t expires_at;
    struct id sign_in;
    struct actor actor; /* role tells /home, /coach, /coordinator; only_session /session/{id} */
};

/* Write (write.actor all zero): "Continue". A sign-in link serves once, and only the browser that
 * it was made for, if it was made for one: ERR_FORBIDDEN for another. A seat link serves until its
 * session's end. ERR_NOT_FOUND, ERR_EXPIRED as above. */
struct link_use {
    struct write write;
    char secret[LINK_SECRET_SIZE];
    uint8_t browser[32]; /* hash of a random cookie of the api's; all zero: there is none */
};
extern const struct store_call link_use; /* out: struct sign_in_new */

/* Write (write.actor all zero): a card code, as link_code_read gives it. ERR_NOT_FOUND: unknown or
 * revoked, one answer for both. Tries are limited by the api. */
struct card_use {
    struct write write;
    char code[LINK_CODE_SIZE];
};
extern const struct store_call card_use; /* out: struct sign_in_new */

/* A seat in a call whose holder came by a link that is over: to be put out of it. */
struct seat_revoked {
    struct id call;
    struct id seat;
    char relay[RELAY_NAME_SIZE]; /* empty: nobody is */
};

struct link_new {
    char secret[LINK_SECRET_SIZE]; /* of /link/{secret}; the only time it is seen */
    unix_s_t expires_at;
    struct seat_revoked revoked; /* seat links: who came by an earlier one */
};

/* Write, coordinator or the session's coach: a new seat link for the session's person; older ones
 * are revoked, with whoever came by them. ERR_NOT_FOUND; ERR_NOT_NOW: the session is over or not
 * held. */
struct seat_link_make {
    struct write write;
    struct id session;
};
extern const struct store_call seat_link_make; /* out: struct link_new */

/* Write, coordinator (any account of the programme) or the tools (ROLE_OPERATOR, ROLE_SYSTEM): a
 * sign-in link. browser: the one that asked; all zero: whichever comes first. ERR_NOT_FOUND. */
struct sign_in_link_make {
    struct write write;
    struct id account;
    uint8_t browser[32];
};
extern const struct store_call sign_in_link_make; /* out: struct link_new */

/* Write, coordinator: a new card code; the older one is revoked. ERR_NOT_FOUND "person". */
struct card_make {
    struct write write;
    struct id person;
};
struct card_make_out {
    char code[LINK_CODE_SIZE]; /* the only time it is seen; link_code_print for people */
};
extern const struct store_call card_make;

/* --- sign-ins ------------------------------------------------------------------------------- */

/* Read, with each request: who has this cookie. ERR_NOT_FOUND: unknown or signed out;
 * ERR_EXPIRED: its time, or its account's, is over. */
struct sign_in_find {
    char token[SIGN_IN_TOKEN_SIZE];
    unix_s_t now;
};
struct sign_in_find_out {
    struct id sign_in;
    struct actor actor;
    char zone[48];    /* the account's */
    char language[9]; /* the account's */
    unix_s_t expires_at;
};
extern const struct store_call sign_in_find;

/* Read: where the asker's account is signed in, the newest first, SIGN_INS_MAX at most. */
enum { SIGN_INS_MAX = 50 };
struct sign_ins_list {
    struct actor actor;
    unix_s_t now;
};
struct sign_in_row {
    struct id id;
    enum link_kind kind; /* what it was made by */
    unix_s_t created_at;
    unix_s_t expires_at;
};
struct sign_ins_list_out {
    size_t count;
    struct sign_in_row rows[SIGN_INS_MAX];
};
extern const struct store_call sign_ins_list;

/* Write: ends all of the asker's sign-ins but this one. */
struct sign_ins_end_others {
    struct write write;
    struct id but;
};
struct sign_ins_end_others_out {
    char unused;
};
extern const struct store_call sign_ins_end_others;

/* Write: signing out. Ends this sign-in of the asker's; one that is over already is ERR_OK.
 * ERR_NOT_FOUND. */
struct sign_in_end {
    struct write write;
    struct id sign_in;
};
struct sign_in_end_out {
    char unused;
};
extern const struct store_call sign_in_end;

#endif
