/* What a STUN message is vouched for with: MESSAGE-INTEGRITY and FINGERPRINT (RFC 8489, 14.5 and
 * 14.7), by OpenSSL's HMAC. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_STUN_INTEGRITY_H
#define PORCHLIGHT_RELAY_CORE_STUN_INTEGRITY_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { STUN_INTEGRITY_BYTES = 20 };

/* data: the message up to the attribute, its header's length already as if it ended with it.
 * ERR_MEMORY. */
enum err stun_integrity(const char *pwd, const uint8_t *data, size_t len,
        uint8_t ret_integrity[STUN_INTEGRITY_BYTES]) ATTRIBUTE_MUST_USE;

uint32_t stun_fingerprint(const uint8_t *data, size_t len);

#endif
