/* The test client's book of sources. */
#include "peer_heard.h"

#include <stdio.h>

static struct peer_source *source_of(struct peer_heard *heard, uint32_t ssrc)
{
    for (size_t i = 0; i < heard->count; i++) {
        if (heard->sources[i].ssrc == ssrc) {
            return &heard->sources[i];
        }
    }
    if (heard->count == PEER_SOURCES_MAX) {
        return NULL;
    }
    struct peer_source *source = &heard->sources[heard->count++];
    *source = (struct peer_source){.ssrc = ssrc};
    return source;
}

bool peer_heard_is_first(struct peer_heard *heard, uint32_t ssrc, int64_t now_us)
{
    struct peer_source *source = source_of(heard, ssrc);
    if (!source) {
        return false;
    }
    int64_t gap_us = source->last_us ? now_us - source->last_us : 0;
    source->gap_us = gap_us > source->gap_us ? gap_us : source->gap_us;
    source->last_us = now_us;
    return source->count++ == 0;
}

static void number_set(json_t *object, uint32_t ssrc, int64_t number)
{
    char name[16];
    snprintf(name, sizeof name, "%u", ssrc);
    json_object_set_new(object, name, json_integer(number));
}

json_t *peer_heard_counts(const struct peer_heard *heard)
{
    json_t *counts = json_object();
    for (size_t i = 0; i < heard->count; i++) {
        number_set(counts, heard->sources[i].ssrc, heard->sources[i].count);
    }
    return counts;
}

json_t *peer_heard_gaps(struct peer_heard *heard)
{
    json_t *gaps = json_object();
    for (size_t i = 0; i < heard->count; i++) {
        number_set(gaps, heard->sources[i].ssrc, heard->sources[i].gap_us / 1000);
        heard->sources[i].gap_us = 0;
        heard->sources[i].last_us = 0;
    }
    return gaps;
}
