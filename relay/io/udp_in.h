/* What comes in by the UDP socket: many datagrams by one system call, into buffers taken at the
 * start. Where the kernel glues a run of one page's datagrams together (UDP_GRO, Linux 5.0), they
 * are cut apart again before anybody looks at them. Media thread. */
#ifndef PORCHLIGHT_RELAY_IO_UDP_IN_H
#define PORCHLIGHT_RELAY_IO_UDP_IN_H

#include <stdbool.h>

#include "common/clock.h"
#include "relay/io/packet.h"

struct udp_in;

/* fd stays the caller's. Where it is set to tell (IP_PKTINFO), a packet's route says which address
 * of ours it came to. NULL: no memory. */
struct udp_in *udp_in_create(int fd, struct packet_handler handler);
void udp_in_destroy(struct udp_in *in);

/* Hands on what waits, in the order in which it came, at most one system call's worth. False:
 * nothing more waits. */
bool udp_in_read(struct udp_in *in, struct now now);

#endif
