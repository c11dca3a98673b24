/* Forms and queries: what is read, and the many ways in which they are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/id.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/form.h"

struct wish {
    char name[11];
    int64_t number;
    int mode;
    struct id id;
    struct civil_date date;
    char note[21];
};

static const char *const modes[] = {"video", "voice", NULL};

static const struct form_field fields[] = {
        {.name = "name",
                .kind = FORM_TEXT,
                .offset = offsetof(struct wish, name),
                .size = 11,
                .min = 2},
        {.name = "number",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct wish, number),
                .min = -5,
                .max = INT64_MAX,
                .is_optional = true},
        {.name = "mode",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct wish, mode),
                .choices = modes,
                .is_optional = true},
        {.name = "id", .kind = FORM_ID, .offset = offsetof(struct wish, id), .is_optional = true},
        {.name = "date",
                .kind = FORM_DATE,
                .offset = offsetof(struct wish, date),
                .is_optional = true},
        {.name = "a note",
                .kind = FORM_TEXT,
                .offset = offsetof(struct wish, note),
                .size = 21,
                .max = 20,
                .is_optional = true},
};

enum { FIELD_COUNT = sizeof(fields) / sizeof(fields[0]) };

static enum err read_wish(const char *text, struct wish *wish, struct error *error)
{
    *wish = (struct wish){.number = 77, .mode = 1};
    return form_read(text, strlen(text), fields, FIELD_COUNT, wish, error);
}

static void test_form_reads_every_kind_of_field(void **state)
{
    (void)state;
    struct wish wish;
    char id[ID_TEXT_SIZE];
    assert_int_equal(read_wish("name=Zo%c3%AB+R&number=-5&mode=video&id=AAAAAAAAAAAAAAAAAAAAAQ&"
                               "date=2027-03-14&a+note=%31%32",
                             &wish, NULL),
            ERR_OK);
    assert_string_equal(wish.name, "Zo\xc3\xab R");
    assert_int_equal(wish.number, -5);
    assert_int_equal(wish.mode, 0);
    assert_string_equal(id_text(wish.id, id), "AAAAAAAAAAAAAAAAAAAAAQ");
    assert_int_equal(wish.date.day, 14);
    assert_string_equal(wish.note, "12");
}

static void test_form_leaves_absent_and_empty_fields_as_they_were(void **state)
{
    (void)state;
    struct wish wish;
    assert_int_equal(read_wish("name=ab&number=&mode=+", &wish, NULL), ERR_OK);
    assert_int_equal(wish.number, 77);
    assert_int_equal(wish.mode, 1);
    assert_string_equal(wish.note, "");
}

static void test_form_takes_an_empty_query_where_nothing_is_needed(void **state)
{
    (void)state;
    struct wish wish = {.number = 3};
    assert_int_equal(form_read(NULL, 0, fields + 1, FIELD_COUNT - 1, &wish, NULL), ERR_OK);
    assert_int_equal(form_read("&&", 2, fields + 1, FIELD_COUNT - 1, &wish, NULL), ERR_OK);
    assert_int_equal(wish.number, 3);
}

static void test_form_cuts_blanks_off_both_ends(void **state)
{
    (void)state;
    struct wish wish;
    assert_int_equal(read_wish("name=++a+b%20", &wish, NULL), ERR_OK);
    assert_string_equal(wish.name, "a b");
}

static void test_form_names_the_field_that_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *field;
    } table[] = {
            {"", "name"},
            {"name", "name"},
            {"name=", "name"},
            {"name=a", "name"},
            {"name=12345678901", "name"},
            {"name=ab&name=ab", "name"},
            {"name=ab&na%6de=ab", "name"},
            {"name=ab%", "name"},
            {"name=ab%4", "name"},
            {"name=ab%4g", "name"},
            {"name=ab%00", "name"},
            {"name=ab%0a", "name"},
            {"name=ab%7f", "name"},
            {"name=ab%ff", "name"},
            {"name=ab%c0%80", "name"},
            {"name=ab%ed%a0%80", "name"}, /* a lone surrogate */
            {"name=ab%e2%80%ae", "name"}, /* right-to-left override */
            {"name=ab%e2%81%a6", "name"}, /* isolate */
            {"name=ab&number=1e4", "number"},
            {"name=ab&number=-6", "number"},
            {"name=ab&number=-", "number"},
            {"name=ab&number=%2B1", "number"},
            {"name=ab&number=99999999999999999999", "number"},
            {"name=ab&number=0x10", "number"},
            {"name=ab&mode=Video", "mode"},
            {"name=ab&mode=vid", "mode"},
            {"name=ab&id=AAAAAAAAAAAAAAAAAAAAAB", "id"}, /* not canonical */
            {"name=ab&id=1", "id"},
            {"name=ab&date=2027-02-29", "date"},
            {"name=ab&a+note=123456789012345678901", "a note"},
            {"name=ab&role=coordinator", "form"},
            {"name=ab&%00=1", "form"},
            {"name=ab&=1", "form"},
            {"name=ab&name%5b%5d=1", "form"},
            {"name=ab;mode=video", "name"},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        struct wish wish;
        struct error error = {0};
        if (read_wish(table[i].text, &wish, &error) != ERR_INPUT)
            fail_msg("taken: %s", table[i].text);
        assert_string_equal(error.field, table[i].field);
        assert_true(strlen(error.text) > 5);
    }
}

