/* RFC 4571 framing: a stream gives the same packets however it is cut, never more bytes than it
 * has, for steps in proportion; and its packets, framed again, are read as the same. The first byte
 * of the input says where it is cut. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "relay/core/frame.h"
#include "tests/fuzz/relay/steps.h"

enum { STEPS_FIXED = 300, STEPS_PIECE = 40, STEPS_EACH = 32 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

struct sum {
    size_t packets;
    size_t bytes;
    uint32_t hash;
    enum err end;
};

static void sum_add(struct sum *sum, const uint8_t *packet, size_t len)
{
    sum->packets++;
    sum->bytes += len;
    for (size_t i = 0; i < len; i++) {
        sum->hash = sum->hash * 31 + packet[i];
    }
}

static bool is_same(const struct sum *a, const struct sum *b)
{
    return a->packets == b->packets && a->bytes == b->bytes && a->hash == b->hash;
}

/* again: where each packet goes once more, framed by us; NULL: nowhere. */
static void take(struct frame_reader *reader, const uint8_t *data, size_t len, struct sum *sum,
        struct sum *again)
{
    static struct frame_reader second;
    struct bytes in = bytes_from(data, len);
    const uint8_t *packet;
    size_t packet_len;
    while (sum->end != ERR_LIMIT &&
            (sum->end = frame_read(reader, &in, &packet, &packet_len)) == ERR_OK) {
        uint8_t frame[FRAME_MAX];
        sum_add(sum, packet, packet_len);
        if (again) {
            struct bytes written = bytes_from(frame, frame_write(packet, packet_len, frame));
            if (frame_read(&second, &written, &packet, &packet_len) != ERR_OK)
                abort();
            sum_add(again, packet, packet_len);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct frame_reader whole = {.len = 0};
    struct frame_reader cut = {.len = 0};
    struct sum a = {.end = ERR_OK};
    struct sum b = {.end = ERR_OK};
    struct sum again = {.end = ERR_OK};
    if (len == 0) {
        return 0;
    }
    size_t step = (size_t)data[0] + 1;
    take(&whole, data + 1, len - 1, &a, &again);
    steps_begin();
    for (size_t at = 1; at < len; at += step) {
        take(&cut, data + at, len - at < step ? len - at : step, &b, NULL);
    }
    if (len > 1) {
        steps_require(len, STEPS_FIXED + STEPS_PIECE * (len / step), STEPS_EACH);
    }
    if (!is_same(&a, &b) || !is_same(&a, &again) || a.bytes + FRAME_HEAD * a.packets > len) {
        abort();
    }
    return 0;
}
