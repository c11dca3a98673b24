/* The floor: the same question for plain weekly hours, in the least code that answers it. Zone
 * tables loaded once, busy lists merged, one bit a quarter hour. It knows no rules, checks nothing,
 * and is no part of the program. */
#ifndef PORCHLIGHT_TESTS_BENCH_AVAILABILITY_FLOOR_H
#define PORCHLIGHT_TESTS_BENCH_AVAILABILITY_FLOOR_H

#include <stddef.h>
#include <stdint.h>

#include "scheduler/core/hours.h"
#include "scheduler/core/interval.h"

enum { FLOOR_CHANGES_MAX = 8, FLOOR_DAYS = 28, FLOOR_WORDS = FLOOR_DAYS * 96 / 64 };

struct floor_zone {
    size_t count;
    unix_s_t at[FLOOR_CHANGES_MAX];      /* each offset holds from here on */
    int32_t offset_s[FLOOR_CHANGES_MAX]; /* the first holds from for ever */
};

struct floor_coach {
    const struct floor_zone *zone;
    const struct hours_window *windows;
    size_t window_count;
    const struct interval *busy; /* merged */
    size_t busy_count;
};

/* The starts of FLOOR_DAYS from `from` (a multiple of 900) at which anybody is free. */
void floor_union(const struct floor_coach *coaches, size_t count, unix_s_t from, int length_min,
        int buffer_min, uint64_t ret_words[FLOOR_WORDS]);

#endif
