/* The sentence why, word for word, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/reason.h"
#include "tests/support/vocabulary.h"
#include "tests/unit/scheduler/population.h"

struct fixture {
    struct vocabulary *vocabulary;
    struct words *words;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    fixture->vocabulary = vocabulary_shipped();
    fixture->words = population_words();
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    vocabulary_destroy(fixture->vocabulary);
    words_destroy(fixture->words);
    free(fixture);
    return 0;
}

static const struct somebody person = {
        .wishes = {{TRAIT_LANGUAGE, "es", WISH_NEED}, {TRAIT_GENDER, "woman", WISH_PREFER},
                {TRAIT_PARENTING, "parent", WISH_PREFER}, {TRAIT_VETERAN, "veteran", WISH_PREFER},
                {TRAIT_LIVED_EXPERIENCE, "loss", WISH_AVOID}},
        .wish_count = 5};

static const struct somebody coach = {
        .traits = {{TRAIT_LANGUAGE, "es", true}, {TRAIT_LANGUAGE, "en", true},
                {TRAIT_GENDER, "woman", true}, {TRAIT_PARENTING, "parent", true},
                {TRAIT_VETERAN, "veteran", true}, {TRAIT_LIVED_EXPERIENCE, "loss", true}},
        .trait_count = 6};

static void assert_sentence(const struct fixture *fixture, const struct somebody *who, bool is_full,
        const char *language, const char *expected)
{
    struct somebody wisher = person, one = *who;
    struct buffer out = buffer_limited(REASON_BYTES_MAX);
    somebody_settle(fixture->vocabulary, &wisher);
    somebody_settle(fixture->vocabulary, &one);
    struct reason reason = {.wishes = &wisher.pairing.wishes,
            .traits = &one.pairing.traits,
            .coach_nickname = "Wren",
            .is_full = is_full};
    reason_write(fixture->words, fixture->vocabulary, language, &reason, &out);
    assert_int_equal(out.err, ERR_OK);
    assert_string_equal(out.data, expected);
    buffer_finish(&out);
}

static void test_a_reason_says_what_was_needed_and_preferred_and_is_shown(void **state)
{
    assert_sentence(*state, &coach, false, "en",
            "Wren speaks Spanish, as needed; is a woman, is a veteran and is a parent, as "
            "preferred; has room for somebody new.");
    assert_sentence(*state, &coach, true, "es",
            "Wren habla español, como hace falta; es mujer, es una persona veterana y está criando "
            "hijos, como se prefiere; ya tiene completas las horas acordadas.");
}

static void test_a_reason_says_nothing_of_a_trait_that_is_not_shown(void **state)
{
    struct somebody quiet = coach;
    for (size_t i = 0; i < quiet.trait_count; i++)
        quiet.traits[i].is_shown = i == 2;
    assert_sentence(*state, &quiet, false, "en",
            "Wren is a woman, as preferred; has room for somebody new.");
}

static void test_a_reason_without_any_trait_is_still_a_sentence(void **state)
{
    struct somebody nobody = {0};
    assert_sentence(*state, &nobody, false, "en", "Wren has room for somebody new.");
    assert_sentence(*state, &nobody, false, "es", "Wren puede acompañar a alguien más.");
}

static void test_the_words_of_a_reason_are_in_the_catalogue(void **state)
{
    const struct fixture *fixture = *state;
    assert_int_equal(words_require(fixture->words, reason_words, NULL), ERR_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_reason_says_what_was_needed_and_preferred_and_is_shown),
            cmocka_unit_test(test_a_reason_says_nothing_of_a_trait_that_is_not_shown),
            cmocka_unit_test(test_a_reason_without_any_trait_is_still_a_sentence),
            cmocka_unit_test(test_the_words_of_a_reason_are_in_the_catalogue),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
