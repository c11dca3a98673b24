/* Everybody who has no coach yet, paired at once: as many people as possible, then the most points
 * of wishes in all (core/match), then the evenest load. Load counts as in core/load: nobody gets
 * more than their hours have room for, and of coaches who suit equally the shares grow together.
 * What is left equal goes by the order of the lists (core/assign). Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_COHORT_H
#define PORCHLIGHT_SCHEDULER_CORE_COHORT_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/core/load.h"

enum {
    COHORT_PEOPLE_MAX = 200,
    COHORT_COACHES_MAX = 250,
    COHORT_FORBIDDEN = INT32_MIN, /* instead of points: these two do not fit */
    COHORT_NOBODY = -1,           /* instead of a coach */
};

struct cohort { /* borrows all */
    size_t people;
    size_t coaches;
    const struct load_facts *loads; /* of each coach */
    const int32_t *points;          /* people x coaches, one person's after the other's */
};

/* ret_coach has room for cohort->people: an index, or COHORT_NOBODY. ERR_LIMIT: more people or
 * coaches than above. ERR_MEMORY: of 10 MB at most, freed again. Milliseconds. */
enum err cohort_pair(const struct cohort *cohort, int32_t *ret_coach) ATTRIBUTE_MUST_USE;

#endif
