/* What goes out on an accepted HTTP connection. Three traps of lws's HTTP/1 role decide the shape:
 *
 * 1. While the app thinks, lws polls for input that it will not read, and spins. So input is held
 *    (rx flow control) from the end of a request to its answer.
 * 2. While input is held, lws does not serve writability either, and spins on that. So input is
 *    let go only when the socket can be written at this moment; when it cannot, a sweep looks
 *    again soon.
 * 3. Bytes behind a request, which lws keeps, make it ask for writability at each hold. An answer
 *    that ends closes on them; behind a stream they cost a spinning loop for as long as it lasts.
 *    A front proxy sends none, and streams are for those who signed in. */
#include "common/host/connection.h"

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "common/host/context.h"
#include "common/host/request.h"
#include "common/host/socket.h"
#include "common/host/stream.h"

/* --- life ---------------------------------------------------------------------------------- */

struct host_address connection_address_of(int fd)
{
    struct host_address address = {.ip = {0}};
    struct sockaddr_storage peer = {.ss_family = AF_UNSPEC};
    socklen_t len = sizeof(peer);
    if (getpeername(fd, (struct sockaddr *)&peer, &len) != 0)
        return address;
    if (peer.ss_family == AF_INET6) {
        memcpy(address.ip, &((struct sockaddr_in6 *)&peer)->sin6_addr, sizeof(address.ip));
    } else if (peer.ss_family == AF_INET) {
        address.ip[10] = address.ip[11] = 0xff;
        memcpy(address.ip + 12, &((struct sockaddr_in *)&peer)->sin_addr, 4);
    }
    return address;
}

struct connection *connection_create(struct host *host, struct lws *wsi)
{
    struct connection *connection = calloc(1, sizeof(*connection));
    if (!connection)
        return NULL;
    *connection = (struct connection){
            .host = host,
            .wsi = wsi,
            .next = host->connections,
            .address = connection_address_of(lws_get_socket_fd(wsi)),
            .read_before = -1,
    };
    if (connection->next)
        connection->next->previous = connection;
    host->connections = connection;
    host->connection_count++;
    lws_set_opaque_user_data(wsi, connection);
    return connection;
}

void connection_end(struct connection *connection)
{
    connection->is_gone = true;
    if (connection->request)
        request_handle_gone(connection->request);
    if (connection->stream)
        stream_handle_gone(connection->stream);
    if (connection->socket)
        socket_handle_gone(connection->socket);
    connection->request = NULL;
    connection->stream = NULL;
    connection->socket = NULL;
}

void connection_destroy(struct connection *connection)
{
    if (!connection)
        return;
    connection_end(connection);
    struct host *host = connection->host;
    if (connection->previous)
        connection->previous->next = connection->next;
    else
        host->connections = connection->next;
    if (connection->next)
        connection->next->previous = connection->previous;
    host->connection_count--;
    free(connection->out);
    free(connection);
}

/* --- going out ----------------------------------------------------------------------------- */

static bool is_writable(const struct connection *connection)
{
    struct pollfd fd = {.fd = lws_get_socket_fd(connection->wsi), .events = POLLOUT};
    return poll(&fd, 1, 0) == 1 && (fd.revents & POLLOUT) != 0;
}

void connection_hold_input(struct connection *connection)
{
    lws_rx_flow_control(connection->wsi, 0);
}

static void pump(struct connection *connection)
{
    connection->is_blocked = !is_writable(connection);
    if (connection->is_blocked) {
        struct host_timer *sweep = &connection->host->sweep;
        connection_hold_input(connection);
        if (lws_dll2_is_detached(&sweep->sul.list))
            lws_sul_schedule(connection->host->context, 0, &sweep->sul, sweep->sul.cb,
                    HOST_SWEEP_MS * LWS_US_PER_MS);
        return;
    }
    lws_rx_flow_control(connection->wsi, 1);
    lws_callback_on_writable(connection->wsi);
}

void connection_sweep(struct host *host)
{
    for (struct connection *c = host->connections; c; c = c->next) {
        if (c->is_blocked && !c->is_gone)
            pump(c);
    }
}

