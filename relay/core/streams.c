/* Which SSRCs a leg has sent and was sent. Asked by the packet path before SRTP is. */
#include "relay/core/streams.h"

void streams_init(struct streams *streams, size_t max)
{
    streams->max = max;
    streams->count = 0;
}

static struct stream *find(struct streams *streams, uint32_t ssrc)
{
    for (size_t i = 0; i < streams->count; i++) {
        if (streams->items[i].ssrc == ssrc) {
            return &streams->items[i];
        }
    }
    return NULL;
}

bool streams_has_room(const struct streams *streams, uint32_t ssrc)
{
    for (size_t i = 0; i < streams->count; i++) {
        if (streams->items[i].ssrc == ssrc) {
            return true;
        }
    }
    return streams->count < streams->max;
}

void streams_add(struct streams *streams, uint32_t ssrc)
{
    if (!find(streams, ssrc) && streams->count < streams->max) {
        streams->items[streams->count++] = (struct stream){.ssrc = ssrc};
    }
}

bool streams_can_send(struct streams *streams, uint32_t ssrc, uint16_t sequence)
{
    streams_add(streams, ssrc);
    struct stream *stream = find(streams, ssrc);
    if (!stream) {
        return false;
    }
    stream->is_running = stream->is_running || sequence < STREAMS_SEQUENCE_SAFE;
    return stream->is_running;
}
