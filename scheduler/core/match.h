/* Which coaches fit a person, and in which order to look at them.
 *
 * Who fits: both sides' needs are met, neither avoids the other, the coach takes new people. The
 * order, each rule where the one before finds no difference: those with room before those whose
 * hours are full; more points of wishes, both sides' together; less load; longer since somebody
 * was given; the id. So the same input gives the same answer, and nobody's place depends on the
 * order of the input.
 *
 * What an avoided coach or a trait that is not shown changes is that coach's own place, never that
 * of two others to each other. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_MATCH_H
#define PORCHLIGHT_SCHEDULER_CORE_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/pairing.h"

struct match_party { /* borrows all */
    const struct pairing *pairing;
    struct avoid_who who;
};

struct match_coach {
    struct match_party party;
    bool is_closed;    /* takes no new people now */
    bool is_full;      /* of load.h */
    int64_t share;     /* likewise */
    unix_s_t given_at; /* when somebody was last given to this coach; 0: never */
};

struct match {
    const struct match_coach *coach; /* of the input */
    int points;
};

/* Whether these two may be brought together: needs and avoid lists, both sides. */
bool match_fits(const struct match_party *person, const struct match_party *coach);

/* What speaks for the two of whom match_fits holds: whole numbers, 0 for nothing said; the entry
 * of a matrix for core/assign. */
int match_points(const struct vocabulary *vocabulary, const struct match_party *person,
        const struct match_party *coach);

/* Those who fit, best first. ret_matches has room for count. Returns how many. */
size_t match_rank(const struct vocabulary *vocabulary, const struct match_party *person,
        const struct match_coach *coaches, size_t count, struct match *ret_matches);

#endif
