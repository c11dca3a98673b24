/* One leg's DTLS: a handshake as the server, then nothing but waiting for a goodbye. The media
 * thread lays datagrams in and OpenSSL's answers leave by the caller's callback; addresses, sockets
 * and deadlines are the caller's. */
#include "relay/io/dtls.h"

#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "relay/core/sdp.h"
#include "relay/io/dtls_identity.h"
#include "relay/io/dtls_record.h"
#include "relay/io/dtls_wire.h"
#include "relay/io/srtp.h"

enum { REPEAT_FIRST_US = 100 * 1000, REPEAT_LAST_US = 1600 * 1000 };

struct dtls {
    SSL *ssl;
    enum dtls_state state;
    struct dtls_wire wire;
};

struct profile_row {
    unsigned long id; /* OpenSSL's, which is the registry's */
    enum srtp_suite suite;
    size_t key_len;
    size_t salt_len;
};

static const struct profile_row profiles[] = {
        {SRTP_AEAD_AES_128_GCM, SRTP_SUITE_AEAD_AES_128_GCM, 16, 12},
        {SRTP_AEAD_AES_256_GCM, SRTP_SUITE_AEAD_AES_256_GCM, 32, 12},
        {SRTP_AES128_CM_SHA1_80, SRTP_SUITE_AES_128_CM_SHA1_80, 16, 14},
};

/* OpenSSL's own first repetition comes after a second: too late for a call that is being waited
 * for. */
static unsigned int repeat_after_us(SSL *ssl, unsigned int last_us)
{
    (void)ssl;
    if (last_us == 0) {
        return REPEAT_FIRST_US;
    }
    return last_us >= REPEAT_LAST_US / 2 ? REPEAT_LAST_US : last_us * 2;
}

static enum err ssl_make(struct dtls *dtls, const struct dtls_identity *identity)
{
    dtls->ssl = SSL_new(dtls_identity_context_borrow(identity));
    BIO *bio = dtls_wire_bio_create(dtls_identity_wire_borrow(identity), &dtls->wire);
    if (!dtls->ssl || !bio) {
        BIO_free(bio);
        return ERR_MEMORY;
    }
    SSL_set_bio(dtls->ssl, bio, bio);
    SSL_set_mtu(dtls->ssl, DTLS_MTU);
    DTLS_set_timer_cb(dtls->ssl, repeat_after_us);
    SSL_set_accept_state(dtls->ssl);
    return ERR_OK;
}

struct dtls *dtls_create(const struct dtls_config *config)
{
    struct dtls *dtls = calloc(1, sizeof *dtls);
    if (!dtls) {
        return NULL;
    }
    dtls->wire.send = config->send;
    dtls->wire.context = config->context;
    if (ssl_make(dtls, config->identity)) {
        dtls_destroy(dtls);
        return NULL;
    }
    return dtls;
}

void dtls_destroy(struct dtls *dtls)
{
    if (dtls) {
        SSL_free(dtls->ssl);
        free(dtls);
    }
}

enum dtls_state dtls_state(const struct dtls *dtls)
{
    return dtls->state;
}

static const struct profile_row *profile_find(SSL *ssl)
{
    const SRTP_PROTECTION_PROFILE *selected = SSL_get_selected_srtp_profile(ssl);
    for (size_t i = 0; selected && i < sizeof profiles / sizeof profiles[0]; i++) {
        if (profiles[i].id == selected->id) {
            return &profiles[i];
        }
    }
    return NULL;
}

static void handshake_go_on(struct dtls *dtls)
{
    int result = SSL_do_handshake(dtls->ssl);
    if (result == 1) {
        dtls->state = profile_find(dtls->ssl) ? DTLS_KEYED : DTLS_FAILED;
    } else if (SSL_get_error(dtls->ssl, result) != SSL_ERROR_WANT_READ) {
        dtls->state = DTLS_FAILED;
    }
}

/* Nothing that a page could say over DTLS matters to us but its goodbye. Reading also lets OpenSSL
 * repeat its last flight for a peer that missed it. */
static void goodbye_look_for(struct dtls *dtls)
{
    uint8_t dropped[DTLS_DATAGRAM_MAX];
    for (;;) {
        int result = SSL_read(dtls->ssl, dropped, sizeof dropped);
        if (result > 0) {
            continue;
        }
        if (SSL_get_error(dtls->ssl, result) != SSL_ERROR_WANT_READ) {
            dtls->state = DTLS_CLOSED;
        }
        return;
    }
}

