/* The arithmetic of load: what counts, what is room, where somebody new begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/load.h"

static void test_the_share_is_what_was_given_against_the_contract(void **state)
{
    (void)state;
    struct load_facts facts = {.contract_min = 600, .start_min = 60, .given_min = 190};
    assert_int_equal(load_share(&facts), 250 * 1000 / 600);
    facts.waiting = 1;
    assert_int_equal(load_share(&facts), 300 * 1000 / 600);
    facts.weeks_min[0] = 5000; /* counted where it was booked, in given_min */
    assert_int_equal(load_share(&facts), 500);
}

static void test_a_changed_contract_keeps_the_share(void **state)
{
    (void)state;
    struct load_facts facts = {.contract_min = 1200, .given_min = 3000};
    int64_t share = load_share(&facts);
    facts = (struct load_facts){.contract_min = 600, .start_min = load_start_min(share, 600)};
    assert_int_equal(load_share(&facts), share);
}

static void test_room_ends_with_the_contract_of_four_weeks(void **state)
{
    (void)state;
    struct load_facts facts = {.contract_min = 100, .weeks_min = {50, 100, 150, 49}};
    assert_int_equal(load_recent_min(&facts), 349);
    assert_false(load_is_full(&facts));
    facts.waiting = 1;
    assert_false(load_is_full(&facts));
    facts.weeks_min[3] = 50;
    assert_true(load_is_full(&facts));
    facts.start_min = facts.given_min = 0; /* the share has no say in it */
    assert_true(load_is_full(&facts));
}

static void test_room_is_how_many_people_until_it_is_full(void **state)
{
    (void)state;
    struct load_facts facts = {.contract_min = 60, .weeks_min = {0, 0, 70, 69}};
    int64_t room = load_room(&facts);
    assert_int_equal(room, 3); /* 101 minutes are left, and the third person takes the last one */
    facts.waiting = room - 1;
    assert_false(load_is_full(&facts));
    facts.waiting = room;
    assert_true(load_is_full(&facts));
    assert_int_equal(load_room(&facts), 0);
    facts.waiting = 1000;
    assert_int_equal(load_room(&facts), 0);
}

static void test_the_median_is_the_middle_one_and_of_two_the_lower(void **state)
{
    (void)state;
    int64_t odd[] = {9, 1, 5}, even[] = {8, 2, 4, 6};
    assert_int_equal(load_median(odd, 3), 5);
    assert_int_equal(load_median(even, 4), 4);
    assert_int_equal(load_median(NULL, 0), 0);
}

static void test_a_contract_out_of_range_names_its_field(void **state)
{
    (void)state;
    const int64_t bad[] = {0, -1, 29, 3601, INT64_MAX};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct error error = {0};
        assert_int_equal(load_contract_check(bad[i], &error), ERR_INPUT);
        assert_string_equal(error.field, "contract_min");
    }
    assert_int_equal(load_contract_check(30, NULL), ERR_OK);
    assert_int_equal(load_contract_check(3600, NULL), ERR_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_the_share_is_what_was_given_against_the_contract),
            cmocka_unit_test(test_a_changed_contract_keeps_the_share),
            cmocka_unit_test(test_room_ends_with_the_contract_of_four_weeks),
            cmocka_unit_test(test_room_is_how_many_people_until_it_is_full),
            cmocka_unit_test(test_the_median_is_the_middle_one_and_of_two_the_lower),
            cmocka_unit_test(test_a_contract_out_of_range_names_its_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
