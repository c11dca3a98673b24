/* RTCP passes end to end, but never as it came: each compound is parsed and written again (M14).
 * Kept: SR, RR, SDES (CNAME alone, replaced by ours), BYE (without its reason), NACK and
 * transport-cc, PLI, FIR, REMB, XR. Left out: APP, what is unknown, and PLI or FIR above one per
 * RTCP_KEY_FRAME_MS a source. Call it only with packets that SRTCP authenticated. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_RTCP_H
#define PORCHLIGHT_RELAY_CORE_RTCP_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"

enum {
    RTCP_CNAME_MAX = 32,     /* bytes of our CNAME */
    RTCP_CHUNKS_MAX = 8,     /* SDES chunks in one compound; more is refused */
    RTCP_SOURCES_MAX = 16,   /* sources whose key frame requests are timed */
    RTCP_KEY_FRAME_MS = 500, /* M14 */
    RTCP_GROWTH_MAX = RTCP_CHUNKS_MAX * (RTCP_CNAME_MAX + 8), /* output is at most this longer */
};

/* One per direction of a call, zeroed before the first use, then cname set. */
struct rtcp_policy {
    char cname[RTCP_CNAME_MAX + 1]; /* ours, the one that the far page's SDP was given */
    struct rtcp_source {
        uint32_t ssrc;
        ms_t asked; /* mono of the last key frame request let through */
    } sources[RTCP_SOURCES_MAX];
    size_t source_count;
};

/* ERR_INPUT: malformed anywhere, the whole compound is dropped. ERR_LIMIT: does not fit max
 * (len + RTCP_GROWTH_MAX always does). *ret_len 0: nothing worth sending is left. On failure
 * ret_len is untouched, out and the times in policy are not. out must not overlap in. */
enum err rtcp_rewrite(struct rtcp_policy *policy, const uint8_t *in, size_t len, ms_t now,
        uint8_t *out, size_t max, size_t *ret_len) ATTRIBUTE_MUST_USE;

#endif
