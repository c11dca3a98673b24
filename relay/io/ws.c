/* One entry for each WebSocket, named by a number which carries its slot and is never used twice,
 * so that the media thread can speak of a page that is long gone without harm. */
#include "relay/io/ws.h"

#include <stdlib.h>
#include <string.h>

#include "common/network.h"
#include "common/random.h"
#include "relay/core/bucket.h"
#include "relay/core/throttle.h"

enum stage {
    STAGE_FREE,
    STAGE_CHALLENGED, /* may join with the nonce */
    STAGE_JOINING,    /* the media thread decides */
    STAGE_JOINED,
    STAGE_CLOSING, /* told to close; nothing of it counts any more */
    STAGE_GONE,    /* closed, but the media thread could not be told yet */
};

struct connection {
    enum stage stage;
    uint64_t number;
    struct host_socket *socket;
    struct host_address address;
    uint8_t nonce[PROOF_NONCE_BYTES];
    int joins; /* tries */
    struct bucket bucket;
    ms_t opened_at;
    ms_t heard_at;
    bool is_known; /* the media thread has been sent a join */
};

struct ws {
    struct ws_config config;
    struct connection *connections;
    struct throttle joins;
    uint64_t rounds;
    size_t count;
};

struct ws *ws_create(const struct ws_config *config)
{
    struct ws *ws = calloc(1, sizeof(*ws));
    if (!ws) {
        return NULL;
    }
    ws->config = *config;
    throttle_init(&ws->joins, WS_JOINS_PER_S, WS_JOINS_BURST);
    ws->connections = calloc(config->connections_max, sizeof(*ws->connections));
    if (!ws->connections) {
        free(ws);
        return NULL;
    }
    return ws;
}

void ws_destroy(struct ws *ws)
{
    if (ws) {
        free(ws->connections);
        free(ws);
    }
}

size_t ws_count(const struct ws *ws)
{
    return ws->count;
}

static struct connection *find(struct ws *ws, uint64_t number)
{
    size_t slot = number % CONNECTION_SLOTS_MAX;
    if (slot >= ws->config.connections_max) {
        return NULL;
    }
    struct connection *connection = &ws->connections[slot];
    return connection->socket && connection->number == number ? connection : NULL;
}

/* --- out ----------------------------------------------------------------------------------- */

static void end(struct connection *connection, enum message_close code)
{
    if (connection->stage != STAGE_CLOSING) {
        connection->stage = STAGE_CLOSING;
        host_socket_close(connection->socket, (uint16_t)code, "");
    }
}

static void send_text(struct connection *connection, const char *text, size_t len)
{
    if (connection->stage != STAGE_CLOSING &&
            host_socket_send(connection->socket, text, len) != ERR_OK) {
        end(connection, MESSAGE_CLOSE_TOO_MANY); /* it does not read what it is sent */
    }
}

static void say(struct connection *connection, const struct message *message)
{
    size_t len;
    char *text = message_write(message, &len);
    if (!text) {
        end(connection, MESSAGE_CLOSE_GOING_AWAY); /* no memory */
        return;
    }
    send_text(connection, text, len);
    free(text);
}

static void say_error(struct connection *connection, enum message_code code, const char *text,
        const char *of, const char *field)
{
    const struct message message = {
            .type = MESSAGE_ERROR,
            .error = {.code = code, .text = text, .of = of, .field = field},
    };
    say(connection, &message);
}

static void challenge(struct connection *connection)
{
    struct message message = {.type = MESSAGE_CHALLENGE};
    random_bytes(connection->nonce, sizeof(connection->nonce));
    memcpy(message.challenge.nonce, connection->nonce, sizeof(connection->nonce));
    connection->stage = STAGE_CHALLENGED;
    say(connection, &message);
}

static const char *refusal_text(enum message_code code)
{
    switch (code) {
    case MESSAGE_MALFORMED:
        return "The ticket cannot be read.";
    case MESSAGE_NOT_ALLOWED:
        return "This ticket does not let this page in here.";
    case MESSAGE_NOT_NOW:
        return "The relay takes no new calls now.";
    case MESSAGE_FULL:
        return "There is no place left.";
    case MESSAGE_EXPIRED:
        return "The ticket has expired.";
    case MESSAGE_MOVED:
        return "The call has moved to another relay.";
    case MESSAGE_TOO_MANY:
        return "Too many joins from one address: wait a little.";
    case MESSAGE_STALE:
    case MESSAGE_INTERNAL:
        break;
    }
    return "The join failed.";
}

