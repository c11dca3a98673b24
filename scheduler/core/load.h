/* How much a coach has been given, in minutes with people against contracted minutes. Two measures:
 *
 * - the share ranks. It is all that was booked with the coach since counting began (to come, too,
 *   but not what was cancelled or moved), and a first session for each person of the caseload who
 *   has none yet, so that ten people given on one morning do not all go to one coach. It never
 *   fades: equals get equal parts for ever. Counting begins at the median of the others for who is
 *   new or comes back, and at the same share when the contract changes;
 * - the room is what the last four weeks and those first sessions leave of four weeks' contract.
 *
 * Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_LOAD_H
#define PORCHLIGHT_SCHEDULER_CORE_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum {
    LOAD_WEEKS = 4, /* of seven days, the last of which ends now */
    LOAD_WEEK_S = 7 * 86400,
    LOAD_FIRST_MIN = 50,         /* counted for a person without a session */
    LOAD_CONTRACT_MIN = 20 * 60, /* a week, where nothing was agreed */
    LOAD_CONTRACT_LEAST_MIN = 30,
    LOAD_CONTRACT_MOST_MIN = 60 * 60,
};

struct load_facts {
    int64_t contract_min;          /* a week; never 0 */
    int64_t start_min;             /* counted as given when counting began */
    int64_t given_min;             /* of sessions booked since, to come or over */
    int64_t weeks_min[LOAD_WEEKS]; /* of sessions that began in each week, the oldest first */
    int64_t waiting;               /* people of the caseload without a session */
};

/* Thousandths of a contracted week. */
int64_t load_share(const struct load_facts *facts);

/* The start_min that has this share under this contract. */
int64_t load_start_min(int64_t share, int64_t contract_min);

/* Minutes of the four weeks and of those who wait for a first session. */
int64_t load_recent_min(const struct load_facts *facts);

/* Whether that is the contract of four weeks, or more. */
bool load_is_full(const struct load_facts *facts);

/* How many more people can be given until it is. */
int64_t load_room(const struct load_facts *facts);

/* The middle one, of two the lower; 0 of none. Orders the list. */
int64_t load_median(int64_t *shares, size_t count);

/* ERR_INPUT "contract_min". */
enum err load_contract_check(int64_t contract_min, struct error *error) ATTRIBUTE_MUST_USE;

#endif
