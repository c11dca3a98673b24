/* The media thread's event loop: epoll over a bounded set of file descriptors. The clock is read
 * once a turn and handed to every handler. One thread, but loop_wake, which any thread may call. */
#ifndef PORCHLIGHT_RELAY_IO_LOOP_H
#define PORCHLIGHT_RELAY_IO_LOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"

struct loop;

struct loop_handler {
    void (*handle)(void *context, struct now now);
    void *context;
};

/* watches_max: file descriptors watched at once. woken is called on the loop after loop_wake. */
struct loop *loop_create(size_t watches_max, struct loop_handler woken);
void loop_destroy(struct loop *loop);

/* Calls handler whenever fd can be read, and with for_writing also when it can be written, or has
 * failed. Level-triggered. ERR_LIMIT: watches_max. ERR_IO. ret_watch (0 and up) names it. */
enum err loop_watch(
        struct loop *loop, int fd, struct loop_handler handler, int *ret_watch) ATTRIBUTE_MUST_USE;
void loop_want_writable(struct loop *loop, int watch, bool for_writing);

/* To be called before fd is closed. No handler of it is called after, not even in this turn. */
void loop_unwatch(struct loop *loop, int watch);

/* The next turn does not look before period_us (under a second) have passed since this one did. */
void loop_rest(struct loop *loop, unsigned period_us);

/* Waits for at most timeout_ms, then calls the handlers. */
void loop_turn(struct loop *loop, ms_t timeout_ms);

void loop_wake(struct loop *loop);

#endif
