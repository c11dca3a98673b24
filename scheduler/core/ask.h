/* Somebody asks for a coach now: whom to ring, when to look again, what to say of the wait, when to
 * give up. One coach is rung at a time, the one who has been idle longest; no answer in half a
 * minute, and the next one is. Where anybody at all is on duty, the first half-minute looks the
 * same whoever fits: an answer at once would tell whom somebody's list of avoided ones means. Pure:
 * the caller keeps who was rung, and looks again when told. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ASK_H
#define PORCHLIGHT_SCHEDULER_CORE_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"

enum ask_status {
    ASK_WAITING, /* somebody is being rung, or will be */
    ASK_ANSWERED,
    ASK_GIVEN_UP,  /* nobody could be found; other ways were shown */
    ASK_WITHDRAWN, /* by whoever asked */
};

enum { ASK_STATUS_COUNT = ASK_WITHDRAWN + 1 };

/* "waiting", "answered", "given_up", "withdrawn", NULL. */
extern const char *const ask_status_names[ASK_STATUS_COUNT + 1];

enum {
    ASK_RING_S = 30,       /* a coach's time to answer */
    ASK_LOOK_S = 5,        /* looked again after this where somebody may come free any moment */
    ASK_LIFE_S = 15 * 60,  /* no ask waits longer */
    ASK_COACHES_MAX = 500, /* on duty in a programme */
};

struct ask_coach { /* on duty, and fits the person */
    struct id id;
    unix_s_t idle_since; /* end of the last session, or since the duty began or a ring was missed */
    unix_s_t free_at;    /* now or before: free; ASK_NEVER: not while on duty */
    bool was_rung;       /* for this ask */
    bool is_ringing;     /* for somebody else's */
};

#define ASK_NEVER ((unix_s_t)INT64_MAX)

struct ask_facts { /* borrows coaches */
    const struct ask_coach *coaches;
    size_t count;
    size_t ahead;          /* who asked before, waits still and could get one of these */
    bool is_rung;          /* a coach is being rung for this ask */
    bool is_anybody_there; /* on duty, whether they fit or not */
    unix_s_t made_at;
    unix_s_t now;
};

enum ask_move { ASK_RING, ASK_WAIT, ASK_GIVE_UP };

struct ask_step {
    enum ask_move move;
    size_t coach;     /* RING: index */
    unix_s_t look_at; /* WAIT: no later than the end of the ask's life */
};

/* Where nobody is being rung for this ask (is_rung is false). */
struct ask_step ask_next(const struct ask_facts *facts);

enum { ASK_WAIT_UNKNOWN = -1 };

/* Whether it is the half-minute that looks the same for all. */
bool ask_is_fresh(unix_s_t made_at, unix_s_t now);

/* In whole minutes, at least one; by when those who are busy now will be free, each whoever asked
 * before taking one of them. ASK_WAIT_UNKNOWN: we cannot say. */
int ask_wait_min(const struct ask_facts *facts);

#endif
