/* Takes packets out of a TCP stream and puts them in (RFC 4571). Called by io/tcp for each piece
 * that arrived, however small; never looks into a packet. */
#include "relay/core/frame.h"

#include <string.h>

static void fill(struct frame_reader *reader, struct bytes *in, size_t wanted)
{
    size_t len = wanted - reader->len;
    if (len > bytes_left(in)) {
        len = bytes_left(in);
    }
    if (len > 0) {
        memcpy(reader->held + reader->len, bytes_take(in, len), len);
        reader->len += len;
    }
}

static size_t packet_len(const struct frame_reader *reader)
{
    return (size_t)reader->held[0] << 8 | reader->held[1];
}

enum err frame_read(
        struct frame_reader *reader, struct bytes *in, const uint8_t **ret_packet, size_t *ret_len)
{
    for (;;) {
        fill(reader, in, reader->len < FRAME_HEAD ? FRAME_HEAD : reader->len);
        if (reader->len < FRAME_HEAD) {
            return ERR_NOT_FOUND;
        }
        size_t len = packet_len(reader);
        if (len > FRAME_PACKET_MAX) {
            return ERR_LIMIT;
        }
        fill(reader, in, FRAME_HEAD + len);
        if (reader->len < FRAME_HEAD + len) {
            return ERR_NOT_FOUND;
        }
        reader->len = 0;
        if (len > 0) {
            *ret_packet = reader->held + FRAME_HEAD;
            *ret_len = len;
            return ERR_OK;
        }
    }
}

size_t frame_write(const uint8_t *packet, size_t len, uint8_t frame[FRAME_MAX])
{
    frame[0] = (uint8_t)(len >> 8);
    frame[1] = (uint8_t)len;
    memcpy(frame + FRAME_HEAD, packet, len);
    return FRAME_HEAD + len;
}
