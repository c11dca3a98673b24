/* DTLS-SRTP of the test client, the client side as in a browser, by OpenSSL, and SRTP by libsrtp as
 * Debian builds it: nothing of the relay's code, so that the two check one another. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_PEER_DTLS_H
#define PORCHLIGHT_TESTS_SUPPORT_PEER_DTLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PEER_FINGERPRINT_SIZE = 3 * 32, PEER_KEYS_MAX = 4 * 32 };

struct peer_dtls;

struct peer_keys {
    char profile[32];             /* "SRTP_AEAD_AES_128_GCM" */
    uint8_t write[PEER_KEYS_MAX]; /* key and salt */
    uint8_t read[PEER_KEYS_MAX];
};

struct peer_dtls_config {
    void (*send)(void *context, const uint8_t *data, size_t len);
    void *context;
    const char *profiles; /* SRTP's, as OpenSSL writes them; NULL: a browser's */
};

struct peer_dtls *peer_dtls_create(const struct peer_dtls_config *config);
void peer_dtls_destroy(struct peer_dtls *dtls);

/* Colon-separated SHA-256, NUL-terminated. */
void peer_dtls_fingerprint(const struct peer_dtls *dtls, char ret_text[PEER_FINGERPRINT_SIZE]);

/* Starts, goes on or repeats; data may be NULL. */
void peer_dtls_go_on(struct peer_dtls *dtls, const uint8_t *data, size_t len);

bool peer_dtls_is_done(const struct peer_dtls *dtls);
bool peer_dtls_is_closed(const struct peer_dtls *dtls); /* an alert ended it */

/* false: the relay's certificate is not the one named. */
bool peer_dtls_keys(
        const struct peer_dtls *dtls, const char *fingerprint, struct peer_keys *ret_keys);

#endif
