/* Whose address it is, as far as limits can tell: one household or server has one IPv4 address, or
 * a whole IPv6 network of 64 bits, out of which it may take as many addresses as it likes. Whatever
 * is bounded "for one address" is bounded for its network. Pure. */
#ifndef PORCHLIGHT_COMMON_NETWORK_H
#define PORCHLIGHT_COMMON_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

enum { NETWORK_BYTES = 16 };

/* ip, here and below: IPv6, or IPv4 mapped (::ffff:0:0/96); network order. */
bool network_is_v4(const uint8_t ip[NETWORK_BYTES]);

/* Of this machine alone. */
bool network_is_loopback(const uint8_t ip[NETWORK_BYTES]);

/* An IPv4 address as it is; of an IPv6 address the first 64 bits, the others 0. */
void network_of(const uint8_t ip[NETWORK_BYTES], uint8_t ret_network[NETWORK_BYTES]);

/* Whether the two are of one network. */
bool network_equal(const uint8_t a[NETWORK_BYTES], const uint8_t b[NETWORK_BYTES]);

#endif
