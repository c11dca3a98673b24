/* Reads the machine's clocks. Called at the edges, once per turn of a loop. */
#include "common/clock.h"

#include <stdio.h>
#include <time.h>

static int64_t read_ms(clockid_t clock)
{
    struct timespec time = {0};
    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct now clock_now(void)
{
    return (struct now){
            .mono = read_ms(CLOCK_MONOTONIC),
            .unix_ms = read_ms(CLOCK_REALTIME),
    };
}

char *clock_text(unix_s_t at, char ret_text[CLOCK_TEXT_SIZE])
{
    static const unix_s_t year_10000 = 253402300800;
    struct tm utc;
    time_t seconds = (time_t)at;
    if (at < 0 || at >= year_10000 || gmtime_r(&seconds, &utc) == NULL ||
            strftime(ret_text, CLOCK_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
        snprintf(ret_text, CLOCK_TEXT_SIZE, "an unknown time");
    return ret_text;
}
