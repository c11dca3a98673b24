/* Pairing a cohort: the promises by example, and thousands of tiny cohorts against all pairings
 * there are. Larger ones are compared with another solver in test_assign_oracle.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/assign.h"

enum { NO = ASSIGN_FORBIDDEN, NOBODY = ASSIGN_NOBODY, SMALL_PEOPLE = 7, SMALL_COACHES = 4 };

static struct assign_total solve(const struct assign_cohort *cohort, int32_t *ret_coach)
{
    struct assign_total total = {0};
    struct error error = {0};
    if (assign_solve(cohort, ret_coach, &total, &error))
        fail_msg("%s: %s", error.field, error.text);
    return total;
}

static void assert_coaches(const int32_t *coach, const int32_t *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_int_equal(coach[i], wanted[i]);
}

static void test_assign_finds_the_sum_that_greed_misses(void **state)
{
    (void)state;
    static const int32_t scores[] = {10, 9, 9, 1}, capacity[] = {1, 1};
    struct assign_cohort cohort = {
            .people = 2, .coaches = 2, .scores = scores, .capacity = capacity};
    int32_t coach[2];
    struct assign_total total = solve(&cohort, coach);
    assert_coaches(coach, (int32_t[]){1, 0}, 2);
    assert_int_equal(total.paired, 2);
    assert_int_equal(total.score, 18);
}

static void test_assign_pairs_one_more_person_at_any_loss(void **state)
{
    (void)state;
    static const int32_t best = ASSIGN_SCORE_MAX, worst = -ASSIGN_SCORE_MAX;
    const int32_t scores[] = {best, worst, best, NO}, capacity[] = {1, 1};
    struct assign_cohort cohort = {
            .people = 2, .coaches = 2, .scores = scores, .capacity = capacity};
    int32_t coach[2];
    struct assign_total total = solve(&cohort, coach);
    assert_coaches(coach, (int32_t[]){1, 0}, 2);
    assert_int_equal(total.score, 0);
}

static void test_assign_leaves_out_who_brings_least_when_places_are_few(void **state)
{
    (void)state;
    static const int32_t scores[] = {5, 7, 6, 8}, capacity[] = {2};
    struct assign_cohort cohort = {
            .people = 4, .coaches = 1, .scores = scores, .capacity = capacity};
    int32_t coach[4];
    struct assign_total total = solve(&cohort, coach);
    assert_coaches(coach, (int32_t[]){NOBODY, 0, NOBODY, 0}, 4);
    assert_int_equal(total.paired, 2);
    assert_int_equal(total.score, 15);
}

static void test_assign_gives_equals_the_earliest_coach_in_the_order_of_the_list(void **state)
{
    (void)state;
    static const int32_t scores[15] = {0}, capacity[] = {1, 2, 1};
    struct assign_cohort cohort = {
            .people = 5, .coaches = 3, .scores = scores, .capacity = capacity};
    int32_t coach[5];
    solve(&cohort, coach);
    assert_coaches(coach, (int32_t[]){0, 1, 1, 2, NOBODY}, 5);
}

/* The first person moves to the first coach once the second has made place for them; that frees the
 * second coach's place, and the last person takes it. */
static void test_assign_gives_on_a_place_that_a_tie_has_freed(void **state)
{
    (void)state;
    static const int32_t scores[] = {0, 0, 0, 0, 0, NO, 0, NO, 0, NO, NO, NO, NO, 0, NO, 0};
    static const int32_t capacity[] = {2, 1, 2, 2};
    struct assign_cohort cohort = {
            .people = 4, .coaches = 4, .scores = scores, .capacity = capacity};
    int32_t coach[4];
    solve(&cohort, coach);
    assert_coaches(coach, (int32_t[]){0, 2, 0, 1}, 4);
}

