/* The words in which somebody says who they are and whom they wish for: ten kinds, each with a
 * bounded list of values that the operator may edit (web/messages/traits.json is the one that is
 * shipped). A value is known by its key; its index is of this vocabulary alone and is never stored.
 * Immutable once read; any thread. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_VOCABULARY_H
#define PORCHLIGHT_SCHEDULER_CORE_VOCABULARY_H

#include <stddef.h>

#include "common/error.h"

/* Stored by number (core/pairing): new ones only at the end. */
enum trait_kind {
    TRAIT_LANGUAGE,
    TRAIT_PATHWAY,
    TRAIT_LIVED_EXPERIENCE,
    TRAIT_LIFE_STAGE,
    TRAIT_CULTURE,
    TRAIT_GENDER,
    TRAIT_VETERAN,
    TRAIT_PARENTING,
    TRAIT_MODE,
    TRAIT_TIMES,
};

enum { TRAIT_KINDS = TRAIT_TIMES + 1 };

/* "language" ... "times", NULL-terminated, indexed by enum trait_kind. */
extern const char *const trait_kind_names[TRAIT_KINDS + 1];

enum {
    VOCABULARY_BYTES_MAX = 131072, /* of the file */
    VOCABULARY_VALUES_MAX = 64,    /* of a kind */
    VOCABULARY_KEY_SIZE = 25,      /* a-z 0-9 _ and the NUL */
    VOCABULARY_LABEL_SIZE = 61,    /* bytes of UTF-8 and the NUL */
    VOCABULARY_SAY_SIZE = 121,
    VOCABULARY_WEIGHT_MAX = 9,
};

struct vocabulary;

/* text: {"language": {"weight": 2, "label": {"en": "Language", "es": ...}, "say": {"en": "speaks
 * {value}", ...}, "values": {"en": {"label": {...}, "say": {...}}, ...}}, ...}. Every kind is
 * there, every label in every language of languages (NULL-terminated, at most VOCABULARY_LANGUAGES
 * of them, the first the fallback); a value without a "say" is said by its kind's. ERR_INPUT or
 * ERR_LIMIT: error->field is the kind or "kind.value". */
enum { VOCABULARY_LANGUAGES = 4 };
enum err vocabulary_read(const char *text, size_t len, const char *const *languages,
        struct vocabulary **ret_vocabulary, struct error *error) ATTRIBUTE_MUST_USE;
void vocabulary_destroy(struct vocabulary *vocabulary);

/* How many values a kind has; their indexes are below it. */
size_t vocabulary_count(const struct vocabulary *vocabulary, enum trait_kind kind);

/* ERR_NOT_FOUND: no such value. key need not end with a NUL. */
enum err vocabulary_find(const struct vocabulary *vocabulary, enum trait_kind kind, const char *key,
        size_t key_len, size_t *ret_value) ATTRIBUTE_MUST_USE;

/* All lend, for as long as the vocabulary lives. An unknown language gets the fallback. */
const char *vocabulary_key(const struct vocabulary *vocabulary, enum trait_kind kind, size_t value);
const char *vocabulary_kind_label(
        const struct vocabulary *vocabulary, enum trait_kind kind, const char *language);
const char *vocabulary_label(const struct vocabulary *vocabulary, enum trait_kind kind,
        size_t value, const char *language);

/* What somebody who has it does or is: "speaks Spanish". */
const char *vocabulary_say(const struct vocabulary *vocabulary, enum trait_kind kind, size_t value,
        const char *language);

/* What a wish of this kind counts when one coach is set against another: 1 to 9. */
int vocabulary_weight(const struct vocabulary *vocabulary, enum trait_kind kind);

#endif
