/* WebSocket: whole text messages in, a bounded queue of whole text messages out. lws hands a
 * message on in pieces and puts no bound on it, so pieces are gathered here under message_max.
 * Everything is checked before lws promises the upgrade. */
#include "common/host/socket.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/host/connection.h"
#include "common/host/context.h"
#include "common/host/framing.h"
#include "common/host/response.h"

/* Read on behind a close, or the kernel answers what is unread with a reset that overtakes the
 * code: more than the send and receive buffers of a flooding page hold, and about 10 ms of work. */
enum { LINGER_S = 5, LINGER_LEN = 16 << 20 };

/* RFC 6455, 5.5: a control frame holds 125 bytes, two of them the code. */
enum { CLOSE_REASON_MAX = 123 };

struct message {
    struct message *next;
    size_t len;
    unsigned char data[]; /* LWS_PRE bytes of room, then len bytes */
};

struct host_socket {
    struct connection *connection;
    void *kept;
    char *in; /* the message so far; message_max bytes and a NUL */
    size_t in_len;
    size_t in_size;
    struct message *first, **end; /* going out */
    size_t queued_len;
    uint16_t close_code; /* 0: open */
    bool is_close_sent;
    size_t lingered_len; /* bytes read and dropped since the close */
    char close_reason[CLOSE_REASON_MAX + 1];
};

/* --- opening ------------------------------------------------------------------------------- */

static bool is_listed_origin(const struct host *host, const char *origin)
{
    for (size_t i = 0; origin && host->config.origins && host->config.origins[i]; i++) {
        if (strcmp(host->config.origins[i], origin) == 0)
            return true;
    }
    return false;
}

static bool token_is(struct lws *wsi, enum lws_token_indexes token, const char *expected)
{
    char text[32];
    return lws_hdr_copy(wsi, text, sizeof(text), token) > 0 && strcasecmp(text, expected) == 0;
}

static int check_origin(const struct host *host, struct lws *wsi)
{
    char *origin = framing_header_copy(wsi, HOST_HEADER_ORIGIN);
    bool is_listed = is_listed_origin(host, origin);
    free(origin);
    return is_listed ? 0 : 403;
}

/* 0: let in; else the status. The token is looked at here and not where lws points, which is not
 * the whole of it: h2c would open HTTP/2 behind our back. */
static int check_upgrade(const struct host *host, struct lws *wsi)
{
    enum host_method method = HOST_POST;
    if (!token_is(wsi, WSI_TOKEN_UPGRADE, "websocket"))
        return 403;
    int status = framing_check(wsi, 0);
    if (status)
        return status;
    if (!framing_method(wsi, &method) || method != HOST_GET)
        return 405;
    char *path = framing_path_copy(wsi);
    bool is_ours = path && host->config.socket_path && host->handlers.handle_socket_opened &&
                   strcmp(path, host->config.socket_path) == 0;
    free(path);
    if (!is_ours)
        return 404;
    if (!token_is(wsi, WSI_TOKEN_VERSION, "13"))
        return 426;
    if (lws_hdr_total_length(wsi, WSI_TOKEN_PROTOCOL) > 0)
        return 400;
    return check_origin(host, wsi);
}

int socket_handle_upgrade(struct connection *connection)
{
    int status = connection->state == CONNECTION_IDLE && !connection_is_pipelined(connection)
                         ? check_upgrade(connection->host, connection->wsi)
                         : 400;
    if (status == 0)
        return 0;
    response_refuse(connection->host, connection->wsi, status);
    connection->is_gone = true;
    return -1;
}

int socket_handle_opened(struct connection *connection)
{
    struct host_socket *socket = calloc(1, sizeof(*socket));
    if (!socket)
        return -1;
    socket->connection = connection;
    socket->end = &socket->first;
    connection->socket = socket;
    connection->state = CONNECTION_SOCKET;
    connection->host->handlers.handle_socket_opened(connection->host->config.app, socket);
    return 0;
}

/* --- coming in ----------------------------------------------------------------------------- */

/* Drops what comes behind a close, for as long as that is reasonable. */
static int linger(struct host_socket *socket, size_t len)
{
    socket->lingered_len += len;
    return socket->lingered_len > LINGER_LEN ? -1 : 0;
}

static int fail(struct host_socket *socket, enum lws_close_status code)
{
    host_socket_close(socket, (uint16_t)code, NULL);
    return 0;
}

static enum err gather(struct host_socket *socket, const char *data, size_t len)
{
    size_t needed = socket->in_len + len + 1;
    if (needed > socket->in_size) {
        char *in = realloc(socket->in, needed);
        if (!in)
            return ERR_MEMORY;
        socket->in = in;
        socket->in_size = needed;
    }
    if (len > 0)
        memcpy(socket->in + socket->in_len, data, len);
    socket->in_len += len;
    socket->in[socket->in_len] = '\0';
    return ERR_OK;
}

static void hand_on(struct connection *connection, struct host_socket *socket)
{
    char *message = socket->in;
    size_t len = socket->in_len;
    socket->in = NULL;
    socket->in_len = socket->in_size = 0;
    connection->host->handlers.handle_socket_message(
            connection->host->config.app, socket, message, len);
    free(message);
}

