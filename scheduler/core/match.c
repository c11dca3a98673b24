/* The filter and the order of pairing. Called by the store for a coordinator's list, for who is
 * rung at once, and before anybody is put onto a caseload. */
#include "scheduler/core/match.h"

#include <stdlib.h>
#include <string.h>

bool match_needs_are_met(const struct traits *traits, const struct wishes *wishes,
        const struct traits *other_traits, const struct wishes *other_wishes)
{
    return wishes_are_met(wishes, other_traits) && wishes_are_met(other_wishes, traits);
}

bool match_avoids(const struct match_party *person, const struct match_party *coach)
{
    return avoid_meets(&person->pairing->avoid, &coach->who) ||
           avoid_meets(&coach->pairing->avoid, &person->who);
}

bool match_fits(const struct match_party *person, const struct match_party *coach)
{
    const struct pairing *one = person->pairing, *other = coach->pairing;
    return match_needs_are_met(&one->traits, &one->wishes, &other->traits, &other->wishes) &&
           !match_avoids(person, coach);
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
    int order = (int)left->is_full - (int)right->is_full;
    if (order == 0)
        order = compare_numbers(right->points, left->points);
    if (order == 0)
        order = compare_numbers(left->share, right->share);
    if (order == 0)
        order = compare_numbers(left->given_at, right->given_at);
    if (order == 0)
        order = memcmp(left->coach.bytes, right->coach.bytes, ID_BYTES);
    return order;
}

void match_order(struct match *matches, size_t count)
{
    if (count > 0)
        qsort(matches, count, sizeof(matches[0]), compare_match);
}
