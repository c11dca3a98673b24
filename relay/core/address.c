/* Addresses of the media port as plain values: made, compared, hashed. Used by the tables which
 * find a leg by the tuple that its packets come from. It never opens or names a socket. */
#include "relay/core/address.h"

#include <string.h>

#include "common/network.h"

static const uint8_t mapped_prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

struct address address_from_v4(const uint8_t octets[4], uint16_t port, enum transport transport)
{
    struct address address = {.port = port, .transport = (uint8_t)transport};
    memcpy(address.ip, mapped_prefix, sizeof(mapped_prefix));
    memcpy(address.ip + sizeof(mapped_prefix), octets, 4);
    return address;
}

bool address_is_v4(const struct address *address)
{
    return network_is_v4(address->ip);
}

bool address_equal(const struct address *a, const struct address *b)
{
    return memcmp(a->ip, b->ip, sizeof(a->ip)) == 0 && a->port == b->port &&
           a->transport == b->transport && a->connection == b->connection;
}

/* The finalizer of MurmurHash3: every bit of the input reaches every bit of the output. */
static uint64_t mix(uint64_t value)
{
    value ^= value >> 33;
    value *= UINT64_C(0xff51afd7ed558ccd);
    value ^= value >> 33;
    value *= UINT64_C(0xc4ceb9fe1a85ec53);
    return value ^ (value >> 33);
}

uint64_t address_hash(const struct address *address, uint64_t seed)
{
    uint64_t words[2];
    memcpy(words, address->ip, sizeof(words));
    uint64_t rest = (uint64_t)address->port << 48 | (uint64_t)address->transport << 40;
    uint64_t hash = mix(seed ^ words[0]);
    hash = mix(hash ^ words[1]);
    return mix(hash ^ rest ^ address->connection);
}