int socket_handle_piece(struct connection *connection, const char *data, size_t len)
{
    struct host_socket *socket = connection->socket;
    if (!socket)
        return -1;
    if (socket->close_code != 0)
        return linger(socket, len);
    if (lws_frame_is_binary(connection->wsi))
        return fail(socket, LWS_CLOSE_STATUS_UNACCEPTABLE_OPCODE);
    size_t coming = lws_remaining_packet_payload(connection->wsi);
    size_t max = connection->host->config.message_max;
    if (len > max || socket->in_len > max - len || coming > max - len - socket->in_len)
        return fail(socket, LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE);
    if (gather(socket, data, len) != ERR_OK)
        return fail(socket, LWS_CLOSE_STATUS_UNEXPECTED_CONDITION);
    if (coming == 0 && lws_is_final_fragment(connection->wsi))
        hand_on(connection, socket);
    return 0;
}

/* --- going out ----------------------------------------------------------------------------- */

enum err host_socket_send(struct host_socket *socket, const char *text, size_t len)
{
    struct connection *connection = socket->connection;
    size_t max = connection->host->config.socket_queue_max;
    if (socket->close_code != 0 || connection->is_gone)
        return ERR_OK; /* its end is on the way, and will be told */
    if (len > max || socket->queued_len > max - len)
        return ERR_LIMIT;
    struct message *message = malloc(sizeof(*message) + LWS_PRE + len);
    if (!message)
        return ERR_MEMORY;
    message->next = NULL;
    message->len = len;
    memcpy(message->data + LWS_PRE, text, len);
    *socket->end = message;
    socket->end = &message->next;
    socket->queued_len += len;
    lws_callback_on_writable(connection->wsi);
    return ERR_OK;
}

void host_socket_close(struct host_socket *socket, uint16_t code, const char *reason)
{
    if (socket->close_code != 0 || socket->connection->is_gone)
        return;
    socket->close_code = code;
    strncpy(socket->close_reason, reason ? reason : "", CLOSE_REASON_MAX);
    lws_set_timeout(socket->connection->wsi, PENDING_TIMEOUT_CLOSE_SEND, HOST_WRITE_S);
    lws_callback_on_writable(socket->connection->wsi);
}

static struct message *take_first(struct host_socket *socket)
{
    struct message *message = socket->first;
    if (!message)
        return NULL;
    socket->first = message->next;
    if (!socket->first)
        socket->end = &socket->first;
    socket->queued_len -= message->len;
    return message;
}

/* By our hand: lws would end the connection at the next bytes that it reads. */
static int send_close(struct host_socket *socket)
{
    if (socket->is_close_sent)
        return 0;
    unsigned char frame[LWS_PRE + 4 + CLOSE_REASON_MAX];
    unsigned char *start = frame + LWS_PRE;
    size_t reason_len = strlen(socket->close_reason);
    size_t len = 4 + reason_len;
    start[0] = 0x88; /* RFC 6455, 5.2: a whole close frame, not masked */
    start[1] = (unsigned char)(2 + reason_len);
    start[2] = (unsigned char)(socket->close_code >> 8);
    start[3] = (unsigned char)(socket->close_code & 0xff);
    memcpy(start + 4, socket->close_reason, reason_len);
    socket->is_close_sent = true;
    lws_set_timeout(socket->connection->wsi, PENDING_TIMEOUT_CLOSE_ACK, LINGER_S);
    return lws_write(socket->connection->wsi, start, len, LWS_WRITE_RAW) < (int)len ? -1 : 0;
}

int socket_handle_peer_close(const struct connection *connection)
{
    return connection->socket && connection->socket->is_close_sent ? -1 : 0;
}

int socket_handle_writeable(struct connection *connection)
{
    struct host_socket *socket = connection->socket;
    if (!socket)
        return 0;
    struct message *message = take_first(socket);
    if (!message)
        return socket->close_code != 0 ? send_close(socket) : 0;
    size_t len = message->len;
    int written = lws_write(connection->wsi, message->data + LWS_PRE, len, LWS_WRITE_TEXT);
    free(message);
    if (written < (int)len)
        return -1;
    if (socket->first || socket->close_code != 0)
        lws_callback_on_writable(connection->wsi);
    return 0;
}

void socket_handle_gone(struct host_socket *socket)
{
    struct host *host = socket->connection->host;
    if (host->handlers.handle_socket_closed)
        host->handlers.handle_socket_closed(host->config.app, socket);
    for (struct message *message; (message = take_first(socket));)
        free(message);
    free(socket->in);
    free(socket);
}

/* --- what the app may ask ------------------------------------------------------------------ */

void host_socket_keep(struct host_socket *socket, void *data)
{
    socket->kept = data;
}

void *host_socket_kept(const struct host_socket *socket)
{
    return socket->kept;
}

struct host_address host_socket_address(const struct host_socket *socket)
{
    return socket->connection->address;
}
