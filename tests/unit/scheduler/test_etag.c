/* Entity tags: the same bytes have the same tag, and lists of them are read as RFC 9110 says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/etag.h"

static void test_etag_is_the_same_for_the_same_bytes(void **state)
{
    char a[ETAG_SIZE], b[ETAG_SIZE];
    (void)state;
    assert_string_equal(etag_of("{}", 2, a), etag_of("{}", 2, b));
    assert_string_not_equal(a, etag_of("{ }", 3, b));
    assert_string_not_equal(a, etag_of(NULL, 0, b));
    assert_int_equal(strlen(a), ETAG_SIZE - 1);
    assert_int_equal(a[0], '"');
    assert_int_equal(a[ETAG_SIZE - 2], '"');
}

static void test_etag_is_found_in_a_list(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        bool is_named, is_known;
    } cases[] = {
            {"\"a\"", true, true},
            {"*", true, true},
            {" \"b\" , \"a\"\t", true, true},
            {"\"b\",,\"a\"", true, true},
            {"\"b, \"a\"", false, false}, /* a comma inside of quotes is no comma */
            {"W/\"a\"", false, true},
            {"w/\"a\"", false, false},
            {"\"b\"", false, false},
            {"a", false, false},
            {"\"a", false, false},
            {"", false, false},
            {",,,", false, false},
            {"**", false, false},
            {"W/", false, false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(etag_is_named(cases[i].list, "\"a\""), cases[i].is_named);
        assert_int_equal(etag_is_known(cases[i].list, "\"a\""), cases[i].is_known);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_etag_is_the_same_for_the_same_bytes),
            cmocka_unit_test(test_etag_is_found_in_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
