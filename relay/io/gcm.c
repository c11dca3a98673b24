/* The cipher type that libsrtp is given for AES-128-GCM. libsrtp calls, for each packet: set_iv,
 * set_aad (twice for SRTCP: header, then index), encrypt and get_tag, or decrypt with the tag at
 * the end of the data. What set_aad is given stays where it is until then, in the packet, so it is
 * not copied unless there are two. Nothing here allocates after a key is set. */
#include "relay/io/gcm.h"

#include <stdlib.h>
#include <string.h>

#include <srtp2/cipher.h>

#include "relay/io/aes_gcm.h"

enum {
    SALT_BYTES = 12,
    PARTS_MAX = 16, /* bytes of an encrypted SRTCP packet's header and index; one in clear, which no
                       browser sends, is refused */
};

struct cipher {
    struct aes_gcm_key *key;
    struct aes_gcm_frame frame;
    size_t tag_len;
    uint8_t tag[AES_GCM_TAG_BYTES]; /* of the packet encrypted last */
    uint8_t parts[PARTS_MAX];       /* associated data that came in two */
};

static const srtp_cipher_type_t cipher_type;

static srtp_err_status_t cipher_free(srtp_cipher_t *object)
{
    struct cipher *cipher = object->state;
    if (cipher) {
        aes_gcm_key_destroy(cipher->key);
        explicit_bzero(cipher, sizeof *cipher);
        free(cipher);
    }
    free(object);
    return srtp_err_status_ok;
}

static srtp_err_status_t cipher_alloc(srtp_cipher_t **ret_object, int key_len, int tag_len)
{
    if (key_len != AES_GCM_KEY_BYTES + SALT_BYTES || (tag_len != 8 && tag_len != 16)) {
        return srtp_err_status_bad_param;
    }
    srtp_cipher_t *object = calloc(1, sizeof *object);
    if (!object) {
        return srtp_err_status_alloc_fail;
    }
    struct cipher *cipher = object->state = calloc(1, sizeof *cipher);
    if (!cipher || !(cipher->key = aes_gcm_key_create())) {
        cipher_free(object);
        return srtp_err_status_alloc_fail;
    }
    cipher->tag_len = (size_t)tag_len;
    object->type = &cipher_type;
    object->algorithm = SRTP_AES_GCM_128;
    object->key_len = key_len;
    *ret_object = object;
    return srtp_err_status_ok;
}

static srtp_err_status_t cipher_set_key(void *state, const uint8_t *key)
{
    struct cipher *cipher = state;
    return aes_gcm_key_set(cipher->key, key) ? srtp_err_status_init_fail : srtp_err_status_ok;
}

static srtp_err_status_t cipher_set_iv(void *state, uint8_t *iv, srtp_cipher_direction_t direction)
{
    (void)direction;
    struct cipher *cipher = state;
    memcpy(cipher->frame.iv, iv, sizeof cipher->frame.iv);
    cipher->frame.aad_len = 0;
    return srtp_err_status_ok;
}

static srtp_err_status_t cipher_set_aad(void *state, const uint8_t *aad, uint32_t len)
{
    struct cipher *cipher = state;
    struct aes_gcm_frame *frame = &cipher->frame;
    if (frame->aad_len == 0) {
        frame->aad = aad;
        frame->aad_len = len;
        return srtp_err_status_ok;
    }
    if (frame->aad_len > PARTS_MAX || len > PARTS_MAX - frame->aad_len) {
        return srtp_err_status_bad_param;
    }
    memmove(cipher->parts, frame->aad, frame->aad_len);
    memcpy(cipher->parts + frame->aad_len, aad, len);
    frame->aad = cipher->parts;
    frame->aad_len += len;
    return srtp_err_status_ok;
}

static srtp_err_status_t cipher_encrypt(void *state, uint8_t *data, unsigned int *len)
{
    struct cipher *cipher = state;
    enum err err = aes_gcm_encrypt(cipher->key, &cipher->frame, data, *len, cipher->tag);
    return err ? srtp_err_status_cipher_fail : srtp_err_status_ok;
}

