/* The one libwebsockets context of a service: HTTP server, server-sent events, WebSocket server,
 * HTTP client, timers. No other file includes libwebsockets, and its known traps (docs/decisions)
 * are closed here for both services. Everything runs on the thread that calls host_run, except
 * host_wake and host_stop, which any thread may call. Handlers never block. */
#ifndef PORCHLIGHT_COMMON_HOST_HOST_H
#define PORCHLIGHT_COMMON_HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"

struct host;
struct host_request;
struct host_stream;
struct host_socket;

enum { HOST_URI_MAX = 2048, HOST_HEADERS_MAX = 8192, HOST_BODY_MAX = 65536 };

enum host_method { HOST_GET, HOST_HEAD, HOST_POST, HOST_PUT, HOST_DELETE };

enum host_header {
    HOST_HEADER_COOKIE,
    HOST_HEADER_ORIGIN,
    HOST_HEADER_SEC_FETCH_SITE,
    HOST_HEADER_CONTENT_TYPE,
    HOST_HEADER_ACCEPT_LANGUAGE,
    HOST_HEADER_IDEMPOTENCY_KEY,
    HOST_HEADER_USER_AGENT,
    HOST_HEADER_IF_MATCH,
    HOST_HEADER_IF_NONE_MATCH,
    HOST_HEADER_HOST,
    HOST_HEADER_FORWARDED_FOR, /* X-Forwarded-For, believed only from a trusted front proxy */
    HOST_HEADER_COUNT,
};

struct host_address {
    uint8_t ip[16]; /* IPv6, or IPv4 mapped (::ffff:0:0/96) */
};

struct host_handlers {
    /* A whole request with its whole body. The host lends nothing beyond the request: the app
     * answers each exactly once, now or later, by host_respond or host_stream_begin. A client
     * that went away in between changes nothing for the app. NULL: no HTTP, 404. */
    void (*handle_request)(void *app, struct host_request *request);

    /* WebSocket. The origin was checked. data holds one whole text message, valid UTF-8,
     * NUL-terminated beyond len, lent for the call. After handle_socket_closed the socket is
     * gone; it comes exactly once for each handle_socket_opened. NULL: upgrades refused. */
    void (*handle_socket_opened)(void *app, struct host_socket *socket);
    void (*handle_socket_message)(
            void *app, struct host_socket *socket, const char *data, size_t len);
    void (*handle_socket_closed)(void *app, struct host_socket *socket);

    /* After host_wake; several wakes may be one call. May be NULL. */
    void (*handle_wake)(void *app);
};

struct host_config {
    const char *address; /* numeric address to listen on */
    uint16_t port;       /* 0: any free one, see host_port */
    size_t body_max;     /* at most HOST_BODY_MAX */
    size_t connections_max;
    size_t strangers_max; /* of one network, that are no WebSocket yet; 0: no bound of their own */
    struct host_address proxy;  /* the front proxy, who is not held to it; zero: there is none */
    size_t message_max;         /* WebSocket: longest message in */
    size_t socket_queue_max;    /* WebSocket and stream: bytes waiting to go out, each */
    const char *socket_path;    /* the one path upgrades are taken at, for example "/relay/r1/" */
    const char *const *origins; /* NULL-terminated; a page's Origin must equal one */
    const struct host_handlers *handlers;
    void *app;
};

/* ERR_IO with "port" named in error: the port is taken. */
enum err host_create(const struct host_config *config, struct host **ret_host, struct error *error);
void host_destroy(struct host *host);
uint16_t host_port(const struct host *host);

/* Serves until host_stop. The latter may be called from a signal handler's self-pipe or thread. */
void host_run(struct host *host);
void host_stop(struct host *host);
void host_wake(struct host *host);

/* The clock, read once per turn of the loop. */
struct now host_now(const struct host *host);

/* --- requests ------------------------------------------------------------------------------ */

enum host_method host_request_method(const struct host_request *request);
const char *host_request_path(const struct host_request *request);  /* decoded, without query */
const char *host_request_query(const struct host_request *request); /* raw, "" if none */
const char *host_request_header(
        const struct host_request *request, enum host_header header); /* NULL if absent */
const char *host_request_body(const struct host_request *request, size_t *ret_len);
struct host_address host_request_address(const struct host_request *request);

/* A pointer of the app's kept with the request; free is called when the request ends. */
void host_request_keep(struct host_request *request, void *data, void (*free)(void *data));
void *host_request_kept(const struct host_request *request);

struct host_pair {
    const char *name;
    const char *value;
};

struct host_response {
    int status;
    const char *content_type; /* NULL: no body */
    const void *body;         /* copied */
    size_t body_len;
    const struct host_pair *headers; /* extra ones, for example Set-Cookie, Location */
    size_t header_count;
};

/* Ends the request; it must not be used after. Never fails visibly: a client that is gone, or no
 * memory, ends the connection. */
void host_respond(struct host_request *request, const struct host_response *response);

/* Headers that go on every response of this host, its own error pages included (CSP, nosniff,
 * no-store ...); one that a response brings itself goes instead. Call once before host_run; the
 * pairs are copied. */
void host_set_headers(struct host *host, const struct host_pair *headers, size_t count);

/* --- server-sent events ---------------------------------------------------------------------- */

/* Turns the request into an event stream (text/event-stream). handle_closed is called exactly
 * once; the stream is gone after it. NULL: the client is gone already (no handle_closed). */
struct host_stream *host_stream_begin(struct host_request *request,
        void (*handle_closed)(void *context, struct host_stream *stream), void *context);

/* Queues text as it stands ("event: ring\ndata: {}\n\n"). ERR_LIMIT: queue full; close it. */
enum err host_stream_send(struct host_stream *stream, const char *text, size_t len);
void host_stream_close(struct host_stream *stream);

/* --- WebSocket ---------------------------------------------------------------------------- */

void host_socket_keep(struct host_socket *socket, void *data);
void *host_socket_kept(const struct host_socket *socket);
struct host_address host_socket_address(const struct host_socket *socket);

/* Queues one text message (copied). ERR_LIMIT: queue full; close it. */
enum err host_socket_send(struct host_socket *socket, const char *text, size_t len);

/* Sends what is queued, then closes with code (RFC 6455, 7.4). What still comes in is read on and
 * dropped, 16 MiB and 5 seconds at most, so that the code arrives; handle_socket_closed follows. */
void host_socket_close(struct host_socket *socket, uint16_t code, const char *reason);

/* --- client and timers -------------------------------------------------------------------- */

/* POSTs body (copied) to url (http or https). done comes exactly once, on the loop: status 0
 * means no answer in timeout_ms, the lookup of the name included, or an answer over HOST_BODY_MAX;
 * body is lent for the call. A redirect is an answer, not followed. Names are looked up one after
 * the other, off the loop: a numeric address never waits for them. */
enum err host_post(struct host *host, const char *url, const char *content_type, const void *body,
        size_t len, ms_t timeout_ms,
        void (*done)(void *context, int status, const char *body, size_t len), void *context);

/* Calls handle every interval_ms until the host ends. At most 16 timers. */
enum err host_every(
        struct host *host, ms_t interval_ms, void (*handle)(void *context), void *context);

#endif
