/* The two clocks. Read once per turn of a loop, at the edge, and passed down: core never calls
 * clock_now. mono never steps and says nothing about the date; unix is the date, in UTC. */
#ifndef PORCHLIGHT_COMMON_CLOCK_H
#define PORCHLIGHT_COMMON_CLOCK_H

#include <stdint.h>

typedef int64_t ms_t;      /* milliseconds of the monotonic clock, or a length of time */
typedef int64_t unix_ms_t; /* milliseconds since 1970-01-01 UTC */
typedef int64_t unix_s_t;  /* seconds since 1970-01-01 UTC */

struct now {
    ms_t mono;
    unix_ms_t unix_ms;
};

struct now clock_now(void);

enum { CLOCK_TEXT_SIZE = 24 };

/* "2026-11-23T12:00:00Z" for people; of what is no year of four digits "an unknown time". Returns
 * ret_text. */
char *clock_text(unix_s_t at, char ret_text[CLOCK_TEXT_SIZE]);

#endif
