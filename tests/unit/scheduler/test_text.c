/* Which text is taken from people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/text.h"

static void test_text_takes_names_from_everywhere(void **state)
{
    (void)state;
    static const char *const good[] = {"", "Wren", "Zo\xc3\xab", "\xe6\x9d\x8e",
            "\xd7\x93\xd7\x95\xd7\x93", "\xf0\x9f\x8c\xb2",
            "a\xe2\x80\x8d"
            "b"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(text_is_plain(good[i], strlen(good[i])));
}

static void test_text_refuses_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = {"\x80", "\xc3", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf",
            "\xed\xa0\x80", "\xf0\x80\x80\xaf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff",
            "\xe2\x82", "\xe2\x28\xa1"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(text_is_utf8(bad[i], strlen(bad[i])));
}

static void test_text_refuses_what_turns_or_breaks_a_line(void **state)
{
    (void)state;
    static const char *const bad[] = {"\n", "\r", "\t", "\x1b", "\x7f", "\xc2\x85", "\xd8\x9c",
            "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xa8", "\xe2\x80\xaa", "\xe2\x80\xae",
            "\xe2\x81\xa6", "\xe2\x81\xa9", "\xef\xbb\xbf", "\xef\xbf\xbe", "\xf0\x9f\xbf\xbf",
            "\xef\xb7\x90"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_true(text_is_utf8(bad[i], strlen(bad[i])));
        assert_false(text_is_plain(bad[i], strlen(bad[i])));
    }
    assert_false(text_is_plain("a\0b", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_text_takes_names_from_everywhere),
            cmocka_unit_test(test_text_refuses_bytes_that_are_not_utf8),
            cmocka_unit_test(test_text_refuses_what_turns_or_breaks_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
