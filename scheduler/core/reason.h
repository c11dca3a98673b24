/* Why a coach fits a person, as one sentence: "Wren speaks Spanish, as needed; is a parent, as
 * preferred; has room for somebody new." Made of the coach's traits that may be shown and that the
 * person needs or prefers, and of the coach's own room; of nothing else, so that no other coach, no
 * trait that is not shown, no wish of the coach's and no list of avoided ones can change a letter
 * of it. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_REASON_H
#define PORCHLIGHT_SCHEDULER_CORE_REASON_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/core/buffer.h"
#include "scheduler/core/traits.h"
#include "scheduler/core/wish.h"
#include "scheduler/core/words.h"

enum { REASON_BYTES_MAX = 1200 };

/* The keys of words that a reason is made of, NULL-terminated: for words_require. */
extern const char *const reason_words[];

struct reason {
    const struct wishes *wishes; /* the person's */
    const struct traits *traits; /* the coach's */
    const char *coach_nickname;
    bool is_full;
};

/* Appends the sentence in this language. out->err tells whether it fitted. */
void reason_write(const struct words *words, const struct vocabulary *vocabulary,
        const char *language, const struct reason *reason, struct buffer *out);

#endif