static void test_assign_makes_no_forbidden_pair(void **state)
{
    (void)state;
    static const int32_t scores[] = {NO, NO, NO, 3, 2, NO}, capacity[] = {5, 5};
    struct assign_cohort cohort = {
            .people = 3, .coaches = 2, .scores = scores, .capacity = capacity};
    int32_t coach[3];
    assert_int_equal(solve(&cohort, coach).paired, 2);
    assert_coaches(coach, (int32_t[]){NOBODY, 1, 0}, 3);
}

static void test_assign_of_nobody_and_to_nobody(void **state)
{
    (void)state;
    static const int32_t scores[] = {1, 2}, capacity[] = {0, 0};
    int32_t coach[2] = {7, 7};
    struct assign_cohort cohort = {.people = 0, .coaches = 2, .capacity = capacity};
    assert_int_equal(solve(&cohort, coach).paired, 0);
    cohort = (struct assign_cohort){.people = 2, .coaches = 0};
    assert_int_equal(solve(&cohort, coach).paired, 0);
    assert_coaches(coach, (int32_t[]){NOBODY, NOBODY}, 2);
    cohort = (struct assign_cohort){
            .people = 1, .coaches = 2, .scores = scores, .capacity = capacity};
    assert_int_equal(solve(&cohort, coach).paired, 0);
    assert_int_equal(coach[0], NOBODY);
}

static void test_assign_refuses_what_is_out_of_range_and_names_it(void **state)
{
    (void)state;
    int32_t scores[] = {ASSIGN_SCORE_MAX + 1}, capacity[] = {1}, coach[1] = {7};
    struct error error = {0};
    struct assign_cohort cohort = {
            .people = 1, .coaches = 1, .scores = scores, .capacity = capacity};
    assert_int_equal(assign_solve(&cohort, coach, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "scores");
    scores[0] = 0;
    capacity[0] = -1;
    assert_int_equal(assign_solve(&cohort, coach, NULL, &error), ERR_INPUT);
    assert_string_equal(error.field, "capacity");
    cohort.people = ASSIGN_PEOPLE_MAX + 1;
    assert_int_equal(assign_solve(&cohort, coach, NULL, &error), ERR_LIMIT);
    assert_string_equal(error.field, "people");
    cohort.coaches = ASSIGN_COACHES_MAX + 1;
    cohort.people = 1;
    assert_int_equal(assign_solve(&cohort, coach, NULL, &error), ERR_LIMIT);
    assert_string_equal(error.field, "coaches");
    assert_int_equal(coach[0], 7);
}

/* The most coaches there may be, and one chain through all of them at the widest scores: everybody
 * would rather be with their first coach, and all can be paired only if each takes the second. */
static void test_assign_holds_at_the_limits_of_its_numbers(void **state)
{
    (void)state;
    enum { COACHES = ASSIGN_COACHES_MAX, PAIRED = COACHES - 1, PEOPLE = PAIRED + 50 };
    static int32_t capacity[COACHES], coach[PEOPLE];
    int32_t *scores = malloc(sizeof(scores[0]) * PEOPLE * COACHES);
    for (size_t i = 0; i < (size_t)PEOPLE * COACHES; i++)
        scores[i] = NO; /* and the last fifty fit nowhere */
    for (size_t i = 0; i < PAIRED; i++) {
        scores[i * COACHES + i] = ASSIGN_SCORE_MAX;
        scores[i * COACHES + i + 1] = -ASSIGN_SCORE_MAX;
        capacity[i + 1] = 1;
    }
    struct assign_cohort cohort = {
            .people = PEOPLE, .coaches = COACHES, .scores = scores, .capacity = capacity};
    struct assign_total total = solve(&cohort, coach);
    assert_int_equal(total.paired, PAIRED);
    assert_int_equal(total.score, -(int64_t)PAIRED * ASSIGN_SCORE_MAX);
    assert_int_equal(coach[0], 1);
    assert_int_equal(coach[PAIRED - 1], PAIRED);
    assert_int_equal(coach[PAIRED], NOBODY);
    free(scores);
}

/* --- against all pairings there are --------------------------------------------------------------
 */

struct trial { /* all pairings of a tiny cohort, in the order of the rule for ties */
    const struct assign_cohort *cohort;
    int32_t coach[SMALL_PEOPLE];
    int32_t used[SMALL_COACHES];
    struct assign_total total;
    int32_t best_coach[SMALL_PEOPLE];
    struct assign_total best;
    bool has_best;
};

static void trial_keep(struct trial *trial)
{
    bool is_better =
            !trial->has_best || trial->total.paired > trial->best.paired ||
            (trial->total.paired == trial->best.paired && trial->total.score > trial->best.score);
    if (!is_better)
        return; /* of equals the first: it comes before in the order */
    memcpy(trial->best_coach, trial->coach, sizeof(trial->coach));
    trial->best = trial->total;
    trial->has_best = true;
}

static void trial_person(struct trial *trial, size_t person)
{
    const struct assign_cohort *cohort = trial->cohort;
    if (person == cohort->people) {
        trial_keep(trial);
        return;
    }
    for (size_t i = 0; i < cohort->coaches; i++) {
        int32_t score = cohort->scores[person * cohort->coaches + i];
        if (score == NO || trial->used[i] == cohort->capacity[i])
            continue;
        struct assign_total before = trial->total;
        trial->used[i]++;
        trial->coach[person] = (int32_t)i;
        trial->total = (struct assign_total){before.paired + 1, before.score + score};
        trial_person(trial, person + 1);
        trial->used[i]--;
        trial->total = before;
    }
    trial->coach[person] = NOBODY;
    trial_person(trial, person + 1);
}

static uint32_t draw(uint64_t *random, uint32_t bound)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % bound;
}

