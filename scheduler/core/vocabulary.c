/* Reads the operator's list of traits, strictly: what is missing in one language, or too much,
 * stops the start with the name of the place. Afterwards every look-up by an index of its own
 * succeeds. */
#include "scheduler/core/vocabulary.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/core/buffer.h"
#include "scheduler/core/text.h"
#include "scheduler/core/words.h"

enum { LANGUAGE_SIZE = 12 };

const char *const trait_kind_names[TRAIT_KINDS + 1] = {
        [TRAIT_LANGUAGE] = "language",
        [TRAIT_PATHWAY] = "pathway",
        [TRAIT_LIVED_EXPERIENCE] = "lived_experience",
        [TRAIT_LIFE_STAGE] = "life_stage",
        [TRAIT_CULTURE] = "culture",
        [TRAIT_GENDER] = "gender",
        [TRAIT_VETERAN] = "veteran",
        [TRAIT_PARENTING] = "parenting",
        [TRAIT_MODE] = "mode",
        [TRAIT_TIMES] = "times",
        [TRAIT_KINDS] = NULL,
};

struct value_words {
    char key[VOCABULARY_KEY_SIZE];
    char labels[VOCABULARY_LANGUAGES][VOCABULARY_LABEL_SIZE];
    char says[VOCABULARY_LANGUAGES][VOCABULARY_SAY_SIZE];
};

struct kind_words {
    int weight;
    char labels[VOCABULARY_LANGUAGES][VOCABULARY_LABEL_SIZE];
    size_t count;
    struct value_words *values;
};

struct vocabulary {
    size_t language_count;
    char languages[VOCABULARY_LANGUAGES][LANGUAGE_SIZE];
    struct kind_words kinds[TRAIT_KINDS];
};

void vocabulary_destroy(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    for (size_t i = 0; i < TRAIT_KINDS; i++)
        free(vocabulary->kinds[i].values);
    free(vocabulary);
}

/* --- reading --------------------------------------------------------------------------------- */

struct reader {
    struct vocabulary *vocabulary;
    const char *kind;  /* where we are, for the error */
    const char *value; /* NULL: at the kind itself */
    struct error *error;
};

static enum err refuse(const struct reader *reader, enum err err, const char *problem)
{
    char place[64];
    snprintf(place, sizeof(place), "%s%s%s", reader->kind, reader->value ? "." : "",
            reader->value ? reader->value : "");
    return error_set(reader->error, err, place, "%s", problem);
}

/* The text for each language, into rows of size bytes. */
static enum err texts_read(
        const struct reader *reader, const struct json *texts, char *ret_rows, size_t size)
{
    const struct vocabulary *vocabulary = reader->vocabulary;
    for (size_t i = 0; i < vocabulary->language_count; i++) {
        const char *text = json_get_text(texts, vocabulary->languages[i]);
        if (!text || !*text || !text_is_plain(text, strlen(text)))
            return refuse(reader, ERR_INPUT, "lacks a text of one line in one of the languages");
        if (strlen(text) >= size)
            return refuse(reader, ERR_LIMIT, "has a text that is too long");
        memcpy(ret_rows + i * size, text, strlen(text) + 1);
    }
    if (json_length(texts) != vocabulary->language_count)
        return refuse(reader, ERR_INPUT, "has a text in a language that we do not speak");
    return ERR_OK;
}

/* What is said of who has the value: its own words, or its kind's with the label filled in. */
static enum err says_read(const struct reader *reader, const struct json *own,
        const struct json *kind, struct value_words *words)
{
    if (own)
        return texts_read(reader, own, words->says[0], VOCABULARY_SAY_SIZE);
    enum err err = texts_read(reader, kind, words->says[0], VOCABULARY_SAY_SIZE);
    for (size_t i = 0; i < reader->vocabulary->language_count && !err; i++) {
        struct buffer filled = buffer_limited(VOCABULARY_SAY_SIZE - 1);
        words_fill(words->says[i], &(struct words_pair){"value", words->labels[i]}, 1, &filled);
        if (filled.err)
            err = refuse(reader, filled.err, "has a text that is too long");
        else
            memcpy(words->says[i], filled.data, filled.len + 1);
        buffer_finish(&filled);
    }
    return err;
}

static bool key_is_valid(const char *key)
{
    size_t len = strlen(key);
    return len > 0 && len < VOCABULARY_KEY_SIZE &&
           strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == len;
}

/* Nothing may stand there that is not of the form: a word misspelt would be a wish ignored. */
static bool has_only(const struct json *object, const char *const *names)
{
    for (size_t i = 0; i < json_length(object); i++) {
        const char *name = json_name(json_at(object, i));
        const char *const *known = names;
        while (*known && (!name || strcmp(*known, name) != 0))
            known++;
        if (!*known)
            return false;
    }
    return json_type_of(object) == JSON_TYPE_OBJECT;
}

static enum err value_read(struct reader *reader, const struct json *value,
        const struct json *kind_says, struct value_words *words)
{
    static const char *const names[] = {"label", "say", NULL};
    reader->value = json_name(value);
    if (!reader->value || !key_is_valid(reader->value))
        return refuse(reader, ERR_INPUT, "is not a key: a-z 0-9 _, at most 24 of them");
    if (!has_only(value, names))
        return refuse(reader, ERR_INPUT, "holds something else than label and say");
    memcpy(words->key, reader->value, strlen(reader->value) + 1);
    enum err err =
            texts_read(reader, json_get(value, "label"), words->labels[0], VOCABULARY_LABEL_SIZE);
    return err ? err : says_read(reader, json_get(value, "say"), kind_says, words);
}

