/* The two request headers that core reads: Cookie and Accept-Language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/accept.h"
#include "scheduler/core/cookie.h"

static void assert_cookie(const char *header, const char *expected)
{
    char value[32];
    if (cookie_find(header, "__Host-in", value, sizeof(value)))
        fail_msg("not found in: %s", header);
    assert_string_equal(value, expected);
}

static void assert_no_cookie(const char *header, enum err expected)
{
    char value[32] = "untouched";
    assert_int_equal(cookie_find(header, "__Host-in", value, sizeof(value)), expected);
    assert_string_equal(value, "untouched");
}

static void test_cookie_is_found_wherever_it_stands(void **state)
{
    (void)state;
    assert_cookie("__Host-in=abc", "abc");
    assert_cookie("a=1; __Host-in=a-b_C.9; z=2", "a-b_C.9");
    assert_cookie("a=1;__Host-in=abc ;z", "abc");
    assert_cookie(" ;; __Host-in=", "");
    assert_cookie("x__Host-in=no; __Host-in=abc; __Host-inx=no", "abc");
}

static void test_cookie_that_is_not_there_is_not_found(void **state)
{
    (void)state;
    assert_no_cookie(NULL, ERR_NOT_FOUND);
    assert_no_cookie("", ERR_NOT_FOUND);
    assert_no_cookie(";;; ", ERR_NOT_FOUND);
    assert_no_cookie("__host-in=abc", ERR_NOT_FOUND);
    assert_no_cookie("__Host-in", ERR_NOT_FOUND);
    assert_no_cookie("a=__Host-in=abc", ERR_NOT_FOUND);
}

static void test_cookie_twice_or_odd_is_refused(void **state)
{
    (void)state;
    assert_no_cookie("__Host-in=a; __Host-in=a", ERR_INPUT);
    assert_no_cookie("__Host-in=\"abc\"", ERR_INPUT);
    assert_no_cookie("__Host-in=a b", ERR_INPUT);
    assert_no_cookie("__Host-in=a\x80", ERR_INPUT);
    assert_no_cookie("__Host-in=0123456789012345678901234567890123", ERR_LIMIT);
}

static void test_cookie_header_over_its_maximum_is_refused(void **state)
{
    (void)state;
    char *header = malloc(COOKIE_HEADER_MAX + 2);
    memset(header, ';', COOKIE_HEADER_MAX + 1);
    header[COOKIE_HEADER_MAX + 1] = '\0';
    assert_no_cookie(header, ERR_LIMIT);
    free(header);
}

static void test_accept_chooses_what_the_header_likes_best(void **state)
{
    (void)state;
    static const char *const offered[] = {"en", "es"};
    static const struct {
        const char *header;
        size_t language;
    } table[] = {
            {NULL, 0},
            {"", 0},
            {"es", 1},
            {"ES", 1},
            {"es-MX,es;q=0.9,en;q=0.8", 1},
            {"en-US,en;q=0.9,es;q=0.8", 0},
            {"fr,de;q=0.9", 0},
            {"fr, es;q=0.1", 1},
            {"en;q=0.5, es;q=0.50", 0},
            {"es;q=0.5, en;q=0.501", 0},
            {"es;q=0", 0},
            {"*;q=0.5, es;q=0.4", 0},
            {"es , en", 1},
            {"est", 0},
            {"e", 0},
            {"es;q=2", 0},
            {"es;q=abc, en;q=0.1", 0},
            {"es;level=1", 0},
            {",,,;;;q==,=", 0},
            {"es; q=1", 1},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        if (accept_language(table[i].header, offered, 2) != table[i].language)
            fail_msg("%s", table[i].header);
    }
}

static void test_accept_looks_at_the_first_ranges_only(void **state)
{
    (void)state;
    static const char *const offered[] = {"en", "es"};
    char header[400] = "";
    for (int i = 0; i < 32; i++)
        strcat(header, "fr,");
    strcat(header, "es");
    assert_int_equal(accept_language(header, offered, 2), 0);
    assert_int_equal(accept_language(header + 3, offered, 2), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_cookie_is_found_wherever_it_stands),
            cmocka_unit_test(test_cookie_that_is_not_there_is_not_found),
            cmocka_unit_test(test_cookie_twice_or_odd_is_refused),
            cmocka_unit_test(test_cookie_header_over_its_maximum_is_refused),
            cmocka_unit_test(test_accept_chooses_what_the_header_likes_best),
            cmocka_unit_test(test_accept_looks_at_the_first_ranges_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
