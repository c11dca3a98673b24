/* The feedback packets inside an RTCP compound (RFC 4585): is what they carry well formed? Used by
 * rtcp.c alone, apart from it because each kind has its own little grammar. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_RTCP_FEEDBACK_H
#define PORCHLIGHT_RELAY_CORE_RTCP_FEEDBACK_H

#include <stdbool.h>

#include "common/bytes.h"

/* Each takes the feedback control information: what follows the two SSRCs, without padding. */
bool rtcp_is_nack(struct bytes fci);         /* RFC 4585, 6.2.1 */
bool rtcp_is_transport_cc(struct bytes fci); /* draft-holmer-rmcat-transport-wide-cc, 3.1 */
bool rtcp_is_remb(struct bytes fci);         /* draft-alvestrand-rmcat-remb, 2.2 */

#endif
