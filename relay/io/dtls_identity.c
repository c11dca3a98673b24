/* The relay's DTLS identity: a key pair and a certificate made at start, never written down, and
 * the settings that every handshake shares. ECDSA, because an RSA certificate doubles what one
 * ClientHello draws out of us. */
#include "relay/io/dtls_identity.h"

#include <stdbool.h>
#include <stdlib.h>

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "relay/io/dtls.h"
#include "relay/io/dtls_library.h"
#include "relay/io/dtls_wire.h"

enum {
    CERTIFICATE_DAYS = 365,
    PEER_CERTIFICATE_MAX = 8192, /* bytes of the peer's chain */
};

/* Preference first. AES_128_GCM is what both browsers take, and what our cipher makes cheap. */
static const char srtp_profiles[] =
        "SRTP_AEAD_AES_128_GCM:SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_80";
static const char cipher_suites[] = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:"
                                    "ECDHE-ECDSA-AES256-GCM-SHA384";

struct dtls_identity {
    EVP_PKEY *key;
    X509 *certificate;
    SSL_CTX *context;
    BIO_METHOD *wire;
    uint8_t fingerprint[DTLS_FINGERPRINT_BYTES];
};

static bool serial_set(X509 *certificate)
{
    uint64_t serial;
    if (RAND_bytes((unsigned char *)&serial, sizeof serial) != 1) {
        return false;
    }
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1;
}

/* The name that browsers give theirs: it says nothing about whose relay this is. */
static bool name_set(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(
                   name, "CN", MBSTRING_ASC, (const unsigned char *)"WebRTC", -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

static bool certificate_make(struct dtls_identity *identity)
{
    enum { DAY_S = 24 * 60 * 60 };
    OSSL_LIB_CTX *library = dtls_library_borrow();
    identity->key = EVP_PKEY_Q_keygen(library, NULL, "EC", "P-256");
    X509 *certificate = identity->certificate = X509_new_ex(library, NULL);
    return identity->key && certificate && X509_set_version(certificate, X509_VERSION_3) == 1 &&
           serial_set(certificate) && name_set(certificate) &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), -DAY_S) &&
           X509_gmtime_adj(X509_getm_notAfter(certificate), CERTIFICATE_DAYS * DAY_S) &&
           X509_set_pubkey(certificate, identity->key) == 1 &&
           X509_sign(certificate, identity->key, EVP_sha256()) > 0 &&
           X509_digest(certificate, EVP_sha256(), identity->fingerprint, NULL) == 1;
}

/* Any certificate will do here: dtls_keys compares it with the SDP's fingerprints. */
static int certificate_accept(X509_STORE_CTX *chain, void *unused)
{
    (void)chain;
    (void)unused;
    return 1;
}

static bool context_make(struct dtls_identity *identity)
{
    OSSL_LIB_CTX *library = dtls_library_borrow();
    SSL_CTX *context = identity->context = SSL_CTX_new_ex(library, NULL, DTLS_server_method());
    if (!context) {
        return false;
    }
    SSL_CTX_set_options(context, SSL_OP_NO_QUERY_MTU | SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION |
                                         SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_max_cert_list(context, PEER_CERTIFICATE_MAX);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
    SSL_CTX_set_cert_verify_callback(context, certificate_accept, NULL);
    return SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(context, DTLS1_2_VERSION) == 1 &&
           SSL_CTX_set_cipher_list(context, cipher_suites) == 1 &&
           SSL_CTX_set1_groups_list(context, "X25519:P-256") == 1 &&
           SSL_CTX_set_tlsext_use_srtp(context, srtp_profiles) == 0 && /* 0 is good here */
           SSL_CTX_use_certificate(context, identity->certificate) == 1 &&
           SSL_CTX_use_PrivateKey(context, identity->key) == 1;
}

struct dtls_identity *dtls_identity_create(void)
{
    struct dtls_identity *identity = calloc(1, sizeof *identity);
    if (!identity) {
        return NULL;
    }
    identity->wire = dtls_wire_method_create();
    if (!identity->wire || !dtls_library_borrow() || !certificate_make(identity) ||
            !context_make(identity)) {
        dtls_identity_destroy(identity);
        return NULL;
    }
    return identity;
}

void dtls_identity_destroy(struct dtls_identity *identity)
{
    if (!identity) {
        return;
    }
    SSL_CTX_free(identity->context);
    X509_free(identity->certificate);
    EVP_PKEY_free(identity->key);
    BIO_meth_free(identity->wire);
    free(identity);
}

const uint8_t *dtls_identity_fingerprint(const struct dtls_identity *identity)
{
    return identity->fingerprint;
}

struct ssl_ctx_st *dtls_identity_context_borrow(const struct dtls_identity *identity)
{
    return identity->context;
}

const struct bio_method_st *dtls_identity_wire_borrow(const struct dtls_identity *identity)
{
    return identity->wire;
}
