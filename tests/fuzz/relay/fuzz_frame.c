/* RFC 4571 framing: a stream gives the same packets however it is cut, and never more bytes than it
 * has. The first byte of the input says where it is cut. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "relay/core/frame.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

struct sum {
    size_t packets;
    size_t bytes;
    uint32_t hash;
    enum err end;
};

static void take(struct frame_reader *reader, const uint8_t *data, size_t len, struct sum *sum)
{
    struct bytes in = bytes_from(data, len);
    const uint8_t *packet;
    size_t packet_len;
    while (sum->end != ERR_LIMIT &&
            (sum->end = frame_read(reader, &in, &packet, &packet_len)) == ERR_OK) {
        sum->packets++;
        sum->bytes += packet_len;
        for (size_t i = 0; i < packet_len; i++) {
            sum->hash = sum->hash * 31 + packet[i];
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct frame_reader whole = {.len = 0};
    struct frame_reader cut = {.len = 0};
    struct sum a = {.end = ERR_OK};
    struct sum b = {.end = ERR_OK};
    if (len == 0) {
        return 0;
    }
    size_t step = (size_t)data[0] + 1;
    take(&whole, data + 1, len - 1, &a);
    for (size_t at = 1; at < len; at += step) {
        take(&cut, data + at, len - at < step ? len - at : step, &b);
    }
    if (a.packets != b.packets || a.bytes != b.bytes || a.hash != b.hash ||
            a.bytes + FRAME_HEAD * a.packets > len) {
        abort();
    }
    return 0;
}
