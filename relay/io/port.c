/* UDP and TCP under one roof, so that the packet path need not know which a page came by. */
#include "relay/io/port.h"

#include <stdlib.h>

#include "relay/io/tcp.h"
#include "relay/io/udp.h"

enum { TRIES = 16 }; /* to find a number that is free for both */

struct port {
    struct udp *udp;
    struct tcp *tcp;
};

static enum err open_tcp(const struct port_config *config, struct port *port)
{
    const struct tcp_config tcp = {
            .address = config->address,
            .port = udp_port(port->udp),
            .connections_max = config->tcp_max,
            .loop = config->loop,
            .handler = config->handler,
            .handle_closed = config->handle_closed,
    };
    return tcp_open(&tcp, &port->tcp);
}

/* Where any number will do, UDP's may be taken on TCP: then another. */
static enum err open_both(const struct port_config *config, struct port *port)
{
    enum err err = ERR_IO;
    for (int i = 0; i < TRIES; i++) {
        err = udp_open(config->address, config->number, config->loop, config->handler, &port->udp);
        if (err != ERR_OK) {
            return err;
        }
        err = open_tcp(config, port);
        if (err != ERR_IO || config->number != 0) {
            return err;
        }
        udp_close(port->udp);
        port->udp = NULL;
    }
    return err;
}

enum err port_open(const struct port_config *config, struct port **ret_port)
{
    struct port *port = calloc(1, sizeof(*port));
    if (!port) {
        return ERR_MEMORY;
    }
    enum err err = open_both(config, port);
    if (err != ERR_OK) {
        port_close(port);
        return err;
    }
    *ret_port = port;
    return ERR_OK;
}

void port_close(struct port *port)
{
    if (port) {
        tcp_close(port->tcp);
        udp_close(port->udp);
        free(port);
    }
}

uint16_t port_number(const struct port *port)
{
    return udp_port(port->udp);
}

void port_send(struct port *port, const struct route *route, enum packet_kind kind,
        const uint8_t *data, size_t len, ms_t now)
{
    if (route->far.transport == TRANSPORT_TCP) {
        tcp_send(port->tcp, &route->far, kind, data, len, now);
    } else {
        udp_send(port->udp, route, data, len);
    }
}

void port_flush(struct port *port)
{
    udp_flush(port->udp);
}

void port_authenticated(struct port *port, const struct address *address, ms_t now)
{
    if (address->transport == TRANSPORT_TCP) {
        tcp_authenticated(port->tcp, address, now);
    }
}

void port_drop(struct port *port, const struct address *address)
{
    if (address->transport == TRANSPORT_TCP) {
        tcp_drop(port->tcp, address);
    }
}

void port_tick(struct port *port, struct now now)
{
    tcp_tick(port->tcp, now);
}
