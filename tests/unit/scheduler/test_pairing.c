/* What somebody says for being paired: what is refused, what comes back from its bytes, and how
 * much their length tells; whom a list of avoided ones means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/vocabulary.h"
#include "tests/unit/scheduler/population.h"

static struct vocabulary *vocabulary;

static int setup(void **state)
{
    (void)state;
    vocabulary = vocabulary_shipped();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    vocabulary_destroy(vocabulary);
    return 0;
}

/* --- traits, wishes -------------------------------------------------------------------------- */

static void test_traits_that_are_not_of_the_vocabulary_are_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        struct trait_entry entries[2];
        const char *field;
    } cases[] = {
            {{{TRAIT_LANGUAGE, "en", true}, {TRAIT_LANGUAGE, "klingon", true}}, "traits[1].value"},
            {{{TRAIT_LANGUAGE, "", true}}, "traits[0].value"},
            {{{TRAIT_GENDER, "en", true}}, "traits[0].value"},
            {{{TRAIT_KINDS, "en", true}}, "traits[0].kind"},
            {{{-1, "en", true}}, "traits[0].kind"},
            {{{TRAIT_LANGUAGE, "en", true}, {TRAIT_LANGUAGE, "en", false}}, "traits[1].value"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct error error = {0};
        struct traits traits = {.has = {7}};
        assert_int_equal(traits_take(vocabulary, cases[i].entries, 2, &traits, &error), ERR_INPUT);
        assert_string_equal(error.field, cases[i].field);
        assert_int_equal(traits.has[0], 7);
    }
    struct error error = {0};
    struct traits traits;
    struct trait_entry many[TRAITS_MAX + 1] = {0};
    assert_int_equal(traits_take(vocabulary, many, TRAITS_MAX + 1, &traits, &error), ERR_LIMIT);
    assert_string_equal(error.field, "traits");
}

static void test_wishes_that_contradict_themselves_are_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        struct wish_entry entries[2];
        const char *field;
    } cases[] = {
            {{{TRAIT_GENDER, "woman", WISH_NEED}, {TRAIT_GENDER, "woman", WISH_AVOID}},
                    "wishes[1].value"},
            {{{TRAIT_GENDER, "woman", WISH_NO_MATTER}, {TRAIT_GENDER, "woman", WISH_NEED}},
                    "wishes[1].value"},
            {{{TRAIT_GENDER, "lizard", WISH_NEED}}, "wishes[0].value"},
            {{{TRAIT_GENDER, "woman", WISH_LEVELS}}, "wishes[0].level"},
            {{{99, "woman", WISH_NEED}}, "wishes[0].kind"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct error error = {0};
        struct wishes wishes;
        assert_int_equal(wishes_take(vocabulary, cases[i].entries, 2, &wishes, &error), ERR_INPUT);
        assert_string_equal(error.field, cases[i].field);
    }
    struct error error = {0};
    struct wishes wishes;
    struct wish_entry many[WISHES_MAX + 1] = {0};
    assert_int_equal(wishes_take(vocabulary, many, WISHES_MAX + 1, &wishes, &error), ERR_LIMIT);
    assert_string_equal(error.field, "wishes");
}

static void test_what_does_not_matter_is_not_kept(void **state)
{
    (void)state;
    struct wishes wishes, nothing = {0};
    struct wish_entry entry = {TRAIT_GENDER, "woman", WISH_NO_MATTER};
    assert_int_equal(wishes_take(vocabulary, &entry, 1, &wishes, NULL), ERR_OK);
    assert_memory_equal(&wishes, &nothing, sizeof(wishes));
}

/* --- bytes ----------------------------------------------------------------------------------- */

static void test_everything_said_comes_back_from_its_bytes(void **state)
{
    (void)state;
    struct random random = {.state = 11};
    for (int round = 0; round < 200; round++) {
        struct somebody somebody;
        struct pairing back;
        uint8_t bytes[PAIRING_BYTES_MAX];
        size_t len;
        somebody_draw(vocabulary, &random, &somebody);
        assert_int_equal(
                pairing_write(vocabulary, &somebody.pairing, bytes, sizeof(bytes), &len), ERR_OK);
        assert_int_equal(pairing_read(vocabulary, bytes, len, &back), ERR_OK);
        assert_memory_equal(&back, &somebody.pairing, sizeof(back));
    }
}

