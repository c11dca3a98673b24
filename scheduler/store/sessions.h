/* Sessions, the booked hours: looking, booking, cancelling, arriving, and what a ticket needs. Who
 * may see one: its coach, its person, the coordinators of its programme; a seat link's sign-in
 * sees that one only. For everybody else it is ERR_NOT_FOUND. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SESSIONS_H
#define PORCHLIGHT_SCHEDULER_STORE_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "common/ticket.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/move.h"
#include "scheduler/core/slots.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/list.h"
#include "scheduler/store/write.h"

struct store_call;

/* An open move, as the session that it would move and the one that holds its time both show it. */
struct session_move {
    struct id id;      /* zero: none */
    struct id session; /* the one that would be moved */
    struct id coach;   /* of the time proposed */
    char coach_nickname[NICKNAME_SIZE];
    unix_s_t start_at;
    unix_s_t end_at;
    enum role proposer;
    struct move_sides waits_for;
    unix_s_t expires_at;
};

/* Who said how a session went. */
enum outcome_source {
    OUTCOME_FACTS, /* suggested, from who came and what relays told */
    OUTCOME_COACH,
    OUTCOME_COORDINATOR,
};
extern const char *const outcome_source_names[]; /* "facts", "coach", "coordinator", NULL */

struct session_outcome { /* means something where booking_is_told(status) */
    enum outcome_source by;
    unix_s_t due_at; /* until then its coach may say otherwise; 0: it is settled */
};

struct session_row {
    struct id id;
    struct id programme;
    struct id coach;
    char coach_nickname[NICKNAME_SIZE];
    char coach_zone[ZONE_NAME_SIZE];
    struct id person;
    char person_nickname[NICKNAME_SIZE];
    char person_zone[ZONE_NAME_SIZE];
    unix_s_t start_at;
    unix_s_t end_at; /* without the buffer */
    enum booking_status status;
    enum booking_mode mode;
    struct id series; /* zero: it stands alone */
    bool coach_here;
    bool person_here;
    bool is_watched; /* a relay told of its call */
    int64_t talk_s;  /* both were in it for so long, by its end */
    struct session_outcome outcome;
    struct session_move move;
    struct id replaces;     /* whose time it took, or would take; zero: none's */
    struct id moved_to;     /* what took its place, once it has; zero: nothing */
    struct id cover;        /* the move by which its coach stepped in; zero: no cover */
    unix_s_t offered_until; /* reserved for its person, who waited for it; 0: it is not */
    struct id call;
    char relay[RELAY_NAME_SIZE]; /* that the call is on; empty: on none yet */
};

/* Read: the asker's own (coach, person) or programme's (coordinator), that overlap
 * [from_at, until_at), by start. */
struct sessions_list {
    struct actor actor;
    unix_s_t from_at;
    unix_s_t until_at;
    struct id person;    /* zero: whoever it is */
    bool is_held_only;   /* leaves out outcomes (cancelled, met ...) */
    bool is_unconfirmed; /* only those over whose outcome is still a suggestion */
    struct list_range range;
};
struct sessions_list_out {
    size_t count;
    bool is_more;
    struct list_place last; /* of these, if any */
    struct session_row sessions[200];
};
extern const struct store_call sessions_list;

/* Read. ERR_NOT_FOUND: not there or out of scope. */
struct session_get {
    struct actor actor;
    struct id session;
};
extern const struct store_call session_get; /* out: struct session_row */

/* --- booking -------------------------------------------------------------------------------- */

/* Read: the starts at which coach is free in [from_at, until_at) (at most 60 days of it), for
 * person if that is not zero (a person: always oneself). ERR_NOT_FOUND "coach": not one's own
 * (person), not in the programme (coordinator), not oneself (coach). ERR_INPUT "length_min",
 * "until_at". */
struct slots_find {
    struct actor actor;
    struct id coach;
    struct id person;
    unix_s_t from_at;
    unix_s_t until_at;
    int64_t length_min;
    unix_s_t now;
};
struct slots_find_out {
    char coach_zone[ZONE_NAME_SIZE];
    size_t count;
    unix_s_t starts[SLOTS_LIST_MAX]; /* each ends length_min later */
};
extern const struct store_call slots_find;

struct session_slot {
    struct id coach;
    unix_s_t start_at;
    unix_s_t end_at;
};

enum slots_among { SLOTS_CASELOAD, SLOTS_PROGRAMME };
extern const char *const slots_among_names[]; /* "caseload", "programme", NULL */

enum { SLOTS_COACHES_MAX = 200 }; /* on one caseload */

/* Read: the first free slots in [from_at, until_at), by start, then coach, of one coach, of all on
 * a caseload, or of the whole programme. The caseload of a person is the own coaches, of a coach
 * oneself; a coordinator names the person. ERR_NOT_FOUND "coach", "person": as slots_find.
 * ERR_INPUT "length_min", "until_at", "among" (the programme is a coordinator's to search),
 * "person" (a coordinator searched a caseload of nobody). ERR_LIMIT: SLOTS_COACHES_MAX, or more
 * coaches in all than BOARD_COACHES_MAX. */