static enum err values_read(
        struct reader *reader, const struct json *json, struct kind_words *ret_kind)
{
    const struct json *values = json_get(json, "values");
    size_t count = json_length(values);
    if (json_type_of(values) != JSON_TYPE_OBJECT || count == 0)
        return refuse(reader, ERR_INPUT, "has no values");
    if (count > VOCABULARY_VALUES_MAX)
        return refuse(reader, ERR_LIMIT, "has more than 64 values");
    ret_kind->values = calloc(count, sizeof(ret_kind->values[0]));
    if (!ret_kind->values)
        return ERR_MEMORY;
    ret_kind->count = count;
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++)
        err = value_read(reader, json_at(values, i), json_get(json, "say"), &ret_kind->values[i]);
    reader->value = NULL;
    return err;
}

static enum err kind_read(
        struct reader *reader, const struct json *json, struct kind_words *ret_kind)
{
    static const char *const names[] = {"weight", "label", "say", "values", NULL};
    const struct json *weight = json_get(json, "weight");
    if (!has_only(json, names))
        return refuse(reader, ERR_INPUT, "is missing, or holds what is not of a kind");
    ret_kind->weight = (int)json_number_of(weight);
    if (json_number_of(weight) < 1 || json_number_of(weight) > VOCABULARY_WEIGHT_MAX)
        return refuse(reader, ERR_INPUT, "has no weight from 1 to 9");
    enum err err =
            texts_read(reader, json_get(json, "label"), ret_kind->labels[0], VOCABULARY_LABEL_SIZE);
    return err ? err : values_read(reader, json, ret_kind);
}

static enum err languages_take(struct vocabulary *vocabulary, const char *const *languages)
{
    for (; *languages; languages++) {
        size_t len = strlen(*languages);
        if (vocabulary->language_count == VOCABULARY_LANGUAGES || len >= LANGUAGE_SIZE)
            return ERR_LIMIT;
        memcpy(vocabulary->languages[vocabulary->language_count++], *languages, len + 1);
    }
    return vocabulary->language_count ? ERR_OK : ERR_LIMIT;
}

static enum err kinds_read(
        struct vocabulary *vocabulary, const struct json *json, struct error *error)
{
    struct reader reader = {.vocabulary = vocabulary, .kind = "traits", .error = error};
    if (!has_only(json, trait_kind_names))
        return refuse(&reader, ERR_INPUT, "is not an object of the ten kinds");
    enum err err = ERR_OK;
    for (size_t i = 0; i < TRAIT_KINDS && !err; i++) {
        reader.kind = trait_kind_names[i];
        err = kind_read(&reader, json_get(json, trait_kind_names[i]), &vocabulary->kinds[i]);
    }
    return err;
}

enum err vocabulary_read(const char *text, size_t len, const char *const *languages,
        struct vocabulary **ret_vocabulary, struct error *error)
{
    struct json *json = NULL;
    if (len > VOCABULARY_BYTES_MAX)
        return error_set(error, ERR_LIMIT, "traits", "the file is too long");
    if (json_parse(text, len, &json))
        return error_set(error, ERR_INPUT, "traits", "is not JSON, or has a key twice");
    struct vocabulary *vocabulary = calloc(1, sizeof(*vocabulary));
    enum err err = vocabulary ? languages_take(vocabulary, languages) : ERR_MEMORY;
    if (!err)
        err = kinds_read(vocabulary, json, error);
    json_destroy(json);
    if (err) {
        vocabulary_destroy(vocabulary);
        return err;
    }
    *ret_vocabulary = vocabulary;
    return ERR_OK;
}

/* --- looking up ------------------------------------------------------------------------------ */

static size_t language_index(const struct vocabulary *vocabulary, const char *language)
{
    for (size_t i = 0; language && i < vocabulary->language_count; i++) {
        if (strcmp(vocabulary->languages[i], language) == 0)
            return i;
    }
    return 0;
}

size_t vocabulary_count(const struct vocabulary *vocabulary, enum trait_kind kind)
{
    return vocabulary->kinds[kind].count;
}

enum err vocabulary_find(const struct vocabulary *vocabulary, enum trait_kind kind, const char *key,
        size_t key_len, size_t *ret_value)
{
    const struct kind_words *words = &vocabulary->kinds[kind];
    for (size_t i = 0; i < words->count; i++) {
        if (strlen(words->values[i].key) == key_len &&
                memcmp(words->values[i].key, key, key_len) == 0) {
            *ret_value = i;
            return ERR_OK;
        }
    }
    return ERR_NOT_FOUND;
}

const char *vocabulary_key(const struct vocabulary *vocabulary, enum trait_kind kind, size_t value)
{
    return vocabulary->kinds[kind].values[value].key;
}

const char *vocabulary_kind_label(
        const struct vocabulary *vocabulary, enum trait_kind kind, const char *language)
{
    return vocabulary->kinds[kind].labels[language_index(vocabulary, language)];
}

const char *vocabulary_label(const struct vocabulary *vocabulary, enum trait_kind kind,
        size_t value, const char *language)
{
    return vocabulary->kinds[kind].values[value].labels[language_index(vocabulary, language)];
}

const char *vocabulary_say(const struct vocabulary *vocabulary, enum trait_kind kind, size_t value,
        const char *language)
{
    return vocabulary->kinds[kind].values[value].says[language_index(vocabulary, language)];
}

int vocabulary_weight(const struct vocabulary *vocabulary, enum trait_kind kind)
{
    return vocabulary->kinds[kind].weight;
}
