/* What a DTLS datagram holds in clear: its records' headers. Used to keep from OpenSSL whatever
 * anybody on the path could have written. Pure. */
#ifndef PORCHLIGHT_RELAY_IO_DTLS_RECORD_H
#define PORCHLIGHT_RELAY_IO_DTLS_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Copies to out (len bytes suffice) the records worth reading, returns their length: no alert in
 * the clear, no handshake fragment of no length, and, once is_keyed, nothing in the clear at all
 * (M4). Stops at the first malformed
 * record, so that a datagram which is not DTLS leaves nothing. */
size_t dtls_records_keep(const uint8_t *datagram, size_t len, bool is_keyed, uint8_t *out);

#endif