struct slots_search {
    struct actor actor;
    struct id coach;   /* zero: those of among */
    struct id person;  /* whose claims count too; zero: nobody's, or the asker's, if a person */
    struct id session; /* to be moved: its person's claims count, but not its own; zero: none */
    enum slots_among among;
    unix_s_t from_at;
    unix_s_t until_at;
    int64_t length_min;
    unix_s_t now;
    size_t limit;              /* 1 to SLOTS_LIST_MAX */
    struct session_slot after; /* the last slot of the page before; start_at 0: none */
};
struct slots_search_out {
    size_t count;
    bool is_more;
    struct session_slot slots[SLOTS_LIST_MAX];
};
extern const struct store_call slots_search;

/* Write. Decided by the functions that made the offer, inside the transaction that claims.
 * ERR_CONFLICT "start_at": taken; out then holds the nearest alternatives. ERR_INPUT "length_min",
 * "start_at", "mode". ERR_NOT_FOUND "coach", "person": not in the asker's scope (a person books
 * with own coaches, a coach for own people). */
struct session_book {
    struct write write;
    struct id coach;
    struct id person; /* zero: the asker, who must be a person */
    struct booking_wish wish;
};
struct session_book_out {
    struct session_row session;
    size_t alternative_count; /* after ERR_CONFLICT "start_at": up to three, nearest first */
    struct session_slot alternatives[SLOTS_NEAREST];
};
extern const struct store_call session_book;

/* Write. ERR_NOT_FOUND; ERR_NOT_NOW: no longer to be cancelled (already over or cancelled). */
struct session_cancel {
    struct write write;
    struct id session;
};
extern const struct store_call session_cancel; /* out: struct session_row */

/* --- coming --------------------------------------------------------------------------------- */

/* Write: "I'm here". Saying it again changes nothing (is_first false). ERR_NOT_FOUND; ERR_FORBIDDEN
 * for a coordinator; ERR_NOT_NOW: outside 15 minutes before the start to the end, or not booked. */
struct session_here {
    struct write write;
    struct id session;
};
struct session_here_out {
    struct session_row session;
    enum seat_role role;
    bool is_first; /* ring now */
};
extern const struct store_call session_here;

/* Read: what the asker's ticket for this session says. ERR_NOT_FOUND; ERR_FORBIDDEN for a
 * coordinator; ERR_NOT_NOW "session": outside the same window, or the session is not held.
 * A person who has not said "I'm here" has person_here false in the row: the api refuses then. */
struct session_seat {
    struct actor actor;
    struct id session;
    unix_s_t now;
};
struct session_seat_out {
    struct session_row session;
    struct id call;
    struct id seat;
    enum seat_role role;
    int64_t placement;           /* 1 and up */
    char relay[RELAY_NAME_SIZE]; /* empty: on none yet, choose one by session_place */
    bool is_empty;               /* as far as relays told, neither is in the call */
};
extern const struct store_call session_seat;

/* Write, by the scheduler itself: puts the call on this relay, if it still is where it was. The
 * placement is 1 for the first and goes up with each move. */
struct session_place {
    struct write write;
    struct id session;
    char from[RELAY_NAME_SIZE]; /* empty: it was on none */
    char relay[RELAY_NAME_SIZE];
};
struct session_place_out {
    int64_t placement;
    char relay[RELAY_NAME_SIZE]; /* where it is: somebody else may have placed it meanwhile */
    bool is_moved;               /* by this, from another relay: tell the pages */
};
extern const struct store_call session_place;

enum { CALLS_MOVED_MAX = 32 };

/* Write, by the scheduler itself (ERR_FORBIDDEN for everybody else): the calls of sessions whose
 * time for coming it is go from one relay to another, so many at once. */
struct calls_move {
    struct write write;
    char from[RELAY_NAME_SIZE];
    char to[RELAY_NAME_SIZE];
};
struct calls_move_out {
    size_t count; /* CALLS_MOVED_MAX: there may be more */
    struct session_row sessions[CALLS_MOVED_MAX];
};
extern const struct store_call calls_move;

/* --- the end -------------------------------------------------------------------------------- */

enum {
    SETTLE_GRACE_S = 900, /* a session is left alone for this long after its end */
    SETTLE_MAX = 32,      /* sessions settled by one call; the next are the next call's */
};

/* Write, by the scheduler itself, every minute or so: sessions whose time is over and that nobody
 * ended get their outcome from the record of arrivals; what was only reserved or asked for
 * lapses. ERR_FORBIDDEN for everybody else. */
struct sessions_settle {
    struct write write;
};
struct sessions_settle_out {
    size_t count;
    struct session_row sessions[SETTLE_MAX]; /* as they are now: publish them */
};
extern const struct store_call sessions_settle;

#endif
