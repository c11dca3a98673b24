/* The media port's UDP socket. On a wildcard address the answer leaves from the address that the
 * question came to (IP_PKTINFO). Packets are read in batches. Media thread. */
#ifndef PORCHLIGHT_RELAY_IO_UDP_H
#define PORCHLIGHT_RELAY_IO_UDP_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/leg.h"
#include "relay/io/loop.h"
#include "relay/io/packet.h"

struct udp;

/* address: numeric, v4 or v6. port 0: any free one, see udp_port. ERR_INPUT: not an address;
 * ERR_IO: taken. */
enum err udp_open(const char *address, uint16_t port, struct loop *loop,
        struct packet_handler handler, struct udp **ret_udp) ATTRIBUTE_MUST_USE;
void udp_close(struct udp *udp);

uint16_t udp_port(const struct udp *udp);

/* Queues a copy. What was put while packets were delivered leaves after each batch of them; what
 * was put otherwise leaves with udp_flush. */
void udp_send(struct udp *udp, const struct route *route, const uint8_t *data, size_t len);
void udp_flush(struct udp *udp);

#endif
