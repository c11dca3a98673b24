/* Reads RTP headers. The media thread asks for payload type, sequence and source; it never looks
 * into a payload, and the packet leaves as it came. */
#include "relay/core/rtp.h"

#include "common/bytes.h"

/* RFC 3550, 5.3.1: profile (16 bits), length in words (16 bits), then the words. */
static void skip_extension(struct bytes *in)
{
    bytes_u16(in);
    size_t words = bytes_u16(in);
    bytes_skip(in, words * 4);
}

static enum err read_header(const uint8_t *data, size_t len, struct rtp *ret_rtp, bool *ret_padded)
{
    struct bytes in = bytes_from(data, len);
    struct rtp rtp = {0};
    uint8_t first = bytes_u8(&in);
    uint8_t second = bytes_u8(&in);
    rtp.marker = (second & 0x80) != 0;
    rtp.payload_type = second & 0x7f;
    rtp.sequence = bytes_u16(&in);
    rtp.timestamp = bytes_u32(&in);
    rtp.ssrc = bytes_u32(&in);
    bytes_skip(&in, (size_t)(first & 0x0f) * 4);
    if (first & 0x10)
        skip_extension(&in);
    if (in.failed || first >> 6 != 2)
        return ERR_INPUT;
    rtp.payload_len = bytes_left(&in);
    rtp.header_len = len - rtp.payload_len;
    *ret_rtp = rtp;
    *ret_padded = (first & 0x20) != 0;
    return ERR_OK;
}

enum err rtp_read_protected(const uint8_t *data, size_t len, struct rtp *ret_rtp)
{
    bool padded;
    return read_header(data, len, ret_rtp, &padded);
}

/* RFC 3550, 5.1: the last byte of the padding counts the padding, itself included. */
enum err rtp_read(const uint8_t *data, size_t len, struct rtp *ret_rtp)
{
    struct rtp rtp;
    bool padded;
    enum err err = read_header(data, len, &rtp, &padded);
    if (err)
        return err;
    if (padded) {
        rtp.padding_len = rtp.payload_len > 0 ? data[len - 1] : 0;
        if (rtp.padding_len == 0 || rtp.padding_len > rtp.payload_len)
            return ERR_INPUT;
        rtp.payload_len -= rtp.padding_len;
    }
    *ret_rtp = rtp;
    return ERR_OK;
}
