/* Whom somebody wishes for: of each value of the vocabulary that the other one should need have it,
 * better had it, better had not, or that it does not matter. Persons wish about coaches and coaches
 * about persons, by the same rules:
 *
 * - of a kind in which something is needed, one of the needed values is enough;
 * - a need is met only by what the other one lets be shown (traits.h);
 * - a kind in which one of the preferred values is there counts its weight once; one in which one
 *   of the avoided values is there takes WISH_AVOID_TIMES its weight away. What is not shown counts
 *   here, too, but only for wishes that their owner has saved: with wishes of their own making a
 *   coordinator would read off the order who has what.
 *
 * Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_WISH_H
#define PORCHLIGHT_SCHEDULER_CORE_WISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/core/traits.h"

enum wish_level { /* stored by number (core/pairing): new ones only at the end */
    WISH_NO_MATTER,
    WISH_NEED,
    WISH_PREFER,
    WISH_AVOID,
};

enum { WISH_LEVELS = WISH_AVOID + 1, WISHES_MAX = 64, WISH_AVOID_TIMES = 2 };

/* "no_matter", "need", "prefer", "avoid", NULL. */
extern const char *const wish_level_names[WISH_LEVELS + 1];

struct wishes { /* a bit for each value; of one value in one level at most; NO_MATTER is empty */
    uint64_t of[WISH_LEVELS][TRAIT_KINDS];
    bool is_own; /* saved last by whose they are */
};

/* The same wishes, whoever saved them. */
bool wishes_are_alike(const struct wishes *a, const struct wishes *b);

struct wish_entry {
    int kind;
    char value[VOCABULARY_KEY_SIZE];
    int level;
};

/* Replaces all; an entry that does not matter is not kept. Errors as of traits_take,
 * "wishes[2]...": a value wished for twice contradicts itself. */
enum err wishes_take(const struct vocabulary *vocabulary, const struct wish_entry *entries,
        size_t count, struct wishes *ret_wishes, struct error *error) ATTRIBUTE_MUST_USE;

/* In the order of the vocabulary. Returns how many, at most WISHES_MAX. */
size_t wishes_list(const struct vocabulary *vocabulary, const struct wishes *wishes,
        struct wish_entry ret_entries[WISHES_MAX]);

bool wishes_are_met(const struct wishes *wishes, const struct traits *other);

/* What is preferred and there, less what is to be avoided and there. */
int wishes_points(const struct vocabulary *vocabulary, const struct wishes *wishes,
        const struct traits *other);

#endif