static void test_assign_is_the_first_of_the_best_of_all_pairings(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int round = 0; round < 10000; round++) {
        int32_t scores[SMALL_PEOPLE * SMALL_COACHES], capacity[SMALL_COACHES];
        int32_t coach[SMALL_PEOPLE];
        struct assign_cohort cohort = {.people = draw(&random, SMALL_PEOPLE + 1),
                .coaches = 1 + draw(&random, SMALL_COACHES),
                .scores = scores,
                .capacity = capacity};
        uint32_t range = 1 + draw(&random, 4) * draw(&random, 30), tenths = draw(&random, 8);
        for (size_t i = 0; i < cohort.people * cohort.coaches; i++)
            scores[i] = draw(&random, 10) < tenths ? NO : (int32_t)draw(&random, range) - 20;
        for (size_t i = 0; i < cohort.coaches; i++)
            capacity[i] = (int32_t)draw(&random, 4);
        struct trial trial = {.cohort = &cohort};
        trial_person(&trial, 0);
        struct assign_total total = solve(&cohort, coach);
        assert_int_equal(total.paired, trial.best.paired);
        assert_int_equal(total.score, trial.best.score);
        assert_coaches(coach, trial.best_coach, cohort.people);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_assign_finds_the_sum_that_greed_misses),
            cmocka_unit_test(test_assign_pairs_one_more_person_at_any_loss),
            cmocka_unit_test(test_assign_leaves_out_who_brings_least_when_places_are_few),
            cmocka_unit_test(test_assign_gives_equals_the_earliest_coach_in_the_order_of_the_list),
            cmocka_unit_test(test_assign_gives_on_a_place_that_a_tie_has_freed),
            cmocka_unit_test(test_assign_makes_no_forbidden_pair),
            cmocka_unit_test(test_assign_of_nobody_and_to_nobody),
            cmocka_unit_test(test_assign_refuses_what_is_out_of_range_and_names_it),
            cmocka_unit_test(test_assign_holds_at_the_limits_of_its_numbers),
            cmocka_unit_test(test_assign_is_the_first_of_the_best_of_all_pairings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