static void test_D4_the_length_tells_neither_how_much_nor_of_what(void **state)
{
    (void)state;
    struct random random = {.state = 12};
    struct pairing nothing = {0};
    uint8_t bytes[PAIRING_BYTES_MAX];
    size_t empty, len;
    assert_int_equal(pairing_write(vocabulary, &nothing, bytes, sizeof(bytes), &empty), ERR_OK);
    for (int round = 0; round < 200; round++) {
        struct somebody somebody;
        somebody_draw(vocabulary, &random, &somebody);
        assert_int_equal(
                pairing_write(vocabulary, &somebody.pairing, bytes, sizeof(bytes), &len), ERR_OK);
        assert_int_equal(len, empty);
    }
}

static struct pairing fullest(void)
{
    struct pairing pairing = {.avoid = {.count = AVOID_LIST_MAX}, .wishes = {.is_own = true}};
    size_t left = TRAITS_MAX;
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        size_t values = vocabulary_count(vocabulary, (enum trait_kind)kind);
        for (size_t i = 0; i < values && left > 0; i++, left--) {
            pairing.traits.has[kind] |= UINT64_C(1) << i;
            pairing.wishes.of[WISH_AVOID][kind] |= UINT64_C(1) << i;
        }
    }
    for (size_t i = 0; i < AVOID_LIST_MAX; i++) {
        pairing.avoid.entries[i].is_added = i >= AVOID_MAX;
        pairing.avoid.entries[i].by = AVOID_NAME;
        memset(pairing.avoid.entries[i].text, 'a', AVOID_TEXT_SIZE - 1);
    }
    return pairing;
}

static void test_the_most_that_can_be_said_fits(void **state)
{
    (void)state;
    struct pairing pairing = fullest(), back;
    uint8_t bytes[PAIRING_BYTES_MAX];
    size_t len;
    assert_int_equal(pairing_write(vocabulary, &pairing, bytes, sizeof(bytes), &len), ERR_OK);
    assert_int_equal(pairing_read(vocabulary, bytes, len, &back), ERR_OK);
    assert_memory_equal(&back, &pairing, sizeof(back));
    assert_int_equal(pairing_write(vocabulary, &pairing, bytes, len - 1, &len), ERR_LIMIT);
}

static void test_bytes_that_are_cut_or_changed_never_crash_and_are_mostly_refused(void **state)
{
    (void)state;
    struct random random = {.state = 13};
    struct somebody somebody;
    uint8_t bytes[PAIRING_BYTES_MAX];
    size_t len;
    somebody_draw(vocabulary, &random, &somebody);
    assert_int_equal(
            pairing_write(vocabulary, &somebody.pairing, bytes, sizeof(bytes), &len), ERR_OK);
    struct pairing back;
    for (size_t cut = 0; cut < 20; cut++)
        assert_int_equal(pairing_read(vocabulary, bytes, cut, &back), ERR_INPUT);
    for (int round = 0; round < 20000; round++) {
        uint8_t changed[PAIRING_BYTES_MAX];
        memcpy(changed, bytes, len);
        for (uint32_t i = 0; i < 3; i++)
            changed[draw(&random, 400)] = (uint8_t)draw(&random, 256);
        (void)!pairing_read(vocabulary, changed, len, &back);
    }
}

static void test_a_value_that_left_the_vocabulary_is_not_read_and_the_rest_is(void **state)
{
    (void)state;
    static const uint8_t bytes[] = {1,                  /* version */
            2,                                          /* traits */
            0, 1, 7, 'k', 'l', 'i', 'n', 'g', 'o', 'n', /* language */
            0, 1, 2, 'e', 's',                          /* language */
            1, 200, 1, 1, 'x',                          /* a wish of a kind that is not known */
            1, 3, 3, 'S', 'a', 'm', 0, 0};              /* avoid by name; padding */
    struct pairing pairing;
    struct trait_entry entries[TRAITS_MAX];
    assert_int_equal(pairing_read(vocabulary, bytes, sizeof(bytes), &pairing), ERR_OK);
    assert_int_equal(traits_list(vocabulary, &pairing.traits, entries), 1);
    assert_string_equal(entries[0].value, "es");
    assert_int_equal(pairing.avoid.count, 1);
    assert_string_equal(pairing.avoid.entries[0].text, "Sam");
}

