/* What a reading of a feed may come to, and how long the last good copy serves after it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/feed.h"

static const unix_s_t now = 1800000000;

static void test_a_status_says_what_became_of_the_reading(void **state)
{
    static const struct {
        int status;
        enum feed_why why;
    } rows[] = {{200, FEED_FINE}, {304, FEED_FINE}, {0, FEED_UNREACHABLE}, {500, FEED_UNREACHABLE},
            {503, FEED_UNREACHABLE}, {408, FEED_UNREACHABLE}, {429, FEED_UNREACHABLE},
            {401, FEED_CLOSED}, {403, FEED_CLOSED}, {404, FEED_MISSING}, {410, FEED_MISSING},
            {204, FEED_MISSING}, {302, FEED_MISSING}, {400, FEED_MISSING}, {100, FEED_UNREACHABLE}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_int_equal(feed_why_of_status(rows[i].status), rows[i].why);
    }
}

static void test_a_good_copy_serves_while_the_server_is_silent_and_not_for_ever(void **state)
{
    (void)state;
    unix_s_t good_until = feed_good_until(FEED_FINE, 0, now);
    assert_int_equal(good_until, now + FEED_GRACE_S);
    assert_int_equal(feed_good_until(FEED_UNREACHABLE, good_until, now + 900), good_until);
    assert_int_equal(feed_good_until(FEED_UNREACHABLE, good_until, now + 86400), good_until);
}

static void test_an_answer_that_is_no_calendar_ends_the_copy_and_silence_does_not_revive_it(
        void **state)
{
    (void)state;
    unix_s_t good_until = feed_good_until(FEED_FINE, 0, now);
    good_until = feed_good_until(FEED_UNREADABLE, good_until, now + 900);
    assert_int_equal(good_until, now + 900);
    assert_int_equal(feed_good_until(FEED_UNREACHABLE, good_until, now + 1800), now + 900);
    assert_int_equal(feed_good_until(FEED_MISSING, good_until, now + 1800), now + 900);
    assert_int_equal(feed_good_until(FEED_UNREACHABLE, 0, now), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_status_says_what_became_of_the_reading),
            cmocka_unit_test(test_a_good_copy_serves_while_the_server_is_silent_and_not_for_ever),
            cmocka_unit_test(
                    test_an_answer_that_is_no_calendar_ends_the_copy_and_silence_does_not_revive_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
