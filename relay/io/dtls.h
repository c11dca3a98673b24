/* DTLS-SRTP, server side, by OpenSSL, whose types stay in dtls.c. The identity is one per process,
 * in memory only, and may be shared by threads once made; a struct dtls is one leg's and belongs to
 * the media thread. Datagrams come in by dtls_receive and go out by the callback; the caller has
 * proved the address (an authenticated STUN check) before it makes one. Any certificate of the peer
 * is taken in the handshake; the keys come out only against the fingerprints of its SDP. */
#ifndef PORCHLIGHT_RELAY_IO_DTLS_H
#define PORCHLIGHT_RELAY_IO_DTLS_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"

struct sdp_fingerprint;
struct srtp_keys;

enum {
    DTLS_MTU = 1200,             /* no datagram that we write is longer */
    DTLS_DATAGRAM_MAX = 2048,    /* none longer is read */
    DTLS_FINGERPRINT_BYTES = 32, /* SHA-256 */
};

struct dtls_identity;

/* A fresh ECDSA P-256 key and self-signed certificate, without any name in it. NULL: no memory. */
struct dtls_identity *dtls_identity_create(void);
void dtls_identity_destroy(struct dtls_identity *identity);

/* SHA-256 of the certificate, for our SDP. Lent; lives as long as the identity. */
const uint8_t *dtls_identity_fingerprint(const struct dtls_identity *identity);

enum dtls_state {
    DTLS_HANDSHAKE,
    DTLS_KEYED,  /* keys may be asked for */
    DTLS_CLOSED, /* the peer said goodbye, authenticated, or we did */
    DTLS_FAILED, /* this handshake will not succeed */
};

struct dtls;

struct dtls_config {
    const struct dtls_identity *identity; /* outlives the leg */

    /* One datagram of at most DTLS_MTU bytes, lent for the call; several make a flight. Called only
     * from within the functions below, so the caller knows which address it concerns. */
    void (*send)(void *context, const uint8_t *datagram, size_t len);
    void *context;
};

/* NULL: no memory. */
struct dtls *dtls_create(const struct dtls_config *config);

/* Sends nothing; takes NULL. */
void dtls_destroy(struct dtls *dtls);

/* Takes one datagram, handshake or not. What is malformed, in the clear after the handshake, or an
 * unauthenticated alert is dropped without a trace. Look at dtls_state afterwards. */
void dtls_receive(struct dtls *dtls, const uint8_t *datagram, size_t len);

enum dtls_state dtls_state(const struct dtls *dtls);

/* Milliseconds until dtls_handle_timeout wants to be called, 0 for now, -1 for never. The first
 * flight is repeated after 100 ms, then doubling up to 1600 ms. There is no deadline in here: the
 * caller gives up after its own. OpenSSL measures these by the wall clock; a step of it can delay
 * or hasten one repetition and nothing else. */
ms_t dtls_next_timeout_ms(struct dtls *dtls);
void dtls_handle_timeout(struct dtls *dtls);

/* The only way to the keys. Of the hash functions in the list the strongest alone counts, and one
 * of its values must be the certificate's (RFC 8122, 5). ERR_NOT_NOW: not DTLS_KEYED.
 * ERR_FORBIDDEN: another certificate, or no fingerprint at all. ret_keys is untouched on failure;
 * the caller wipes it (srtp_keys_wipe). */
enum err dtls_keys(struct dtls *dtls, const struct sdp_fingerprint *fingerprints, size_t count,
        struct srtp_keys *ret_keys) ATTRIBUTE_MUST_USE;

/* Sends an alert, if there is anybody to read it. The state is DTLS_CLOSED afterwards. */
void dtls_close(struct dtls *dtls);

#endif
