/* The operator's list of traits: the one that is shipped can be read, and what is wrong with
 * another is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/buffer.h"
#include "scheduler/core/wish.h"
#include "tests/support/vocabulary.h"
#include "tests/unit/scheduler/population.h"

static const char *const languages[] = {"en", "es", NULL};

/* All ten kinds; the first holds first. */
static struct buffer text_with(const char *first)
{
    struct buffer text = buffer_limited(VOCABULARY_BYTES_MAX + 1);
    buffer_put_text(&text, "{");
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        char name[64];
        snprintf(name, sizeof(name), "%s\"%s\": ", kind ? "," : "", trait_kind_names[kind]);
        buffer_put_text(&text, name);
        buffer_put_text(&text, kind ? "{\"weight\": 1, \"label\": {\"en\": \"K\", \"es\": "
                                      "\"C\"}, \"say\": {\"en\": \"is {value}\", \"es\": \"es "
                                      "{value}\"}, \"values\": {\"one\": {\"label\": {\"en\": "
                                      "\"one\", \"es\": \"uno\"}}}}"
                                    : first);
    }
    buffer_put_text(&text, "}");
    assert_int_equal(text.err, ERR_OK);
    return text;
}

static void assert_refused(const char *first, enum err expected, const char *field)
{
    struct buffer text = text_with(first);
    struct error error = {0};
    struct vocabulary *vocabulary = NULL;
    assert_int_equal(
            vocabulary_read(text.data, text.len, languages, &vocabulary, &error), expected);
    assert_string_equal(error.field, field);
    assert_null(vocabulary);
    buffer_finish(&text);
}

#define LABEL "\"label\": {\"en\": \"L\", \"es\": \"I\"}"
#define SAY "\"say\": {\"en\": \"speaks {value}\", \"es\": \"habla {value}\"}"
#define VALUE "\"nv\": {\"label\": {\"en\": \"Navajo\", \"es\": \"navajo\"}}"

static void test_the_shipped_list_has_all_kinds_in_both_languages(void **state)
{
    (void)state;
    size_t value;
    struct vocabulary *vocabulary = vocabulary_shipped();
    for (int kind = 0; kind < TRAIT_KINDS; kind++)
        assert_in_range(vocabulary_count(vocabulary, (enum trait_kind)kind), 1, 64);
    assert_int_equal(vocabulary_find(vocabulary, TRAIT_LANGUAGE, "es", 2, &value), ERR_OK);
    assert_string_equal(vocabulary_key(vocabulary, TRAIT_LANGUAGE, value), "es");
    assert_string_equal(vocabulary_label(vocabulary, TRAIT_LANGUAGE, value, "en"), "Spanish");
    assert_string_equal(vocabulary_say(vocabulary, TRAIT_LANGUAGE, value, "es"), "habla español");
    assert_string_equal(vocabulary_say(vocabulary, TRAIT_LANGUAGE, value, "xx"), "speaks Spanish");
    assert_string_equal(vocabulary_kind_label(vocabulary, TRAIT_TIMES, "es"), "Horas habituales");
    assert_int_equal(
            vocabulary_find(vocabulary, TRAIT_LANGUAGE, "klingon", 7, &value), ERR_NOT_FOUND);
    vocabulary_destroy(vocabulary);
}

/* What the evidence says of who goes well together (life stage and way of recovery more than the
 * same substances or prison): the defaults follow it. */
static void test_the_shipped_weights_set_life_stage_and_way_above_the_same_past(void **state)
{
    (void)state;
    struct vocabulary *vocabulary = vocabulary_shipped();
    int past = vocabulary_weight(vocabulary, TRAIT_LIVED_EXPERIENCE);
    assert_true(vocabulary_weight(vocabulary, TRAIT_LIFE_STAGE) > past);
    assert_true(vocabulary_weight(vocabulary, TRAIT_PATHWAY) > past);
    vocabulary_destroy(vocabulary);
}

