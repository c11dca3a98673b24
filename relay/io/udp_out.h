/* What leaves by the UDP socket: packets are put into a queue and leave together, many by one
 * system call; a run of packets of one size to one page leaves as one segmented send, where the
 * kernel has that (UDP_SEGMENT, Linux 4.18). Whoever puts flushes before going to sleep. Media
 * thread. */
#ifndef PORCHLIGHT_RELAY_IO_UDP_OUT_H
#define PORCHLIGHT_RELAY_IO_UDP_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "relay/core/leg.h"

struct udp_out;

/* fd stays the caller's. is_wildcard: packets leave from the address of ours that route names.
 * NULL: no memory. */
struct udp_out *udp_out_create(int fd, bool is_v6, bool is_wildcard);
void udp_out_destroy(struct udp_out *out);

/* Copies data, at most PACKET_SIZE bytes; a full queue is flushed first. Packets to one page keep
 * their order. */
void udp_out_put(struct udp_out *out, const struct route *route, const uint8_t *data, size_t len);

/* Best effort: what the kernel does not take now is lost, as on any wire. */
void udp_out_flush(struct udp_out *out);

#endif
