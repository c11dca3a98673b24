/* The catalogue of a service's words. Reading it is strict (same keys, same placeholders in every
 * language), so that afterwards a look-up by a key that was asked for at start cannot fail. */
#include "scheduler/core/words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/core/value.h"

enum { LANGUAGE_SIZE = 12, SEGMENTS_MAX = 6 };

struct word {
    char *key;
    char *path; /* the key with NULs for its dots: the names of words_tree */
    char *texts[WORDS_LANGUAGES_MAX];
};

struct words {
    char languages[WORDS_LANGUAGES_MAX][LANGUAGE_SIZE];
    size_t language_count;
    struct word *rows; /* sorted by key */
    size_t count;
};

void words_destroy(struct words *words)
{
    if (!words)
        return;
    for (size_t i = 0; i < words->count; i++) {
        free(words->rows[i].key);
        free(words->rows[i].path);
        for (size_t language = 0; language < WORDS_LANGUAGES_MAX; language++)
            free(words->rows[i].texts[language]);
    }
    free(words->rows);
    free(words);
}

/* --- checking -------------------------------------------------------------------------------- */

static bool key_is_valid(const char *key)
{
    bool expects_name = true;
    size_t segments = 1;
    for (const char *at = key; *at; at++) {
        bool is_name = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || *at == '_';
        if (!is_name && (*at != '.' || expects_name))
            return false;
        segments += *at == '.';
        expects_name = *at == '.';
    }
    return !expects_name && segments <= SEGMENTS_MAX && strlen(key) <= WORDS_KEY_MAX;
}

/* The length of the placeholder at text ("{name}"), or 0: none. */
static size_t placeholder_len(const char *text)
{
    if (text[0] != '{')
        return 0;
    size_t len = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return len > 0 && text[1 + len] == '}' ? len + 2 : 0;
}

static bool text_has(const char *text, const char *placeholder, size_t len)
{
    for (; *text; text++) {
        if (placeholder_len(text) == len && memcmp(text, placeholder, len) == 0)
            return true;
    }
    return false;
}

static bool placeholders_are_in(const char *text, const char *other)
{
    for (; *text; text++) {
        size_t len = placeholder_len(text);
        if (len > 0 && !text_has(other, text, len))
            return false;
    }
    return true;
}

static bool is_prefix_of(const char *key, const char *next)
{
    size_t len = strlen(key);
    return strncmp(key, next, len) == 0 && next[len] == '.';
}

/* --- reading --------------------------------------------------------------------------------- */

struct reader {
    struct words *words;
    size_t language;
    struct error *error;
};

static enum err refuse(const struct reader *reader, const char *key, const char *problem)
{
    return error_set(reader->error, ERR_INPUT, key, "%s: %s",
            reader->words->languages[reader->language], problem);
}

static enum err text_take(struct reader *reader, struct word *word, const struct json *value)
{
    const char *text = json_text_of(value);
    if (!text)
        return refuse(reader, word->key, "is missing, or is not a text");
    if (strlen(text) > WORDS_TEXT_MAX)
        return refuse(reader, word->key, "is too long");
    const char *first = word->texts[0];
    if (first && !(placeholders_are_in(text, first) && placeholders_are_in(first, text)))
        return refuse(reader, word->key, "has other {names} than the first language");
    word->texts[reader->language] = strdup(text);
    return word->texts[reader->language] ? ERR_OK : ERR_MEMORY;
}

static enum err row_read(struct reader *reader, struct word *word, const struct json *value)
{
    const char *key = json_name(value);
    if (!key || !key_is_valid(key))
        return refuse(reader, key && *key ? key : "words", "is not a key: a-z 0-9 _ and dots");
    word->key = strdup(key);
    word->path = strdup(key);
    if (!word->key || !word->path)
        return ERR_MEMORY;
    for (char *dot = word->path; (dot = strchr(dot, '.')); dot++)
        *dot = '\0';
    return text_take(reader, word, value);
}

static int compare_key(const void *a, const void *b)
{
    const struct word *left = a, *right = b;
    return strcmp(left->key, right->key);
}

/* The first language makes the rows. */
static enum err first_read(struct reader *reader, const struct json *json)
{
    struct words *words = reader->words;
    size_t count = json_length(json);
    if (count == 0 || count > WORDS_KEYS_MAX)
        return refuse(reader, "words", "no keys, or too many");
    words->rows = calloc(count, sizeof(words->rows[0]));
    if (!words->rows)
        return ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        words->count = i + 1; /* words_destroy looks at half-made rows too */
        enum err err = row_read(reader, &words->rows[i], json_at(json, i));
        if (err)
            return err;
    }
    qsort(words->rows, count, sizeof(words->rows[0]), compare_key);
    for (size_t i = 1; i < count; i++) { /* '.' sorts before all else in a key */
        if (is_prefix_of(words->rows[i - 1].key, words->rows[i].key))
            return refuse(reader, words->rows[i - 1].key, "is the beginning of another key");
    }
    return ERR_OK;
}

