/* The arithmetic of load. Called by the store, which reads the facts; what comes of it ranks
 * coaches who fit equally well, and is shown to coordinators with its parts. */
#include "scheduler/core/load.h"

#include <stdlib.h>

int64_t load_recent_min(const struct load_facts *facts)
{
    int64_t sum = facts->waiting * LOAD_FIRST_MIN;
    for (size_t i = 0; i < LOAD_WEEKS; i++)
        sum += facts->weeks_min[i];
    return sum;
}

int64_t load_share(const struct load_facts *facts)
{
    int64_t minutes = facts->start_min + facts->given_min + facts->waiting * LOAD_FIRST_MIN;
    return minutes * 1000 / facts->contract_min;
}

int64_t load_start_min(int64_t share, int64_t contract_min)
{
    return share * contract_min / 1000;
}

bool load_is_full(const struct load_facts *facts)
{
    return load_recent_min(facts) >= LOAD_WEEKS * facts->contract_min;
}

int64_t load_room(const struct load_facts *facts)
{
    int64_t left_min = LOAD_WEEKS * facts->contract_min - load_recent_min(facts);
    return left_min > 0 ? (left_min + LOAD_FIRST_MIN - 1) / LOAD_FIRST_MIN : 0;
}

static int compare_share(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

int64_t load_median(int64_t *shares, size_t count)
{
    if (count == 0)
        return 0;
    qsort(shares, count, sizeof(shares[0]), compare_share);
    return shares[(count - 1) / 2];
}

enum err load_contract_check(int64_t contract_min, struct error *error)
{
    if (contract_min < LOAD_CONTRACT_LEAST_MIN || contract_min > LOAD_CONTRACT_MOST_MIN)
        return error_set(error, ERR_INPUT, "contract_min", "must be %d to %d",
                LOAD_CONTRACT_LEAST_MIN, LOAD_CONTRACT_MOST_MIN);
    return ERR_OK;
}
