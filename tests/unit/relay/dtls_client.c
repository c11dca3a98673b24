/* The browser's side of a handshake, for test_dtls. Nothing of the relay's DTLS code is used. */
#include "dtls_client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

enum { PADDING_EXTENSION = 65281 + 100 }; /* no registered one, hence passed over */

struct dtls_client {
    SSL_CTX *context;
    SSL *ssl;
    X509 *certificate;
    EVP_PKEY *key;
    BIO_METHOD *method;
    struct queue *in;
    struct queue *out;
    size_t hello_padding;
    bool is_done;
};

/* Not assert: a release build would leave out what stands in it. */
static void require(bool is_so)
{
    if (!is_so) {
        fprintf(stderr, "the test's DTLS client cannot go on\n");
        abort();
    }
}

void queue_put(struct queue *queue, const void *data, size_t len)
{
    require(queue->count < QUEUE_MAX && len <= QUEUED_MAX);
    memcpy(queue->items[queue->count].data, data, len);
    queue->items[queue->count++].len = len;
}

void queue_clear(struct queue *queue)
{
    queue->count = 0;
}

static int client_read(BIO *bio, char *out, int size)
{
    struct dtls_client *client = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    if (!client->in || client->in->count == 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    size_t len = client->in->items[0].len;
    require(len <= (size_t)size);
    memcpy(out, client->in->items[0].data, len);
    client->in->count--;
    memmove(&client->in->items[0], &client->in->items[1],
            client->in->count * sizeof client->in->items[0]);
    return (int)len;
}

static int client_write(BIO *bio, const char *data, int len)
{
    struct dtls_client *client = BIO_get_data(bio);
    queue_put(client->out, data, (size_t)len);
    return len;
}

static long client_control(BIO *bio, int command, long number, void *pointer)
{
    (void)bio;
    (void)number;
    (void)pointer;
    return command == BIO_CTRL_FLUSH;
}

static void certificate_make(struct dtls_client *client, const char *kind)
{
    client->key = !kind                      ? EVP_EC_gen("P-256")
                  : strcmp(kind, "RSA") == 0 ? EVP_RSA_gen(2048)
                                             : EVP_PKEY_Q_keygen(NULL, NULL, kind);
    client->certificate = X509_new();
    X509_set_version(client->certificate, X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(client->certificate), -86400);
    X509_gmtime_adj(X509_getm_notAfter(client->certificate), 86400);
    X509_set_pubkey(client->certificate, client->key);
    const EVP_MD *digest = kind && strcmp(kind, "RSA") != 0 ? NULL : EVP_sha256();
    require(X509_sign(client->certificate, client->key, digest) > 0);
}

static int padding_add(SSL *ssl, unsigned int type, unsigned int context, const unsigned char **out,
        size_t *ret_len, X509 *x, size_t chain_index, int *alert, void *argument)
{
    (void)ssl, (void)type, (void)context, (void)x, (void)chain_index, (void)alert;
    static const unsigned char zeros[2048];
    const struct dtls_client *client = argument;
    *out = zeros;
    *ret_len = client->hello_padding;
    return client->hello_padding > 0;
}

static int certificate_accept(X509_STORE_CTX *chain, void *unused)
{
    (void)chain;
    (void)unused;
    return 1;
}

static unsigned int repeat_after_us(SSL *ssl, unsigned int last_us)
{
    (void)ssl;
    return last_us ? last_us : 20000;
}

static void context_make(struct dtls_client *client, const struct dtls_client_config *config)
{
    client->context = SSL_CTX_new(DTLS_client_method());
    SSL_CTX_set_options(client->context, SSL_OP_NO_QUERY_MTU);
    SSL_CTX_set_cert_verify_callback(client->context, certificate_accept, NULL);
    SSL_CTX_set_verify(client->context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_use_certificate(client->context, client->certificate);
    SSL_CTX_use_PrivateKey(client->context, client->key);
    require(SSL_CTX_add_custom_ext(client->context, PADDING_EXTENSION, SSL_EXT_CLIENT_HELLO,
                    padding_add, NULL, client, NULL, NULL) == 1);
    if (config->profiles) {
        require(SSL_CTX_set_tlsext_use_srtp(client->context, config->profiles) == 0);
    }
}

struct dtls_client *dtls_client_create(const struct dtls_client_config *config)
{
    struct dtls_client *client = calloc(1, sizeof *client);
    require(client != NULL);
    client->out = config->out;
    client->hello_padding = config->hello_padding;
    certificate_make(client, config->key);
    context_make(client, config);
    client->method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "queue");
    BIO_meth_set_read(client->method, client_read);
    BIO_meth_set_write(client->method, client_write);
    BIO_meth_set_ctrl(client->method, client_control);
    BIO *bio = BIO_new(client->method);
    BIO_set_data(bio, client);
    BIO_set_init(bio, 1);
    client->ssl = SSL_new(client->context);
    SSL_set_bio(client->ssl, bio, bio);
    SSL_set_mtu(client->ssl, (long)config->mtu);
    DTLS_set_timer_cb(client->ssl, repeat_after_us);
    SSL_set_connect_state(client->ssl);
    return client;
}

void dtls_client_destroy(struct dtls_client *client)
{
    SSL_free(client->ssl);
    SSL_CTX_free(client->context);
    X509_free(client->certificate);
    EVP_PKEY_free(client->key);
    BIO_meth_free(client->method);
    free(client);
}

void dtls_client_go_on(struct dtls_client *client, struct queue *in)
{
    client->in = in;
    ERR_clear_error();
    if (SSL_do_handshake(client->ssl) == 1) {
        client->is_done = true;
    }
    client->in = NULL;
}

void dtls_client_handle_timeout(struct dtls_client *client)
{
    DTLSv1_handle_timeout(client->ssl);
}

bool dtls_client_is_done(const struct dtls_client *client)
{
    return client->is_done;
}

bool dtls_client_is_closed(struct dtls_client *client, struct queue *in)
{
    uint8_t byte;
    client->in = in;
    ERR_clear_error();
    int result = SSL_read(client->ssl, &byte, 1);
    client->in = NULL;
    return SSL_get_error(client->ssl, result) != SSL_ERROR_WANT_READ;
}

void dtls_client_say_goodbye(struct dtls_client *client)
{
    SSL_shutdown(client->ssl);
}

struct sdp_fingerprint dtls_client_fingerprint(const struct dtls_client *client, enum sdp_hash hash)
{
    struct sdp_fingerprint fingerprint = {.hash = hash};
    const EVP_MD *digest = hash == SDP_SHA256   ? EVP_sha256()
                           : hash == SDP_SHA384 ? EVP_sha384()
                                                : EVP_sha512();
    X509_digest(client->certificate, digest, fingerprint.digest, NULL);
    return fingerprint;
}

void dtls_client_peer_fingerprint(const struct dtls_client *client, uint8_t ret_digest[32])
{
    X509_digest(SSL_get0_peer_certificate(client->ssl), EVP_sha256(), ret_digest, NULL);
}

void dtls_client_keys(const struct dtls_client *client, struct srtp_keys *ret_keys)
{
    static const char label[] = "EXTRACTOR-dtls_srtp";
    uint8_t material[2 * (16 + 12)];
    require(SSL_get_selected_srtp_profile(client->ssl)->id == SRTP_AEAD_AES_128_GCM);
    SSL_export_keying_material(
            client->ssl, material, sizeof material, label, strlen(label), NULL, 0, 0);
    *ret_keys = (struct srtp_keys){.suite = SRTP_SUITE_AEAD_AES_128_GCM, .len = 16 + 12};
    memcpy(ret_keys->outbound, material, 16);
    memcpy(ret_keys->inbound, material + 16, 16);
    memcpy(ret_keys->outbound + 16, material + 32, 12);
    memcpy(ret_keys->inbound + 16, material + 44, 12);
}
