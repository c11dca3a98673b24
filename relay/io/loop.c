/* The media thread waits here and nowhere else. Called by main's media thread; UDP, TCP and the
 * mailbox from the lws thread hang their descriptors into it. It never looks at a packet. */
#include "relay/io/loop.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS_A_TURN = 64, NS_PER_S = 1000 * 1000 * 1000 };

struct watch {
    int fd;              /* -1: free */
    uint32_t generation; /* an event of a watch that ended in the same turn is told by it */
    struct loop_handler handler;
};

struct loop {
    int epoll;
    int eventfd;
    struct loop_handler woken;
    struct watch *watches;
    size_t watches_max;
    unsigned period_us;        /* from the last look to the next; 0: at once */
    struct timespec looked_at; /* CLOCK_MONOTONIC */
};

static uint64_t name_of(const struct loop *loop, int watch)
{
    return (uint64_t)loop->watches[watch].generation << 32 | (uint32_t)watch;
}

static enum err control(struct loop *loop, int operation, int watch, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.u64 = name_of(loop, watch)};
    return epoll_ctl(loop->epoll, operation, loop->watches[watch].fd, &event) == 0 ? ERR_OK
                                                                                   : ERR_IO;
}

static void handle_eventfd(void *context, struct now now)
{
    struct loop *loop = context;
    uint64_t count;
    if (read(loop->eventfd, &count, sizeof(count)) == (ssize_t)sizeof(count)) {
        loop->woken.handle(loop->woken.context, now);
    }
}

static enum err open_descriptors(struct loop *loop)
{
    loop->epoll = epoll_create1(EPOLL_CLOEXEC);
    loop->eventfd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (loop->epoll < 0 || loop->eventfd < 0) {
        return ERR_IO;
    }
    int watch;
    struct loop_handler handler = {.handle = handle_eventfd, .context = loop};
    return loop_watch(loop, loop->eventfd, handler, &watch);
}

struct loop *loop_create(size_t watches_max, struct loop_handler woken)
{
    struct loop *loop = calloc(1, sizeof(*loop));
    if (!loop) {
        return NULL;
    }
    loop->epoll = loop->eventfd = -1;
    loop->woken = woken;
    loop->watches_max = watches_max + 1; /* and the eventfd's own */
    loop->watches = calloc(loop->watches_max, sizeof(*loop->watches));
    for (size_t i = 0; loop->watches && i < loop->watches_max; i++) {
        loop->watches[i].fd = -1;
    }
    if (!loop->watches || open_descriptors(loop) != ERR_OK) {
        loop_destroy(loop);
        return NULL;
    }
    return loop;
}

void loop_destroy(struct loop *loop)
{
    if (!loop) {
        return;
    }
    if (loop->eventfd >= 0) {
        close(loop->eventfd);
    }
    if (loop->epoll >= 0) {
        close(loop->epoll);
    }
    free(loop->watches);
    free(loop);
}

enum err loop_watch(struct loop *loop, int fd, struct loop_handler handler, int *ret_watch)
{
    size_t i = 0;
    while (i < loop->watches_max && loop->watches[i].fd >= 0) {
        i++;
    }
    if (i == loop->watches_max) {
        return ERR_LIMIT;
    }
    struct watch *watch = &loop->watches[i];
    watch->fd = fd;
    watch->handler = handler;
    enum err err = control(loop, EPOLL_CTL_ADD, (int)i, EPOLLIN);
    if (err != ERR_OK) {
        watch->fd = -1;
        return err;
    }
    *ret_watch = (int)i;
    return ERR_OK;
}

void loop_want_writable(struct loop *loop, int watch, bool for_writing)
{
    /* Fails only for a descriptor that is not watched, which would be a slip of ours. */
    (void)control(loop, EPOLL_CTL_MOD, watch, for_writing ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

void loop_unwatch(struct loop *loop, int watch)
{
    (void)control(loop, EPOLL_CTL_DEL, watch, 0);
    loop->watches[watch].fd = -1;
    loop->watches[watch].generation++;
}

static void dispatch(struct loop *loop, uint64_t name, struct now now)
{
    const struct watch *watch = &loop->watches[(uint32_t)name];
    if (watch->fd >= 0 && watch->generation == (uint32_t)(name >> 32)) {
        watch->handler.handle(watch->handler.context, now);
    }
}

void loop_rest(struct loop *loop, unsigned period_us)
{
    loop->period_us = period_us;
}

/* Until period_us after the last look, which a busy turn may have taken already. */
static void rest(struct loop *loop)
{
    struct timespec until = loop->looked_at;
    if (loop->period_us == 0) {
        return;
    }
    until.tv_nsec += (long)loop->period_us * 1000;
    until.tv_sec += until.tv_nsec / NS_PER_S;
    until.tv_nsec %= NS_PER_S;
    loop->period_us = 0;
    (void)clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL); /* a signal may end it */
}

void loop_turn(struct loop *loop, ms_t timeout_ms)
{
    rest(loop);
    struct epoll_event events[EVENTS_A_TURN];
    int count = epoll_wait(loop->epoll, events, EVENTS_A_TURN, (int)timeout_ms);
    struct now now = clock_now();
    clock_gettime(CLOCK_MONOTONIC, &loop->looked_at);
    for (int i = 0; i < count; i++) {
        dispatch(loop, events[i].data.u64, now);
    }
}

void loop_wake(struct loop *loop)
{
    const uint64_t one = 1;
    /* A full counter means that the loop is about to wake anyway. */
    ssize_t written = write(loop->eventfd, &one, sizeof(one));
    (void)written;
}
