/* Somebody asks for a coach now: coaches on duty are rung one after the other (core/ask.h). All of
 * it is in the database: whichever scheduler is there goes on with it, after a restart, too. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_ASKS_H
#define PORCHLIGHT_SCHEDULER_STORE_ASKS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/ask.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

enum {
    ASKS_MAX = 50,
    ASKS_PER_HOUR = 6,    /* by one person, of those that nobody answered */
    ASK_SEEN_S = 30 * 60, /* a person's own ask that has ended is shown this long */
};

struct ask_row {
    struct id id;
    struct id programme;
    struct id person;
    char person_nickname[NICKNAME_SIZE];
    enum ask_status status;
    enum booking_mode mode;
    int64_t length_min;
    unix_s_t made_at;
    unix_s_t look_at;
    unix_s_t ended_at; /* 0: it waits */
    struct id session; /* of an answered one */
    struct id ringing; /* the coach who is being rung; zero: nobody */
    unix_s_t ring_until;
    int wait_min; /* of a waiting one; ASK_WAIT_UNKNOWN */
};

/* What a step of an ask has changed: publish it to the person, and to the two coaches. */
struct ask_out {
    struct ask_row ask;
    struct id was_ringing; /* is rung no more; zero: nobody was */
    bool is_same;          /* nothing has changed: publish nothing */
};

/* Read. A person: the own one that waits, or the last that has ended within ASK_SEEN_S. A coach:
 * the one that rings. A coordinator: all that wait in the programme, the oldest first. */
struct asks_list {
    struct actor actor;
    unix_s_t now;
};
struct asks_list_out {
    size_t count;
    struct ask_row asks[ASKS_MAX];
};
extern const struct store_call asks_list;

/* Write: a person (person zero), or a coordinator for one. Asked again while one waits: that one.
 * ERR_INPUT "length_min", "mode"; ERR_NOT_FOUND "person"; ERR_NOT_NOW "person": they have a session
 * in this time, or asked too often within the hour. */
struct ask_make {
    struct write write;
    struct id person;
    int64_t length_min;
    enum booking_mode mode;
};
extern const struct store_call ask_make; /* out: struct ask_out */

/* Write, the coach who is being rung: a session that begins now. ERR_NOT_FOUND "ask": does not ring
 * here. ERR_CONFLICT "start_at": the time of one of them was taken meanwhile. */
struct ask_take {
    struct write write;
    struct id ask;
};
struct ask_take_out {
    struct ask_out ask;
    struct session_row session;
};
extern const struct store_call ask_take;

/* Write, the coach who is being rung: not now; the next one is rung. ERR_NOT_FOUND as above. */
struct ask_pass {
    struct write write;
    struct id ask;
};
extern const struct store_call ask_pass; /* out: struct ask_out */

/* Write, whose it is, or a coordinator: no more. ERR_NOT_FOUND "ask"; one that has ended stays. */
struct ask_withdraw {
    struct write write;
    struct id ask;
};
extern const struct store_call ask_withdraw; /* out: struct ask_out */

/* --- by the scheduler itself ------------------------------------------------------------------ */

/* Read: those whose time to be looked at has come. ERR_FORBIDDEN for everybody else. */
struct asks_due {
    struct actor actor;
    unix_s_t now;
};
struct asks_due_out {
    size_t count;
    struct id asks[ASKS_MAX];
};
extern const struct store_call asks_due;

/* Write: looks at one, if its time has come still. */
struct ask_look {
    struct write write;
    struct id ask;
};
extern const struct store_call ask_look; /* out: struct ask_out; id zero: nothing to do */

#endif
