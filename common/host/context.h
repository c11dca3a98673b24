/* The state of one host: shared by the files of this folder only. Belongs to the thread that runs
 * host_run, except for the two flags, which any thread may set. */
#ifndef PORCHLIGHT_COMMON_HOST_CONTEXT_H
#define PORCHLIGHT_COMMON_HOST_CONTEXT_H

#include <libwebsockets.h>
#include <stdatomic.h>

#include "common/host/host.h"

struct connection;
struct ev_loop;
struct resolver;

enum {
    HOST_TIMERS_MAX = 16,
    HOST_DEFAULT_HEADERS_MAX = 24,
    HOST_POSTS_MAX = 64,
    HOST_IDLE_S = 5,         /* kept alive without a request; between two pieces of one */
    HOST_BODY_S = 10,        /* from the headers to the end of the body */
    HOST_WRITE_S = 15,       /* without progress of what we send */
    HOST_SWEEP_MS = 50,      /* how often a full socket is looked at again */
    HOST_PIECE_LEN = 8192,   /* of one write: what a writable socket takes whole */
    HOST_REQUESTS_FACTOR = 2 /* unanswered requests, clients gone included, per connection */
};

struct host_timer {
    lws_sorted_usec_list_t sul; /* first: the callback gets its address */
    struct host *host;
    ms_t interval_ms;
    void (*handle)(void *context);
    void *context;
};

struct host {
    struct host_config config; /* its strings are copies */
    struct host_handlers handlers;
    struct ev_loop *loop;
    struct lws_context *context;
    struct lws_vhost *server;
    struct lws_vhost *client;
    struct now now;
    atomic_bool is_stopped;
    atomic_bool is_woken;

    struct connection *connections; /* list */
    size_t connection_count;
    struct host_request *requests; /* list of those not yet answered */
    size_t request_count;
    bool is_ending; /* no new posts */
    struct resolver *resolver;
    struct host_post *posts; /* list of those not yet done */
    size_t post_count;
    struct host_timer timers[HOST_TIMERS_MAX];
    size_t timer_count;
    struct host_timer sweep; /* looks again at connections that could not be written */

    struct host_pair default_headers[HOST_DEFAULT_HEADERS_MAX];
    /* The same for the pages that lws writes itself, behind one that is always there: lws keeps
     * the address of the first from the beginning. */
    struct lws_protocol_vhost_options page_headers[HOST_DEFAULT_HEADERS_MAX + 1];
    size_t default_header_count;
};

/* Sets the clock for what this event does. Call at the head of each callback. */
void host_refresh_now(struct host *host);

#endif
