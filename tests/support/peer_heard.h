/* What the test client has heard of each SSRC: how many packets, and the longest silence between
 * two of them since it was last asked. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_PEER_HEARD_H
#define PORCHLIGHT_TESTS_SUPPORT_PEER_HEARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

enum { PEER_SOURCES_MAX = 64 };

struct peer_heard {
    struct peer_source {
        uint32_t ssrc;
        int64_t count;
        int64_t last_us; /* of the monotonic clock */
        int64_t gap_us;
    } sources[PEER_SOURCES_MAX];
    size_t count;
};

/* True: the first packet of its source. */
bool peer_heard_is_first(struct peer_heard *heard, uint32_t ssrc, int64_t now_us);

/* Counts by SSRC; longest silences in ms by SSRC, which begin anew. */
json_t *peer_heard_counts(const struct peer_heard *heard);
json_t *peer_heard_gaps(struct peer_heard *heard);

#endif
