/* The loop of a host, by libev. lws hangs its connections, timers and its own waking into it. */
#include "common/host/loop.h"

#include <ev.h>
#include <stddef.h>

struct ev_loop *host_loop_create(void)
{
    return ev_loop_new(EVBACKEND_EPOLL | EVFLAG_NOENV);
}

void host_loop_destroy(struct ev_loop *loop)
{
    if (loop)
        ev_loop_destroy(loop);
}

void host_loop_run(struct ev_loop *loop)
{
    ev_run(loop, 0);
}

void host_loop_end(struct ev_loop *loop)
{
    ev_break(loop, EVBREAK_ALL);
}
