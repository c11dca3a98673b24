/* The two sums over a STUN message. Called by stun.c for each check that names a leg of ours. */
#include "relay/core/stun_integrity.h"

#include <string.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>

enum { FINGERPRINT_XOR = 0x5354554e };

enum err stun_integrity(const char *pwd, const uint8_t *data, size_t len,
        uint8_t ret_integrity[STUN_INTEGRITY_BYTES])
{
    uint8_t integrity[EVP_MAX_MD_SIZE];
    unsigned int integrity_len = 0;
    if (!HMAC(EVP_sha1(), pwd, (int)strlen(pwd), data, len, integrity, &integrity_len) ||
            integrity_len != STUN_INTEGRITY_BYTES) {
        return ERR_MEMORY;
    }
    memcpy(ret_integrity, integrity, STUN_INTEGRITY_BYTES);
    return ERR_OK;
}

/* CRC-32 of ISO 3309, bit by bit: a check has a hundred bytes and comes once in seconds. */
uint32_t stun_fingerprint(const uint8_t *data, size_t len)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < len; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
        }
    }
    return crc ^ UINT32_MAX ^ FINGERPRINT_XOR;
}
