/* What somebody is, by the vocabulary: a set of values of each kind, and which of them may be shown
 * to others. A value that may not be shown helps or hurts its owner's place in a list made by
 * wishes which their owner has saved (wish.h), and nothing else: it meets no need (who is on a list
 * of those who have X has told that they have X), and no sentence, error or count is made of it.
 * Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_TRAITS_H
#define PORCHLIGHT_SCHEDULER_CORE_TRAITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/core/vocabulary.h"

enum { TRAITS_MAX = 64 }; /* values that one account may name */

struct traits { /* a bit for each value, at its index of the vocabulary */
    uint64_t has[TRAIT_KINDS];
    uint64_t shown[TRAIT_KINDS]; /* never more than has */
};

struct trait_entry { /* one line of what somebody says */
    int kind;
    char value[VOCABULARY_KEY_SIZE];
    bool is_shown;
};

/* Replaces all. ERR_INPUT or ERR_LIMIT name the field ("traits[3].value", "traits"): not of the
 * vocabulary, named twice, too many. ret_traits untouched on failure. */
enum err traits_take(const struct vocabulary *vocabulary, const struct trait_entry *entries,
        size_t count, struct traits *ret_traits, struct error *error) ATTRIBUTE_MUST_USE;

/* In the order of the vocabulary. Returns how many, at most TRAITS_MAX. */
size_t traits_list(const struct vocabulary *vocabulary, const struct traits *traits,
        struct trait_entry ret_entries[TRAITS_MAX]);

/* Steps through a set of values: the lowest index at or above from, or VOCABULARY_VALUES_MAX. */
size_t traits_next(uint64_t set, size_t from);

#endif
