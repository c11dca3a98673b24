/* The message catalogue: every word a page shows, per language, from flat JSON files
 * {"book.title": "Book a time with {coach}"}. Languages agree in keys and placeholders or loading
 * fails, so that a page can never miss a word at run time. Immutable once read; any thread. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_WORDS_H
#define PORCHLIGHT_SCHEDULER_CORE_WORDS_H

#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/buffer.h"

struct value;
struct value_pool;
struct words;

enum {
    WORDS_LANGUAGES_MAX = 8,
    WORDS_KEYS_MAX = 2000,
    WORDS_BYTES_MAX = 262144, /* of one file */
    WORDS_KEY_MAX = 64,       /* a-z 0-9 _ and dots between names */
    WORDS_TEXT_MAX = 2000,
};

struct words_file {
    const char *language; /* "en"; the text is lent for the call */
    const char *text;
    size_t len;
};

/* The first file is the fallback ("en"). ERR_INPUT: not flat JSON of texts, a bad key, a key or a
 * {placeholder} that another language lacks; error->field is the key, error->text names the
 * language. */
enum err words_read(const struct words_file *files, size_t count, struct words **ret_words,
        struct error *error) ATTRIBUTE_MUST_USE;
void words_destroy(struct words *words);

/* NULL: no such key. An unknown language (or NULL) gets the fallback. */
const char *words_get(const struct words *words, const char *language, const char *key);

/* ERR_NOT_FOUND with the first key of keys (NULL-terminated) that is missing: for start-up. */
enum err words_require(
        const struct words *words, const char *const *keys, struct error *error) ATTRIBUTE_MUST_USE;

struct words_pair {
    const char *name;
    const char *value;
};

/* Appends text with its {name}s filled in; a name that is not in pairs stays as it stands. Not
 * escaped: the template does that. */
void words_fill(const char *text, const struct words_pair *pairs, size_t count, struct buffer *out);

/* All texts of a language as a tree for templates: key "book.title" is {{words.book.title}} when
 * set under "words". No key may be another's prefix ("book" and "book.title"): words_read checks.
 * The words must outlive the pool. */
struct value *words_tree(const struct words *words, const char *language, struct value_pool *pool);

#endif
