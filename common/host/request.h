/* A request from its headers to its answer. Belongs to the app from handle_request on; outlives
 * its connection when the client goes away first. */
#ifndef PORCHLIGHT_COMMON_HOST_REQUEST_H
#define PORCHLIGHT_COMMON_HOST_REQUEST_H

#include <stddef.h>

#include "common/host/host.h"

struct connection;
struct lws;

struct host_request {
    struct host *host;
    struct connection *connection;        /* NULL: the client is gone */
    struct host_request *previous, *next; /* in host->requests */
    enum host_method method;
    char *path;
    char *query;
    char *headers[HOST_HEADER_COUNT]; /* NULL: absent */
    char *body;                       /* body_size bytes and a NUL */
    size_t body_size;                 /* the Content-Length */
    size_t body_len;                  /* of which have come */
    bool is_last;                     /* the client asked to close after this one */
    struct host_address address;
    void *kept;
    void (*free_kept)(void *kept);
};

/* The events of lws in order. Not 0: close the connection; an answer was sent where one can be. */
int request_handle_headers(struct connection *connection); /* all arrived, nothing else yet */
int request_handle_begin(struct connection *connection);
int request_handle_body(struct connection *connection, const void *data, size_t len);
int request_handle_body_end(struct connection *connection);

/* The client went away. Frees it only if the app has not seen it. */
void request_handle_gone(struct host_request *request);

/* Takes NULL. Calls the app's free for what it kept. */
void request_destroy(struct host_request *request);

#endif
