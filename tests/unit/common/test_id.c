/* Ids: one spelling, and a short form that opens nothing. */
#include "common/id.h"

#include "unit.h"

static const struct id sample = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}};

static void test_id_comes_back_from_its_text(void **state)
{
    (void)state;
    char text[ID_TEXT_SIZE];
    struct id id = {{0}};
    assert_string_equal(id_text(sample, text), "AAECAwQFBgcICQoLDA0ODw");
    assert_int_equal(id_parse(text, strlen(text), &id), ERR_OK);
    assert_true(id_equal(id, sample));
}

static void test_id_takes_the_canonical_22_characters_only(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "AAECAwQFBgcICQoLDA0OD", "AAECAwQFBgcICQoLDA0ODwA",
            "AAECAwQFBgcICQoLDA0ODx", "AAECAwQFBgcICQoLDA0OD=", "AAECAwQFBgcICQoLDA0OD\xc3",
            "AAECAwQFBgcICQoLDA0O w"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct id id = sample;
        assert_int_equal(id_parse(texts[i], strlen(texts[i]), &id), ERR_INPUT);
        assert_true(id_equal(id, sample));
    }
    struct id id = sample;
    assert_int_equal(id_parse("AAECAwQFBgc\0CQoLDA0ODw", 22, &id), ERR_INPUT);
}

static void test_id_short_is_six_stable_characters_that_are_not_of_the_id(void **state)
{
    (void)state;
    char first[ID_SHORT_SIZE];
    char again[ID_SHORT_SIZE];
    char other[ID_SHORT_SIZE];
    char text[ID_TEXT_SIZE];
    struct id near = sample;
    near.bytes[15] ^= 1;
    assert_int_equal(strlen(id_short(sample, first)), 6);
    assert_string_equal(first, id_short(sample, again));
    assert_string_not_equal(first, id_short(near, other));
    assert_memory_not_equal(first, id_text(sample, text), 6);
}

static void test_only_the_zero_id_is_zero(void **state)
{
    (void)state;
    assert_true(id_is_zero((struct id){{0}}));
    assert_false(id_is_zero((struct id){{[15] = 1}}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_id_comes_back_from_its_text),
            cmocka_unit_test(test_id_takes_the_canonical_22_characters_only),
            cmocka_unit_test(test_id_short_is_six_stable_characters_that_are_not_of_the_id),
            cmocka_unit_test(test_only_the_zero_id_is_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