/* The others must have the same. */
static enum err other_read(struct reader *reader, const struct json *json)
{
    struct words *words = reader->words;
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->rows[i];
        enum err err = text_take(reader, word, json_get(json, word->key));
        if (err)
            return err;
    }
    for (size_t i = 0; i < json_length(json); i++) {
        const char *key = json_name(json_at(json, i));
        if (!key || !words_get(words, NULL, key))
            return refuse(reader, key && *key ? key : "words", "is not in the first language");
    }
    return ERR_OK;
}

static enum err file_read(struct reader *reader, const struct words_file *file)
{
    struct words *words = reader->words;
    size_t language_len = strlen(file->language);
    if (language_len == 0 || language_len >= LANGUAGE_SIZE)
        return error_set(reader->error, ERR_INPUT, "language", "is not a language");
    memcpy(words->languages[reader->language], file->language, language_len + 1);
    words->language_count = reader->language + 1;
    if (file->len > WORDS_BYTES_MAX)
        return refuse(reader, "words", "file too long");
    struct json *json = NULL;
    if (json_parse(file->text, file->len, &json) || json_type_of(json) != JSON_TYPE_OBJECT) {
        json_destroy(json);
        return refuse(reader, "words", "is not a JSON object, or has a key twice");
    }
    enum err err = reader->language == 0 ? first_read(reader, json) : other_read(reader, json);
    json_destroy(json);
    return err;
}

enum err words_read(
        const struct words_file *files, size_t count, struct words **ret_words, struct error *error)
{
    if (count == 0 || count > WORDS_LANGUAGES_MAX)
        return error_set(error, ERR_LIMIT, "words", "no languages, or too many");
    struct reader reader = {.words = calloc(1, sizeof(struct words)), .error = error};
    enum err err = reader.words ? ERR_OK : ERR_MEMORY;
    for (size_t i = 0; i < count && !err; i++) {
        reader.language = i;
        err = file_read(&reader, &files[i]);
    }
    if (err) {
        words_destroy(reader.words);
        return err;
    }
    *ret_words = reader.words;
    return ERR_OK;
}

/* --- looking up ------------------------------------------------------------------------------ */

static size_t language_index(const struct words *words, const char *language)
{
    for (size_t i = 0; language && i < words->language_count; i++) {
        if (strcmp(words->languages[i], language) == 0)
            return i;
    }
    return 0;
}

const char *words_get(const struct words *words, const char *language, const char *key)
{
    struct word wanted = {.key = (char *)key};
    const struct word *word =
            bsearch(&wanted, words->rows, words->count, sizeof(words->rows[0]), compare_key);
    return word ? word->texts[language_index(words, language)] : NULL;
}

enum err words_require(const struct words *words, const char *const *keys, struct error *error)
{
    for (; *keys; keys++) {
        if (!words_get(words, NULL, *keys))
            return error_set(error, ERR_NOT_FOUND, *keys, "there are no words for this");
    }
    return ERR_OK;
}

static const char *pair_value(
        const struct words_pair *pairs, size_t count, const char *name, size_t len)
{
    for (size_t i = 0; i < count; i++) {
        if (strncmp(pairs[i].name, name, len) == 0 && pairs[i].name[len] == '\0')
            return pairs[i].value;
    }
    return NULL;
}

void words_fill(const char *text, const struct words_pair *pairs, size_t count, struct buffer *out)
{
    while (*text) {
        size_t plain = strcspn(text, "{");
        buffer_put(out, text, plain);
        text += plain;
        size_t len = placeholder_len(text);
        const char *value = len > 0 ? pair_value(pairs, count, text + 1, len - 2) : NULL;
        if (value)
            buffer_put_text(out, value);
        else
            buffer_put(out, text, len > 0 ? len : *text != '\0');
        text += len > 0 ? len : *text != '\0';
    }
}

/* --- as a tree ------------------------------------------------------------------------------- */

struct branch { /* the objects on the way to the last key; keys come sorted */
    const char *names[SEGMENTS_MAX];
    struct value *objects[SEGMENTS_MAX + 1]; /* [0] is the root */
    size_t depth;
};

/* Goes to the object for the segments before the last, making what is not there. */
static struct value *branch_to(struct branch *branch, const char *path, size_t segments)
{
    size_t depth = 0;
    for (; depth + 1 < segments; depth++, path += strlen(path) + 1) {
        if (depth >= branch->depth || strcmp(branch->names[depth], path) != 0) {
            branch->names[depth] = path;
            branch->objects[depth + 1] = value_set_object(branch->objects[depth], path);
            branch->depth = depth + 1;
        }
    }
    branch->depth = depth;
    return branch->objects[depth];
}

struct value *words_tree(const struct words *words, const char *language, struct value_pool *pool)
{
    size_t index = language_index(words, language);
    struct branch branch = {.objects = {value_object(pool)}};
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->rows[i];
        const char *last = word->path + strlen(word->key);
        size_t segments = 1;
        for (const char *at = word->key; *at; at++)
            segments += *at == '.';
        while (last > word->path && last[-1] != '\0')
            last--;
        value_set_text(branch_to(&branch, word->path, segments), last, word->texts[index]);
    }
    return value_pool_err(pool) ? NULL : branch.objects[0];
}
