/* Puts notices into words. Called by what sends them, at that moment, so that they say how things
 * are then. */
#include "scheduler/core/notice_text.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/core/words.h"

enum { PART_SIZE = 512 };

static const char *word_of(const struct clock_face *face, enum notice_kind kind, const char *part)
{
    char key[WORDS_KEY_MAX + 1];
    snprintf(key, sizeof(key), "notice_%s_%s", notice_kind_names[kind], part);
    return words_get(face->words, face->language, key);
}

static enum err fill(
        const char *text, const struct words_pair *pairs, size_t count, char *ret_text, size_t size)
{
    if (!text)
        return ERR_NOT_FOUND;
    struct buffer out = buffer_limited(size - 1);
    words_fill(text, pairs, count, &out);
    enum err err = out.err;
    if (!err)
        snprintf(ret_text, size, "%s", out.data ? out.data : "");
    buffer_finish(&out);
    return err;
}

/* The sentence itself. */
static enum err sentence_say(const struct notice_view *view, char ret_text[PART_SIZE])
{
    const struct clock_face *face = &view->face;
    char day[TIME_TEXT_SIZE], time[TIME_TEXT_SIZE], zone[TIME_TEXT_SIZE];
    const struct words_pair pairs[] = {
            {"day", time_day(face, view->start_at, day)},
            {"time", time_of_day(face, view->start_at, time)},
            {"zone", time_zone(face, view->start_at, zone)},
            {"phone", view->phone},
    };
    return fill(word_of(face, view->kind, "text"), pairs, sizeof(pairs) / sizeof(pairs[0]),
            ret_text, PART_SIZE);
}

/* The sentence in its frame, which depends on whether there is a link. */
static enum err frame_say(const struct notice_view *view, const char *frame, const char *sentence,
        char *ret_text, size_t size)
{
    char key[WORDS_KEY_MAX + 1];
    const struct words_pair pairs[] = {
            {"text", sentence}, {"link", view->link ? view->link : ""}, {"phone", view->phone}};
    snprintf(key, sizeof(key), "notice_%s%s", frame, view->link ? "_link" : "");
    return fill(words_get(view->face.words, view->face.language, key), pairs, 3, ret_text, size);
}

enum err notice_say(const struct notice_view *view, struct notice_said *ret_said)
{
    char sentence[PART_SIZE];
    struct notice_said said;
    enum err err = sentence_say(view, sentence);
    if (!err)
        err = fill(word_of(&view->face, view->kind, "subject"), NULL, 0, said.subject,
                sizeof(said.subject));
    if (!err)
        err = frame_say(view, "letter", sentence, said.letter, sizeof(said.letter));
    if (!err)
        err = frame_say(view, "brief", sentence, said.brief, sizeof(said.brief));
    if (!err)
        *ret_said = said;
    return err;
}

enum err notice_words_require(const struct words *words, struct error *error)
{
    static const char *const parts[] = {"subject", "text"};
    static const char *const frames[] = {
            "notice_brief", "notice_brief_link", "notice_letter", "notice_letter_link", NULL};
    for (int kind = 0; kind < NOTICE_KIND_COUNT; kind++) {
        for (size_t i = 0; i < 2; i++) {
            char key[WORDS_KEY_MAX + 1];
            snprintf(key, sizeof(key), "notice_%s_%s", notice_kind_names[kind], parts[i]);
            const char *const keys[] = {key, NULL};
            enum err err = words_require(words, keys, error);
            if (err)
                return err;
        }
    }
    return words_require(words, frames, error);
}
