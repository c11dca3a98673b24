/* A move: somebody proposes another time, or another coach, for a session. The old time stays until
 * everybody whose yes it needs has said it. Who that is, until when, and who may answer how, is
 * decided here; what becomes of the sessions is core/booking's. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_MOVE_H
#define PORCHLIGHT_SCHEDULER_CORE_MOVE_H

#include <stdbool.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/role.h"

enum {
    MOVE_LIFE_S = 48 * 3600, /* a proposal waits this long at most */
    MOVE_AHEAD_S = 15 * 60,  /* and ends this long before the earlier of the two starts */
    MOVE_OPEN_MAX = 3,       /* W11: what a person has proposed and nobody has answered */
};

enum move_kind {
    MOVE_TIME,  /* another time, perhaps with another coach */
    MOVE_COVER, /* another coach at the same time: done and told, may be declined until the start */
};
extern const char *const move_kind_names[]; /* "time", "cover", NULL */

enum move_status {
    MOVE_OPEN, /* waits for somebody's yes; its time is held */
    MOVE_ACCEPTED,
    MOVE_DECLINED,
    MOVE_WITHDRAWN, /* by who proposed it */
    MOVE_LAPSED,    /* nobody answered in time, or the session began or was cancelled */
    MOVE_REPLACED,  /* by the next proposal for the same session */
};
extern const char *const move_status_names[]; /* "open" ... "replaced", NULL */

enum move_event { MOVE_ACCEPT, MOVE_DECLINE, MOVE_WITHDRAW, MOVE_LAPSE, MOVE_REPLACE };

struct move_sides { /* whose yes is still missing */
    bool person;
    bool coach; /* the one whose time it would be */
};

struct move_facts {
    enum role proposer;
    bool is_offered; /* the coach's hours and rules offer this time, as to anybody who books */
    bool is_asked;   /* a person wants to ask for a time that is not offered */
};

/* Whose yes a proposal needs besides the proposer's. A coach's offered hours are that coach's yes,
 * as for a booking; a coach who proposes needs no hours; the person is always asked by others.
 * ERR_CONFLICT: this time is not offered, and only who asks for it may propose it. */
enum err move_ask(const struct move_facts *facts, struct move_sides *ret_sides) ATTRIBUTE_MUST_USE;

/* Until when the sides may answer; 0: it is too late to ask anybody. */
unix_s_t move_deadline(unix_s_t now, unix_s_t old_start_at, unix_s_t new_start_at);

struct move_state {
    enum move_kind kind;
    enum move_status status;
    struct move_sides waits_for;
    enum role proposer;
};

/* Who may answer what: the state after event by role (accepting takes the role's side off; the
 * status is ACCEPTED when none is left). ERR_NOT_NOW: not in this state, or nobody waits for this
 * role. ERR_FORBIDDEN: not this role's to do. ret_state untouched on failure. */
enum err move_next(const struct move_state *state, enum move_event event, enum role role,
        struct move_state *ret_state) ATTRIBUTE_MUST_USE;

#endif
