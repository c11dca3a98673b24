/* A whole cohort at once: every person gets a coach so that first as many people as possible have
 * one, and then the sum of the scores is the largest there is. Exact, not nearly. A coach takes at
 * most as many as their capacity; a forbidden pair is never made; who fits nowhere stays without.
 *
 * Of several pairings that are equally good the answer is the one in which the first person has the
 * earliest coach of the list that they have in any of them, then the second person, and so on;
 * "nobody" comes after every coach. So the same lists in the same order give the same answer, and
 * who stands first in a list is served first. Pure; any thread. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ASSIGN_H
#define PORCHLIGHT_SCHEDULER_CORE_ASSIGN_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum {
    ASSIGN_PEOPLE_MAX = 20000,
    ASSIGN_COACHES_MAX = 1000,
    ASSIGN_SCORE_MAX = 100000,     /* and -ASSIGN_SCORE_MAX is the least */
    ASSIGN_FORBIDDEN = -(1 << 30), /* instead of a score: this pair must not be */
    ASSIGN_NOBODY = -1,            /* instead of a coach */
    ASSIGN_BYTES_MAX = 9 << 20,    /* what assign_solve allocates and frees, at these limits */
};

struct assign_cohort {
    size_t people;
    size_t coaches;
    const int32_t *scores;   /* people x coaches, one person's after the other's */
    const int32_t *capacity; /* of each coach, from 0; more than there are people means all */
};

struct assign_total {
    size_t paired;
    int64_t score; /* of those pairs */
};

/* ret_coach has room for cohort->people: the index of each one's coach, or ASSIGN_NOBODY. ret_total
 * may be NULL. ERR_LIMIT: more people or coaches than above; ERR_INPUT: a score or a capacity out
 * of range; error names which. ERR_MEMORY. Time: some tenths of a second for 20,000 x 500 even
 * scores, some seconds when everybody wants the same few coaches; so never on a loop's thread. */
enum err assign_solve(const struct assign_cohort *cohort, int32_t *ret_coach,
        struct assign_total *ret_total, struct error *error) ATTRIBUTE_MUST_USE;

#endif
