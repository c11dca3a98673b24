/* When a relay that was told to go may go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "relay/core/drain.h"

enum { NOW = 1000, MAX_MS = 20000 };

static struct drain begun(enum drain_mode mode)
{
    struct drain drain = drain_ready(mode, MAX_MS);
    drain_begin(&drain, NOW);
    return drain;
}

static void test_R25_a_relay_that_was_not_told_stays(void **state)
{
    struct drain drain = drain_ready(DRAIN_MOVE, MAX_MS);
    (void)state;
    assert_false(drain_is_under_way(&drain));
    assert_false(drain_is_moving(&drain));
    assert_false(drain_is_over(&drain, 0, NOW + 2 * MAX_MS));
}

static void test_R25_it_stays_for_its_calls_and_goes_with_the_last(void **state)
{
    struct drain drain = begun(DRAIN_MOVE);
    (void)state;
    assert_true(drain_is_under_way(&drain));
    assert_false(drain_is_over(&drain, 1, NOW));
    assert_true(drain_is_over(&drain, 0, NOW));
}

static void test_R25_it_goes_when_the_time_is_over(void **state)
{
    struct drain drain = begun(DRAIN_WAIT);
    (void)state;
    assert_false(drain_is_over(&drain, 3, NOW + MAX_MS - 1));
    assert_true(drain_is_over(&drain, 3, NOW + MAX_MS));
}

static void test_R25_calls_move_or_wait_by_setting(void **state)
{
    struct drain moving = begun(DRAIN_MOVE);
    struct drain waiting = begun(DRAIN_WAIT);
    (void)state;
    assert_true(drain_is_moving(&moving));
    assert_false(drain_is_moving(&waiting));
}

static void test_R25_a_second_signal_and_no_time_end_it_at_once(void **state)
{
    struct drain drain = begun(DRAIN_MOVE);
    struct drain none = drain_ready(DRAIN_WAIT, 0);
    (void)state;
    assert_false(drain_can_begin(&drain));
    assert_false(drain_can_begin(&none));
}

static void test_a_relay_emptied_by_its_scheduler_does_not_end(void **state)
{
    struct drain drain = drain_ready(DRAIN_WAIT, MAX_MS);
    (void)state;
    drain_empty(&drain);
    assert_true(drain_is_under_way(&drain));
    assert_true(drain_is_moving(&drain));
    assert_false(drain_is_over(&drain, 0, NOW + 2 * MAX_MS));
    assert_true(drain_can_begin(&drain));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_R25_a_relay_that_was_not_told_stays),
            cmocka_unit_test(test_R25_it_stays_for_its_calls_and_goes_with_the_last),
            cmocka_unit_test(test_R25_it_goes_when_the_time_is_over),
            cmocka_unit_test(test_R25_calls_move_or_wait_by_setting),
            cmocka_unit_test(test_R25_a_second_signal_and_no_time_end_it_at_once),
            cmocka_unit_test(test_a_relay_emptied_by_its_scheduler_does_not_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
