/* aes_gcm.h: the published vectors, then thousands of shapes against OpenSSL. Built twice, for each
 * implementation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/evp.h>

#include "relay/io/aes_gcm.h"

enum { DATA_MAX = 1500, AAD_MAX = 80, SHAPES = 4000 };

static uint8_t random_u8(uint32_t *generator)
{
    *generator = *generator * 1664525 + 1013904223;
    return (uint8_t)(*generator >> 24);
}

static void random_fill(uint32_t *generator, uint8_t *data, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        data[i] = random_u8(generator);
    }
}

static struct aes_gcm_key *key_of(const uint8_t secret[AES_GCM_KEY_BYTES])
{
    assert_int_equal(aes_gcm_start(), ERR_OK);
    struct aes_gcm_key *key = aes_gcm_key_create();
    assert_non_null(key);
    assert_int_equal(aes_gcm_key_set(key, secret), ERR_OK);
    return key;
}

/* The GCM submission to NIST, test case 4. */
static const uint8_t nist_key[] = {0xfe, 0xff, 0xe9, 0x92, 0x86, 0x65, 0x73, 0x1c, 0x6d, 0x6a, 0x8f,
        0x94, 0x67, 0x30, 0x83, 0x08};
static const uint8_t nist_iv[] = {
        0xca, 0xfe, 0xba, 0xbe, 0xfa, 0xce, 0xdb, 0xad, 0xde, 0xca, 0xf8, 0x88};
static const uint8_t nist_aad[] = {0xfe, 0xed, 0xfa, 0xce, 0xde, 0xad, 0xbe, 0xef, 0xfe, 0xed, 0xfa,
        0xce, 0xde, 0xad, 0xbe, 0xef, 0xab, 0xad, 0xda, 0xd2};
static const uint8_t nist_plain[] = {0xd9, 0x31, 0x32, 0x25, 0xf8, 0x84, 0x06, 0xe5, 0xa5, 0x59,
        0x09, 0xc5, 0xaf, 0xf5, 0x26, 0x9a, 0x86, 0xa7, 0xa9, 0x53, 0x15, 0x34, 0xf7, 0xda, 0x2e,
        0x4c, 0x30, 0x3d, 0x8a, 0x31, 0x8a, 0x72, 0x1c, 0x3c, 0x0c, 0x95, 0x95, 0x68, 0x09, 0x53,
        0x2f, 0xcf, 0x0e, 0x24, 0x49, 0xa6, 0xb5, 0x25, 0xb1, 0x6a, 0xed, 0xf5, 0xaa, 0x0d, 0xe6,
        0x57, 0xba, 0x63, 0x7b, 0x39};
static const uint8_t nist_sealed[] = {0x42, 0x83, 0x1e, 0xc2, 0x21, 0x77, 0x74, 0x24, 0x4b, 0x72,
        0x21, 0xb7, 0x84, 0xd0, 0xd4, 0x9c, 0xe3, 0xaa, 0x21, 0x2f, 0x2c, 0x02, 0xa4, 0xe0, 0x35,
        0xc1, 0x7e, 0x23, 0x29, 0xac, 0xa1, 0x2e, 0x21, 0xd5, 0x14, 0xb2, 0x54, 0x66, 0x93, 0x1c,
        0x7d, 0x8f, 0x6a, 0x5a, 0xac, 0x84, 0xaa, 0x05, 0x1b, 0xa3, 0x0b, 0x39, 0x6a, 0x0a, 0xac,
        0x97, 0x3d, 0x58, 0xe0, 0x91};
static const uint8_t nist_tag[] = {0x5b, 0xc9, 0x4f, 0xbc, 0x32, 0x21, 0xa5, 0xdb, 0x94, 0xfa, 0xe9,
        0x5a, 0xe7, 0x12, 0x1a, 0x47};

static struct aes_gcm_frame nist_frame(void)
{
    struct aes_gcm_frame frame = {.aad = nist_aad, .aad_len = sizeof nist_aad};
    memcpy(frame.iv, nist_iv, sizeof frame.iv);
    return frame;
}

