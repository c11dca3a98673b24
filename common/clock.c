/* Reads the machine's clocks. Called at the edges, once per turn of a loop. */
#include "common/clock.h"

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
