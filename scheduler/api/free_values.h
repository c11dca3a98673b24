/* Free starts as days to choose and times of the chosen day, on somebody's clock: what booking and
 * moving both show. */
#ifndef PORCHLIGHT_SCHEDULER_API_FREE_VALUES_H
#define PORCHLIGHT_SCHEDULER_API_FREE_VALUES_H

#include <stddef.h>
#include <stdint.h>

#include "scheduler/core/times.h"

struct value;

enum { FREE_DAYS_MAX = 14, FREE_LINK_SIZE = 128 };

struct free_times { /* borrows */
    const struct clock_face *face;
    const unix_s_t *starts; /* in order */
    size_t count;
    const char *link; /* the page's, up to the date: "/book?coach=...&day=" */
};

/* The wished day (its number; INT32_MIN: none) if something is free on it, else the first that has
 * something; INT32_MIN where nothing is free. */
int32_t free_day_choose(const struct free_times *times, int32_t wished);

/* Sets days [{date, day_text, is_chosen, href}] and slots [{start_at, time_text}] of this day. */
void free_values_set(const struct free_times *times, int32_t day, struct value *data);

#endif
