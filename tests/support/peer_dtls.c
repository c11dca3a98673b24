/* The browser's DTLS, for tests. */
#include "peer_dtls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

enum { MTU = 1200, DAY_S = 86400 };

struct peer_dtls {
    struct peer_dtls_config config;
    SSL_CTX *context;
    SSL *ssl;
    X509 *certificate;
    EVP_PKEY *key;
    BIO_METHOD *method;
    const uint8_t *datagram;
    size_t len;
    bool is_done;
    bool is_closed;
};

static int wire_read(BIO *bio, char *out, int size)
{
    struct peer_dtls *dtls = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    if (!dtls->datagram || dtls->len > (size_t)size) {
        BIO_set_retry_read(bio);
        return -1;
    }
    memcpy(out, dtls->datagram, dtls->len);
    dtls->datagram = NULL;
    return (int)dtls->len;
}

static int wire_write(BIO *bio, const char *data, int len)
{
    struct peer_dtls *dtls = BIO_get_data(bio);
    dtls->config.send(dtls->config.context, (const uint8_t *)data, (size_t)len);
    return len;
}

static long wire_control(BIO *bio, int command, long number, void *pointer)
{
    (void)bio;
    (void)number;
    (void)pointer;
    return command == BIO_CTRL_FLUSH;
}

static int certificate_accept(X509_STORE_CTX *chain, void *unused)
{
    (void)chain;
    (void)unused;
    return 1;
}

static void certificate_make(struct peer_dtls *dtls)
{
    dtls->key = EVP_EC_gen("P-256");
    dtls->certificate = X509_new();
    X509_set_version(dtls->certificate, X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(dtls->certificate), -DAY_S);
    X509_gmtime_adj(X509_getm_notAfter(dtls->certificate), DAY_S);
    X509_set_pubkey(dtls->certificate, dtls->key);
    X509_sign(dtls->certificate, dtls->key, EVP_sha256());
}

static void context_make(struct peer_dtls *dtls)
{
    dtls->context = SSL_CTX_new(DTLS_client_method());
    SSL_CTX_set_options(dtls->context, SSL_OP_NO_QUERY_MTU);
    SSL_CTX_set_verify(dtls->context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_cert_verify_callback(dtls->context, certificate_accept, NULL);
    SSL_CTX_use_certificate(dtls->context, dtls->certificate);
    SSL_CTX_use_PrivateKey(dtls->context, dtls->key);
    const char *profiles = dtls->config.profiles;
    SSL_CTX_set_tlsext_use_srtp(dtls->context,
            profiles ? profiles
                     : "SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_256_GCM:SRTP_AEAD_AES_128_GCM");
}

static void ssl_make(struct peer_dtls *dtls)
{
    dtls->method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "peer");
    BIO_meth_set_read(dtls->method, wire_read);
    BIO_meth_set_write(dtls->method, wire_write);
    BIO_meth_set_ctrl(dtls->method, wire_control);
    BIO *bio = BIO_new(dtls->method);
    BIO_set_data(bio, dtls);
    BIO_set_init(bio, 1);
    dtls->ssl = SSL_new(dtls->context);
    SSL_set_bio(dtls->ssl, bio, bio);
    SSL_set_mtu(dtls->ssl, MTU);
    SSL_set_connect_state(dtls->ssl);
}

struct peer_dtls *peer_dtls_create(const struct peer_dtls_config *config)
{
    struct peer_dtls *dtls = calloc(1, sizeof *dtls);
    if (dtls) {
        dtls->config = *config;
        certificate_make(dtls);
        context_make(dtls);
        ssl_make(dtls);
    }
    return dtls;
}

void peer_dtls_destroy(struct peer_dtls *dtls)
{
    if (dtls) {
        SSL_free(dtls->ssl);
        SSL_CTX_free(dtls->context);
        X509_free(dtls->certificate);
        EVP_PKEY_free(dtls->key);
        BIO_meth_free(dtls->method);
        free(dtls);
    }
}

static void fingerprint_of(X509 *certificate, char ret_text[PEER_FINGERPRINT_SIZE])
{
    uint8_t digest[32];
    X509_digest(certificate, EVP_sha256(), digest, NULL);
    for (size_t i = 0; i < sizeof digest; i++) {
        snprintf(ret_text + 3 * i, 4, i + 1 < sizeof digest ? "%02X:" : "%02X", digest[i]);
    }
}

void peer_dtls_fingerprint(const struct peer_dtls *dtls, char ret_text[PEER_FINGERPRINT_SIZE])
{
    fingerprint_of(dtls->certificate, ret_text);
}

static void goodbye_look_for(struct peer_dtls *dtls)
{
    uint8_t dropped[256];
    int result = SSL_read(dtls->ssl, dropped, sizeof dropped);
    if (result <= 0 && SSL_get_error(dtls->ssl, result) != SSL_ERROR_WANT_READ) {
        dtls->is_closed = true;
    }
}

static void handshake_go_on(struct peer_dtls *dtls)
{
    int result = SSL_do_handshake(dtls->ssl);
    if (result == 1) {
        dtls->is_done = true;
    } else if (SSL_get_error(dtls->ssl, result) != SSL_ERROR_WANT_READ) {
        dtls->is_closed = true;
    }
}

void peer_dtls_go_on(struct peer_dtls *dtls, const uint8_t *data, size_t len)
{
    if (dtls->is_closed) {
        return;
    }
    ERR_clear_error();
    dtls->datagram = data;
    dtls->len = len;
    if (!data) {
        DTLSv1_handle_timeout(dtls->ssl);
    }
    if (!dtls->is_done) {
        handshake_go_on(dtls);
    } else {
        goodbye_look_for(dtls);
    }
    dtls->datagram = NULL;
}

bool peer_dtls_is_done(const struct peer_dtls *dtls)
{
    return dtls->is_done;
}

bool peer_dtls_is_closed(const struct peer_dtls *dtls)
{
    return dtls->is_closed;
}

/* Key and salt lengths by the registry's number. */
static void lengths_of(unsigned long profile, size_t *ret_key, size_t *ret_salt)
{
    *ret_key = profile == SRTP_AEAD_AES_256_GCM ? 32 : 16;
    *ret_salt = profile == SRTP_AES128_CM_SHA1_80 ? 14 : 12;
}

bool peer_dtls_keys(
        const struct peer_dtls *dtls, const char *fingerprint, struct peer_keys *ret_keys)
{
    static const char label[] = "EXTRACTOR-dtls_srtp";
    char shown[PEER_FINGERPRINT_SIZE];
    SRTP_PROTECTION_PROFILE *profile = SSL_get_selected_srtp_profile(dtls->ssl);
    X509 *certificate = SSL_get0_peer_certificate(dtls->ssl);
    if (!profile || !certificate) {
        return false;
    }
    fingerprint_of(certificate, shown);
    if (strcasecmp(shown, fingerprint) != 0) {
        return false;
    }
    size_t key_len;
    size_t salt_len;
    lengths_of(profile->id, &key_len, &salt_len);
    uint8_t material[2 * (32 + 14)];
    SSL_export_keying_material(
            dtls->ssl, material, 2 * (key_len + salt_len), label, sizeof label - 1, NULL, 0, 0);
    memcpy(ret_keys->write, material, key_len);
    memcpy(ret_keys->read, material + key_len, key_len);
    memcpy(ret_keys->write + key_len, material + 2 * key_len, salt_len);
    memcpy(ret_keys->read + key_len, material + 2 * key_len + salt_len, salt_len);
    snprintf(ret_keys->profile, sizeof ret_keys->profile, "%s", profile->name);
    return true;
}
