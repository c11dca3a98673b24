/* What messages say, with the words that are really sent: neutral to a bystander in every kind and
 * language, the zone named. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/notice_text.h"
#include "scheduler/core/words.h"
#include "scheduler/zones/zone_file.h"

#define TUESDAY_3_PM_DENVER ((unix_s_t)1795557600) /* 2026-11-24 22:00 UTC */
#define LINK "https://times.example.org/link/AAAAAAAAAAAAAAAAAAAAAA"

static const char *const languages[] = {"en", "es"};

struct stage {
    struct zones *zones;
    struct words *words;
};

static char *text_read(const char *language, size_t *ret_len)
{
    char path[64];
    char *text = malloc(WORDS_BYTES_MAX);
    snprintf(path, sizeof(path), "web/messages/%s.json", language);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(text);
    *ret_len = fread(text, 1, WORDS_BYTES_MAX, file);
    fclose(file);
    return text;
}

static int stage_set(void **state)
{
    static struct stage stage;
    struct words_file files[2] = {0};
    char *texts[2];
    for (size_t i = 0; i < 2; i++) {
        texts[i] = text_read(languages[i], &files[i].len);
        files[i].text = texts[i];
        files[i].language = languages[i];
    }
    assert_int_equal(words_read(files, 2, &stage.words, NULL), ERR_OK);
    assert_int_equal(zones_open(NULL, &stage.zones, NULL), ERR_OK);
    for (size_t i = 0; i < 2; i++)
        free(texts[i]);
    *state = &stage;
    return 0;
}

static int stage_clear(void **state)
{
    struct stage *stage = *state;
    words_destroy(stage->words);
    zones_close(stage->zones);
    return 0;
}

static struct notice_view view_of(
        const struct stage *stage, enum notice_kind kind, const char *language)
{
    const struct zone *zone = NULL;
    assert_int_equal(zones_get(stage->zones, "America/Denver", &zone, NULL), ERR_OK);
    return (struct notice_view){
            .kind = kind,
            .face = {.words = stage->words,
                    .language = language,
                    .zone = zone,
                    .zone_name = "America/Denver"},
            .start_at = TUESDAY_3_PM_DENVER,
            .link = notice_has_link(kind) ? LINK : NULL,
            .phone = "(202) 555-0199",
    };
}

static void test_a_booked_notice_reads_like_this(void **state)
{
    struct notice_said said;
    struct notice_view view = view_of(*state, NOTICE_BOOKED, "en");
    assert_int_equal(notice_say(&view, &said), ERR_OK);
    assert_string_equal(said.subject, "You have a time");
    assert_string_equal(said.letter,
            "Hello,\n\n"
            "You have a time: Tuesday, November 24, 3:00 pm, Mountain Time (Denver).\n\n"
            "This opens it:\n\n" LINK "\n\nYou can also call us: (202) 555-0199\n");
    assert_string_equal(said.brief,
            "You have a time: Tuesday, November 24, 3:00 pm, Mountain Time (Denver). " LINK);
}

static void test_what_has_no_link_says_whom_to_call(void **state)
{
    struct notice_said said;
    struct notice_view view = view_of(*state, NOTICE_CANCELLED, "es");
    assert_int_equal(notice_say(&view, &said), ERR_OK);
    assert_null(strstr(said.letter, "http"));
    assert_non_null(strstr(said.letter, "(202) 555-0199"));
    assert_non_null(strstr(said.brief, "(202) 555-0199"));
    assert_non_null(strstr(said.brief, "Mountain Time (Denver)") ? said.brief
                                                                 : strstr(said.brief, "Denver"));
}

static void lower(char *text)
{
    for (; *text; text++)
        *text = (char)tolower((unsigned char)*text);
}

/* Words that tell a bystander what this is for, or that blame; and names, of which there is none to
 * fill in. */
static void test_W14_no_message_in_any_language_tells_what_it_is_about(void **state)
{
    static const char *const telling[] = {"recover", "sober", "sobri", "addict", "adicc", "drug",
            "droga", "alcohol", "therap", "terap", "treatment", "tratamiento", "patient", "pacient",
            "client", "coach", "peer", "counsel", "consejer", "clinic", "clínic", "health", "salud",
            "session", "sesión", "appointment", "cita", "meeting", "no-show", "missed", "faltó",
            "{"};
    for (size_t language = 0; language < 2; language++) {
        for (int kind = 0; kind < NOTICE_KIND_COUNT; kind++) {
            struct notice_said said;
            struct notice_view view = view_of(*state, (enum notice_kind)kind, languages[language]);
            assert_int_equal(notice_say(&view, &said), ERR_OK);
            char *const texts[] = {said.subject, said.letter, said.brief};
            for (size_t i = 0; i < 3; i++) {
                lower(texts[i]);
                for (size_t k = 0; k < sizeof(telling) / sizeof(telling[0]); k++) {
                    if (strstr(texts[i], telling[k]))
                        fail_msg("%s: %s", telling[k], texts[i]);
                }
            }
        }
    }
}

static void test_every_kind_fits_and_all_but_the_ring_name_their_zone(void **state)
{
    for (size_t language = 0; language < 2; language++) {
        for (int kind = 0; kind < NOTICE_KIND_COUNT; kind++) {
            struct notice_said said;
            struct notice_view view = view_of(*state, (enum notice_kind)kind, languages[language]);
            assert_int_equal(notice_say(&view, &said), ERR_OK);
            assert_true(strlen(said.brief) <= 306); /* two parts of an SMS */
            assert_true(said.subject[0] != '\0' && strlen(said.subject) < 60);
            bool has_zone = strstr(said.brief, "(Denver)") && strstr(said.letter, "(Denver)");
            assert_int_equal(has_zone, kind != NOTICE_WAITING);
            assert_int_equal(strstr(said.letter, LINK) != NULL, view.link != NULL);
        }
    }
}

static void test_words_that_are_missing_stop_the_start(void **state)
{
    (void)state;
    static const char text[] = "{\"notice_seat_link_subject\": \"x\"}";
    struct words_file file = {.language = "en", .text = text, .len = sizeof(text) - 1};
    struct words *words = NULL;
    struct error error = {0};
    assert_int_equal(words_read(&file, 1, &words, NULL), ERR_OK);
    assert_int_equal(notice_words_require(words, &error), ERR_NOT_FOUND);
    assert_string_equal(error.field, "notice_seat_link_text");
    words_destroy(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_booked_notice_reads_like_this),
            cmocka_unit_test(test_what_has_no_link_says_whom_to_call),
            cmocka_unit_test(test_W14_no_message_in_any_language_tells_what_it_is_about),
            cmocka_unit_test(test_every_kind_fits_and_all_but_the_ring_name_their_zone),
            cmocka_unit_test(test_words_that_are_missing_stop_the_start),
    };
    return cmocka_run_group_tests(tests, stage_set, stage_clear);
}
