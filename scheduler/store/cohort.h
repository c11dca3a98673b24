/* The people of a programme who have no primary coach, and whom they would get if all of them were
 * given one at once (core/cohort). Nothing is kept: who agrees gives each one with caseload_set. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_COHORT_H
#define PORCHLIGHT_SCHEDULER_STORE_COHORT_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/cohort.h"
#include "scheduler/core/pairing.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/write.h"

struct store_call;

struct cohort_row {
    struct id person;
    char nickname[NICKNAME_SIZE];
    struct wishes wishes;
    struct id coach; /* zero: nobody fits who has room */
    char coach_nickname[NICKNAME_SIZE];
    struct traits coach_traits; /* shown says which of them may be told */
};

/* Read, coordinator. People in the order in which they came; of equally good pairings the one that
 * serves them in this order, by the coach with less load. Coaches: those who take people and have
 * room, the COHORT_COACHES_MAX with least load. */
struct cohort_list {
    struct actor actor;
    unix_s_t now;
};
struct cohort_list_out {
    size_t count;
    bool is_more; /* people after these, whom the next call has when these are given */
    struct cohort_row rows[COHORT_PEOPLE_MAX];
};
extern const struct store_call cohort_list;

#endif
