/* The grammars of NACK, transport-cc and REMB. Each walks its bytes once: the number of steps is
 * bounded by the packet's length, never by a count that the packet claims. */
#include "relay/core/rtcp_feedback.h"

/* Packet ID and bitmask, four bytes each, at least one. */
bool rtcp_is_nack(struct bytes fci)
{
    size_t left = bytes_left(&fci);
    return left >= 4 && left % 4 == 0;
}

/* Bytes of receive deltas that one two-bit status symbol stands for: none, small, large. */
static const size_t delta_bytes[4] = {0, 1, 2, 0};

struct status {
    size_t count;  /* packets accounted for */
    size_t deltas; /* bytes that must follow the chunks */
    bool failed;
};

static void status_add(struct status *status, size_t limit, unsigned symbol, size_t count)
{
    if (count > limit - status->count)
        count = limit - status->count; /* the last chunk may say more than there is */
    status->count += count;
    status->deltas += count * delta_bytes[symbol];
    status->failed = status->failed || symbol == 3;
}

static void status_add_vector(struct status *status, size_t limit, uint16_t chunk)
{
    bool is_two_bit = (chunk & 0x4000) != 0;
    int symbols = is_two_bit ? 7 : 14;
    for (int i = symbols - 1; i >= 0 && status->count < limit; i--) {
        unsigned symbol = is_two_bit ? (chunk >> (i * 2)) & 3 : (chunk >> i) & 1;
        status_add(status, limit, symbol, 1);
    }
}

/* Symbol 3 is reserved; what the deltas leave of the last word is padding. */
bool rtcp_is_transport_cc(struct bytes fci)
{
    struct status status = {0};
    bytes_u16(&fci); /* base sequence number */
    size_t limit = bytes_u16(&fci);
    bytes_u32(&fci); /* reference time, feedback count */
    while (!fci.failed && status.count < limit) {
        uint16_t chunk = bytes_u16(&fci);
        if (chunk & 0x8000)
            status_add_vector(&status, limit, chunk);
        else
            status_add(&status, limit, chunk >> 13, chunk & 0x1fff);
    }
    bytes_skip(&fci, status.deltas);
    return limit > 0 && !fci.failed && !status.failed && bytes_left(&fci) < 4;
}

bool rtcp_is_remb(struct bytes fci)
{
    uint32_t name = bytes_u32(&fci);
    size_t count = bytes_u8(&fci);
    bytes_u24(&fci); /* exponent and mantissa */
    return name == 0x52454d42 && !fci.failed && bytes_left(&fci) == count * 4;
}