/* Makes room for len more bytes behind what waits. */
static enum err reserve(struct connection *connection, size_t len)
{
    size_t waiting = connection->out_len - connection->out_sent;
    if (connection->out_sent > 0) {
        memmove(connection->out + LWS_PRE, connection->out + LWS_PRE + connection->out_sent,
                waiting);
        connection->out_len = waiting;
        connection->out_sent = 0;
    }
    if (waiting + len <= connection->out_size)
        return ERR_OK;
    uint8_t *out = realloc(connection->out, LWS_PRE + waiting + len);
    if (!out)
        return ERR_MEMORY;
    connection->out = out;
    connection->out_size = waiting + len;
    return ERR_OK;
}

enum err connection_send(struct connection *connection, const void *data, size_t len, size_t max)
{
    size_t waiting = connection->out_len - connection->out_sent;
    if (connection->is_gone || connection->is_closing)
        return ERR_OK; /* its end is on the way, and will be told */
    if (len > max || waiting > max - len)
        return ERR_LIMIT;
    if (reserve(connection, len) != ERR_OK)
        return ERR_MEMORY;
    memcpy(connection->out + LWS_PRE + connection->out_len, data, len);
    connection->out_len += len;
    if (waiting == 0)
        lws_set_timeout(connection->wsi, PENDING_TIMEOUT_HTTP_CONTENT, HOST_WRITE_S);
    pump(connection);
    return ERR_OK;
}

void connection_close_after(struct connection *connection)
{
    if (connection->is_gone || connection->is_closing)
        return;
    connection->is_closing = true;
    lws_set_timeout(connection->wsi, PENDING_TIMEOUT_HTTP_CONTENT, HOST_WRITE_S);
    pump(connection);
}

/* --- pipelining ---------------------------------------------------------------------------- */

/* How many bytes of the connection lws has read, by the kernel's count. Asked again when more
 * arrive between the two questions. */
static int64_t count_read(const struct connection *connection)
{
    int fd = lws_get_socket_fd(connection->wsi);
    struct tcp_info info = {.tcpi_bytes_received = 0};
    int before = 0;
    int after = -1;
    for (int i = 0; i < 4 && before != after; i++) {
        socklen_t len = sizeof(info);
        if (ioctl(fd, SIOCINQ, &before) != 0 ||
                getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &len) != 0 ||
                ioctl(fd, SIOCINQ, &after) != 0)
            return -1;
    }
    return (int64_t)info.tcpi_bytes_received - before;
}

/* Bytes behind a request end up in a list of lws's from which it misreads the next POST and
 * wedges, so they are never served. lws does not tell of that list; but a request whose last byte
 * came from it is one for which nothing was read since the last answer. (The end of the stream
 * counts as one byte.) */
bool connection_is_pipelined(const struct connection *connection)
{
    return connection->read_before >= 0 && count_read(connection) - connection->read_before <= 1;
}

/* --- the end of an answer ------------------------------------------------------------------ */

static int finish_answer(struct connection *connection)
{
    if (connection->is_closing || connection->has_leftover)
        return -1;
    connection->state = CONNECTION_IDLE;
    connection->read_before = count_read(connection);
    free(connection->out); /* an idle connection holds no answer's memory */
    connection->out = NULL;
    connection->out_size = 0;
    return lws_http_transaction_completed(connection->wsi) ? -1 : 0;
}

static int handle_all_sent(struct connection *connection)
{
    connection->out_len = connection->out_sent = 0;
    if (connection->state == CONNECTION_ANSWERING)
        return finish_answer(connection);
    if (connection->is_closing)
        return -1;
    if (connection->state == CONNECTION_STREAMING)
        lws_set_timeout(connection->wsi, NO_PENDING_TIMEOUT, 0);
    if (!lws_partial_buffered(connection->wsi))
        connection_hold_input(connection);
    return 0;
}

int connection_handle_writeable(struct connection *connection)
{
    size_t waiting = connection->out_len - connection->out_sent;
    if (connection->state == CONNECTION_IDLE || connection->state == CONNECTION_BODY)
        return 0;
    if (waiting == 0)
        return connection->state == CONNECTION_ANSWERING ? -1 : handle_all_sent(connection);
    size_t piece = waiting < HOST_PIECE_LEN ? waiting : HOST_PIECE_LEN;
    uint8_t *from = connection->out + LWS_PRE + connection->out_sent;
    if (lws_write(connection->wsi, from, piece, LWS_WRITE_HTTP) < (int)piece)
        return -1;
    connection->out_sent += piece;
    if (piece == waiting)
        return handle_all_sent(connection);
    lws_set_timeout(connection->wsi, PENDING_TIMEOUT_HTTP_CONTENT, HOST_WRITE_S);
    pump(connection);
    return 0;
}
