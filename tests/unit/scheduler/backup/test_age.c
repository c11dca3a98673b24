/* For whom: a recipient has the form of one, and there are a few at most. */
#include "scheduler/backup/age.h"

#include "tests/unit/common/unit.h"

#define ONE "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq"

static void test_age_recipients_are_taken_one_by_one(void **state)
{
    (void)state;
    struct age_recipients recipients = {0};
    assert_int_equal(age_recipients_add(&recipients, "", "to", NULL), ERR_OK);
    assert_int_equal(recipients.count, 0);
    assert_int_equal(age_recipients_add(&recipients, "  " ONE "   " ONE " ", "to", NULL), ERR_OK);
    assert_int_equal(recipients.count, 2);
    assert_string_equal(recipients.names[1], ONE);
    assert_int_equal(age_recipients_add(&recipients, ONE " " ONE " " ONE, "to", NULL), ERR_LIMIT);
}

static void test_age_recipients_have_their_form(void **state)
{
    (void)state;
    static const char *const texts[] = {
            "age1",
            ONE "q",
            "ssh1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq",
            "age1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQS3290GQ",
            "AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGP",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct age_recipients recipients = {0};
        struct error error = {0};
        assert_int_equal(age_recipients_add(&recipients, texts[i], "to", &error), ERR_INPUT);
        assert_string_equal(error.field, "to");
        assert_null(strstr(error.text, "SECRET"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_age_recipients_are_taken_one_by_one),
            cmocka_unit_test(test_age_recipients_have_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
