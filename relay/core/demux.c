/* Sorts what arrives on the media port into STUN, DTLS, RTP and RTCP, before anything is believed.
 * The io loop calls it for each datagram and each TCP frame; it looks at two bytes at most. */
#include "relay/core/demux.h"

/* RFC 5761, 4: with the marker bit masked, RTCP types 192 to 223 read as 64 to 95, which no
 * dynamic payload type may use. */
static enum demux classify_media(const uint8_t *data, size_t len)
{
    if (len < 2)
        return DEMUX_DROP;
    uint8_t type = data[1] & 0x7f;
    return type >= 64 && type <= 95 ? DEMUX_RTCP : DEMUX_RTP;
}

enum demux demux_classify(const uint8_t *data, size_t len)
{
    if (len == 0 || len > DATAGRAM_MAX)
        return DEMUX_DROP;
    uint8_t first = data[0];
    if (first <= 3)
        return DEMUX_STUN;
    if (first >= 20 && first <= 63)
        return DEMUX_DTLS;
    if (first >= 128 && first <= 191)
        return classify_media(data, len);
    return DEMUX_DROP;
}
