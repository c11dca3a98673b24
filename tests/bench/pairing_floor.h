/* The least code that pairs a cohort: the best pair first, then the best of what is left. It is not
 * exact, and may leave somebody without a coach who could have one. For the benchmark. */
#ifndef PORCHLIGHT_TESTS_BENCH_PAIRING_FLOOR_H
#define PORCHLIGHT_TESTS_BENCH_PAIRING_FLOOR_H

#include "scheduler/core/assign.h"

enum { FLOOR_SCORES = 4096 }; /* scores are from 0 to this less one */

struct floor_memory { /* caller's */
    uint32_t *order;  /* people x coaches */
    uint8_t *paired;  /* people */
    int32_t *places;  /* coaches */
};

struct assign_total floor_pair(
        const struct assign_cohort *cohort, const struct floor_memory *memory);

#endif
