/* The filter and the order of pairing. Called by the store for a coordinator's list, for who is
 * rung at once, and before anybody is put onto a caseload. */
#include "scheduler/core/match.h"

#include <stdlib.h>
#include <string.h>

bool match_fits(const struct match_party *person, const struct match_party *coach)
{
    const struct pairing *one = person->pairing, *other = coach->pairing;
    return wishes_are_met(&one->wishes, &other->traits) &&
           wishes_are_met(&other->wishes, &one->traits) && !avoid_meets(&one->avoid, &coach->who) &&
           !avoid_meets(&other->avoid, &person->who);
}

int match_points(const struct vocabulary *vocabulary, const struct match_party *person,
        const struct match_party *coach)
{
    return wishes_points(vocabulary, &person->pairing->wishes, &coach->pairing->traits) +
           wishes_points(vocabulary, &coach->pairing->wishes, &person->pairing->traits);
}

/* --- order ----------------------------------------------------------------------------------- */

static int compare_numbers(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

static int compare_match(const void *a, const void *b)
{
    const struct match *left = a, *right = b;
    const struct match_coach *one = left->coach, *other = right->coach;
    int order = (int)one->is_full - (int)other->is_full;
    if (order == 0)
        order = compare_numbers(right->points, left->points);
    if (order == 0)
        order = compare_numbers(one->share, other->share);
    if (order == 0)
        order = compare_numbers(one->given_at, other->given_at);
    if (order == 0)
        order = memcmp(one->party.who.account.bytes, other->party.who.account.bytes, ID_BYTES);
    return order;
}

size_t match_rank(const struct vocabulary *vocabulary, const struct match_party *person,
        const struct match_coach *coaches, size_t count, struct match *ret_matches)
{
    size_t fitting = 0;
    for (size_t i = 0; i < count; i++) {
        const struct match_coach *coach = &coaches[i];
        if (!coach->is_closed && match_fits(person, &coach->party))
            ret_matches[fitting++] = (struct match){
                    .coach = coach, .points = match_points(vocabulary, person, &coach->party)};
    }
    qsort(ret_matches, fitting, sizeof(ret_matches[0]), compare_match);
    return fitting;
}