/* The nonce is spent; another one for another try, up to a bound. */
static void refuse_join(struct connection *connection, enum message_code code)
{
    say_error(connection, code, refusal_text(code), message_type_name(MESSAGE_JOIN), NULL);
    if (connection->joins >= WS_JOINS_MAX) {
        end(connection, MESSAGE_CLOSE_NO_JOIN);
    } else if (connection->stage != STAGE_CLOSING) {
        challenge(connection);
    }
}

/* --- in ------------------------------------------------------------------------------------ */

/* Hands the event over or, the mailbox being full, closes: a page comes back by itself. */
static bool has_posted(struct ws *ws, struct connection *connection, struct event *event)
{
    if (event && mailbox_put(ws->config.events, event) == ERR_OK) {
        return true;
    }
    event_destroy(event);
    end(connection, MESSAGE_CLOSE_GOING_AWAY);
    return false;
}

static bool is_proxy(const struct ws *ws, const struct host_address *address)
{
    return memcmp(address->ip, ws->config.trusted_proxy.ip, sizeof(address->ip)) == 0;
}

/* Whether the address may try once more: signatures cost, and guesses should. */
static bool can_try(struct ws *ws, const struct connection *connection, ms_t now)
{
    return is_proxy(ws, &connection->address) ||
           throttle_can_pass(&ws->joins, connection->address.ip, now);
}

static void take_join(struct ws *ws, struct connection *connection, const struct message_join *join,
        int64_t skew_s, struct now now)
{
    struct claim claim;
    connection->joins++;
    if (!can_try(ws, connection, now.mono)) {
        refuse_join(connection, MESSAGE_TOO_MANY);
        return;
    }
    enum err err = gate_check(
            ws->config.gate, join, connection->nonce, now.unix_ms / 1000, skew_s, &claim);
    if (err != ERR_OK) {
        refuse_join(connection, message_code_of(err));
        return;
    }
    struct event *event = event_create(EVENT_JOIN, connection->number);
    if (event) {
        event->claim = claim;
        event->claim.connection = connection->number;
    }
    if (has_posted(ws, connection, event)) {
        connection->stage = STAGE_JOINING;
        connection->is_known = true;
    }
}

static void pass_message(struct ws *ws, struct connection *connection, struct message *message)
{
    struct event *event = event_create(EVENT_MESSAGE, connection->number);
    if (event) {
        event->message = *message;
        *message = (struct message){.type = MESSAGE_PING}; /* the event owns it now */
    }
    (void)has_posted(ws, connection, event);
}

static void refuse_order(struct connection *connection, enum message_type type)
{
    say_error(connection, MESSAGE_NOT_NOW, "A page joins first, and once.", message_type_name(type),
            NULL);
}

static void take_message(struct ws *ws, struct connection *connection, struct message *message,
        int64_t skew_s, struct now now)
{
    bool is_join = message->type == MESSAGE_JOIN;
    if (message->type == MESSAGE_PING) {
        const struct message pong = {.type = MESSAGE_PONG, .ping = message->ping};
        say(connection, &pong);
    } else if (is_join && connection->stage == STAGE_CHALLENGED) {
        take_join(ws, connection, &message->join, skew_s, now);
    } else if (!is_join && connection->stage == STAGE_JOINED) {
        pass_message(ws, connection, message);
    } else {
        refuse_order(connection, message->type);
    }
}

static void take_text(struct ws *ws, struct connection *connection, const char *data, size_t len,
        int64_t skew_s, struct now now)
{
    struct message message;
    struct error error = {.field = ""};
    enum err err = message_parse(data, len, &message, &error);
    if (err != ERR_OK) {
        say_error(connection, message_code_of(err), error.text, message_page_type(data, len),
                error.field);
        return;
    }
    take_message(ws, connection, &message, skew_s, now);
    message_finish(&message);
}

void ws_message(struct ws *ws, struct host_socket *socket, const char *data, size_t len,
        int64_t skew_s, struct now now)
{
    struct connection *connection = host_socket_kept(socket);
    if (!connection || connection->stage == STAGE_CLOSING) {
        return;
    }
    connection->heard_at = now.mono;
    if (!bucket_can_take(&connection->bucket, 1, now.mono)) {
        say_error(connection, MESSAGE_TOO_MANY, "Too many messages.", NULL, NULL);
        end(connection, MESSAGE_CLOSE_TOO_MANY);
        return;
    }
    take_text(ws, connection, data, len, skew_s, now);
}

/* --- opening and closing ------------------------------------------------------------------- */

