/* One accepted connection and the bytes that wait to go out on it. Made when lws accepts, freed
 * when lws destroys its own half; what hangs on it (request, stream, socket) is told before. */
#ifndef PORCHLIGHT_COMMON_HOST_CONNECTION_H
#define PORCHLIGHT_COMMON_HOST_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/host/host.h"

struct lws;

enum connection_state {
    CONNECTION_IDLE,      /* between requests */
    CONNECTION_BODY,      /* a request's body is coming in */
    CONNECTION_WAITING,   /* the app has the request */
    CONNECTION_ANSWERING, /* the answer is going out */
    CONNECTION_STREAMING, /* server-sent events */
    CONNECTION_SOCKET,    /* WebSocket */
};

struct connection {
    struct host *host;
    struct lws *wsi;
    struct connection *previous, *next; /* in host->connections */
    enum connection_state state;
    struct host_address address;

    struct host_request *request; /* BODY, WAITING */
    struct host_stream *stream;   /* STREAMING */
    struct host_socket *socket;   /* SOCKET */
    ms_t body_deadline;           /* BODY */
    bool has_empty_body;          /* of this POST: lws still reports its end */
    bool has_leftover;            /* bytes came behind the request */
    int64_t read_before; /* bytes that lws had read when the last answer was sent; -1: none */

    uint8_t *out;    /* LWS_PRE bytes of room, then what goes out; NULL: nothing ever did */
    size_t out_size; /* without the room */
    size_t out_len;  /* bytes in out */
    size_t out_sent; /* of which gone */
    bool is_closing; /* close once out is sent */
    bool is_gone;    /* told to close: nothing may be sent any more */
    bool is_blocked; /* the socket was full: the sweep looks again */
};

/* Who is at the far end of a socket; zero if nobody is. */
struct host_address connection_address_of(int fd);

/* NULL: no memory. Sets itself as wsi's opaque user data. */
struct connection *connection_create(struct host *host, struct lws *wsi);

/* Tells whatever hangs on it that it is gone. Once; later calls do nothing. */
void connection_end(struct connection *connection);

/* Calls connection_end and frees. Takes NULL. */
void connection_destroy(struct connection *connection);

/* Appends to what goes out and sees to it that it does. ERR_LIMIT: more than max bytes would wait.
 */
enum err connection_send(
        struct connection *connection, const void *data, size_t len, size_t max) ATTRIBUTE_MUST_USE;

/* Closes once all is sent; at once if nothing waits. */
void connection_close_after(struct connection *connection);

/* Whether lws reads the request that just began from bytes that came behind the last one. */
bool connection_is_pipelined(const struct connection *connection);

/* Stops reading until something is sent: the request is whole and the app has it. */
void connection_hold_input(struct connection *connection);

/* HTTP, the socket can be written: one piece. Not 0: close. */
int connection_handle_writeable(struct connection *connection);

/* Looks again at the connections that could not be written. */
void connection_sweep(struct host *host);

#endif
