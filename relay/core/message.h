/* The signalling messages of docs/protocol.md between page and relay, each one JSON object. What
 * a page may not send cannot be parsed, and what a relay does not send cannot be written. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_MESSAGE_H
#define PORCHLIGHT_RELAY_CORE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/id.h"
#include "common/proof.h"
#include "common/ticket.h"
#include "relay/core/leg_quality.h"

enum {
    MESSAGE_SIZE_MAX = 65536,    /* of the JSON text, either way */
    MESSAGE_SDP_MAX = 48 * 1024, /* bytes */
    MESSAGE_BODY_MAX = 4096,     /* bytes of a text's body */
    MESSAGE_LEG_MAX = INT32_MAX, /* legs and epochs are numbers from 0 */
    MESSAGE_VERSION = 1,
};

/* In the order of docs/protocol.md. `admit` means two things: a page's and the relay's. */
enum message_type {
    MESSAGE_HELLO,     /* relay */
    MESSAGE_CHALLENGE, /* relay */
    MESSAGE_JOIN,      /* page */
    MESSAGE_JOINED,    /* relay */
    MESSAGE_KNOCK,     /* relay */
    MESSAGE_ADMIT,     /* page: let this seat in */
    MESSAGE_ADMITTED,  /* relay: you are in; its name on the wire is "admit" too */
    MESSAGE_STATE,     /* relay */
    MESSAGE_STATS,     /* relay */
    MESSAGE_OFFER,     /* both */
    MESSAGE_ANSWER,    /* both */
    MESSAGE_RESTART,   /* page */
    MESSAGE_TEXT,      /* both */
    MESSAGE_ACK,       /* both */
    MESSAGE_PING,      /* page */
    MESSAGE_PONG,      /* relay */
    MESSAGE_REPLACED,  /* relay */
    MESSAGE_DRAIN,     /* relay */
    MESSAGE_LEAVE,     /* page */
    MESSAGE_ERROR,     /* relay */
};

enum message_device { MESSAGE_DEVICE_FIRST, MESSAGE_DEVICE_ANOTHER };
enum message_peer { MESSAGE_PEER_ABSENT, MESSAGE_PEER_HERE, MESSAGE_PEER_AWAY, MESSAGE_PEER_LEFT };
enum message_negotiate {
    MESSAGE_NEGOTIATE_OFFER,
    MESSAGE_NEGOTIATE_ANSWER,
    MESSAGE_NEGOTIATE_NONE,
};
enum message_purpose { MESSAGE_PURPOSE_CHECK, MESSAGE_PURPOSE_CALL };

/* The `code` of an error message. */
enum message_code {
    MESSAGE_MALFORMED,
    MESSAGE_NOT_ALLOWED,
    MESSAGE_NOT_NOW,
    MESSAGE_STALE,
    MESSAGE_TOO_MANY,
    MESSAGE_FULL,
    MESSAGE_EXPIRED,
    MESSAGE_MOVED,
    MESSAGE_INTERNAL,
};

/* WebSocket close codes. */
enum message_close {
    MESSAGE_CLOSE_LEFT = 1000,
    MESSAGE_CLOSE_GOING_AWAY = 1001,
    MESSAGE_CLOSE_TOO_LARGE = 1009,
    MESSAGE_CLOSE_REPLACED = 4001,
    MESSAGE_CLOSE_REMOVED = 4002,
    MESSAGE_CLOSE_NO_JOIN = 4003,
    MESSAGE_CLOSE_TOO_MANY = 4004,
    MESSAGE_CLOSE_ENDED = 4005,
};

struct message_hello {
    const char *relay; /* lent */
    int64_t ping_ms;
};

struct message_challenge {
    uint8_t nonce[PROOF_NONCE_BYTES];
};

struct message_join {
    char *token;     /* owned: the ticket's or the resume token's text */
    bool is_resume;  /* which of the two it is */
    char *admission; /* owned: the resume token of another relay beside a ticket; NULL: none */
    struct page_key key;
    uint8_t signature[PROOF_SIGNATURE_BYTES];
    int64_t leg; /* the call leg that the page still holds; 0: none */
};

struct message_joined {
    struct id call;
    struct id seat;
    enum seat_role role;
    int64_t generation;
    bool admitted;
    const char *resume; /* lent */
};

struct message_knock {
    struct id call;
    struct id seat;
    struct thumbprint cnf; /* of the device that waits */
    enum message_device device;
    int64_t waiting_ms;
};

struct message_admit {
    struct id call;
    struct id seat;
    struct thumbprint cnf; /* the knock's; zero: not said */
};

struct message_admitted {
    struct id call;
    const char *resume; /* lent */
};

struct message_state {
    struct id call;
    int64_t leg;
    int64_t epoch;
    enum message_peer peer;
    enum message_negotiate negotiate;
};

/* How the legs of a call carry. */
struct message_stats {
    struct id call;
    struct leg_quality own; /* of the page that this is told to */
    struct leg_quality far;
    bool has_far; /* else there is no other leg */
};

/* offer, answer, restart. */
struct message_description {
    struct id call;
    int64_t leg;
    int64_t epoch;
    enum message_purpose purpose; /* offer only; from a page always CALL */
    char *sdp;                    /* parsed: owned, NUL-terminated. To write: lent */
};

struct message_text {
    struct id call;
    struct id id; /* the sender's */
    int64_t seq;
    char *body; /* parsed: owned. To write: lent */
};

struct message_ack {
    struct id call;
    struct id id;
    int64_t seq;
};

struct message_ping {
    int64_t n;
};

struct message_leave {
    struct id call;
};

struct message_error {
    enum message_code code;
    const char *text;  /* lent; one plain sentence */
    const char *of;    /* lent; type of the message that was refused; NULL: none */
    const char *field; /* lent; NULL or "": none */
};

struct message {
    enum message_type type;
    union {
        struct message_hello hello;
        struct message_challenge challenge;
        struct message_join join;
        struct message_joined joined;
        struct message_knock knock;
        struct message_admit admit;
        struct message_admitted admitted;
        struct message_state state;
        struct message_stats stats;
        struct message_description description; /* OFFER, ANSWER, RESTART */
        struct message_text text;
        struct message_ack ack;
        struct message_ping ping; /* PING, PONG */
        struct message_leave leave;
        struct message_error error;
    };
};

/* A message of a page. ERR_INPUT: the error names the field (`type` for a type that is not known
 * or not a page's); ERR_LIMIT: longer than MESSAGE_SIZE_MAX; ERR_MEMORY. Free what it holds by
 * message_finish; on failure it holds nothing and need not be finished. error may be NULL. */
enum err message_parse(const char *text, size_t len, struct message *ret_message,
        struct error *error) ATTRIBUTE_MUST_USE;

/* The type which a text that message_parse refused says it is: the static name of a page's message,
 * or NULL. */
const char *message_page_type(const char *text, size_t len);

/* Frees what message_parse gave. Never for messages that were made to be written. */
void message_finish(struct message *message);

/* The text of a message of the relay, malloc'd. NULL: no memory. A page's type: NULL too. */
char *message_write(const struct message *message, size_t *ret_len);

/* The name on the wire ("offer"); codes likewise ("not_now"). Static strings. */
const char *message_type_name(enum message_type type);
const char *message_code_name(enum message_code code);

/* The code which tells a page about err, for an error message. */
enum message_code message_code_of(enum err err);

#endif
