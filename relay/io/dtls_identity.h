/* What dtls.c borrows from the identity. The public face is in dtls.h. */
#ifndef PORCHLIGHT_RELAY_IO_DTLS_IDENTITY_H
#define PORCHLIGHT_RELAY_IO_DTLS_IDENTITY_H

struct bio_method_st;
struct dtls_identity;
struct ssl_ctx_st;

struct ssl_ctx_st *dtls_identity_context_borrow(const struct dtls_identity *identity);
const struct bio_method_st *dtls_identity_wire_borrow(const struct dtls_identity *identity);

#endif
