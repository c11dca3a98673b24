/* Packets waiting for a slow TCP connection. At most 250 ms old and at most OUTBOX_PACKETS; what
 * does not fit drives out the oldest video, then the oldest audio, always as whole packets, never
 * one of which a part is on the wire already. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_OUTBOX_H
#define PORCHLIGHT_RELAY_CORE_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "relay/core/frame.h"

enum { OUTBOX_PACKETS = 96, OUTBOX_AGE_MS = 250 };

enum packet_kind { PACKET_CONTROL, PACKET_AUDIO, PACKET_VIDEO }; /* dropped from the last up */

struct outbox_packet {
    enum packet_kind kind;
    ms_t queued_at;
    size_t len;               /* of frame */
    uint8_t frame[FRAME_MAX]; /* as it goes on the wire, length first */
};

struct outbox {
    struct outbox_packet packets[OUTBOX_PACKETS];
    uint8_t order[OUTBOX_PACKETS]; /* indices of packets: the waiting ones oldest first, then free
                                    */
    size_t count;
    size_t written;   /* bytes of the oldest that are on the wire */
    uint64_t dropped; /* packets, ever */
};

void outbox_init(struct outbox *outbox);

/* Queues a copy; drops by age and by kind first. A packet that finds no room is the one dropped. */
void outbox_put(
        struct outbox *outbox, enum packet_kind kind, const uint8_t *packet, size_t len, ms_t now);

/* What to write next: lends the rest of the oldest frame. Returns its length, 0: nothing waits. */
size_t outbox_next(struct outbox *outbox, ms_t now, const uint8_t **ret_data);

/* len bytes of what outbox_next lent are on the wire. */
void outbox_wrote(struct outbox *outbox, size_t len);

bool outbox_is_empty(const struct outbox *outbox);

#endif
