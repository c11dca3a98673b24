/* The payload types of one m-line: m=, a=rtpmap, a=fmtp and a=rtcp-fb. Readers return NULL, or a
 * sentence that says what is wrong with the value. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_SDP_FORMATS_H
#define PORCHLIGHT_RELAY_CORE_SDP_FORMATS_H

#include "relay/core/sdp.h"
#include "relay/core/sdp_span.h"

enum { SDP_PAYLOAD_TYPES = 128 };

/* What an m-line lists, until its codecs are known: a=fmtp may come before a=rtpmap (Firefox). */
struct sdp_listing {
    uint8_t order[SDP_PAYLOAD_TYPES]; /* payload types in order of preference */
    size_t count;
    struct {
        bool is_listed;
        bool is_mapped; /* a=rtpmap named a codec that is taken */
        uint8_t codec;
        uint32_t clock;
    } types[SDP_PAYLOAD_TYPES];
};

/* "111 63 9": what is left of an m-line. */
const char *sdp_listing_read(struct sdp_listing *listing, struct span list);

/* "111 opus/48000/2". A codec that is not in the table is not mapped, hence left out. */
const char *sdp_rtpmap_read(struct sdp_listing *listing, enum sdp_kind kind, struct span value);

/* Fills media->formats with what is listed and mapped. */
const char *sdp_formats_take(struct sdp_media *media, const struct sdp_listing *listing);

/* Lines about payload types that are not kept are passed over. */
const char *sdp_fmtp_read(struct sdp_media *media, struct span value);
const char *sdp_feedback_read(struct sdp_media *media, struct span value);

/* Takes out rtx and red whose payload types inside are not kept. */
void sdp_formats_prune(struct sdp_media *media);

/* NULL: not kept. */
const struct sdp_format *sdp_format_find(const struct sdp_media *media, unsigned payload_type);

#endif
