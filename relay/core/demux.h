/* RFC 7983: which protocol a packet of the media port belongs to, by its first byte; RTP from
 * RTCP by the second (RFC 5761, 4). Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_DEMUX_H
#define PORCHLIGHT_RELAY_CORE_DEMUX_H

#include <stddef.h>
#include <stdint.h>

enum { DATAGRAM_MAX = 1500 }; /* longer ones are dropped unread (M11) */

enum demux { DEMUX_STUN, DEMUX_DTLS, DEMUX_RTP, DEMUX_RTCP, DEMUX_DROP };

/* Empty, longer than DATAGRAM_MAX, ZRTP, TURN channels and the unassigned ranges: DEMUX_DROP. */
enum demux demux_classify(const uint8_t *data, size_t len);

#endif
