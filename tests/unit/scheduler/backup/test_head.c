/* The head of a backup comes back as it was written, and of another form or of nothing is refused.
 */
#include "scheduler/backup/head.h"

#include "tests/unit/common/unit.h"

static const struct backup_head head = {
        .format = HEAD_FORMAT,
        .engine = "postgresql",
        .overlap = "exclude",
        .schema = 20,
        .rows = INT64_MAX,
        .taken_at = 1795000000,
        .seal_check = "0123456789abcdef0123456789abcdef0123456789A",
};

static void test_head_comes_back_as_it_was(void **state)
{
    (void)state;
    char text[HEAD_MAX];
    struct backup_head back;
    head_write(&head, text);
    assert_int_equal(head_read(text, strlen(text), &back, NULL), ERR_OK);
    assert_memory_equal(&back, &head, sizeof(head));
    assert_string_equal(text + strlen(text) - 2, "\n\n");
}

static void test_head_of_another_form_is_refused_as_such(void **state)
{
    (void)state;
    static const char text[] =
            "format = 2\nengine = sqlite\noverlap = exclude\nschema = 1\nrows = 1\ntaken_at = 1\n"
            "seal_check = x\n";
    struct backup_head back;
    struct error error = {0};
    assert_int_equal(head_read(text, sizeof(text) - 1, &back, &error), ERR_INPUT);
    assert_non_null(strstr(error.text, "does not know"));
}

static void test_head_that_is_cut_anywhere_is_none(void **state)
{
    (void)state;
    char text[HEAD_MAX];
    struct backup_head back;
    head_write(&head, text);
    size_t until = (size_t)(strstr(text, "seal_check = ") - text) + strlen("seal_check = ");
    for (size_t len = 0; len <= until; len++)
        assert_int_equal(head_read(text, len, &back, NULL), ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_head_comes_back_as_it_was),
            cmocka_unit_test(test_head_of_another_form_is_refused_as_such),
            cmocka_unit_test(test_head_that_is_cut_anywhere_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
