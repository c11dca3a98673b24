/* Puts the reason's sentence together from the vocabulary and the catalogue of words. Called by the
 * api, for coordinators and for the person. */
#include "scheduler/core/reason.h"

const char *const reason_words[] = {"why_and", "why_comma", "why_full", "why_needed", "why_part",
        "why_preferred", "why_room", "why_sentence", NULL};

/* At most so many of one kind of wish are said: a sentence, not a list. */
enum { SAID_MAX = 6 };

struct said {
    const char *texts[SAID_MAX];
    size_t count;
};

static struct said said_collect(const struct vocabulary *vocabulary, const char *language,
        const struct reason *reason, enum wish_level level)
{
    struct said said = {0};
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        uint64_t both = reason->wishes->of[level][kind] & reason->traits->shown[kind];
        size_t values = vocabulary_count(vocabulary, (enum trait_kind)kind);
        for (size_t i = traits_next(both, 0); i < values && said.count < SAID_MAX;
                i = traits_next(both, i + 1))
            said.texts[said.count++] =
                    vocabulary_say(vocabulary, (enum trait_kind)kind, i, language);
    }
    return said;
}

struct writer {
    const struct words *words;
    const char *language;
    struct buffer parts; /* what comes after the name */
};

static const char *word(const struct writer *writer, const char *key)
{
    return words_get(writer->words, writer->language, key);
}

/* "a, b and c" */
static void list_write(const struct writer *writer, const struct said *said, struct buffer *out)
{
    for (size_t i = 0; i < said->count; i++) {
        if (i > 0)
            buffer_put_text(out, word(writer, i + 1 == said->count ? "why_and" : "why_comma"));
        buffer_put_text(out, said->texts[i]);
    }
}

static void part_begin(struct writer *writer)
{
    if (writer->parts.len > 0)
        buffer_put_text(&writer->parts, word(writer, "why_part"));
}

static void part_write(struct writer *writer, const char *key, const struct said *said)
{
    if (said->count == 0)
        return;
    struct buffer list = buffer_limited(REASON_BYTES_MAX);
    list_write(writer, said, &list);
    part_begin(writer);
    if (list.err)
        writer->parts.err = list.err;
    else
        words_fill(word(writer, key), &(struct words_pair){"list", list.data}, 1, &writer->parts);
    buffer_finish(&list);
}

void reason_write(const struct words *words, const struct vocabulary *vocabulary,
        const char *language, const struct reason *reason, struct buffer *out)
{
    struct writer writer = {
            .words = words, .language = language, .parts = buffer_limited(REASON_BYTES_MAX)};
    struct said needed = said_collect(vocabulary, language, reason, WISH_NEED);
    struct said preferred = said_collect(vocabulary, language, reason, WISH_PREFER);
    part_write(&writer, "why_needed", &needed);
    part_write(&writer, "why_preferred", &preferred);
    part_begin(&writer);
    buffer_put_text(&writer.parts, word(&writer, reason->is_full ? "why_full" : "why_room"));
    if (writer.parts.err) {
        out->err = writer.parts.err;
    } else {
        struct words_pair pairs[] = {
                {"coach", reason->coach_nickname}, {"parts", writer.parts.data}};
        words_fill(word(&writer, "why_sentence"), pairs, 2, out);
    }
    buffer_finish(&writer.parts);
}
