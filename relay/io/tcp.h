/* The media port's TCP side, for networks that let no UDP through: one listener, RFC 4571 framing.
 * A connection that authenticates nothing within TCP_DEADLINE_MS is closed; what waits for a slow
 * one is bounded (core/outbox.h). A connection is a path like any other, named by a number in its
 * address. Media thread. */
#ifndef PORCHLIGHT_RELAY_IO_TCP_H
#define PORCHLIGHT_RELAY_IO_TCP_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/address.h"
#include "relay/core/outbox.h"
#include "relay/io/loop.h"
#include "relay/io/packet.h"

enum {
    TCP_DEADLINE_MS = 10000, /* to the first authenticated check */
    TCP_IDLE_MS = 60000,     /* from one authenticated check to the next */
    TCP_UNSENT_MAX = 16384,  /* bytes that the kernel may hold unsent: TCP_NOTSENT_LOWAT */
};

struct tcp;

struct tcp_config {
    const char *address; /* numeric */
    uint16_t port;       /* 0: any free one */
    size_t connections_max;
    struct loop *loop;
    struct packet_handler handler;

    /* A connection ended from the far side, or by its deadline. */
    void (*handle_closed)(void *context, const struct address *address, struct now now);
};

/* ERR_INPUT: not an address; ERR_IO: taken. */
enum err tcp_open(const struct tcp_config *config, struct tcp **ret_tcp) ATTRIBUTE_MUST_USE;
void tcp_close(struct tcp *tcp);

uint16_t tcp_port(const struct tcp *tcp);

/* Queues one packet for the connection that address names; nothing if it is gone. */
void tcp_send(struct tcp *tcp, const struct address *address, enum packet_kind kind,
        const uint8_t *data, size_t len, ms_t now);

/* An authenticated check came on it: its deadline is over. */
void tcp_authenticated(struct tcp *tcp, const struct address *address, ms_t now);

/* Nobody wants it any more. handle_closed does not follow. */
void tcp_drop(struct tcp *tcp, const struct address *address);

/* Closes what is past its deadline. About once a second. */
void tcp_tick(struct tcp *tcp, struct now now);

#endif