/* --- avoid ----------------------------------------------------------------------------------- */

static bool meets(int by, const char *text, const struct avoid_who *who)
{
    struct avoid avoid = {.count = 1, .entries = {{.by = by}}};
    snprintf(avoid.entries[0].text, sizeof(avoid.entries[0].text), "%s", text);
    assert_int_equal(avoid_check(&avoid, NULL), ERR_OK);
    return avoid_meets(&avoid, who);
}

static void test_an_avoided_one_is_met_however_the_number_or_name_is_written(void **state)
{
    (void)state;
    struct avoid_who who = {.account = {{1, 2, 3}},
            .nickname = "Mary  Lou",
            .phone = "+1 (505) 555-0142",
            .mail = "Mary@Example.org"};
    char id[ID_TEXT_SIZE];
    assert_true(meets(AVOID_ACCOUNT, id_text(who.account, id), &who));
    assert_false(meets(AVOID_ACCOUNT, id_text((struct id){{9}}, id), &who));
    assert_true(meets(AVOID_PHONE, "5055550142", &who));
    assert_true(meets(AVOID_PHONE, "555-0142", &who));
    assert_true(meets(AVOID_PHONE, "001 505 555 01 42", &who));
    assert_false(meets(AVOID_PHONE, "5055550143", &who));
    assert_true(meets(AVOID_MAIL, " mary@example.ORG ", &who));
    assert_false(meets(AVOID_MAIL, "mar@example.org", &who));
    assert_true(meets(AVOID_NAME, "mary lou", &who));
    assert_false(meets(AVOID_NAME, "mary", &who));
    assert_false(meets(AVOID_NAME, "mary loud", &who));
    assert_true(meets(AVOID_NAME, "M\u00e1ry\u00a0Lou\u200b", &who));
}

static bool are_one(int by, const char *a, const char *b)
{
    struct avoid_who who = {.account = {{1}},
            .nickname = by == AVOID_NAME ? b : NULL,
            .phone = by == AVOID_PHONE ? b : NULL};
    return meets(by, a, &who);
}

static void test_one_name_or_number_written_in_two_ways_is_one(void **state)
{
    (void)state;
    assert_true(are_one(AVOID_NAME, "\u00c1ngel", "\u00e1ngel"));
    assert_true(are_one(AVOID_NAME, "Jos\u00e9", "Jose\u0301"));
    assert_true(are_one(AVOID_NAME, "jose", "JOS\u00c9"));
    assert_false(are_one(AVOID_NAME, "Jos\u00e9", "Josefa"));
    assert_true(are_one(AVOID_PHONE, "07700 900123", "+44 7700 900123"));
    assert_true(are_one(AVOID_PHONE, "+44 (0)7700 900125", "+447700900125"));
    assert_true(are_one(AVOID_PHONE, "505 555 0143 ext 2", "+1 505 555 0143"));
    assert_true(are_one(AVOID_PHONE, "Cell: 505 555 0143", "5055550143 x7"));
    assert_false(are_one(AVOID_PHONE, "505 555 0143", "505 555 0144"));
}

static void test_somebody_without_number_or_address_is_met_by_none(void **state)
{
    (void)state;
    struct avoid_who who = {.account = {{1}}, .nickname = "", .phone = "", .mail = NULL};
    assert_false(meets(AVOID_PHONE, "5055550142", &who));
    assert_false(meets(AVOID_MAIL, "a@b", &who));
    assert_false(meets(AVOID_NAME, "Sam", &who));
}

