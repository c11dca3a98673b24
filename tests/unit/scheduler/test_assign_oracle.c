/* Pairing a cohort, held to another solver (tests/support/pairing_oracle.h) on cohorts of every
 * kind that is unkind: all equal, few places, no place, next to everybody forbidden, one coach whom
 * all want. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/assign.h"
#include "tests/support/pairing_oracle.h"

enum { PEOPLE_MAX = 1500, COACHES_MAX = 80 };

struct kind {
    const char *name;
    uint32_t range;           /* scores are from 0 to range - 1, */
    uint32_t popular;         /* and up to this many times range more with some coaches */
    uint32_t forbidden_tenth; /* of all pairs */
    uint32_t places_tenth;    /* places for ten people */
    bool is_with_closed;      /* every third coach takes nobody */
};

static const struct kind kinds[] = {
        {"even, as many places as people", 1000, 0, 0, 10, false},
        {"even, of wide scores", 2 * ASSIGN_SCORE_MAX, 0, 0, 10, false},
        {"even, with places to spare", 1000, 0, 2, 14, false},
        {"half as many places as people", 1000, 0, 1, 5, false},
        {"all equal", 1, 0, 0, 9, false},
        {"a few points, many equal", 4, 0, 3, 10, true},
        {"everybody wants the same", 100, 20, 0, 11, false},
        {"the same, few fit", 10, 5, 8, 10, true},
        {"nearly nobody fits", 50, 0, 9, 10, true},
        {"nobody fits", 50, 0, 10, 10, false},
        {"no places", 50, 0, 1, 0, false},
};

struct world {
    int32_t scores[PEOPLE_MAX * COACHES_MAX];
    int32_t capacity[COACHES_MAX];
    int32_t coach[PEOPLE_MAX];
    struct assign_cohort cohort;
};

static struct world world;

static uint32_t draw(uint64_t *random, uint32_t bound)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % bound;
}

static void fill(const struct kind *kind, size_t people, size_t coaches, uint64_t *random)
{
    uint32_t popularity[COACHES_MAX];
    world.cohort = (struct assign_cohort){.people = people,
            .coaches = coaches,
            .scores = world.scores,
            .capacity = world.capacity};
    memset(world.capacity, 0, sizeof(world.capacity));
    for (size_t i = 0; i < coaches; i++)
        popularity[i] = draw(random, kind->popular * kind->range + 1);
    for (size_t places = people * kind->places_tenth / 10; places > 0; places--) {
        uint32_t coach = draw(random, (uint32_t)coaches);
        world.capacity[coach - (kind->is_with_closed ? coach % 3 : 0)]++;
    }
    for (size_t i = 0; i < people * coaches; i++) {
        int32_t score = (int32_t)(draw(random, kind->range) + popularity[i % coaches]);
        bool is_forbidden = draw(random, 10) < kind->forbidden_tenth;
        world.scores[i] = is_forbidden ? ASSIGN_FORBIDDEN : score - ASSIGN_SCORE_MAX;
    }
}

/* Not above any capacity, no forbidden pair; adds up to what is said. */
static void check(const struct kind *kind, struct assign_total said)
{
    struct assign_total total = {0};
    int32_t load[COACHES_MAX] = {0};
    for (size_t i = 0; i < world.cohort.people; i++) {
        int32_t coach = world.coach[i];
        if (coach == ASSIGN_NOBODY)
            continue;
        int32_t score = world.scores[i * world.cohort.coaches + (size_t)coach];
        if (score == ASSIGN_FORBIDDEN || ++load[coach] > world.capacity[coach])
            fail_msg("%s: person %zu must not be with coach %d", kind->name, i, coach);
        total.paired++;
        total.score += score;
    }
    assert_int_equal(total.paired, said.paired);
    assert_int_equal(total.score, said.score);
}

static void compare(const struct kind *kind)
{
    struct assign_total ours = {0};
    struct pairing_oracle *oracle = pairing_oracle_create(&world.cohort);
    assert_non_null(oracle);
    assert_true(pairing_oracle_run(oracle));
    struct assign_total theirs = pairing_oracle_total(oracle);
    pairing_oracle_destroy(oracle);
    assert_int_equal(assign_solve(&world.cohort, world.coach, &ours, NULL), ERR_OK);
    if (ours.paired != theirs.paired || ours.score != theirs.score)
        fail_msg("%s, %zu x %zu: %zu and %lld, not %zu and %lld", kind->name, world.cohort.people,
                world.cohort.coaches, ours.paired, (long long)ours.score, theirs.paired,
                (long long)theirs.score);
    check(kind, ours);
}

static void compare_all(size_t rounds, size_t people_max, size_t coaches_max)
{
    uint64_t random = people_max;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        for (size_t round = 0; round < rounds; round++) {
            size_t people = 1 + draw(&random, (uint32_t)people_max);
            size_t coaches = 1 + draw(&random, (uint32_t)coaches_max);
            fill(&kinds[i], people, coaches, &random);
            compare(&kinds[i]);
        }
    }
}

static void test_assign_is_as_good_as_another_solver_on_small_cohorts(void **state)
{
    (void)state;
    compare_all(100, 40, 12);
}

static void test_assign_is_as_good_as_another_solver_on_large_cohorts(void **state)
{
    (void)state;
    compare_all(5, PEOPLE_MAX, COACHES_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_assign_is_as_good_as_another_solver_on_small_cohorts),
            cmocka_unit_test(test_assign_is_as_good_as_another_solver_on_large_cohorts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
