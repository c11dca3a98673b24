/* The page key's proof. The vector was made by WebCrypto (Node's), the thumbprint by SHA-256 over
 * the JWK's own x and y there, so neither side of it is this project's code. A second key is
 * made here by OpenSSL, to sign what a vector cannot. */
#include "common/proof.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <sodium.h>

#include "unit.h"

static const char token[] = "v1.k1.cGF5bG9hZA.c2ln";

struct vector {
    struct page_key key;
    struct thumbprint thumbprint;
    uint8_t nonce[PROOF_NONCE_BYTES];
    uint8_t signature[PROOF_SIGNATURE_BYTES];
};

static void from_hex(void *target, size_t len, const char *hex)
{
    size_t written = 0;
    assert_int_equal(sodium_hex2bin(target, len, hex, strlen(hex), NULL, &written, NULL), 0);
    assert_int_equal(written, len);
}

static struct vector webcrypto_vector(void)
{
    struct vector v;
    from_hex(v.key.point, sizeof(v.key.point),
            "042ff8955a69b2372199a48b3c164eb799879bf5aaf7cc8f324243c70b2112ac08"
            "6f094137e4103dced4354db8e966db4c97898ac88250d039b20f17ec1fc86c99");
    from_hex(v.thumbprint.bytes, sizeof(v.thumbprint.bytes),
            "3a51f01d8ce00319bec7666c9a3f481f2a8327301cf6327a64d064230ee61762");
    from_hex(v.signature, sizeof(v.signature),
            "651e8db5475ef117919997986dad9733ebbd7e1248c7cfcca3fcce818a08896e"
            "53cd3433b5de7a6485086e42c90f2de238c25e4386cabad056af8b5dd74db62b");
    for (size_t i = 0; i < sizeof(v.nonce); i++)
        v.nonce[i] = (uint8_t)i;
    return v;
}

static enum err verify(const struct vector *v)
{
    return proof_verify(&v->key, v->nonce, token, strlen(token), v->signature);
}

static void test_J2_a_signature_of_webcrypto_verifies(void **state)
{
    (void)state;
    struct vector v = webcrypto_vector();
    assert_int_equal(verify(&v), ERR_OK);
}

static void test_J1_thumbprint_is_that_of_the_jwk(void **state)
{
    (void)state;
    struct vector v = webcrypto_vector();
    assert_true(thumbprint_equal(page_key_thumbprint(&v.key), v.thumbprint));
    v.key.point[64] ^= 1;
    assert_false(thumbprint_equal(page_key_thumbprint(&v.key), v.thumbprint));
}

static void test_J2_no_bit_of_key_nonce_or_signature_may_differ(void **state)
{
    (void)state;
    struct vector good = webcrypto_vector();
    for (size_t i = 0; i < 8 * sizeof(good.key.point); i++) {
        struct vector v = good;
        v.key.point[i / 8] ^= (uint8_t)(1 << i % 8);
        assert_int_equal(verify(&v), ERR_SIGNATURE);
    }
    for (size_t i = 0; i < 8 * sizeof(good.nonce); i++) {
        struct vector v = good;
        v.nonce[i / 8] ^= (uint8_t)(1 << i % 8);
        assert_int_equal(verify(&v), ERR_SIGNATURE);
    }
    for (size_t i = 0; i < 8 * sizeof(good.signature); i++) {
        struct vector v = good;
        v.signature[i / 8] ^= (uint8_t)(1 << i % 8);
        assert_int_equal(verify(&v), ERR_SIGNATURE);
    }
}

static void test_J2_a_proof_is_for_one_token_only(void **state)
{
    (void)state;
    struct vector v = webcrypto_vector();
    assert_int_equal(
            proof_verify(&v.key, v.nonce, token, strlen(token) - 1, v.signature), ERR_SIGNATURE);
    assert_int_equal(proof_verify(&v.key, v.nonce, "", 0, v.signature), ERR_SIGNATURE);
}

static void test_J2_signatures_of_zeros_and_of_ones_are_refused(void **state)
{
    (void)state;
    struct vector v = webcrypto_vector();
    memset(v.signature, 0, sizeof(v.signature));
    assert_int_equal(verify(&v), ERR_SIGNATURE);
    memset(v.signature, 0xff, sizeof(v.signature));
    assert_int_equal(verify(&v), ERR_SIGNATURE);
}

static void test_J2_points_that_are_no_points_are_refused(void **state)
{
    (void)state;
    struct vector v = webcrypto_vector();
    v.key.point[0] = 0x06; /* the hybrid form of the same point */
    assert_int_equal(verify(&v), ERR_SIGNATURE);
    memset(v.key.point, 0, sizeof(v.key.point));
    assert_int_equal(verify(&v), ERR_SIGNATURE);
    v.key.point[0] = 0x04;
    assert_int_equal(verify(&v), ERR_SIGNATURE);
    memset(v.key.point + 1, 0xff, sizeof(v.key.point) - 1);
    assert_int_equal(verify(&v), ERR_SIGNATURE);
}

/* Signs as a page would: r||s over the text that docs/protocol.md gives, by OpenSSL. */
static void sign_by_openssl(EVP_PKEY *key, const uint8_t *message, size_t len, uint8_t *signature)
{
    uint8_t der[80];
    size_t der_len = sizeof(der);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    assert_int_equal(EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key), 1);
    assert_int_equal(EVP_DigestSign(context, der, &der_len, message, len), 1);
    EVP_MD_CTX_free(context);
    const uint8_t *at = der;
    ECDSA_SIG *parsed = d2i_ECDSA_SIG(NULL, &at, (long)der_len);
    BN_bn2binpad(ECDSA_SIG_get0_r(parsed), signature, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(parsed), signature + 32, 32);
    ECDSA_SIG_free(parsed);
}

static void test_J2_a_signature_of_openssl_verifies_and_needs_the_prefix(void **state)
{
    (void)state;
    struct vector v = webcrypto_vector();
    EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
    size_t point_len = 0;
    assert_int_equal(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, v.key.point,
                             sizeof(v.key.point), &point_len),
            1);
    uint8_t message[19 + 32 + 32] = "porchlight-join-v1";
    memcpy(message + 19, v.nonce, 32);
    size_t hash_len = 32;
    EVP_Q_digest(NULL, "SHA256", NULL, token, strlen(token), message + 51, &hash_len);
    for (int i = 0; i < 20; i++) { /* r and s with leading zeros come by and by */
        sign_by_openssl(key, message, sizeof(message), v.signature);
        assert_int_equal(verify(&v), ERR_OK);
    }
    sign_by_openssl(key, message + 19, sizeof(message) - 19, v.signature);
    assert_int_equal(verify(&v), ERR_SIGNATURE);
    EVP_PKEY_free(key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_J2_a_signature_of_webcrypto_verifies),
            cmocka_unit_test(test_J1_thumbprint_is_that_of_the_jwk),
            cmocka_unit_test(test_J2_no_bit_of_key_nonce_or_signature_may_differ),
            cmocka_unit_test(test_J2_a_proof_is_for_one_token_only),
            cmocka_unit_test(test_J2_signatures_of_zeros_and_of_ones_are_refused),
            cmocka_unit_test(test_J2_points_that_are_no_points_are_refused),
            cmocka_unit_test(test_J2_a_signature_of_openssl_verifies_and_needs_the_prefix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
