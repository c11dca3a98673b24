/* Made-up accounts for the tests of pairing: what they say, as lines and as the sets that core
 * makes of them, drawn from a seed; the shipped vocabulary and the words of the pages. */
#ifndef PORCHLIGHT_TESTS_UNIT_SCHEDULER_POPULATION_H
#define PORCHLIGHT_TESTS_UNIT_SCHEDULER_POPULATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scheduler/core/match.h"
#include "scheduler/core/words.h"

struct random {
    uint64_t state;
};

uint32_t draw(struct random *random, uint32_t bound);

struct words *population_words(void); /* en, es */

enum { LINES_MAX = 24 };

struct somebody {
    struct id id;
    char nickname[16];
    char phone[16];
    struct trait_entry traits[LINES_MAX];
    size_t trait_count;
    struct wish_entry wishes[LINES_MAX];
    size_t wish_count;
    bool wishes_are_own;
    struct avoid avoid;
    struct pairing pairing; /* of the lines, by somebody_settle */
};

/* Few kinds and values, so that wishes meet traits often. */
void somebody_draw(
        const struct vocabulary *vocabulary, struct random *random, struct somebody *ret_somebody);

/* Makes pairing of the lines again. */
void somebody_settle(const struct vocabulary *vocabulary, struct somebody *somebody);

struct match_party somebody_party(const struct somebody *somebody);

#endif
