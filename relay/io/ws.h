/* The pages' WebSockets: hello and challenge, the rate of messages, the check of a join (J1, J2,
 * J4), ping, and closing. What is genuine goes to the media thread as an event; its orders come
 * back here. Runs on the lws thread alone. */
#ifndef PORCHLIGHT_RELAY_IO_WS_H
#define PORCHLIGHT_RELAY_IO_WS_H

#include <stddef.h>
#include <stdint.h>

#include "common/host/host.h"
#include "common/mailbox.h"
#include "relay/core/gate.h"
#include "relay/io/mail.h"

enum {
    WS_PING_MS = 5000,             /* a page pings this often */
    WS_JOIN_MS = 5000,             /* J4: the first join must have succeeded */
    WS_SILENT_MS = 4 * WS_PING_MS, /* a joined page unheard for this long is gone */
    WS_MESSAGES_PER_S = 20,        /* J4 */
    WS_MESSAGES_BURST = 40,
    WS_JOINS_PER_S = 10, /* tries from one network, over all its connections */
    WS_JOINS_BURST = 60,
    WS_JOINS_MAX = 6, /* tries on one connection */
    WS_CONNECTIONS_MAX = 60000,
};

struct ws;

struct ws_config {
    const struct gate *gate; /* outlives ws */
    size_t connections_max;
    size_t address_max;                /* connections from one network (common/network.h) */
    struct host_address trusted_proxy; /* stands for many: no limit of one address; zero: none */
    struct mailbox *events;            /* to the media thread */
};

/* NULL: no memory. */
struct ws *ws_create(const struct ws_config *config);
void ws_destroy(struct ws *ws);

/* The host's events about sockets. */
void ws_opened(struct ws *ws, struct host_socket *socket, struct now now);
void ws_message(struct ws *ws, struct host_socket *socket, const char *data, size_t len,
        int64_t skew_s, struct now now);
void ws_closed(struct ws *ws, struct host_socket *socket);

/* Carries out ACCEPT, REFUSE, SEND and CLOSE; other orders are none of its business. */
void ws_order(struct ws *ws, const struct order *order);

/* Closes what has not joined in time or is silent. About twice a second. */
void ws_tick(struct ws *ws, struct now now);

/* The relay goes away. */
void ws_close_all(struct ws *ws);

/* Sockets that are open. */
size_t ws_count(const struct ws *ws);

#endif
