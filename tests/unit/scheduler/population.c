/* Draws people and coaches who have something to do with one another. */
#include "tests/unit/scheduler/population.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

uint32_t draw(struct random *random, uint32_t bound)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random->state >> 33) % bound;
}

static char *text_read(const char *path, size_t *ret_len)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, WORDS_BYTES_MAX);
    assert_non_null(text);
    *ret_len = fread(text, 1, WORDS_BYTES_MAX - 1, file);
    assert_true(*ret_len > 0);
    fclose(file);
    return text;
}

struct words *population_words(void)
{
    struct words_file files[] = {{.language = "en"}, {.language = "es"}};
    struct words *words = NULL;
    char *english = text_read("web/messages/en.json", &files[0].len);
    char *spanish = text_read("web/messages/es.json", &files[1].len);
    files[0].text = english;
    files[1].text = spanish;
    assert_int_equal(words_read(files, 2, &words, NULL), ERR_OK);
    free(english);
    free(spanish);
    return words;
}

/* --- somebody -------------------------------------------------------------------------------- */

enum { KINDS_DRAWN = 4, VALUES_DRAWN = 5, NAMES = 12 };

static size_t line_find(const struct somebody *somebody, int kind, const char *value)
{
    size_t i = 0;
    while (i < somebody->trait_count &&
            !(somebody->traits[i].kind == kind && strcmp(somebody->traits[i].value, value) == 0))
        i++;
    return i;
}

static void traits_draw(
        const struct vocabulary *vocabulary, struct random *random, struct somebody *somebody)
{
    for (size_t left = draw(random, 9); left > 0; left--) {
        int kind = (int)draw(random, KINDS_DRAWN);
        const char *value =
                vocabulary_key(vocabulary, (enum trait_kind)kind, draw(random, VALUES_DRAWN));
        if (line_find(somebody, kind, value) < somebody->trait_count)
            continue;
        struct trait_entry *line = &somebody->traits[somebody->trait_count++];
        *line = (struct trait_entry){.kind = kind, .is_shown = draw(random, 2)};
        snprintf(line->value, sizeof(line->value), "%s", value);
    }
}

static void wishes_draw(
        const struct vocabulary *vocabulary, struct random *random, struct somebody *somebody)
{
    for (int kind = 0; kind < KINDS_DRAWN; kind++) {
        size_t value = draw(random, 3);
        for (; value < VALUES_DRAWN && somebody->wish_count < LINES_MAX;
                value += 1 + draw(random, 4)) {
            uint32_t luck = draw(random, 12);
            struct wish_entry *line = &somebody->wishes[somebody->wish_count++];
            *line = (struct wish_entry){.kind = kind,
                    .level = luck == 0 ? WISH_NEED : (int)(luck % 3 == 0 ? 0 : 1 + luck % 3)};
            snprintf(line->value, sizeof(line->value), "%s",
                    vocabulary_key(vocabulary, (enum trait_kind)kind, value));
        }
    }
}

static void avoid_draw(struct random *random, struct somebody *somebody)
{
    for (size_t left = draw(random, 3); left > 0; left--) {
        struct avoid_entry entry = {.by = draw(random, 2) ? AVOID_NAME : AVOID_PHONE};
        uint32_t who = draw(random, NAMES);
        if (entry.by == AVOID_NAME)
            snprintf(entry.text, sizeof(entry.text), "WREN %u", who);
        else
            snprintf(entry.text, sizeof(entry.text), "+1 (505) 555-01%02u", who);
        assert_int_equal(avoid_add(&somebody->avoid, &entry, NULL), ERR_OK);
    }
}

void somebody_settle(const struct vocabulary *vocabulary, struct somebody *somebody)
{
    struct pairing *pairing = &somebody->pairing;
    pairing->avoid = somebody->avoid;
    assert_int_equal(traits_take(vocabulary, somebody->traits, somebody->trait_count,
                             &pairing->traits, NULL),
            ERR_OK);
    assert_int_equal(
            wishes_take(vocabulary, somebody->wishes, somebody->wish_count, &pairing->wishes, NULL),
            ERR_OK);
    pairing->wishes.is_own = somebody->wishes_are_own;
}

void somebody_draw(
        const struct vocabulary *vocabulary, struct random *random, struct somebody *ret_somebody)
{
    uint32_t who = draw(random, NAMES);
    *ret_somebody = (struct somebody){0};
    for (size_t i = 0; i < ID_BYTES; i++)
        ret_somebody->id.bytes[i] = (uint8_t)draw(random, 256);
    snprintf(ret_somebody->nickname, sizeof(ret_somebody->nickname), "Wren %u", who);
    snprintf(ret_somebody->phone, sizeof(ret_somebody->phone), "50555501%02u", who);
    traits_draw(vocabulary, random, ret_somebody);
    wishes_draw(vocabulary, random, ret_somebody);
    ret_somebody->wishes_are_own = draw(random, 2);
    avoid_draw(random, ret_somebody);
    somebody_settle(vocabulary, ret_somebody);
}

struct match_party somebody_party(const struct somebody *somebody)
{
    return (struct match_party){.pairing = &somebody->pairing,
            .who = {.account = somebody->id,
                    .nickname = somebody->nickname,
                    .phone = somebody->phone}};
}