void dtls_receive(struct dtls *dtls, const uint8_t *datagram, size_t len)
{
    bool is_open = dtls->state == DTLS_HANDSHAKE || dtls->state == DTLS_KEYED;
    uint8_t kept[DTLS_DATAGRAM_MAX];
    if (!is_open || len > sizeof kept) {
        return;
    }
    size_t kept_len = dtls_records_keep(datagram, len, dtls->state == DTLS_KEYED, kept);
    if (kept_len == 0) {
        return;
    }
    dtls->wire.datagram = kept;
    dtls->wire.len = kept_len;
    ERR_clear_error();
    if (dtls->state == DTLS_HANDSHAKE) {
        handshake_go_on(dtls);
    }
    if (dtls->state == DTLS_KEYED) {
        goodbye_look_for(dtls);
        (void)SSL_free_buffers(dtls->ssl); /* 33 kB, which a whole call would hold for a goodbye */
    }
    dtls->wire.datagram = NULL;
}

ms_t dtls_next_timeout_ms(struct dtls *dtls)
{
    struct timeval left;
    if (dtls->state != DTLS_HANDSHAKE || DTLSv1_get_timeout(dtls->ssl, &left) != 1) {
        return -1;
    }
    ms_t left_ms = (ms_t)left.tv_sec * 1000 + (left.tv_usec + 999) / 1000;
    return left_ms > REPEAT_LAST_US / 1000 ? REPEAT_LAST_US / 1000 : left_ms;
}

void dtls_handle_timeout(struct dtls *dtls)
{
    if (dtls->state != DTLS_HANDSHAKE) {
        return;
    }
    ERR_clear_error();
    if (DTLSv1_handle_timeout(dtls->ssl) < 0) {
        dtls->state = DTLS_FAILED;
    }
}

static const EVP_MD *digest_of(enum sdp_hash hash)
{
    switch (hash) {
    case SDP_SHA256:
        return EVP_sha256();
    case SDP_SHA384:
        return EVP_sha384();
    case SDP_SHA512:
        return EVP_sha512();
    }
    return NULL;
}

static enum sdp_hash hash_strongest(const struct sdp_fingerprint *fingerprints, size_t count)
{
    enum sdp_hash strongest = SDP_SHA256;
    for (size_t i = 0; i < count; i++) {
        if (fingerprints[i].hash > strongest) {
            strongest = fingerprints[i].hash;
        }
    }
    return strongest;
}

static bool is_certificate_named(
        const X509 *certificate, const struct sdp_fingerprint *fingerprints, size_t count)
{
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    enum sdp_hash hash = hash_strongest(fingerprints, count);
    if (X509_digest(certificate, digest_of(hash), digest, &len) != 1) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (fingerprints[i].hash == hash && !memcmp(fingerprints[i].digest, digest, len)) {
            return true;
        }
    }
    return false;
}

/* RFC 5764, 4.2: both keys, then both salts, the client's first. The page is the client. */
static enum err keys_export(SSL *ssl, struct srtp_keys *ret_keys)
{
    const struct profile_row *profile = profile_find(ssl);
    static const char label[] = "EXTRACTOR-dtls_srtp";
    uint8_t material[2 * SRTP_KEY_SIZE_MAX];
    size_t key_len = profile->key_len;
    size_t salt_len = profile->salt_len;
    if (SSL_export_keying_material(ssl, material, 2 * (key_len + salt_len), label, sizeof label - 1,
                NULL, 0, 0) != 1) {
        return ERR_INTERNAL;
    }
    ret_keys->suite = profile->suite;
    ret_keys->len = key_len + salt_len;
    memcpy(ret_keys->inbound, material, key_len);
    memcpy(ret_keys->outbound, material + key_len, key_len);
    memcpy(ret_keys->inbound + key_len, material + 2 * key_len, salt_len);
    memcpy(ret_keys->outbound + key_len, material + 2 * key_len + salt_len, salt_len);
    OPENSSL_cleanse(material, sizeof material);
    return ERR_OK;
}

enum err dtls_keys(struct dtls *dtls, const struct sdp_fingerprint *fingerprints, size_t count,
        struct srtp_keys *ret_keys)
{
    if (dtls->state != DTLS_KEYED) {
        return ERR_NOT_NOW;
    }
    const X509 *certificate = SSL_get0_peer_certificate(dtls->ssl);
    if (!certificate || !is_certificate_named(certificate, fingerprints, count)) {
        return ERR_FORBIDDEN;
    }
    return keys_export(dtls->ssl, ret_keys);
}

void dtls_close(struct dtls *dtls)
{
    ERR_clear_error();
    if (dtls->state == DTLS_KEYED && SSL_alloc_buffers(dtls->ssl) == 1) {
        (void)SSL_shutdown(dtls->ssl);
    }
    dtls->state = DTLS_CLOSED;
}
