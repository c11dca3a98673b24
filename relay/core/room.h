/* A call: its seats, the guests who wait, and the negotiation between two pages. Every function
 * takes an event, the time and random values in a turn, changes the room, and adds to the turn's
 * actions what is to be done. What may not be done is refused by an error message to its sender
 * and changes nothing. A guest is told nothing of the room, whatever the order of events (J6).
 * Pure; media thread. */
#ifndef PORCHLIGHT_RELAY_CORE_ROOM_H
#define PORCHLIGHT_RELAY_CORE_ROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/id.h"
#include "common/proof.h"
#include "common/ticket.h"
#include "relay/core/action.h"
#include "relay/core/legs.h"
#include "relay/core/message.h"
#include "relay/core/sdp.h"

enum {
    ROOM_SEATS = 2,
    CONNECTION_SLOTS_MAX = 65536,   /* the low 16 bits of a connection's number are its slot */
    ROOM_GUESTS = 4,                /* connections that wait */
    ROOM_SEAT_KEPT_MS = 15 * 60000, /* a seat whose signalling is lost */
    ROOM_LOST_SDP_MS = 20000,       /* an answer sent this long before a return may be lost */
};

/* A join that door_check found good: who it is and what its token says. */
struct claim {
    uint64_t connection; /* number of the WebSocket, never used twice */
    struct id call;
    struct id seat;
    enum seat_role role;
    struct thumbprint cnf; /* of the page's key, proved */
    bool is_resume;        /* the resume token is the join; otherwise a ticket is */
    bool is_admitted;      /* a resume token of an admitted seat, beside a ticket too */
    int64_t generation;    /* of the resume token; 0: a ticket alone */
    int64_t given_ms;      /* of the resume token; 0: a ticket alone */
    int64_t placement;
    int64_t scheduler;
    int64_t issued_ms; /* Unix time by our clock: of the ticket, or a resume token's given_ms */
    int64_t leg;       /* number of the leg that the page still holds; 0: none */
};

enum seat_presence { SEAT_FREE, SEAT_HERE, SEAT_AWAY, SEAT_LEFT };

/* One admitted participant's place. */
struct seat {
    enum seat_presence presence;
    uint64_t connection; /* while SEAT_HERE */
    struct id id;
    enum seat_role role;
    struct thumbprint cnf;
    int64_t generation;
    int64_t given_ms; /* Unix time: since then it is this key's; rises with each other key */
    int64_t scheduler;
    uint16_t leg;               /* slot, LEG_NONE: it has none */
    ms_t since;                 /* SEAT_AWAY, SEAT_LEFT */
    ms_t answered_at;           /* an answer was sent to its page, 0: never */
    bool was_checked;           /* its leg had been checked by then */
    bool has_given;             /* given is set */
    struct sdp given;           /* what its page was last given */
    char cname[SDP_CNAME_SIZE]; /* stands for it on the other page */
};

/* A connection that waits to be admitted. */
struct guest {
    uint64_t connection; /* 0: none */
    struct id seat;
    enum seat_role role;
    struct thumbprint cnf;
    int64_t generation;
    int64_t issued_ms; /* of its ticket */
    int64_t scheduler;
    uint16_t leg; /* its check leg, LEG_NONE: none */
    bool has_answered;
    ms_t since;
};

enum negotiation {
    NEGOTIATION_NEEDED,  /* as soon as both are here */
    NEGOTIATION_ASKED,   /* the resident owes an offer */
    NEGOTIATION_OFFERED, /* the newcomer owes an answer */
    NEGOTIATION_DONE,
};

struct room {
    bool is_used;
    uint16_t index;
    struct id call;
    int64_t placement; /* the highest seen */
    int64_t epoch;
    enum negotiation negotiation;
    struct seat seats[ROOM_SEATS];
    struct guest guests[ROOM_GUESTS];
};

/* Random values for one event: at most one leg is opened by it. */
struct chance {
    struct leg_chance leg;
    char cname[SDP_CNAME_SIZE];
};

struct turn {
    struct now now;
    const struct chance *chance;
    struct legs *legs;
    struct actions *actions;
};

void room_init(struct room *room, struct id call, struct now now);

/* --- coming (door.c) ----------------------------------------------------------------------- */

/* ERR_OK: the seat is taken, or waits. Otherwise nothing was changed: ERR_EXPIRED: `moved`, a
 * lower placement; ERR_LIMIT: full; ERR_FORBIDDEN: the seat is known with another role, or a
 * coach's resume token is of a device that another has replaced since. */
enum err room_join(struct room *room, const struct claim *claim, struct turn *turn);

/* Lets in the device that admit names, never another that waits for the same seat. */
void room_admit(struct room *room, uint64_t connection, const struct message_admit *admit,
        struct turn *turn);

/* --- leaving (leaving.c) ------------------------------------------------------------------- */

void room_leave(struct room *room, uint64_t connection, struct turn *turn);

/* The connection ended without a leave. */
void room_lost(struct room *room, uint64_t connection, struct turn *turn);

/* By the scheduler: the seat of this id; the call. */
void room_revoke(struct room *room, struct id id, struct turn *turn);
void room_end(struct room *room, struct turn *turn);

/* Lets seats go that were kept long enough. */
void room_tick(struct room *room, struct turn *turn);

/* Whether this connection has a seat or waits. */
bool room_has(struct room *room, uint64_t connection);

/* Nobody is here, away or waiting: the caller may free the room. */
bool room_is_over(const struct room *room);

/* --- negotiation and text (exchange.c) ----------------------------------------------------- */

/* message is an offer, answer or restart of connection; sdp is what was read from it. */
void room_describe(struct room *room, uint64_t connection, const struct message *message,
        const struct sdp *sdp, struct turn *turn);

/* text and ack. */
void room_text(
        struct room *room, uint64_t connection, const struct message *message, struct turn *turn);

/* The transport of a leg is gone (M13, or DTLS closed it). is_reopened: its page gets another one
 * at once, if it is here. */
void room_leg_lost(struct room *room, uint16_t slot, bool is_reopened, struct turn *turn);

#endif