static void test_gcm_gives_what_nist_published(void **state)
{
    (void)state;
    struct aes_gcm_key *key = key_of(nist_key);
    struct aes_gcm_frame frame = nist_frame();
    uint8_t data[sizeof nist_plain];
    uint8_t tag[AES_GCM_TAG_BYTES];
    memcpy(data, nist_plain, sizeof data);
    assert_int_equal(aes_gcm_encrypt(key, &frame, data, sizeof data, tag), ERR_OK);
    assert_memory_equal(data, nist_sealed, sizeof data);
    assert_memory_equal(tag, nist_tag, sizeof tag);
    assert_int_equal(aes_gcm_decrypt(key, &frame, data, sizeof data, tag, sizeof tag), ERR_OK);
    assert_memory_equal(data, nist_plain, sizeof data);
    aes_gcm_key_destroy(key);
}

static void test_gcm_refuses_each_flipped_bit(void **state)
{
    (void)state;
    struct aes_gcm_key *key = key_of(nist_key);
    uint8_t packet[sizeof nist_aad + sizeof nist_sealed + sizeof nist_tag];
    for (size_t bit = 0; bit < sizeof packet * 8; bit++) {
        memcpy(packet, nist_aad, sizeof nist_aad);
        memcpy(packet + sizeof nist_aad, nist_sealed, sizeof nist_sealed);
        memcpy(packet + sizeof nist_aad + sizeof nist_sealed, nist_tag, sizeof nist_tag);
        packet[bit / 8] ^= (uint8_t)(1U << bit % 8);
        struct aes_gcm_frame frame = nist_frame();
        frame.aad = packet;
        assert_int_equal(aes_gcm_decrypt(key, &frame, packet + sizeof nist_aad, sizeof nist_sealed,
                                 packet + sizeof nist_aad + sizeof nist_sealed, sizeof nist_tag),
                ERR_SIGNATURE);
    }
    aes_gcm_key_destroy(key);
}

struct shape {
    uint8_t secret[AES_GCM_KEY_BYTES];
    struct aes_gcm_frame frame;
    uint8_t aad[AAD_MAX];
    uint8_t plain[DATA_MAX];
    size_t len;
};

static void shape_make(struct shape *shape, uint32_t *generator)
{
    random_fill(generator, shape->secret, sizeof shape->secret);
    random_fill(generator, shape->frame.iv, sizeof shape->frame.iv);
    random_fill(generator, shape->aad, sizeof shape->aad);
    shape->len = (size_t)(random_u8(generator) << 8 | random_u8(generator)) % (DATA_MAX + 1);
    random_fill(generator, shape->plain, shape->len);
    shape->frame.aad = shape->aad;
    shape->frame.aad_len = random_u8(generator) % (AAD_MAX + 1);
}

static void evp_encrypt(const struct shape *shape, uint8_t *ret_data, uint8_t *ret_tag)
{
    int done = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), NULL, shape->secret, shape->frame.iv);
    EVP_EncryptUpdate(context, NULL, &done, shape->aad, (int)shape->frame.aad_len);
    EVP_EncryptUpdate(context, ret_data, &done, shape->plain, (int)shape->len);
    EVP_EncryptFinal_ex(context, ret_data + done, &done);
    EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, AES_GCM_TAG_BYTES, ret_tag);
    EVP_CIPHER_CTX_free(context);
}

static void test_gcm_agrees_with_openssl_on_every_shape(void **state)
{
    (void)state;
    uint32_t generator = 20261122;
    static struct shape shape;
    for (int round = 0; round < SHAPES; round++) {
        shape_make(&shape, &generator);
        uint8_t ours[DATA_MAX];
        uint8_t theirs[DATA_MAX];
        uint8_t our_tag[AES_GCM_TAG_BYTES];
        uint8_t their_tag[AES_GCM_TAG_BYTES];
        memcpy(ours, shape.plain, shape.len);
        struct aes_gcm_key *key = key_of(shape.secret);
        assert_int_equal(aes_gcm_encrypt(key, &shape.frame, ours, shape.len, our_tag), ERR_OK);
        evp_encrypt(&shape, theirs, their_tag);
        assert_memory_equal(ours, theirs, shape.len);
        assert_memory_equal(our_tag, their_tag, sizeof our_tag);
        size_t tag_len = round % 2 ? 8 : 16;
        assert_int_equal(
                aes_gcm_decrypt(key, &shape.frame, ours, shape.len, their_tag, tag_len), ERR_OK);
        assert_memory_equal(ours, shape.plain, shape.len);
        aes_gcm_key_destroy(key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_gcm_gives_what_nist_published),
            cmocka_unit_test(test_gcm_refuses_each_flipped_bit),
            cmocka_unit_test(test_gcm_agrees_with_openssl_on_every_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
