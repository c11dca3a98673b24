/* AES-128-GCM by OpenSSL's EVP, for machines without intel-ipsec-mb. One context a key, keyed once;
 * a packet only sets its nonce. */
#include "relay/io/aes_gcm.h"

#include <stdlib.h>

#include <openssl/evp.h>

struct aes_gcm_key {
    EVP_CIPHER_CTX *seal;
    EVP_CIPHER_CTX *open;
};

enum err aes_gcm_start(void)
{
    return ERR_OK;
}

struct aes_gcm_key *aes_gcm_key_create(void)
{
    struct aes_gcm_key *key = calloc(1, sizeof *key);
    if (!key) {
        return NULL;
    }
    key->seal = EVP_CIPHER_CTX_new();
    key->open = EVP_CIPHER_CTX_new();
    if (!key->seal || !key->open) {
        aes_gcm_key_destroy(key);
        return NULL;
    }
    return key;
}

void aes_gcm_key_destroy(struct aes_gcm_key *key)
{
    if (key) {
        EVP_CIPHER_CTX_free(key->seal);
        EVP_CIPHER_CTX_free(key->open);
        free(key);
    }
}

enum err aes_gcm_key_set(struct aes_gcm_key *key, const uint8_t secret[AES_GCM_KEY_BYTES])
{
    if (EVP_EncryptInit_ex(key->seal, EVP_aes_128_gcm(), NULL, secret, NULL) != 1 ||
            EVP_DecryptInit_ex(key->open, EVP_aes_128_gcm(), NULL, secret, NULL) != 1) {
        return ERR_INTERNAL;
    }
    return ERR_OK;
}

enum err aes_gcm_encrypt(struct aes_gcm_key *key, const struct aes_gcm_frame *frame, uint8_t *data,
        size_t len, uint8_t ret_tag[AES_GCM_TAG_BYTES])
{
    int done = 0;
    if (EVP_EncryptInit_ex(key->seal, NULL, NULL, NULL, frame->iv) != 1 ||
            EVP_EncryptUpdate(key->seal, NULL, &done, frame->aad, (int)frame->aad_len) != 1 ||
            EVP_EncryptUpdate(key->seal, data, &done, data, (int)len) != 1 ||
            EVP_EncryptFinal_ex(key->seal, data + len, &done) != 1 ||
            EVP_CIPHER_CTX_ctrl(key->seal, EVP_CTRL_AEAD_GET_TAG, AES_GCM_TAG_BYTES, ret_tag) !=
                    1) {
        return ERR_INTERNAL;
    }
    return ERR_OK;
}

enum err aes_gcm_decrypt(struct aes_gcm_key *key, const struct aes_gcm_frame *frame, uint8_t *data,
        size_t len, const uint8_t *tag, size_t tag_len)
{
    int done = 0;
    if (EVP_DecryptInit_ex(key->open, NULL, NULL, NULL, frame->iv) != 1 ||
            EVP_CIPHER_CTX_ctrl(
                    key->open, EVP_CTRL_AEAD_SET_TAG, (int)tag_len, (void *)(uintptr_t)tag) != 1 ||
            EVP_DecryptUpdate(key->open, NULL, &done, frame->aad, (int)frame->aad_len) != 1 ||
            EVP_DecryptUpdate(key->open, data, &done, data, (int)len) != 1) {
        return ERR_INTERNAL;
    }
    return EVP_DecryptFinal_ex(key->open, data + len, &done) == 1 ? ERR_OK : ERR_SIGNATURE;
}
