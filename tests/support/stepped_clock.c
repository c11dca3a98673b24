/* A clock that a test may set, preloaded before the C library's: the file named by
 * PORCHLIGHT_CLOCK_STEP holds the milliseconds, 8 bytes of this machine, by which the date is ahead
 * of the real one. The monotonic clock goes on as it does. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *step_ms;

__attribute__((constructor)) static void step_map(void)
{
    const char *path = getenv("PORCHLIGHT_CLOCK_STEP");
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *map = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(*step_ms), PROT_READ, MAP_SHARED, fd, 0);
    step_ms = map == MAP_FAILED ? NULL : map;
    close(fd);
}

int clock_gettime(clockid_t clock, struct timespec *ret_time)
{
    int failed = (int)syscall(SYS_clock_gettime, clock, ret_time);
    if (failed || clock != CLOCK_REALTIME || !step_ms)
        return failed;
    int64_t ms = (int64_t)ret_time->tv_sec * 1000 + ret_time->tv_nsec / 1000000 + *step_ms;
    ret_time->tv_sec = (time_t)(ms / 1000);
    ret_time->tv_nsec = (long)(ms % 1000) * 1000000;
    return 0;
}

int gettimeofday(struct timeval *restrict ret_time, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    int failed = clock_gettime(CLOCK_REALTIME, &now);
    if (!failed)
        *ret_time = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return failed;
}

time_t time(time_t *ret_time)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now))
        return -1;
    if (ret_time)
        *ret_time = now.tv_sec;
    return now.tv_sec;
}
