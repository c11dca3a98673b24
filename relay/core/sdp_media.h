/* The lines of one m-section that are about the medium itself, and those about its transport.
 * Readers return NULL, or a sentence that says what is wrong with the value. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_SDP_MEDIA_H
#define PORCHLIGHT_RELAY_CORE_SDP_MEDIA_H

#include "relay/core/sdp.h"
#include "relay/core/sdp_formats.h"
#include "relay/core/sdp_span.h"

/* "audio 9 UDP/TLS/RTP/SAVPF 111 63" */
const char *sdp_media_begin(
        struct sdp_media *media, struct sdp_listing *listing, struct span value);

/* Reads an attribute of a medium; one that is not in the table is left out. */
const char *sdp_media_read(struct sdp_media *media, struct span name, struct span value);

/* What must hold of a medium once all its lines are read. ret_name: the kind of line. */
const char *sdp_media_finish(struct sdp_media *media, const char **ret_name);

/* Rejected: port 0, and not merely bundle-only. */
bool sdp_media_is_rejected(const struct sdp_media *media);

/* Reads ice-ufrag, ice-pwd, fingerprint and setup; others are left out. */
const char *sdp_peer_read(struct sdp_peer *peer, struct span name, struct span value);

/* Fills what peer did not say from what the whole session said. */
void sdp_peer_inherit(struct sdp_peer *peer, const struct sdp_peer *session);

#endif
