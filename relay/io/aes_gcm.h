/* AES-128-GCM over one packet, in place. Two implementations, of which CMake links one:
 * aes_gcm_mb.c (intel-ipsec-mb, x86-64) and aes_gcm_evp.c (OpenSSL, elsewhere). Used behind gcm.h;
 * a key belongs to one thread at a time. */
#ifndef PORCHLIGHT_RELAY_IO_AES_GCM_H
#define PORCHLIGHT_RELAY_IO_AES_GCM_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { AES_GCM_KEY_BYTES = 16, AES_GCM_IV_BYTES = 12, AES_GCM_TAG_BYTES = 16 };

/* Once per process, before the first key; further calls do nothing. ERR_MEMORY. */
enum err aes_gcm_start(void) ATTRIBUTE_MUST_USE;

struct aes_gcm_key;

/* NULL: no memory. Destroying wipes the key. */
struct aes_gcm_key *aes_gcm_key_create(void);
void aes_gcm_key_destroy(struct aes_gcm_key *key);
enum err aes_gcm_key_set(
        struct aes_gcm_key *key, const uint8_t secret[AES_GCM_KEY_BYTES]) ATTRIBUTE_MUST_USE;

/* What is authenticated beside the packet: its nonce and the part that stays in clear. */
struct aes_gcm_frame {
    uint8_t iv[AES_GCM_IV_BYTES];
    const uint8_t *aad; /* lent */
    size_t aad_len;
};

enum err aes_gcm_encrypt(struct aes_gcm_key *key, const struct aes_gcm_frame *frame, uint8_t *data,
        size_t len, uint8_t ret_tag[AES_GCM_TAG_BYTES]) ATTRIBUTE_MUST_USE;

/* ERR_SIGNATURE: not authentic; data is then unspecified. tag_len is 8 to 16. The comparison takes
 * the same time whatever the tag holds. */
enum err aes_gcm_decrypt(struct aes_gcm_key *key, const struct aes_gcm_frame *frame, uint8_t *data,
        size_t len, const uint8_t *tag, size_t tag_len) ATTRIBUTE_MUST_USE;

#endif
