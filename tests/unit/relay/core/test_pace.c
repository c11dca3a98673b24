/* When the relay lets packets gather: under load, and no longer than it lasts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "relay/core/pace.h"

/* Woken so many times a millisecond. Returns the milliseconds in which a rest was called for. */
static int flow(struct pace *pace, int per_ms, ms_t from_ms, ms_t ms)
{
    int rested = 0;
    for (ms_t now = from_ms; now < from_ms + ms; now++) {
        bool is_busy = false;
        for (int i = 0; i < per_ms; i++)
            is_busy = pace_woken(pace, now);
        rested += is_busy;
    }
    return rested;
}

enum { BUSY = PACE_BUSY_PER_S / 1000 };

static void test_a_few_calls_are_never_made_to_wait(void **state)
{
    struct pace pace = {.count = 0};
    (void)state;
    assert_int_equal(flow(&pace, BUSY - 1, 1000, 3000), 0);
}

static void test_load_is_noticed_after_one_look(void **state)
{
    struct pace pace = {.count = 0};
    (void)state;
    flow(&pace, BUSY, 1000, 2 * PACE_LOOK_MS); /* the first look began long ago */
    assert_int_equal(flow(&pace, BUSY, 1000 + 2 * PACE_LOOK_MS, 10), 10);
}

static void test_one_crowded_moment_after_silence_is_no_load(void **state)
{
    struct pace pace = {.count = 0};
    (void)state;
    flow(&pace, 100, 1000, 1);
    assert_false(pace_woken(&pace, 1500));
}

/* Resting, it is woken seldom, and that alone does not end it. */
static void test_a_rest_does_not_hide_the_load(void **state)
{
    struct pace pace = {.count = 0};
    (void)state;
    flow(&pace, 20, 1000, 50);
    assert_int_equal(flow(&pace, 4, 1050, 500), 500);
}

static void test_load_that_ended_is_found_out_within_a_second(void **state)
{
    struct pace pace = {.count = 0};
    (void)state;
    assert_true(flow(&pace, 20, 1000, 50) > 0);
    assert_in_range(flow(&pace, 1, 1050, 3 * PACE_HOLD_MS), 1, PACE_HOLD_MS);
    assert_int_equal(flow(&pace, 1, 1050 + 3 * PACE_HOLD_MS, 3 * PACE_HOLD_MS), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_few_calls_are_never_made_to_wait),
            cmocka_unit_test(test_load_is_noticed_after_one_look),
            cmocka_unit_test(test_one_crowded_moment_after_silence_is_no_load),
            cmocka_unit_test(test_a_rest_does_not_hide_the_load),
            cmocka_unit_test(test_load_that_ended_is_found_out_within_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