struct choices {
    char names[2][5];
    size_t count;
};

static const struct form_field list_fields[] = {{.name = "name",
        .kind = FORM_LIST,
        .offset = offsetof(struct choices, names),
        .size = 5,
        .max = 2,
        .count_offset = offsetof(struct choices, count),
        .is_optional = true}};

static enum err read_choices(const char *text, struct choices *choices, struct error *error)
{
    *choices = (struct choices){0};
    return form_read(text, strlen(text), list_fields, 1, choices, error);
}

static void test_form_takes_a_list_by_its_name_again_and_again_up_to_its_maximum(void **state)
{
    (void)state;
    struct choices choices;
    struct error error = {0};
    assert_int_equal(read_choices("name=abcd&name=&name=+b", &choices, NULL), ERR_OK);
    assert_int_equal(choices.count, 2);
    assert_string_equal(choices.names[0], "abcd");
    assert_string_equal(choices.names[1], "b");
    assert_int_equal(read_choices("", &choices, NULL), ERR_OK);
    assert_int_equal(choices.count, 0);
    assert_int_equal(read_choices("name=a&name=b&name=c", &choices, &error), ERR_INPUT);
    assert_string_equal(error.field, "name");
    assert_int_equal(read_choices("name=abcde", &choices, &error), ERR_INPUT);
    assert_string_equal(error.field, "name");
}

static void test_form_longer_than_its_maximum_is_refused(void **state)
{
    (void)state;
    char *text = malloc(FORM_BYTES_MAX + 1);
    struct wish wish;
    memset(text, '&', FORM_BYTES_MAX + 1);
    memcpy(text, "name=ab", 7);
    assert_int_equal(form_read(text, FORM_BYTES_MAX, fields, FIELD_COUNT, &wish, NULL), ERR_OK);
    assert_int_equal(
            form_read(text, FORM_BYTES_MAX + 1, fields, FIELD_COUNT, &wish, NULL), ERR_LIMIT);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_form_reads_every_kind_of_field),
            cmocka_unit_test(test_form_leaves_absent_and_empty_fields_as_they_were),
            cmocka_unit_test(test_form_takes_an_empty_query_where_nothing_is_needed),
            cmocka_unit_test(test_form_cuts_blanks_off_both_ends),
            cmocka_unit_test(test_form_names_the_field_that_is_wrong),
            cmocka_unit_test(test_form_takes_a_list_by_its_name_again_and_again_up_to_its_maximum),
            cmocka_unit_test(test_form_longer_than_its_maximum_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
