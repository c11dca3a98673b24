/* Rates, with a clock of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/api/limits.h"

enum { CODES_AT_ONCE = 10, CODE_MS = 60000, BOOKINGS = 3, START = 1000 };

static const uint8_t secret[32] = {7};

static int make(void **state)
{
    *state = limits_create(secret, BOOKINGS);
    return *state == NULL ? -1 : 0;
}

static int drop(void **state)
{
    limits_destroy(*state);
    return 0;
}

static bool take(struct limits *limits, enum limit_kind kind, const char *who, ms_t now)
{
    return limits_can_take(limits, kind, who, 4, now, NULL);
}

static void empty(struct limits *limits, enum limit_kind kind, const char *who, ms_t now)
{
    while (take(limits, kind, who, now)) {
    }
}

static void test_limits_give_a_burst_and_then_one_at_a_time(void **state)
{
    for (int i = 0; i < CODES_AT_ONCE; i++) {
        assert_true(take(*state, LIMIT_CODE, "anna", START));
    }
    assert_false(take(*state, LIMIT_CODE, "anna", START));
    assert_false(take(*state, LIMIT_CODE, "anna", START + CODE_MS - 1));
    assert_true(take(*state, LIMIT_CODE, "anna", START + CODE_MS));
    assert_false(take(*state, LIMIT_CODE, "anna", START + CODE_MS));
}

static void test_limits_say_when_to_come_back(void **state)
{
    int64_t retry_s = 0;
    empty(*state, LIMIT_CODE, "anna", START);
    assert_false(limits_can_take(*state, LIMIT_CODE, "anna", 4, START + 500, &retry_s));
    assert_int_equal(retry_s, 60);
    assert_true(take(*state, LIMIT_CODE, "anna", START + 500 + retry_s * 1000));
}

static void test_limits_keep_people_and_kinds_apart(void **state)
{
    empty(*state, LIMIT_CODE, "anna", START);
    assert_true(take(*state, LIMIT_CODE, "bert", START));
    assert_true(take(*state, LIMIT_SIGN_IN, "anna", START));
}

static void test_W11_limits_of_bookings_are_by_day(void **state)
{
    for (int i = 0; i < BOOKINGS; i++) {
        assert_true(take(*state, LIMIT_BOOKING, "anna", START));
    }
    assert_false(take(*state, LIMIT_BOOKING, "anna", START));
    assert_true(take(*state, LIMIT_BOOKING, "anna", START + 24 * 3600 * 1000 / BOOKINGS));
}

static void test_W11_limits_count_what_one_booking_came_to_and_remember_a_day_of_it(void **state)
{
    const ms_t token = 24 * 3600 * 1000 / BOOKINGS;
    assert_true(take(*state, LIMIT_BOOKING, "anna", START));
    limits_spend(*state, LIMIT_BOOKING, "anna", 4, BOOKINGS, START); /* one more than there are */
    assert_false(take(*state, LIMIT_BOOKING, "anna", START + token));
    assert_true(take(*state, LIMIT_BOOKING, "anna", START + 2 * token));
    limits_spend(*state, LIMIT_BOOKING, "bert", 4, INT64_MAX, START);
    for (int i = 0; i < 5; i++)
        limits_spend(*state, LIMIT_BOOKING, "bert", 4, BOOKINGS, START);
    assert_false(take(*state, LIMIT_BOOKING, "bert", START + BOOKINGS * token));
    assert_true(take(*state, LIMIT_BOOKING, "bert", START + (BOOKINGS + 1) * token));
}

static void test_limits_given_back_can_be_taken_again(void **state)
{
    empty(*state, LIMIT_BOOKING, "anna", START);
    limits_give_back(*state, LIMIT_BOOKING, "anna", 4, START);
    assert_true(take(*state, LIMIT_BOOKING, "anna", START));
    assert_false(take(*state, LIMIT_BOOKING, "anna", START));
}

static void test_limits_given_back_never_exceed_a_full_bucket(void **state)
{
    for (int i = 0; i < 5; i++) {
        limits_give_back(*state, LIMIT_BOOKING, "anna", 4, START);
    }
    for (int i = 0; i < BOOKINGS; i++) {
        assert_true(take(*state, LIMIT_BOOKING, "anna", START));
    }
    assert_false(take(*state, LIMIT_BOOKING, "anna", START));
}

/* Ten times as many addresses as places: whoever came last is still counted. */
static void test_limits_in_a_flood_forget_the_oldest_and_count_the_newest(void **state)
{
    for (uint32_t i = 0; i < 10 * LIMITS_TABLE_SIZE; i++) {
        (void)limits_can_take(*state, LIMIT_CODE, &i, sizeof(i), START + i, NULL);
    }
    ms_t now = START + 10 * LIMITS_TABLE_SIZE;
    empty(*state, LIMIT_CODE, "anna", now);
    assert_false(take(*state, LIMIT_CODE, "anna", now + 1));
}

int main(void)
{
    if (random_init() != ERR_OK) {
        return 1;
    }
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    test_limits_give_a_burst_and_then_one_at_a_time, make, drop),
            cmocka_unit_test_setup_teardown(test_limits_say_when_to_come_back, make, drop),
            cmocka_unit_test_setup_teardown(test_limits_keep_people_and_kinds_apart, make, drop),
            cmocka_unit_test_setup_teardown(test_W11_limits_of_bookings_are_by_day, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_W11_limits_count_what_one_booking_came_to_and_remember_a_day_of_it, make,
                    drop),
            cmocka_unit_test_setup_teardown(test_limits_given_back_can_be_taken_again, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_limits_given_back_never_exceed_a_full_bucket, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_limits_in_a_flood_forget_the_oldest_and_count_the_newest, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
