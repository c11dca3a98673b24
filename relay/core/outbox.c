/* The queue of one TCP connection. A late picture is worth less than a prompt voice: so age and
 * kind decide what goes, and a queue never grows a delay that the call would not recover from.
 * Called by io/tcp; never writes to a socket. */
#include "relay/core/outbox.h"

#include <string.h>

void outbox_init(struct outbox *outbox)
{
    outbox->count = 0;
    outbox->written = 0;
    outbox->dropped = 0;
    for (size_t i = 0; i < OUTBOX_PACKETS; i++) {
        outbox->order[i] = (uint8_t)i;
    }
}

/* The packet at place becomes the first free one. */
static void take_out(struct outbox *outbox, size_t place)
{
    uint8_t index = outbox->order[place];
    memmove(outbox->order + place, outbox->order + place + 1, outbox->count - place - 1);
    outbox->count--;
    outbox->order[outbox->count] = index;
}

/* The oldest packet may be half on the wire: then it is not ours to drop. */
static size_t first_droppable(const struct outbox *outbox)
{
    return outbox->written > 0 ? 1 : 0;
}

static void drop_old(struct outbox *outbox, ms_t now)
{
    for (size_t i = first_droppable(outbox); i < outbox->count;) {
        const struct outbox_packet *packet = &outbox->packets[outbox->order[i]];
        if (packet->kind != PACKET_CONTROL && now - packet->queued_at > OUTBOX_AGE_MS) {
            take_out(outbox, i);
            outbox->dropped++;
        } else {
            i++;
        }
    }
}

/* Whether a waiting packet of this kind was found and dropped, the oldest first. */
static bool drop_kind(struct outbox *outbox, enum packet_kind kind)
{
    for (size_t i = first_droppable(outbox); i < outbox->count; i++) {
        if (outbox->packets[outbox->order[i]].kind == kind) {
            take_out(outbox, i);
            outbox->dropped++;
            return true;
        }
    }
    return false;
}

/* Video makes way for all, audio for audio and control; control for nothing but its own end. */
static bool has_made_room(struct outbox *outbox, enum packet_kind kind)
{
    if (outbox->count < OUTBOX_PACKETS) {
        return true;
    }
    return drop_kind(outbox, PACKET_VIDEO) ||
           (kind != PACKET_VIDEO && drop_kind(outbox, PACKET_AUDIO));
}

void outbox_put(
        struct outbox *outbox, enum packet_kind kind, const uint8_t *packet, size_t len, ms_t now)
{
    drop_old(outbox, now);
    if (len > FRAME_PACKET_MAX || !has_made_room(outbox, kind)) {
        outbox->dropped++;
        return;
    }
    struct outbox_packet *slot = &outbox->packets[outbox->order[outbox->count]];
    slot->kind = kind;
    slot->queued_at = now;
    slot->len = frame_write(packet, len, slot->frame);
    outbox->count++;
}

size_t outbox_next(struct outbox *outbox, ms_t now, const uint8_t **ret_data)
{
    drop_old(outbox, now);
    if (outbox->count == 0) {
        return 0;
    }
    const struct outbox_packet *packet = &outbox->packets[outbox->order[0]];
    *ret_data = packet->frame + outbox->written;
    return packet->len - outbox->written;
}

void outbox_wrote(struct outbox *outbox, size_t len)
{
    outbox->written += len;
    if (outbox->written >= outbox->packets[outbox->order[0]].len) {
        outbox->written = 0;
        take_out(outbox, 0);
    }
}

bool outbox_is_empty(const struct outbox *outbox)
{
    return outbox->count == 0;
}
