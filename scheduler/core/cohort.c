/* Makes an assignment (core/assign) of a cohort. A coach's room is offered in steps: in the first
 * two as much of it as brings all coaches to the same share when everybody is given (the last few
 * of them in the second), in the next as much as for twice as many people, in the last the rest. A
 * later step costs a little, less than one point of wishes, so that it is used where points ask for
 * it. */
#include "scheduler/core/cohort.h"

#include <stdlib.h>

#include "scheduler/core/assign.h"

enum { STEPS = 4 };

_Static_assert(COHORT_COACHES_MAX *STEPS <= ASSIGN_COACHES_MAX, "a column for each step");

struct places { /* large: lives on the heap for one call */
    int32_t offered[STEPS][COHORT_COACHES_MAX];
    int32_t capacity[STEPS * COHORT_COACHES_MAX];
    int32_t column[COHORT_PEOPLE_MAX];
    int32_t scores[COHORT_PEOPLE_MAX * STEPS * COHORT_COACHES_MAX];
};

/* --- room ----------------------------------------------------------------------------------------
 */

/* Of the coach's people to come, how many until the share would be above this one. */
static int64_t room_until(const struct load_facts *facts, int64_t share)
{
    int64_t most_min = ((share + 1) * facts->contract_min - 1) / 1000; /* of this very share */
    int64_t left_min =
            most_min - facts->start_min - facts->given_min - facts->waiting * LOAD_FIRST_MIN;
    int64_t people = left_min > 0 ? left_min / LOAD_FIRST_MIN : 0;
    int64_t room = load_room(facts);
    return people < room ? people : room;
}

static int64_t room_of_all(const struct cohort *cohort, int64_t share)
{
    int64_t room = 0;
    for (size_t i = 0; i < cohort->coaches; i++)
        room += room_until(&cohort->loads[i], share);
    return room;
}

/* The least share at which there is room for so many people, or for as many as there ever is. */
static int64_t share_for(const struct cohort *cohort, int64_t people)
{
    int64_t low = 0, high = INT32_MAX;
    int64_t most = room_of_all(cohort, high);
    int64_t wanted = people < most ? people : most;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (room_of_all(cohort, middle) >= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void places_offer(const struct cohort *cohort, struct places *places)
{
    int64_t people = (int64_t)cohort->people;
    int64_t even = share_for(cohort, people);
    int64_t shares[STEPS] = {even - 1, even, share_for(cohort, 2 * people), INT32_MAX};
    for (size_t step = 0; step < STEPS; step++) {
        for (size_t i = 0; i < cohort->coaches; i++) {
            int64_t room = room_until(&cohort->loads[i], shares[step]);
            places->offered[step][i] = room < people ? (int32_t)room : (int32_t)people;
        }
    }
}

/* --- the assignment ------------------------------------------------------------------------------
 */

/* Steps one after the other, the coaches in each: of equals the earlier step, then the earlier
 * coach. */
static void columns_fill(const struct cohort *cohort, struct places *places)
{
    size_t columns = STEPS * cohort->coaches;
    for (size_t column = 0; column < columns; column++) {
        size_t step = column / cohort->coaches, coach = column % cohort->coaches;
        int32_t before = step > 0 ? places->offered[step - 1][coach] : 0;
        places->capacity[column] = places->offered[step][coach] - before;
        for (size_t person = 0; person < cohort->people; person++) {
            int32_t points = cohort->points[person * cohort->coaches + coach];
            places->scores[person * columns + column] =
                    points == COHORT_FORBIDDEN ? ASSIGN_FORBIDDEN : points * STEPS - (int32_t)step;
        }
    }
}

static enum err places_assign(
        const struct cohort *cohort, struct places *places, int32_t *ret_coach)
{
    const struct assign_cohort input = {.people = cohort->people,
            .coaches = STEPS * cohort->coaches,
            .scores = places->scores,
            .capacity = places->capacity};
    enum err err = assign_solve(&input, places->column, NULL, NULL);
    for (size_t i = 0; i < cohort->people && !err; i++) {
        bool is_paired = places->column[i] != ASSIGN_NOBODY;
        ret_coach[i] = is_paired ? places->column[i] % (int32_t)cohort->coaches : COHORT_NOBODY;
    }
    return err;
}

enum err cohort_pair(const struct cohort *cohort, int32_t *ret_coach)
{
    if (cohort->people > COHORT_PEOPLE_MAX || cohort->coaches > COHORT_COACHES_MAX)
        return ERR_LIMIT;
    struct places *places = malloc(sizeof(*places));
    if (!places)
        return ERR_MEMORY;
    places_offer(cohort, places);
    columns_fill(cohort, places);
    enum err err = places_assign(cohort, places, ret_coach);
    free(places);
    return err;
}
