/* How often an address may do something: a bucket for each of the addresses seen lately, in a
 * table of fixed size. When it is full the one that did least makes way, so that a crowd of
 * addresses costs no memory and a busy one cannot hide in it. Pure; one thread. */
#ifndef PORCHLIGHT_RELAY_CORE_THROTTLE_H
#define PORCHLIGHT_RELAY_CORE_THROTTLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "relay/core/bucket.h"

enum { THROTTLE_ADDRESSES = 256 };

struct throttle_entry {
    bool is_used;
    uint8_t network[16]; /* an IPv4 address, mapped, or an IPv6 network of 64 bits */
    struct bucket bucket;
};

struct throttle {
    int64_t per_second;
    int64_t burst;
    struct throttle_entry entries[THROTTLE_ADDRESSES];
};

void throttle_init(struct throttle *throttle, int64_t per_second, int64_t burst);

/* Whether this address may do it once more now; if so it is counted. */
bool throttle_can_pass(struct throttle *throttle, const uint8_t ip[16], ms_t now);

#endif
