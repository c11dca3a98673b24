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

#endif
