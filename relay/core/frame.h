/* RFC 4571 framing: each packet on a TCP stream follows its length in two bytes. Reading keeps at
 * most one unfinished packet; what is longer than a datagram may be ends the stream. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_FRAME_H
#define PORCHLIGHT_RELAY_CORE_FRAME_H

#include <stddef.h>
#include <stdint.h>

#include "common/bytes.h"
#include "common/error.h"

enum {
    FRAME_HEAD = 2,          /* bytes of length before each packet */
    FRAME_PACKET_MAX = 1500, /* the same bound that a datagram has */
    FRAME_MAX = FRAME_HEAD + FRAME_PACKET_MAX,
};

struct frame_reader {
    uint8_t held[FRAME_MAX]; /* head and what came of the packet */
    size_t len;              /* bytes in held */
};

/* Eats from in until one packet is whole, lent until the next call. Frames of no length are
 * skipped. ERR_NOT_FOUND: in is eaten and the packet unfinished. ERR_LIMIT: a length over
 * FRAME_PACKET_MAX; the stream cannot be read on. */
enum err frame_read(struct frame_reader *reader, struct bytes *in, const uint8_t **ret_packet,
        size_t *ret_len) ATTRIBUTE_MUST_USE;

/* Writes head and packet into frame. Returns the length. len is at most FRAME_PACKET_MAX. */
size_t frame_write(const uint8_t *packet, size_t len, uint8_t frame[FRAME_MAX]);

#endif
