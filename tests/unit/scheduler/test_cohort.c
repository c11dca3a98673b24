/* Pairing everybody who waits for a coach: people first, then wishes, then even load. Load is held
 * to a second opinion that gives one person after the other to whoever has least. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/cohort.h"

enum { NO = COHORT_FORBIDDEN, NOBODY = COHORT_NOBODY, PEOPLE = 60, COACHES = 9 };

static const struct load_facts fresh = {.contract_min = LOAD_CONTRACT_MIN};

static void assert_paired(const struct cohort *cohort, const int32_t *wanted)
{
    int32_t coach[PEOPLE];
    assert_int_equal(cohort_pair(cohort, coach), ERR_OK);
    for (size_t i = 0; i < cohort->people; i++)
        assert_int_equal(coach[i], wanted[i]);
}

static void test_cohort_puts_wishes_before_even_load(void **state)
{
    (void)state;
    const struct load_facts loads[] = {fresh, fresh};
    static const int32_t points[] = {1, 0, 1, 0, 1, 0, 0, 0};
    struct cohort cohort = {.people = 4, .coaches = 2, .loads = loads, .points = points};
    assert_paired(&cohort, (int32_t[]){0, 0, 0, 1});
}

static void test_cohort_puts_people_before_wishes(void **state)
{
    (void)state;
    const struct load_facts loads[] = {{.contract_min = 30, .waiting = 2}, fresh};
    static const int32_t points[] = {9, -18, 9, NO}; /* the first coach has room for one */
    struct cohort cohort = {.people = 2, .coaches = 2, .loads = loads, .points = points};
    assert_paired(&cohort, (int32_t[]){1, 0});
}

static void test_cohort_gives_nobody_to_a_coach_who_is_full(void **state)
{
    (void)state;
    const struct load_facts loads[] = {{.contract_min = 30, .weeks_min = {60, 60}}};
    static const int32_t points[] = {9};
    struct cohort cohort = {.people = 1, .coaches = 1, .loads = loads, .points = points};
    assert_paired(&cohort, (int32_t[]){NOBODY});
}

static void test_cohort_of_nobody_and_to_nobody(void **state)
{
    (void)state;
    struct cohort cohort = {.people = 2};
    assert_paired(&cohort, (int32_t[]){NOBODY, NOBODY});
    cohort = (struct cohort){.coaches = 1, .loads = &fresh};
    assert_paired(&cohort, NULL);
    cohort.people = COHORT_PEOPLE_MAX + 1;
    assert_int_equal(cohort_pair(&cohort, NULL), ERR_LIMIT);
    cohort = (struct cohort){.coaches = COHORT_COACHES_MAX + 1};
    assert_int_equal(cohort_pair(&cohort, NULL), ERR_LIMIT);
}

/* --- even load -----------------------------------------------------------------------------------
 */

static void test_cohort_leaves_no_equal_out_while_another_gets_two(void **state)
{
    (void)state;
    const struct load_facts loads[] = {fresh, fresh, fresh};
    static const int32_t points[12] = {0};
    struct cohort cohort = {.people = 4, .coaches = 3, .loads = loads, .points = points};
    assert_paired(&cohort, (int32_t[]){0, 1, 2, 0});
}

static uint32_t draw(uint64_t *random, uint32_t bound)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % bound;
}

/* What the highest share is when one person after the other goes to who is lowest with them. */
static int64_t highest_one_by_one(struct load_facts *loads, size_t coaches, size_t people)
{
    int64_t highest = 0;
    for (; people > 0; people--) {
        size_t lowest = coaches;
        int64_t lowest_share = INT64_MAX;
        for (size_t i = 0; i < coaches; i++) {
            struct load_facts after = loads[i];
            after.waiting++;
            if (!load_is_full(&loads[i]) && load_share(&after) < lowest_share) {
                lowest = i;
                lowest_share = load_share(&after);
            }
        }
        if (lowest == coaches)
            break;
        loads[lowest].waiting++;
        highest = lowest_share > highest ? lowest_share : highest;
    }
    return highest;
}

static void test_cohort_lets_the_shares_of_equals_grow_together(void **state)
{
    (void)state;
    static const int32_t points[PEOPLE * COACHES] = {0};
    uint64_t random = 7;
    for (int round = 0; round < 500; round++) {
        struct load_facts loads[COACHES], given[COACHES];
        int32_t coach[PEOPLE];
        size_t people = 1 + draw(&random, PEOPLE), coaches = 1 + draw(&random, COACHES);
        struct cohort cohort = {
                .people = people, .coaches = coaches, .loads = loads, .points = points};
        for (size_t i = 0; i < coaches; i++)
            given[i] = loads[i] = (struct load_facts){.contract_min = 30 + draw(&random, 600),
                    .given_min = draw(&random, 3000),
                    .weeks_min = {draw(&random, 300), draw(&random, 300)},
                    .waiting = draw(&random, 4)};
        assert_int_equal(cohort_pair(&cohort, coach), ERR_OK);
        int64_t highest = highest_one_by_one(given, coaches, people);
        for (size_t i = 0; i < people; i++) {
            if (coach[i] == NOBODY)
                continue;
            assert_false(load_is_full(&loads[coach[i]]));
            loads[coach[i]].waiting++;
            assert_true(load_share(&loads[coach[i]]) <= highest);
        }
        int64_t ours = 0, theirs = 0; /* as many in all */
        for (size_t i = 0; i < coaches; i++) {
            ours += loads[i].waiting;
            theirs += given[i].waiting;
        }
        assert_int_equal(ours, theirs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_cohort_puts_wishes_before_even_load),
            cmocka_unit_test(test_cohort_puts_people_before_wishes),
            cmocka_unit_test(test_cohort_gives_nobody_to_a_coach_who_is_full),
            cmocka_unit_test(test_cohort_of_nobody_and_to_nobody),
            cmocka_unit_test(test_cohort_leaves_no_equal_out_while_another_gets_two),
            cmocka_unit_test(test_cohort_lets_the_shares_of_equals_grow_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
