/* The waitlist: waiting for a time earlier than one has, or for any time at all, with a coach, or
 * with whoever fits. What comes free is offered to one at a time, in the order in which they came:
 * held for them as a reserved session for a while (core/waitlist), then offered to the next. Nobody
 * loses their place by letting an offer pass. While nobody holds it, anybody may book it. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_WAITLIST_H
#define PORCHLIGHT_SCHEDULER_STORE_WAITLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/waitlist.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct operation;
struct store_call;

struct waitlist_offer { /* a time that is held for them now */
    struct id session;  /* reserved; zero: none */
    struct id coach;
    char coach_nickname[NICKNAME_SIZE];
    unix_s_t start_at;
    unix_s_t end_at;
    unix_s_t until_at; /* it is held */
};

struct waitlist_entry {
    struct id id;
    struct id person;
    char person_nickname[NICKNAME_SIZE];
    struct id coach;
    char coach_nickname[NICKNAME_SIZE];
    bool is_anyone;    /* or with somebody else who fits */
    struct id session; /* the later one, which would be moved; zero: none */
    int length_min;
    enum booking_mode mode;
    unix_s_t until_at; /* earlier than this; then the entry is over */
    unix_s_t created_at;
    enum waitlist_place place; /* among those who wait for this coach */
    struct waitlist_offer offer;
};

/* Write, a person, a coach for the caseload, a coordinator. A session (booked, to come, that
 * person's) makes until_at its start at the latest. ERR_NOT_FOUND "person", "coach", "session";
 * ERR_INPUT "length_min", "mode", "until_at"; ERR_NOT_NOW "session": it cannot be moved;
 * ERR_NOT_NOW "coach": store/fitting.h; ERR_CONFLICT "coach": waits for this one already, or
 * WAITLIST_COACH_MAX do; ERR_CONFLICT "person": WAITLIST_PERSON_MAX. */
struct waitlist_join {
    struct write write;
    struct id person; /* zero: the asker, who must be a person */
    struct id coach;
    struct id session; /* zero: none */
    bool is_anyone;
    int64_t length_min;
    enum booking_mode mode;
    unix_s_t until_at;
};
extern const struct store_call waitlist_join; /* out: struct waitlist_entry */

enum { WAITLIST_LIST_MAX = 200 };

/* Read: the asker's own (person), those for oneself (coach), the programme's (coordinator), in
 * order, the first WAITLIST_LIST_MAX. A seat link's sign-in sees none. */
struct waitlist_list {
    struct actor actor;
};
struct waitlist_list_out {
    size_t count;
    bool is_more;
    struct waitlist_entry entries[WAITLIST_LIST_MAX];
};
extern const struct store_call waitlist_list;

/* Write, its person or a coordinator: no longer. What is offered is given back. ERR_NOT_FOUND. */
struct waitlist_leave {
    struct write write;
    struct id entry;
};
struct waitlist_leave_out {
    struct session_row session; /* what was offered; id zero: nothing was */
};
extern const struct store_call waitlist_leave;

/* --- for operations --------------------------------------------------------------------------- */

/* By the clock (store/dues): its time is over. */
enum err waitlist_expire(const struct operation *operation, struct id entry) ATTRIBUTE_MUST_USE;

enum err waitlist_end(const struct operation *operation, struct id entry) ATTRIBUTE_MUST_USE;

/* Who waits for a time earlier than old waits for one earlier than new_session from now on. */
enum err waitlist_follow(const struct operation *operation, struct id old, struct id new_session,
        unix_s_t new_start_at) ATTRIBUTE_MUST_USE;

#endif
