/* Networks of addresses. Asked by every limit that holds for one address: connections, joins and
 * strangers at both services, links and pages at the scheduler. */
#include "common/network.h"

#include <string.h>

enum { V6_NETWORK_BYTES = 8 };

bool network_is_v4(const uint8_t ip[NETWORK_BYTES])
{
    static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
    return memcmp(ip, mapped, sizeof(mapped)) == 0;
}

bool network_is_loopback(const uint8_t ip[NETWORK_BYTES])
{
    static const uint8_t loopback[NETWORK_BYTES] = {[15] = 1};
    return network_is_v4(ip) ? ip[12] == 127 : memcmp(ip, loopback, sizeof(loopback)) == 0;
}

void network_of(const uint8_t ip[NETWORK_BYTES], uint8_t ret_network[NETWORK_BYTES])
{
    memmove(ret_network, ip, NETWORK_BYTES);
    if (!network_is_v4(ip))
        memset(ret_network + V6_NETWORK_BYTES, 0, NETWORK_BYTES - V6_NETWORK_BYTES);
}

bool network_equal(const uint8_t a[NETWORK_BYTES], const uint8_t b[NETWORK_BYTES])
{
    if (memcmp(a, b, V6_NETWORK_BYTES) != 0)
        return false;
    if (network_is_v4(a) || network_is_v4(b))
        return memcmp(a, b, NETWORK_BYTES) == 0;
    return true;
}
