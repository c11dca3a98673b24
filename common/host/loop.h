/* What lws waits by: libev's loop, which asks the kernel by epoll. By itself lws polls all its
 * connections at each waking, which at a hundred costs as much as serving one. Belongs to the
 * thread that runs it. */
#ifndef PORCHLIGHT_COMMON_HOST_LOOP_H
#define PORCHLIGHT_COMMON_HOST_LOOP_H

struct ev_loop; /* lws takes it as what it is */

/* NULL: no memory, or no descriptors. */
struct ev_loop *host_loop_create(void);

/* Takes NULL. */
void host_loop_destroy(struct ev_loop *loop);

/* Until host_loop_end, which is called from inside. */
void host_loop_run(struct ev_loop *loop);
void host_loop_end(struct ev_loop *loop);

#endif
