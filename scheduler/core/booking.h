/* The life of a session: what a booking may ask for, which status follows which, when "I'm here"
 * may be said. All moves go through one table, booking_next. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_BOOKING_H
#define PORCHLIGHT_SCHEDULER_CORE_BOOKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/interval.h"
#include "scheduler/core/role.h"

enum {
    BOOKING_EARLY_MIN = 15,        /* "I'm here" opens this long before the start */
    BOOKING_TALK_MIN_S = 60,       /* a shorter call was none: something stopped it */
    BOOKING_CONFIRM_S = 7 * 86400, /* so long a coach may confirm or change the outcome */
};

enum booking_status {
    BOOKING_RESERVED, /* held while somebody decides */
    BOOKING_PENDING,  /* asked for, the coach has to agree */
    BOOKING_BOOKED,
    BOOKING_LIVE, /* both have arrived */
    /* outcomes */
    BOOKING_MET,
    BOOKING_MOVED,
    BOOKING_NOT_REACHED,  /* the coach was there; the person could not be reached */
    BOOKING_WE_MISSED,    /* we were not there */
    BOOKING_TECH_STOPPED, /* both were there; the line stopped them */
    BOOKING_CANCELLED,
};

enum { BOOKING_STATUS_COUNT = BOOKING_CANCELLED + 1 };

/* "reserved" ... "cancelled", NULL-terminated, indexed by enum booking_status. */
extern const char *const booking_status_names[BOOKING_STATUS_COUNT + 1];

/* Whether it holds its parties' time: its claims exist exactly while this is true. */
bool booking_is_held(enum booking_status status);

/* Whether it is how a session went whose time came: met, not_reached, we_missed, tech_stopped. The
 * scheduler suggests one of these, its coach confirms or changes it, a coordinator may correct it.
 * None of them is ever looked at to decide what somebody may do. */
bool booking_is_told(enum booking_status status);

/* The words of those, NULL-terminated, and which status each is. */
extern const char *const booking_told_names[];
extern const enum booking_status booking_told[];

enum booking_mode { BOOKING_VIDEO, BOOKING_VOICE, BOOKING_TEXT };
extern const char *const booking_mode_names[]; /* "video", "voice", "text", NULL */

enum booking_event {
    BOOKING_ASK,       /* reserved -> pending */
    BOOKING_CONFIRM,   /* reserved, pending -> booked */
    BOOKING_DECLINE,   /* pending -> cancelled */
    BOOKING_LAPSE,     /* a reservation ran out */
    BOOKING_HERE,      /* somebody arrived; status stays. The caller records who */
    BOOKING_BEGIN,     /* both have arrived */
    BOOKING_END,       /* the time is over: booking_outcome says how it went */
    BOOKING_TECH_STOP, /* the line broke and the session could not be held */
    BOOKING_MOVE,      /* replaced by another session */
    BOOKING_CANCEL,
    BOOKING_TELL_MET, /* how it went, as its coach or a coordinator tells it */
    BOOKING_TELL_NOT_REACHED,
    BOOKING_TELL_WE_MISSED,
    BOOKING_TELL_TECH_STOPPED,
};

enum { BOOKING_EVENT_COUNT = BOOKING_TELL_TECH_STOPPED + 1 };

/* BOOKING_TELL_... of an outcome for which booking_is_told. */
enum booking_event booking_telling(enum booking_status outcome);

struct booking_facts {
    bool coach_here; /* the scheduler's own record of arrivals */
    bool person_here;
    bool is_watched; /* a relay told of their call */
    int64_t talk_s;  /* both were in it for so long (core/talk.h) */
};

/* Who may do what when: the status after event by role. END goes to booking_outcome(facts). BEGIN
 * needs both to have arrived, TELL_NOT_REACHED a person who has not. ERR_NOT_NOW: this status does
 * not take that event (or the facts forbid it). ERR_FORBIDDEN: it does, but not from this role.
 * ret_status untouched on failure. */
enum err booking_next(enum booking_status status, enum booking_event event, enum role role,
        struct booking_facts facts, enum booking_status *ret_status) ATTRIBUTE_MUST_USE;

/* How a session ended, from who arrived: both: met, unless relays told of a call that was none:
 * tech_stopped; the coach alone: not_reached; otherwise we_missed. A person who arrived is never
 * not_reached. Relays' facts may be lost: no word of a call says nothing. */
enum booking_status booking_outcome(struct booking_facts facts);

/* The stretch in which "I'm here" and tickets are given: 15 minutes before the start to the end. */
struct interval booking_here_window(unix_s_t start_at, unix_s_t end_at);
bool booking_is_here_time(unix_s_t start_at, unix_s_t end_at, unix_s_t now);

/* Minutes after a session of this length that stay in the coach's claim: 5, after 50 minutes 10;
 * unless the coach's rules say otherwise (rules_buffer_min). */
int booking_buffer_min(int length_min);

/* What each party's claim covers. */
struct interval booking_coach_claim(unix_s_t start_at, int length_min);
struct interval booking_person_claim(unix_s_t start_at, int length_min);

struct booking_wish {
    unix_s_t start_at;
    int64_t length_min; /* 10, 15, 25 or 50 */
    enum booking_mode mode;
};

/* The lengths on offer, ascending, 0-terminated: 10, 15, 25, 50. */
extern const int booking_lengths_min[];

/* ERR_INPUT with the field named ("length_min", "start_at", "mode"). Whether the time is free is
 * slots_has. */
enum err booking_check(
        const struct booking_wish *wish, unix_s_t now, struct error *error) ATTRIBUTE_MUST_USE;

#endif