static struct connection *find_free(struct ws *ws, const struct host_address *address)
{
    struct connection *free_one = NULL;
    size_t of_network = 0;
    for (size_t i = 0; i < ws->config.connections_max; i++) {
        struct connection *connection = &ws->connections[i];
        if (connection->stage == STAGE_FREE) {
            free_one = free_one ? free_one : connection;
        } else if (network_equal(connection->address.ip, address->ip)) {
            of_network++;
        }
    }
    bool is_allowed = is_proxy(ws, address) || of_network < ws->config.address_max;
    return is_allowed ? free_one : NULL;
}

static void say_hello(struct ws *ws, struct connection *connection)
{
    const struct message hello = {
            .type = MESSAGE_HELLO,
            .hello = {.relay = ws->config.gate->relay, .ping_ms = WS_PING_MS},
    };
    say(connection, &hello);
    challenge(connection);
}

void ws_opened(struct ws *ws, struct host_socket *socket, struct now now)
{
    struct host_address address = host_socket_address(socket);
    struct connection *connection = find_free(ws, &address);
    host_socket_keep(socket, connection);
    if (!connection) {
        host_socket_close(socket, MESSAGE_CLOSE_TOO_MANY, "");
        return;
    }
    size_t slot = (size_t)(connection - ws->connections);
    *connection = (struct connection){
            .stage = STAGE_CHALLENGED,
            .number = ++ws->rounds * CONNECTION_SLOTS_MAX + slot,
            .socket = socket,
            .address = address,
            .bucket = bucket_full(WS_MESSAGES_PER_S, WS_MESSAGES_BURST, now.mono),
            .opened_at = now.mono,
            .heard_at = now.mono,
    };
    ws->count++;
    say_hello(ws, connection);
}

/* The slot is free once the media thread knows, or never heard of the connection. */
static void report_gone(struct ws *ws, struct connection *connection)
{
    struct event *event =
            connection->is_known ? event_create(EVENT_CLOSED, connection->number) : NULL;
    if (connection->is_known && (!event || mailbox_put(ws->config.events, event) != ERR_OK)) {
        event_destroy(event);
        connection->stage = STAGE_GONE; /* ws_tick tries again */
        return;
    }
    *connection = (struct connection){.stage = STAGE_FREE};
}

void ws_closed(struct ws *ws, struct host_socket *socket)
{
    struct connection *connection = host_socket_kept(socket);
    if (connection) {
        connection->socket = NULL;
        ws->count--;
        report_gone(ws, connection);
    }
}

static bool is_overdue(const struct connection *connection, struct now now)
{
    switch (connection->stage) {
    case STAGE_CHALLENGED:
    case STAGE_JOINING:
        return now.mono - connection->opened_at >= WS_JOIN_MS;
    case STAGE_JOINED:
        return now.mono - connection->heard_at >= WS_SILENT_MS;
    case STAGE_FREE:
    case STAGE_CLOSING:
    case STAGE_GONE:
        break;
    }
    return false;
}

void ws_tick(struct ws *ws, struct now now)
{
    for (size_t i = 0; i < ws->config.connections_max; i++) {
        struct connection *connection = &ws->connections[i];
        if (connection->stage == STAGE_GONE) {
            report_gone(ws, connection);
        } else if (is_overdue(connection, now)) {
            end(connection, connection->stage == STAGE_JOINED ? MESSAGE_CLOSE_GOING_AWAY
                                                              : MESSAGE_CLOSE_NO_JOIN);
        }
    }
}

void ws_close_all(struct ws *ws)
{
    for (size_t i = 0; i < ws->config.connections_max; i++) {
        if (ws->connections[i].socket) {
            end(&ws->connections[i], MESSAGE_CLOSE_GOING_AWAY);
        }
    }
}

/* --- orders of the media thread ------------------------------------------------------------ */

void ws_order(struct ws *ws, const struct order *order)
{
    struct connection *connection = find(ws, order->connection);
    if (!connection || connection->stage == STAGE_CLOSING) {
        return;
    }
    switch (order->kind) {
    case ORDER_ACCEPT:
        connection->stage = STAGE_JOINED;
        break;
    case ORDER_REFUSE:
        refuse_join(connection, order->code);
        break;
    case ORDER_SEND:
        send_text(connection, order->text, order->len);
        break;
    case ORDER_CLOSE:
        end(connection, order->close);
        break;
    case ORDER_REPORT:
    case ORDER_DONE:
    case ORDER_COUNTS:
    case ORDER_CENSUS:
    case ORDER_DRAINING:
    case ORDER_STOPPED:
        break; /* the beat's, or main's */
    }
}
