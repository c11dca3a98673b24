/* A DTLS client for test_dtls: OpenSSL's own, over memory, as a browser would speak. Datagrams
 * lie in a queue until the test moves them, so that the test is the network. */
#ifndef PORCHLIGHT_TESTS_UNIT_RELAY_DTLS_CLIENT_H
#define PORCHLIGHT_TESTS_UNIT_RELAY_DTLS_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "relay/core/sdp.h"
#include "relay/io/srtp.h"

enum { QUEUE_MAX = 64, QUEUED_MAX = 2048 };

/* Datagrams on their way. */
struct queue {
    struct {
        uint8_t data[QUEUED_MAX];
        size_t len;
    } items[QUEUE_MAX];
    size_t count;
};

void queue_put(struct queue *queue, const void *data, size_t len);
void queue_clear(struct queue *queue);

struct dtls_client;

struct dtls_client_config {
    const char *profiles; /* of use_srtp; NULL: the extension is left out */
    const char *key;      /* of its certificate: "RSA", "ED25519"; NULL: P-256, as browsers have */
    size_t mtu;
    size_t hello_padding; /* bytes that make the ClientHello as large as a post-quantum one */
    struct queue *out;
};

struct dtls_client *dtls_client_create(const struct dtls_client_config *config);
void dtls_client_destroy(struct dtls_client *client);

/* Takes every datagram out of in (NULL: none) and goes on with the handshake. */
void dtls_client_go_on(struct dtls_client *client, struct queue *in);

/* Repeats its flight, if OpenSSL's timer (real time) has expired. */
void dtls_client_handle_timeout(struct dtls_client *client);

bool dtls_client_is_done(const struct dtls_client *client);

/* The peer said close_notify or sent a fatal alert. */
bool dtls_client_is_closed(struct dtls_client *client, struct queue *in);

void dtls_client_say_goodbye(struct dtls_client *client);

struct sdp_fingerprint dtls_client_fingerprint(
        const struct dtls_client *client, enum sdp_hash hash);

/* SHA-256 of the certificate that the server showed. */
void dtls_client_peer_fingerprint(const struct dtls_client *client, uint8_t ret_digest[32]);

/* From the client's side: outbound is what it writes with. */
void dtls_client_keys(const struct dtls_client *client, struct srtp_keys *ret_keys);

#endif
