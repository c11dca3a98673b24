/* Joins of an address a second. Asked by io/ws before a signature is checked, which is what costs.
 */
#include "relay/core/throttle.h"

#include <string.h>

#include "common/network.h"

void throttle_init(struct throttle *throttle, int64_t per_second, int64_t burst)
{
    memset(throttle, 0, sizeof(*throttle));
    throttle->per_second = per_second;
    throttle->burst = burst;
}

static struct throttle_entry *find(struct throttle *throttle, const uint8_t network[16])
{
    for (size_t i = 0; i < THROTTLE_ADDRESSES; i++) {
        struct throttle_entry *entry = &throttle->entries[i];
        if (entry->is_used && memcmp(entry->network, network, 16) == 0) {
            return entry;
        }
    }
    return NULL;
}

/* A free one, or that of the address which has most left. */
static struct throttle_entry *make_room(struct throttle *throttle, ms_t now)
{
    struct throttle_entry *idlest = &throttle->entries[0];
    for (size_t i = 0; i < THROTTLE_ADDRESSES; i++) {
        struct throttle_entry *entry = &throttle->entries[i];
        if (!entry->is_used) {
            return entry;
        }
        if (bucket_left(&entry->bucket, now) > bucket_left(&idlest->bucket, now)) {
            idlest = entry;
        }
    }
    return idlest;
}

bool throttle_can_pass(struct throttle *throttle, const uint8_t ip[16], ms_t now)
{
    uint8_t network[16];
    network_of(ip, network);
    struct throttle_entry *entry = find(throttle, network);
    if (!entry) {
        entry = make_room(throttle, now);
        entry->is_used = true;
        memcpy(entry->network, network, 16);
        entry->bucket = bucket_full(throttle->per_second, throttle->burst, now);
    }
    return bucket_can_take(&entry->bucket, 1, now);
}
