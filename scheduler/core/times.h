/* Times in words, on somebody's own clock: "Monday, November 23", "2:45 pm", "Mountain Time
 * (Denver)". Every time on a page stands beside its zone. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_TIMES_H
#define PORCHLIGHT_SCHEDULER_CORE_TIMES_H

#include <stddef.h>

#include "common/clock.h"
#include "scheduler/core/civil.h"

struct words;
struct zone;

enum { TIME_TEXT_SIZE = 96 };

/* Whose words, whose clock. Lends everything. */
struct clock_face {
    const struct words *words;
    const char *language;
    const struct zone *zone;
    const char *zone_name; /* IANA */
};

char *time_of_day(const struct clock_face *face, unix_s_t at, char ret_text[TIME_TEXT_SIZE]);
char *time_day(const struct clock_face *face, unix_s_t at, char ret_text[TIME_TEXT_SIZE]);
char *time_date(
        const struct clock_face *face, struct civil_date date, char ret_text[TIME_TEXT_SIZE]);
char *time_zone(const struct clock_face *face, unix_s_t at, char ret_text[TIME_TEXT_SIZE]);
char *time_length(const struct clock_face *face, int length_min, char ret_text[TIME_TEXT_SIZE]);

#endif
