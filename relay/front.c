/* Ties host, WebSockets and beat together; each does its own part in io. */
#include "relay/front.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/host/host.h"
#include "common/network.h"
#include "relay/io/beat.h"
#include "relay/io/mail.h"
#include "relay/io/ws.h"

enum {
    TICK_MS = 500,
    PATH_SIZE = RELAY_NAME_SIZE + 16,
    STRANGERS_MAX = 128, /* connections of one network that are no WebSocket yet */
    SOCKET_QUEUE_MAX = 4 * MESSAGE_SIZE_MAX, /* bytes that a page may have unread */
};

struct front {
    struct front_config config;
    struct host *host;
    struct mailbox *orders;
    struct ws *ws;
    struct beat *beat;
    bool is_draining;
    bool is_stopping;
    ms_t stopping_at;
};

/* --- the host's events --------------------------------------------------------------------- */

static bool is_from_here(const struct host_request *request)
{
    struct host_address address = host_request_address(request);
    return !host_request_header(request, HOST_HEADER_FORWARDED_FOR) &&
           network_is_loopback(address.ip);
}

/* GET /health for whoever watches this machine, and nothing for anybody else. */
static void handle_request(void *app, struct host_request *request)
{
    const struct front *front = app;
    bool is_health = strcmp(host_request_path(request), "/health") == 0 &&
                     host_request_method(request) == HOST_GET && is_from_here(request);
    const char *text = front->is_draining ? "draining\n" : "ok\n";
    struct host_response response = {.status = 404};
    if (is_health) {
        response = (struct host_response){
                .status = front->is_draining ? 503 : 200,
                .content_type = "text/plain",
                .body = text,
                .body_len = strlen(text),
        };
    }
    host_respond(request, &response);
}

static void handle_socket_opened(void *app, struct host_socket *socket)
{
    struct front *front = app;
    ws_opened(front->ws, socket, host_now(front->host));
}

static void handle_socket_message(
        void *app, struct host_socket *socket, const char *data, size_t len)
{
    struct front *front = app;
    ws_message(front->ws, socket, data, len, beat_skew_s(front->beat), host_now(front->host));
}

static void handle_socket_closed(void *app, struct host_socket *socket)
{
    struct front *front = app;
    ws_closed(front->ws, socket);
}

static void begin_stop(struct front *front)
{
    front->is_stopping = true;
    front->stopping_at = host_now(front->host).mono;
    ws_close_all(front->ws);
}

static void take_order(struct front *front, const struct order *order)
{
    switch (order->kind) {
    case ORDER_ACCEPT:
    case ORDER_REFUSE:
    case ORDER_SEND:
    case ORDER_CLOSE:
        ws_order(front->ws, order);
        break;
    case ORDER_REPORT:
        beat_report(front->beat, &order->report);
        break;
    case ORDER_DONE:
        beat_done(front->beat, order->command);
        break;
    case ORDER_COUNTS:
        beat_counts(front->beat, order->calls, order->seats);
        break;
    case ORDER_CENSUS:
        beat_census(front->beat, order->census);
        break;
    case ORDER_DRAINING:
        front->is_draining = true;
        beat_drain(front->beat, order->is_moving);
        break;
    case ORDER_STOPPED:
        begin_stop(front);
        break;
    }
}

static void handle_wake(void *app)
{
    struct front *front = app;
    struct order *order;
    while ((order = mailbox_take(front->orders))) {
        take_order(front, order);
        order_destroy(order);
    }
    if (beat_is_due(front->beat) && !front->is_stopping) {
        beat_send(front->beat, host_now(front->host));
    }
}

/* --- timers -------------------------------------------------------------------------------- */

static void handle_tick(void *context)
{
    struct front *front = context;
    struct now now = host_now(front->host);
    ws_tick(front->ws, now);
    bool is_late = now.mono - front->stopping_at >= FRONT_STOP_MS;
    if (front->is_stopping && (ws_count(front->ws) == 0 || is_late)) {
        host_stop(front->host);
    }
}

static void handle_beat(void *context)
{
    struct front *front = context;
    beat_send(front->beat, host_now(front->host));
}

/* --- making -------------------------------------------------------------------------------- */

static void wake(void *context)
{
    struct front *front = context;
    host_wake(front->host);
}

static enum err open_host(struct front *front, struct error *error)
{
    static const struct host_handlers handlers = {
            .handle_request = handle_request,
            .handle_socket_opened = handle_socket_opened,
            .handle_socket_message = handle_socket_message,
            .handle_socket_closed = handle_socket_closed,
            .handle_wake = handle_wake,
    };
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "/relay/%s/", front->config.gate.relay);
    struct host_config config = {
            .address = front->config.listen_address,
            .port = front->config.listen_port,
            .body_max = 1024,
            .connections_max = front->config.connections_max,
            .strangers_max = STRANGERS_MAX,
            .message_max = MESSAGE_SIZE_MAX,
            .socket_queue_max = SOCKET_QUEUE_MAX,
            .socket_path = path,
            .origins = front->config.origins,
            .handlers = &handlers,
            .app = front,
    };
    memcpy(config.proxy.ip, front->config.trusted_proxy, sizeof(config.proxy.ip));
    return host_create(&config, &front->host, error);
}

enum err front_create(
        const struct front_config *config, struct front **ret_front, struct error *error)
{
    struct front *front = calloc(1, sizeof(*front));
    const struct mailbox_config box = {
            .capacity = MAIL_ORDERS_MAX,
            .wake = wake,
            .destroy = order_destroy,
            .context = front,
    };
    if (!front || !(front->orders = mailbox_create(&box))) {
        free(front);
        return error_set(error, ERR_MEMORY, NULL, "There is not enough memory.");
    }
    front->config = *config;
    enum err err = open_host(front, error);
    if (err != ERR_OK) {
        front_destroy(front);
        return err;
    }
    front->config.origins = NULL; /* lent for this call only */
    *ret_front = front;
    return ERR_OK;
}

enum err front_connect(struct front *front, struct mailbox *events)
{
    struct ws_config ws = {
            .gate = &front->config.gate,
            .connections_max = front->config.connections_max,
            .address_max = front->config.address_max,
            .events = events,
    };
    const struct beat_config beat = {
            .host = front->host,
            .scheduler_url = front->config.scheduler_url,
            .relay = front->config.gate.relay,
            .key = front->config.relay_key,
            .scheduler = front->config.gate.keys[0],
            .events = events,
    };
    memcpy(ws.trusted_proxy.ip, front->config.trusted_proxy, sizeof(ws.trusted_proxy.ip));
    front->ws = ws_create(&ws);
    front->beat = beat_create(&beat, clock_now());
    if (!front->ws || !front->beat) {
        return ERR_MEMORY;
    }
    enum err err = host_every(front->host, TICK_MS, handle_tick, front);
    return err == ERR_OK ? host_every(front->host, BEAT_MS, handle_beat, front) : err;
}

void front_destroy(struct front *front)
{
    if (!front) {
        return;
    }
    host_destroy(front->host); /* first: sockets that it still closes are told to ws */
    ws_destroy(front->ws);
    beat_destroy(front->beat);
    mailbox_destroy(front->orders);
    free(front);
}

uint16_t front_port(const struct front *front)
{
    return host_port(front->host);
}

struct mailbox *front_orders(struct front *front)
{
    return front->orders;
}

void front_run(struct front *front)
{
    host_run(front->host);
}
