/* A second, shorter walk over a compound: rtcp.c has refused what is not sound, this one picks the
 * reports out. Called by the packet path for each RTCP packet that goes on. */
#include "relay/core/rtcp_reports.h"

#include "common/bytes.h"

enum { SR = 200, RR = 201 };

static int32_t from_24_bits(uint32_t value)
{
    return (int32_t)(value ^ 0x800000) - 0x800000;
}

static void read_block(struct bytes *body, struct rtcp_reports *reports)
{
    struct rtcp_block block = {.ssrc = bytes_u32(body)};
    bytes_u8(body); /* the fraction: each reader has its own interval */
    block.lost = from_24_bits(bytes_u24(body));
    block.highest = bytes_u32(body);
    block.jitter = bytes_u32(body);
    block.stamp = bytes_u32(body);
    block.delay = bytes_u32(body);
    if (!body->failed && reports->block_count < RTCP_REPORT_BLOCKS_MAX)
        reports->blocks[reports->block_count++] = block;
}

static void read_sender(struct bytes *body, struct rtcp_reports *reports)
{
    bytes_u16(body); /* the high half of the seconds */
    uint32_t stamp = bytes_u32(body);
    bytes_skip(body, 14); /* the low half of the fraction, the RTP time, both counts */
    if (!body->failed && reports->stamp_count < RTCP_REPORT_STAMPS_MAX)
        reports->stamps[reports->stamp_count++] = stamp;
}

static void read_packet(struct bytes *in, struct rtcp_reports *reports)
{
    unsigned count = bytes_u8(in) & 0x1f;
    uint8_t type = bytes_u8(in);
    size_t len = (size_t)bytes_u16(in) * 4;
    struct bytes body = bytes_part(in, len);
    if (in->failed || (type != SR && type != RR))
        return;
    bytes_u32(&body); /* whose report */
    if (type == SR)
        read_sender(&body, reports);
    for (unsigned i = 0; i < count && !body.failed; i++)
        read_block(&body, reports);
}

void rtcp_reports_read(const uint8_t *data, size_t len, struct rtcp_reports *ret_reports)
{
    struct bytes in = bytes_from(data, len);
    ret_reports->block_count = 0;
    ret_reports->stamp_count = 0;
    while (!in.failed && bytes_left(&in) > 0)
        read_packet(&in, ret_reports);
}
