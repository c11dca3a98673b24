/* Reads an RTP header (RFC 3550, 5.1) within the bounds of its packet. Nothing is written: in a
 * call of two, packets pass unchanged. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_RTP_H
#define PORCHLIGHT_RELAY_CORE_RTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

struct rtp {
    uint8_t payload_type;
    bool marker;
    uint16_t sequence;
    uint32_t timestamp;
    uint32_t ssrc;
    size_t header_len;  /* fixed part, CSRCs and extension: where the payload begins */
    size_t payload_len; /* without padding; 0 is allowed (padding-only probes) */
    size_t padding_len;
};

/* A packet in clear. ERR_INPUT: not version 2, or CSRCs, extension or padding pass its end. */
enum err rtp_read(const uint8_t *data, size_t len, struct rtp *ret_rtp) ATTRIBUTE_MUST_USE;

/* An SRTP packet: the same but for the padding, which is still encrypted (payload_len then counts
 * padding and tag, padding_len is 0). */
enum err rtp_read_protected(
        const uint8_t *data, size_t len, struct rtp *ret_rtp) ATTRIBUTE_MUST_USE;

#endif
