/* From the headers of a request to its answer. The app gets whole requests only, and may answer
 * long after the client has gone: then the answer is dropped here. */
#include "common/host/request.h"

#include <stdlib.h>
#include <string.h>

#include "common/host/connection.h"
#include "common/host/context.h"
#include "common/host/framing.h"
#include "common/host/response.h"

/* --- life ---------------------------------------------------------------------------------- */

void request_destroy(struct host_request *request)
{
    if (!request)
        return;
    if (request->previous)
        request->previous->next = request->next;
    else
        request->host->requests = request->next;
    if (request->next)
        request->next->previous = request->previous;
    request->host->request_count--;
    if (request->kept && request->free_kept)
        request->free_kept(request->kept);
    for (size_t i = 0; i < HOST_HEADER_COUNT; i++)
        free(request->headers[i]);
    free(request->path);
    free(request->query);
    free(request->body);
    free(request);
}

static struct host_request *create(struct connection *connection)
{
    struct host *host = connection->host;
    struct host_request *request = calloc(1, sizeof(*request));
    if (!request)
        return NULL;
    *request = (struct host_request){
            .host = host,
            .connection = connection,
            .next = host->requests,
            .path = framing_path_copy(connection->wsi),
            .query = framing_query_copy(connection->wsi),
            .body_size = framing_body_len(connection->wsi),
            .is_last = framing_wants_close(connection->wsi),
            .address = connection->address,
    };
    if (request->next)
        request->next->previous = request;
    host->requests = request;
    host->request_count++;
    framing_method(connection->wsi, &request->method);
    for (int i = 0; i < HOST_HEADER_COUNT; i++)
        request->headers[i] = framing_header_copy(connection->wsi, (enum host_header)i);
    request->body = calloc(1, request->body_size + 1);
    if (request->path && request->query && request->body)
        return request;
    request_destroy(request);
    return NULL;
}

void request_handle_gone(struct host_request *request)
{
    bool is_with_app = request->connection->state == CONNECTION_WAITING;
    request->connection = NULL;
    if (!is_with_app)
        request_destroy(request);
}

/* --- coming in ----------------------------------------------------------------------------- */

static int refuse(struct connection *connection, int status)
{
    response_refuse(connection->host, connection->wsi, status);
    connection->is_gone = true;
    return -1;
}

int request_handle_headers(struct connection *connection)
{
    if (connection->state != CONNECTION_IDLE || connection_is_pipelined(connection))
        return -1;
    int status = framing_check(connection->wsi, connection->host->config.body_max);
    return status ? refuse(connection, status) : 0;
}

static int dispatch(struct connection *connection)
{
    struct host *host = connection->host;
    lws_set_timeout(connection->wsi, NO_PENDING_TIMEOUT, 0);
    connection_hold_input(connection);
    connection->state = CONNECTION_WAITING;
    host->handlers.handle_request(host->config.app, connection->request);
    return 0;
}

int request_handle_begin(struct connection *connection)
{
    struct host *host = connection->host;
    if (!host->handlers.handle_request)
        return refuse(connection, 404);
    if (host->request_count >= HOST_REQUESTS_FACTOR * host->config.connections_max)
        return refuse(connection, 503);
    connection->request = create(connection);
    if (!connection->request)
        return refuse(connection, 503);
    connection->has_leftover = false;
    connection->has_empty_body = connection->request->body_size == 0;
    if (connection->has_empty_body)
        return dispatch(connection);
    connection->state = CONNECTION_BODY;
    connection->body_deadline = host->now.mono + (ms_t)HOST_BODY_S * 1000;
    return 0;
}

int request_handle_body(struct connection *connection, const void *data, size_t len)
{
    struct host_request *request = connection->request;
    if (connection->state != CONNECTION_BODY)
        return connection->has_empty_body && len == 0 ? 0 : -1;
    if (len > request->body_size - request->body_len ||
            connection->host->now.mono > connection->body_deadline)
        return -1;
    if (len > 0)
        memcpy(request->body + request->body_len, data, len);
    request->body_len += len;
    return 0;
}

/* lws reports the end of a body again and again while bytes stand behind it, and wedges if it ever
 * reads those as the next POST. They are left alone: the answer is this connection's last. */
int request_handle_body_end(struct connection *connection)
{
    if (connection->state == CONNECTION_BODY) {
        if (connection->request->body_len != connection->request->body_size)
            return -1;
        return dispatch(connection);
    }
    if (connection->state == CONNECTION_IDLE)
        return -1;
    if (!connection->has_empty_body)
        connection->has_leftover = true;
    connection->has_empty_body = false;
    return 0;
}

/* --- going out ----------------------------------------------------------------------------- */

static enum err send_answer(struct host_request *request, const struct host_response *response)
{
    struct connection *connection = request->connection;
    bool has_length = response->status != 204 && response->status != 304;
    bool has_body = has_length && request->method != HOST_HEAD && response->body_len > 0;
    char head[RESPONSE_HEAD_MAX];
    size_t len = response_head(request->host, response, has_length, request->is_last, head);
    if (len == 0)
        return ERR_LIMIT;
    enum err err = connection_send(connection, head, len, SIZE_MAX);
    if (!err && has_body)
        err = connection_send(connection, response->body, response->body_len, SIZE_MAX);
    return err;
}

void host_respond(struct host_request *request, const struct host_response *response)
{
    struct connection *connection = request->connection;
    if (connection && !connection->is_gone) {
        connection->request = NULL;
        connection->state = CONNECTION_ANSWERING;
        bool is_sent = send_answer(request, response) == ERR_OK;
        if (!is_sent || request->is_last)
            connection_close_after(connection);
    } else if (connection) {
        connection->request = NULL;
    }
    request_destroy(request);
}

/* --- what the app may ask ------------------------------------------------------------------ */

enum host_method host_request_method(const struct host_request *request)
{
    return request->method;
}

const char *host_request_path(const struct host_request *request)
{
    return request->path;
}

const char *host_request_query(const struct host_request *request)
{
    return request->query;
}

const char *host_request_header(const struct host_request *request, enum host_header header)
{
    return request->headers[header];
}

const char *host_request_body(const struct host_request *request, size_t *ret_len)
{
    *ret_len = request->body_len;
    return request->body;
}

struct host_address host_request_address(const struct host_request *request)
{
    return request->address;
}

void host_request_keep(struct host_request *request, void *data, void (*free_data)(void *data))
{
    request->kept = data;
    request->free_kept = free_data;
}

void *host_request_kept(const struct host_request *request)
{
    return request->kept;
}