static void test_an_entry_that_could_meet_nobody_is_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        struct avoid_entry entry;
        const char *field;
    } cases[] = {
            {{.by = AVOID_ACCOUNT, .text = "Sam"}, "avoid[0].value"},
            {{.by = AVOID_PHONE, .text = "555-01"}, "avoid[0].value"},
            {{.by = AVOID_MAIL, .text = "mary"}, "avoid[0].value"},
            {{.by = AVOID_MAIL, .text = "Mary <mary@example.org>"}, "avoid[0].value"},
            {{.by = AVOID_NAME, .text = "  "}, "avoid[0].value"},
            {{.by = AVOID_NAME, .text = "\u00a0\u200b"}, "avoid[0].value"},
            {{.by = AVOID_NAME, .text = "a\nb"}, "avoid[0].value"},
            {{.by = AVOID_BY_COUNT, .text = "Sam"}, "avoid[0].by"},
            {{.by = -1, .text = "Sam"}, "avoid[0].by"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct error error = {0};
        struct avoid avoid = {.count = 1, .entries = {cases[i].entry}};
        assert_int_equal(avoid_check(&avoid, &error), ERR_INPUT);
        assert_string_equal(error.field, cases[i].field);
    }
}

static void test_an_entry_is_added_once_and_at_most_so_many(void **state)
{
    (void)state;
    struct avoid avoid = {0};
    struct avoid_entry entry = {.by = AVOID_NAME, .text = "Sam"};
    struct error error = {0};
    for (int i = 0; i < 2; i++)
        assert_int_equal(avoid_add(&avoid, &entry, NULL), ERR_OK);
    assert_int_equal(avoid.count, 1);
    for (int i = 1; i < AVOID_MAX; i++) {
        snprintf(entry.text, sizeof(entry.text), "Sam %d", i);
        assert_int_equal(avoid_add(&avoid, &entry, NULL), ERR_OK);
    }
    strcpy(entry.text, "one more");
    assert_int_equal(avoid_add(&avoid, &entry, &error), ERR_LIMIT);
    assert_string_equal(error.field, "avoid");
}

static void test_what_a_coordinator_may_add_depends_on_nothing_they_cannot_see(void **state)
{
    (void)state;
    struct avoid_entry entry = {.by = AVOID_NAME};
    for (int own = 0; own <= AVOID_MAX; own++) {
        struct avoid avoid = {0}, said = {.count = 1};
        for (int i = 0; i < own; i++) {
            snprintf(entry.text, sizeof(entry.text), "Sam %d", i);
            assert_int_equal(avoid_add(&avoid, &entry, NULL), ERR_OK);
        }
        said.entries[0] = entry; /* one that is there; of an empty list, nobody's */
        for (int i = 0; i < AVOID_ADDED_MAX; i++)
            assert_int_equal(avoid_take(&avoid, &said, NULL), ERR_OK);
        assert_int_equal(avoid_take(&avoid, &said, NULL), ERR_LIMIT);
        assert_int_equal(avoid.count, own + AVOID_ADDED_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_traits_that_are_not_of_the_vocabulary_are_refused_by_name),
            cmocka_unit_test(test_wishes_that_contradict_themselves_are_refused_by_name),
            cmocka_unit_test(test_what_does_not_matter_is_not_kept),
            cmocka_unit_test(test_everything_said_comes_back_from_its_bytes),
            cmocka_unit_test(test_D4_the_length_tells_neither_how_much_nor_of_what),
            cmocka_unit_test(test_the_most_that_can_be_said_fits),
            cmocka_unit_test(test_bytes_that_are_cut_or_changed_never_crash_and_are_mostly_refused),
            cmocka_unit_test(test_a_value_that_left_the_vocabulary_is_not_read_and_the_rest_is),
            cmocka_unit_test(test_an_avoided_one_is_met_however_the_number_or_name_is_written),
            cmocka_unit_test(test_one_name_or_number_written_in_two_ways_is_one),
            cmocka_unit_test(test_what_a_coordinator_may_add_depends_on_nothing_they_cannot_see),
            cmocka_unit_test(test_somebody_without_number_or_address_is_met_by_none),
            cmocka_unit_test(test_an_entry_that_could_meet_nobody_is_refused_by_name),
            cmocka_unit_test(test_an_entry_is_added_once_and_at_most_so_many),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
