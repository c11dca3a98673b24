/* Where a packet came from and may go to: the far end of a UDP flow or of one TCP connection. A
 * plain value. IPv4 is held mapped (::ffff:0:0/96), so that one address has one form. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_ADDRESS_H
#define PORCHLIGHT_RELAY_CORE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum transport { TRANSPORT_UDP, TRANSPORT_TCP };

struct address {
    uint8_t ip[16];      /* IPv6, or IPv4 mapped; network order */
    uint16_t port;       /* host order */
    uint8_t transport;   /* enum transport */
    uint32_t connection; /* TCP: number of the connection, never used twice; UDP: 0 */
};

enum { ADDRESS_LIST_MAX = 4 };

/* By which addresses this relay is reached, one for each network it stands in; the first is the
 * best. */
struct address_list {
    uint8_t ips[ADDRESS_LIST_MAX][16]; /* IPv4 mapped */
    size_t count;
};

/* octets: the four of an IPv4 address, network order. */
struct address address_from_v4(const uint8_t octets[4], uint16_t port, enum transport transport);

bool address_is_v4(const struct address *address);
bool address_equal(const struct address *a, const struct address *b);

/* For tables. seed is random and secret, so that nobody can choose colliding addresses. */
uint64_t address_hash(const struct address *address, uint64_t seed);

#endif
