/* Errors: names that stand in JSON and logs, and words that fit. */
#include "common/error.h"

#include "unit.h"

static void test_every_error_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = ERR_OK; a <= ERR_INTERNAL; a++) {
        assert_true(strlen(err_name((enum err)a)) > 0);
        for (int b = ERR_OK; b < a; b++)
            assert_string_not_equal(err_name((enum err)a), err_name((enum err)b));
    }
}

static void test_error_set_fills_and_returns(void **state)
{
    (void)state;
    struct error error;
    assert_int_equal(error_set(&error, ERR_INPUT, "zone", "has %d letters", 3), ERR_INPUT);
    assert_string_equal(error.field, "zone");
    assert_string_equal(error.text, "has 3 letters");
    assert_int_equal(error_set(NULL, ERR_LIMIT, NULL, "x"), ERR_LIMIT);
}

static void test_error_set_cuts_what_does_not_fit(void **state)
{
    (void)state;
    struct error error;
    char text[500];
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    error_set(&error, ERR_INPUT, text, "%s", text);
    assert_int_equal(strlen(error.field), sizeof(error.field) - 1);
    assert_int_equal(strlen(error.text), sizeof(error.text) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_every_error_has_a_name_of_its_own),
            cmocka_unit_test(test_error_set_fills_and_returns),
            cmocka_unit_test(test_error_set_cuts_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
