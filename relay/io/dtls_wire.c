/* The datagram BIO. OpenSSL's own memory BIO is a stream: it would glue the records of a flight
 * together, and no datagram border would be left to cut at. */
#include "relay/io/dtls_wire.h"

#include <string.h>

#include <openssl/bio.h>

#include "relay/io/dtls.h"

enum { IP_OVERHEAD = 48 }; /* IPv6 and UDP; asked for by OpenSSL, unused with NO_QUERY_MTU */

static int wire_read(BIO *bio, char *out, int size)
{
    struct dtls_wire *wire = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    if (!wire->datagram || wire->len > (size_t)size) {
        wire->datagram = NULL;
        BIO_set_retry_read(bio);
        return -1;
    }
    memcpy(out, wire->datagram, wire->len);
    wire->datagram = NULL;
    return (int)wire->len;
}

static int wire_write(BIO *bio, const char *data, int len)
{
    struct dtls_wire *wire = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    wire->send(wire->context, (const uint8_t *)data, (size_t)len);
    return len;
}

static long wire_control(BIO *bio, int command, long number, void *pointer)
{
    (void)bio;
    (void)pointer;
    switch (command) {
    case BIO_CTRL_FLUSH:
        return 1;
    case BIO_CTRL_DGRAM_QUERY_MTU:
    case BIO_CTRL_DGRAM_GET_MTU:
        return DTLS_MTU;
    case BIO_CTRL_DGRAM_SET_MTU:
        return number;
    case BIO_CTRL_DGRAM_GET_MTU_OVERHEAD:
        return IP_OVERHEAD;
    default:
        return 0;
    }
}

struct bio_method_st *dtls_wire_method_create(void)
{
    BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams");
    if (!method) {
        return NULL;
    }
    BIO_meth_set_read(method, wire_read);
    BIO_meth_set_write(method, wire_write);
    BIO_meth_set_ctrl(method, wire_control);
    return method;
}

struct bio_st *dtls_wire_bio_create(const struct bio_method_st *method, struct dtls_wire *wire)
{
    BIO *bio = BIO_new(method);
    if (bio) {
        BIO_set_data(bio, wire);
        BIO_set_init(bio, 1);
    }
    return bio;
}
