/* The media port: one number for UDP and TCP, and one way to send by either. Media thread. */
#ifndef PORCHLIGHT_RELAY_IO_PORT_H
#define PORCHLIGHT_RELAY_IO_PORT_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/outbox.h"
#include "relay/io/loop.h"
#include "relay/io/packet.h"

struct port;

struct port_config {
    const char *address; /* numeric */
    uint16_t number;     /* 0: any that is free for both */
    size_t tcp_max;      /* TCP connections at once */
    struct loop *loop;
    struct packet_handler handler;

    /* A TCP connection ended from the far side, or by its deadline. */
    void (*handle_closed)(void *context, const struct address *address, struct now now);
};

/* ERR_INPUT: not an address; ERR_IO: taken. */
enum err port_open(const struct port_config *config, struct port **ret_port) ATTRIBUTE_MUST_USE;
void port_close(struct port *port);

uint16_t port_number(const struct port *port);

/* Best effort, by the transport of the route. */
void port_send(struct port *port, const struct route *route, enum packet_kind kind,
        const uint8_t *data, size_t len, ms_t now);

/* Lets go what port_send has kept to send together: before the loop sleeps. */
void port_flush(struct port *port);

/* An authenticated check came by this path; a path is not wanted any more. Both mean something to
 * TCP alone. */
void port_authenticated(struct port *port, const struct address *address, ms_t now);
void port_drop(struct port *port, const struct address *address);

/* Deadlines; a few times a second. */
void port_tick(struct port *port, struct now now);

#endif
