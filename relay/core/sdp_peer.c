/* Reads the transport lines of a page's description: its ICE credentials, the fingerprints of its
 * certificate, its DTLS role. They are kept for the leg and never written again. */
#include <string.h>

#include "relay/core/sdp_media.h"
#include "relay/core/sdp_tables.h"

#define ICE_CHARS "+/" /* RFC 8445, 5.3: ALPHA, DIGIT, + and / */

static const char *ufrag_read(struct sdp_peer *peer, struct span value)
{
    if (peer->ufrag[0] != '\0' || !span_word(value, 4, SDP_UFRAG_SIZE - 1, ICE_CHARS, peer->ufrag))
        return "It must be there once: 4 to 256 ice-chars.";
    return NULL;
}

static const char *pwd_read(struct sdp_peer *peer, struct span value)
{
    if (peer->pwd[0] != '\0' || !span_word(value, 22, SDP_PWD_SIZE - 1, ICE_CHARS, peer->pwd))
        return "It must be there once: 22 to 256 ice-chars.";
    return NULL;
}

static const char *setup_read(struct sdp_peer *peer, struct span value)
{
    int setup = sdp_setup_find(value);
    if (setup < 0 || peer->has_setup)
        return "It must be there once: actpass, active or passive.";
    peer->setup = (enum sdp_setup)setup;
    peer->has_setup = true;
    return NULL;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/* "3A:B5:..." of exactly len bytes. */
static bool digest_read(struct span text, uint8_t *digest, size_t len)
{
    if (text.len != len * 3 - 1)
        return false;
    for (size_t i = 0; i < len; i++) {
        int high = hex_digit(text.at[i * 3]);
        int low = hex_digit(text.at[i * 3 + 1]);
        if (high < 0 || low < 0 || (i + 1 < len && text.at[i * 3 + 2] != ':'))
            return false;
        digest[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* RFC 8122, 5: there may be several; a weak one refuses the whole, since any may be matched. */
static const char *fingerprint_read(struct sdp_peer *peer, struct span value)
{
    struct sdp_fingerprint fingerprint = {0};
    size_t len = sdp_hash_find(span_cut(&value, ' '), &fingerprint.hash);
    if (len == 0)
        return "The hash must be sha-256, sha-384 or sha-512.";
    if (!digest_read(value, fingerprint.digest, len))
        return "The digest is not that of its hash.";
    if (peer->fingerprint_count >= SDP_FINGERPRINTS_MAX)
        return "There are too many.";
    peer->fingerprints[peer->fingerprint_count++] = fingerprint;
    return NULL;
}

static const struct {
    const char *name;
    const char *(*read)(struct sdp_peer *peer, struct span value);
} attributes[] = {
        {"fingerprint", fingerprint_read},
        {"ice-pwd", pwd_read},
        {"ice-ufrag", ufrag_read},
        {"setup", setup_read},
};

const char *sdp_peer_read(struct sdp_peer *peer, struct span name, struct span value)
{
    for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
        if (span_is(name, attributes[i].name))
            return attributes[i].read(peer, value);
    return NULL;
}

/* The two halves of a credential go together; RFC 8839, 5.4. */
void sdp_peer_inherit(struct sdp_peer *peer, const struct sdp_peer *session)
{
    if (peer->ufrag[0] == '\0' && peer->pwd[0] == '\0') {
        memcpy(peer->ufrag, session->ufrag, sizeof(peer->ufrag));
        memcpy(peer->pwd, session->pwd, sizeof(peer->pwd));
    }
    if (peer->fingerprint_count == 0) {
        memcpy(peer->fingerprints, session->fingerprints, sizeof(peer->fingerprints));
        peer->fingerprint_count = session->fingerprint_count;
    }
    if (!peer->has_setup) {
        peer->setup = session->setup;
        peer->has_setup = session->has_setup;
    }
}
