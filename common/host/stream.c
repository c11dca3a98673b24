/* Server-sent events: a request that is answered for as long as both sides like. What waits is
 * bounded by socket_queue_max; an app that hits the bound closes, and the page comes back. */
#include "common/host/stream.h"

#include <stdlib.h>

#include "common/host/connection.h"
#include "common/host/context.h"
#include "common/host/request.h"
#include "common/host/response.h"

struct host_stream {
    struct connection *connection;
    void (*handle_closed)(void *context, struct host_stream *stream);
    void *context;
};

static struct host_stream *create(struct connection *connection,
        void (*handle_closed)(void *context, struct host_stream *stream), void *context)
{
    static const struct host_pair no_store = {"Cache-Control", "no-store"};
    static const struct host_response response = {
            .status = 200,
            .content_type = "text/event-stream",
            .headers = &no_store,
            .header_count = 1,
    };
    char head[RESPONSE_HEAD_MAX];
    size_t len = response_head(connection->host, &response, false, true, head);
    struct host_stream *stream = len > 0 ? calloc(1, sizeof(*stream)) : NULL;
    if (!stream || connection_send(connection, head, len, SIZE_MAX) != ERR_OK) {
        free(stream);
        return NULL;
    }
    *stream = (struct host_stream){
            .connection = connection,
            .handle_closed = handle_closed,
            .context = context,
    };
    return stream;
}

struct host_stream *host_stream_begin(struct host_request *request,
        void (*handle_closed)(void *context, struct host_stream *stream), void *context)
{
    struct connection *connection = request->connection;
    struct host_stream *stream = NULL;
    if (connection) {
        connection->request = NULL;
        connection->state = CONNECTION_STREAMING;
    }
    if (connection && !connection->is_gone) {
        stream = create(connection, handle_closed, context);
        connection->stream = stream;
        if (!stream)
            connection_close_after(connection);
    }
    request_destroy(request);
    return stream;
}

enum err host_stream_send(struct host_stream *stream, const char *text, size_t len)
{
    struct connection *connection = stream->connection;
    return connection_send(
            connection, text, len, connection->host->config.socket_queue_max + RESPONSE_HEAD_MAX);
}

void host_stream_close(struct host_stream *stream)
{
    connection_close_after(stream->connection);
}

void stream_handle_gone(struct host_stream *stream)
{
    stream->handle_closed(stream->context, stream);
    free(stream);
}
