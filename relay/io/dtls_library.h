/* An OpenSSL library context for handshakes alone. To read the key in a page's certificate, OpenSSL
 * 3.0 gathers every form of every kind of key that it knows, anew each time, which takes a third
 * of the handshake. Here it knows two kinds of certificate key, those that WebRTC has (W3C WebRTC,
 * generateCertificate: ECDSA P-256 and RSA); a certificate with another ends the handshake. */
#ifndef PORCHLIGHT_RELAY_IO_DTLS_LIBRARY_H
#define PORCHLIGHT_RELAY_IO_DTLS_LIBRARY_H

struct ossl_lib_ctx_st;

/* Made at the first call, by whatever thread, and kept for as long as the process. NULL: there was
 * no memory for it, or OpenSSL runs without its default provider. */
struct ossl_lib_ctx_st *dtls_library_borrow(void);

#endif
