/* What counts as a mail address, and what a phone dials. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/address.h"

static void test_an_address_has_a_name_a_host_and_nothing_that_a_mail_head_could_mistake(
        void **state)
{
    (void)state;
    static const char *const good[] = {"a@b", "first.last+tag@mail.example.org", "o'hara@x.org"};
    static const char *const bad[] = {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b c", "<a@b>",
            "a,b@c", "a@b;c", "\"a\"@b", "a..b@c", ".a@b", "a.@b", "a@b.", "a@.b", "a@[127.0.0.1]",
            "a@b\r\nBcc: c@d", "a\n@b", "a(b)@c", "ñ@example.org", "a@exämple.org", "a:b@c",
            "a\\@b"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(address_is_mail(good[i]));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (address_is_mail(bad[i]))
            fail_msg("taken: %s", bad[i]);
    }
    char longest[ADDRESS_MAIL_MAX + 2] = "a@";
    memset(longest + 2, 'b', ADDRESS_MAIL_MAX - 2);
    assert_true(address_is_mail(longest));
    longest[ADDRESS_MAIL_MAX] = 'b';
    assert_false(address_is_mail(longest));
}

static void test_a_phone_dials_digits_and_plus_only(void **state)
{
    (void)state;
    char number[16];
    assert_string_equal(address_dial("(505) 555-0100", number, sizeof(number)), "5055550100");
    assert_string_equal(address_dial("+1 202.555 0199", number, sizeof(number)), "+12025550199");
    assert_string_equal(address_dial("ask", number, sizeof(number)), "");
    assert_string_equal(address_dial("123456", number, 4), "123");
}

static void test_a_phone_number_is_one_that_reaches_a_person_from_anywhere(void **state)
{
    (void)state;
    static const char *const good[] = {"5550142", "(505) 555-0142", "+1 202.555.0142",
            "+44 (0)7700 900123", "011 44 7700/900123", "123456789012345"};
    static const char *const bad[] = {"", "+", "abc", "112", "911", "555014", "1234567890123456",
            "1+2025550142", "++12025550142", "555 0142 ext 2", "555\n01424", "tel:5550142",
            "５５５０１４２"};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_true(address_is_phone(good[i]));
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (address_is_phone(bad[i]))
            fail_msg("taken: %s", bad[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(
                    test_an_address_has_a_name_a_host_and_nothing_that_a_mail_head_could_mistake),
            cmocka_unit_test(test_a_phone_dials_digits_and_plus_only),
            cmocka_unit_test(test_a_phone_number_is_one_that_reaches_a_person_from_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