static srtp_err_status_t cipher_get_tag(void *state, uint8_t *tag, uint32_t *ret_len)
{
    struct cipher *cipher = state;
    memcpy(tag, cipher->tag, cipher->tag_len);
    *ret_len = (uint32_t)cipher->tag_len;
    return srtp_err_status_ok;
}

static srtp_err_status_t cipher_decrypt(void *state, uint8_t *data, unsigned int *len)
{
    struct cipher *cipher = state;
    if (*len < cipher->tag_len) {
        return srtp_err_status_bad_param;
    }
    size_t plain_len = *len - cipher->tag_len;
    if (aes_gcm_decrypt(
                cipher->key, &cipher->frame, data, plain_len, data + plain_len, cipher->tag_len)) {
        return srtp_err_status_auth_fail;
    }
    *len = (unsigned int)plain_len;
    return srtp_err_status_ok;
}

/* RFC 7714, 16.1.1: key (and salt), nonce, header, payload, and the payload encrypted with tag. */
static const uint8_t vector_key[] = {0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09,
        0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x51, 0x75, 0x69, 0x64, 0x20, 0x70, 0x72, 0x6f, 0x20,
        0x71, 0x75, 0x6f};
static uint8_t vector_nonce[] = {
        0x51, 0x75, 0x3c, 0x65, 0x80, 0xc2, 0x72, 0x6f, 0x20, 0x71, 0x84, 0x14};
static const uint8_t vector_header[] = {
        0x80, 0x40, 0xf1, 0x7b, 0x80, 0x41, 0xf8, 0xd3, 0x55, 0x01, 0xa0, 0xb2};
static const char vector_plain[] = "Gallia est omnis divisa in partes tres";
static const uint8_t vector_sealed[] = {0xf2, 0x4d, 0xe3, 0xa3, 0xfb, 0x34, 0xde, 0x6c, 0xac, 0xba,
        0x86, 0x1c, 0x9d, 0x7e, 0x4b, 0xca, 0xbe, 0x63, 0x3b, 0xd5, 0x0d, 0x29, 0x4e, 0x6f, 0x42,
        0xa5, 0xf4, 0x7a, 0x51, 0xc7, 0xd1, 0x9b, 0x36, 0xde, 0x3a, 0xdf, 0x88, 0x33, 0x89, 0x9d,
        0x7f, 0x27, 0xbe, 0xb1, 0x6a, 0x91, 0x52, 0xcf, 0x76, 0x5e, 0xe4, 0x39, 0x0c, 0xce};

static const srtp_cipher_test_case_t vector = {
        .key_length_octets = sizeof vector_key,
        .key = vector_key,
        .idx = vector_nonce,
        .plaintext_length_octets = sizeof vector_plain - 1,
        .plaintext = (const uint8_t *)vector_plain,
        .ciphertext_length_octets = sizeof vector_sealed,
        .ciphertext = vector_sealed,
        .aad_length_octets = sizeof vector_header,
        .aad = vector_header,
        .tag_length_octets = AES_GCM_TAG_BYTES,
};

static const srtp_cipher_type_t cipher_type = {
        .alloc = cipher_alloc,
        .dealloc = cipher_free,
        .init = cipher_set_key,
        .set_aad = cipher_set_aad,
        .encrypt = cipher_encrypt,
        .decrypt = cipher_decrypt,
        .set_iv = cipher_set_iv,
        .get_tag = cipher_get_tag,
        .description = "AES-128-GCM of porchlight",
        .test_data = &vector,
        .id = SRTP_AES_GCM_128,
};

enum err gcm_plug(void)
{
    enum err err = aes_gcm_start();
    if (err) {
        return err;
    }
    return srtp_replace_cipher_type(&cipher_type, SRTP_AES_GCM_128) ? ERR_INTERNAL : ERR_OK;
}
