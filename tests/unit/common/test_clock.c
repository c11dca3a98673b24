/* An instant as people read it, whatever a file may say that it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/clock.h"

static void test_clock_says_an_instant_in_utc(void **state)
{
    char text[CLOCK_TEXT_SIZE];
    (void)state;
    assert_string_equal(clock_text(0, text), "1970-01-01T00:00:00Z");
    assert_string_equal(clock_text(1795435200, text), "2026-11-23T12:00:00Z");
    assert_string_equal(clock_text(253402300799, text), "9999-12-31T23:59:59Z");
}

static void test_clock_says_of_what_is_no_instant_that_it_is_unknown(void **state)
{
    static const unix_s_t none[] = {-1, 253402300800, INT64_MAX, INT64_MIN};
    char text[CLOCK_TEXT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
        assert_string_equal(clock_text(none[i], text), "an unknown time");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_clock_says_an_instant_in_utc),
            cmocka_unit_test(test_clock_says_of_what_is_no_instant_that_it_is_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
