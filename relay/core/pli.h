/* A picture loss indication (RFC 4585, 6.3.1), the one RTCP packet that the relay says itself: when
 * a page's leg is keyed after its far page has begun to send. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_PLI_H
#define PORCHLIGHT_RELAY_CORE_PLI_H

#include <stddef.h>
#include <stdint.h>

enum { PLI_LEN = 20 }; /* an empty receiver report, with which a compound begins, and the PLI */

/* sender: an SSRC of ours; media: that of the video. */
void pli_write(uint32_t sender, uint32_t media, uint8_t out[PLI_LEN]);

#endif