static void test_a_value_says_its_own_words_or_its_kinds(void **state)
{
    (void)state;
    struct vocabulary *vocabulary = NULL;
    struct buffer text = text_with("{\"weight\": 9, " LABEL ", " SAY ", \"values\": {" VALUE
                                   ", \"asl\": {" LABEL ", \"say\": {\"en\": \"signs\", \"es\": "
                                   "\"hace señas\"}}}}");
    assert_int_equal(vocabulary_read(text.data, text.len, languages, &vocabulary, NULL), ERR_OK);
    assert_string_equal(vocabulary_say(vocabulary, TRAIT_LANGUAGE, 0, "es"), "habla navajo");
    assert_string_equal(vocabulary_say(vocabulary, TRAIT_LANGUAGE, 1, "en"), "signs");
    assert_int_equal(vocabulary_weight(vocabulary, TRAIT_LANGUAGE), 9);
    vocabulary_destroy(vocabulary);
    buffer_finish(&text);
}

static void test_a_bad_list_is_refused_with_the_place_named(void **state)
{
    (void)state;
    static const struct {
        const char *first;
        const char *field;
    } cases[] = {
            {"null", "language"},
            {"{}", "language"},
            {"{\"weight\": 0, " LABEL ", " SAY ", \"values\": {" VALUE "}}", "language"},
            {"{\"weight\": 10, " LABEL ", " SAY ", \"values\": {" VALUE "}}", "language"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {}}", "language"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": []}", "language"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {" VALUE "}, \"more\": 1}",
                    "language"},
            {"{\"weight\": 1, \"label\": {\"en\": \"L\"}, " SAY ", \"values\": {" VALUE "}}",
                    "language"},
            {"{\"weight\": 1, " LABEL ", \"values\": {" VALUE "}}", "language.nv"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {\"nv\": {}}}", "language.nv"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {\"nv\": {\"label\": {\"en\": "
             "\"N\", \"es\": \"\"}}}}",
                    "language.nv"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {\"nv\": {\"label\": {\"en\": "
             "\"N\", \"es\": \"N\", \"fr\": \"N\"}}}}",
                    "language.nv"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {\"nv\": {" LABEL
             ", \"weight\": 2}}}",
                    "language.nv"},
            {"{\"weight\": 1, " LABEL ", " SAY ", \"values\": {\"N V\": {" LABEL "}}}",
                    "language.N V"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_refused(cases[i].first, ERR_INPUT, cases[i].field);
}

static void test_a_list_of_too_many_values_or_bytes_is_refused(void **state)
{
    (void)state;
    struct buffer first = buffer_limited(VOCABULARY_BYTES_MAX);
    buffer_put_text(&first, "{\"weight\": 1, " LABEL ", " SAY ", \"values\": {" VALUE);
    for (int i = 0; i < VOCABULARY_VALUES_MAX; i++) {
        char row[64];
        snprintf(row, sizeof(row), ", \"v%d\": {" LABEL "}", i);
        buffer_put_text(&first, row);
    }
    buffer_put_text(&first, "}}");
    assert_refused(first.data, ERR_LIMIT, "language");
    buffer_finish(&first);
    struct error error = {0};
    struct vocabulary *vocabulary = NULL;
    static char long_text[VOCABULARY_BYTES_MAX + 1];
    assert_int_equal(vocabulary_read(long_text, sizeof(long_text), languages, &vocabulary, &error),
            ERR_LIMIT);
    assert_string_equal(error.field, "traits");
    assert_int_equal(vocabulary_read("[", 1, languages, &vocabulary, &error), ERR_INPUT);
    assert_int_equal(vocabulary_read("[]", 2, languages, &vocabulary, &error), ERR_INPUT);
    assert_int_equal(
            vocabulary_read("{\"hobby\": 1}", 12, languages, &vocabulary, &error), ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_the_shipped_list_has_all_kinds_in_both_languages),
            cmocka_unit_test(test_the_shipped_weights_set_life_stage_and_way_above_the_same_past),
            cmocka_unit_test(test_a_value_says_its_own_words_or_its_kinds),
            cmocka_unit_test(test_a_bad_list_is_refused_with_the_place_named),
            cmocka_unit_test(test_a_list_of_too_many_values_or_bytes_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
