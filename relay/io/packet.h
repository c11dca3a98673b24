/* A packet in the buffer that it was received in, with room behind it to encrypt in place. */
#ifndef PORCHLIGHT_RELAY_IO_PACKET_H
#define PORCHLIGHT_RELAY_IO_PACKET_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "relay/core/leg.h"

enum { PACKET_SIZE = 2048 }; /* bytes: one over DATAGRAM_MAX is seen to be too long; SRTP's slack */

struct packet {
    uint8_t *data; /* aligned to 8, PACKET_SIZE bytes */
    size_t len;
};

/* Lent for the call; the handler may change packet's bytes. */
struct packet_handler {
    void (*handle)(void *context, struct packet *packet, const struct route *route, struct now now);
    void *context;
};

#endif
