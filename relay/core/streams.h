/* The SSRCs of one direction of a leg: capped, because SRTP keeps state for each and never forgets
 * one. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_STREAMS_H
#define PORCHLIGHT_RELAY_CORE_STREAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    STREAMS_IN_MAX = 32,   /* of one page */
    STREAMS_OUT_MAX = 256, /* to one page: all that its far pages ever had, their returns too */
    /* RFC 3711, 3.3.1: the far side counts wraps of the sequence from the first packet that it
     * gets. Were that lost just before a wrap, it would count one less than we for ever. */
    STREAMS_SEQUENCE_SAFE = 65472,
};

struct stream {
    uint32_t ssrc;
    bool is_running; /* a packet with a safe sequence has passed */
};

struct streams {
    size_t max;
    size_t count;
    struct stream items[STREAMS_OUT_MAX];
};

/* max: STREAMS_IN_MAX or STREAMS_OUT_MAX. */
void streams_init(struct streams *streams, size_t max);

/* Whether ssrc is known, or could still be made known. */
bool streams_has_room(const struct streams *streams, uint32_t ssrc);

/* Makes ssrc known; nothing when there is no room. */
void streams_add(struct streams *streams, uint32_t ssrc);

/* Whether an RTP packet may go out: there is room for its SSRC, and the stream has begun or may
 * begin with this sequence. Adds it. */
bool streams_can_send(struct streams *streams, uint32_t ssrc, uint16_t sequence);

#endif
