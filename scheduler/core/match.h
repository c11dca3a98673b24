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

struct match { /* a coach who fits, as far as the order goes */
    struct id coach;
    size_t index;      /* the caller's */
    int points;        /* of wishes, both sides' together */
    bool is_full;      /* of load.h */
    int64_t share;     /* likewise */
    unix_s_t given_at; /* when somebody or some session was last given to this coach; 0: never */
};

/* Whether both sides' needs are met: match_fits without its avoid lists. */
bool match_needs_are_met(const struct traits *traits, const struct wishes *wishes,
        const struct traits *other_traits, const struct wishes *other_wishes);

/* Whether one of the two avoids the other. */
bool match_avoids(const struct match_party *person, const struct match_party *coach);

/* Whether these two may be brought together: needs and avoid lists, both sides. */
bool match_fits(const struct match_party *person, const struct match_party *coach);

/* What speaks for the two of whom match_fits holds, or against them: 0 where nothing was said. Also
 * what core/assign is to make the most of. */
int match_points(const struct vocabulary *vocabulary, const struct match_party *person,
        const struct match_party *coach);

/* Best first. */
void match_order(struct match *matches, size_t count);

#endif
