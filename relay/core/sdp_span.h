/* A piece of a line of SDP, lent by the text, and the few ways to take it apart. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_SDP_SPAN_H
#define PORCHLIGHT_RELAY_CORE_SDP_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span {
    const char *at;
    size_t len;
};

/* Exactly this text; _nocase: ASCII case does not matter. */
bool span_is(struct span span, const char *text);
bool span_is_nocase(struct span span, const char *text);

/* What stands before the first mark; it and the mark leave rest. Without a mark: all of it. */
struct span span_cut(struct span *rest, char mark);

/* 1 to 10 decimal digits, no sign, no leading zero, at most max. false: not such a number. */
bool span_number(struct span span, uint32_t max, uint32_t *ret_number);

/* Copies a word of min to max characters, each a letter, a digit or one of extra; NUL-terminated.
 * size of ret_text is max + 1. false: not such a word, nothing copied. */
bool span_word(struct span span, size_t min, size_t max, const char *extra, char *ret_text);

#endif
