/* OpenSSL's view of the network: a BIO that reads the one datagram laid before it and hands each
 * write to a callback as a datagram of its own. Only dtls.c and dtls_identity.c include this. */
#ifndef PORCHLIGHT_RELAY_IO_DTLS_WIRE_H
#define PORCHLIGHT_RELAY_IO_DTLS_WIRE_H

#include <stddef.h>
#include <stdint.h>

struct bio_st;
struct bio_method_st;

struct dtls_wire {
    const uint8_t *datagram; /* lent; NULL: none waits */
    size_t len;
    void (*send)(void *context, const uint8_t *datagram, size_t len);
    void *context;
};

/* The method is made once per identity and outlives its BIOs. NULL: no memory. */
struct bio_method_st *dtls_wire_method_create(void);

/* wire is lent and must stay where it is. NULL: no memory. */
struct bio_st *dtls_wire_bio_create(const struct bio_method_st *method, struct dtls_wire *wire);

#endif
