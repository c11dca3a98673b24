/* ECDSA P-256 as WebCrypto makes it, checked by OpenSSL, whose types stay here. The point comes
 * from a stranger: OpenSSL refuses one that is not on the curve when the key is built. */
#include "common/proof.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

#include "common/base64url.h"
#include "common/bytes.h"

enum { COORDINATE_BYTES = 32, DER_MAX = 80 };

static const char join_prefix[] = "porchlight-join-v1"; /* signed with its NUL */

struct thumbprint page_key_thumbprint(const struct page_key *key)
{
    char x[BASE64URL_SIZE(COORDINATE_BYTES)];
    char y[BASE64URL_SIZE(COORDINATE_BYTES)];
    base64url_encode(key->point + 1, COORDINATE_BYTES, x, sizeof(x));
    base64url_encode(key->point + 1 + COORDINATE_BYTES, COORDINATE_BYTES, y, sizeof(y));
    char text[160];
    int len = snprintf(text, sizeof(text),
            "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}", x, y);
    struct thumbprint thumbprint;
    SHA256((const uint8_t *)text, (size_t)len, thumbprint.bytes);
    return thumbprint;
}

bool thumbprint_equal(struct thumbprint a, struct thumbprint b)
{
    return memcmp(a.bytes, b.bytes, sizeof(a.bytes)) == 0;
}

/* NULL: not a point of P-256 in its uncompressed form. */
static EVP_PKEY *key_from_point(const struct page_key *key)
{
    if (key->point[0] != 0x04)
        return NULL;
    char group[] = "prime256v1";
    uint8_t point[PROOF_POINT_BYTES];
    memcpy(point, key->point, sizeof(point));
    OSSL_PARAM params[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
            OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof(point)),
            OSSL_PARAM_construct_end(),
    };
    EVP_PKEY *result = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    if (context && EVP_PKEY_fromdata_init(context) == 1)
        (void)EVP_PKEY_fromdata(context, &result, EVP_PKEY_PUBLIC_KEY, params);
    EVP_PKEY_CTX_free(context);
    return result;
}

/* WebCrypto signs as r||s, OpenSSL reads DER. Returns the length, 0: no memory. */
static size_t signature_to_der(const uint8_t signature[PROOF_SIGNATURE_BYTES], uint8_t der[DER_MAX])
{
    size_t len = 0;
    ECDSA_SIG *parsed = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(signature, COORDINATE_BYTES, NULL);
    BIGNUM *s = BN_bin2bn(signature + COORDINATE_BYTES, COORDINATE_BYTES, NULL);
    if (parsed && r && s && ECDSA_SIG_set0(parsed, r, s) == 1) {
        r = s = NULL; /* parsed owns them now */
        int needed = i2d_ECDSA_SIG(parsed, NULL);
        if (needed > 0 && needed <= DER_MAX)
            len = (size_t)i2d_ECDSA_SIG(parsed, &der);
    }
    BN_free(r);
    BN_free(s);
    ECDSA_SIG_free(parsed);
    return len;
}

static bool is_signed_by(
        EVP_PKEY *key, const struct bytes_out *message, const uint8_t *der, size_t der_len)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool is_good = context && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
                   EVP_DigestVerify(context, der, der_len, message->data, message->len) == 1;
    EVP_MD_CTX_free(context);
    return is_good;
}

enum err proof_verify(const struct page_key *key, const uint8_t nonce[PROOF_NONCE_BYTES],
        const char *token, size_t token_len, const uint8_t signature[PROOF_SIGNATURE_BYTES])
{
    uint8_t buffer[sizeof(join_prefix) + PROOF_NONCE_BYTES + SHA256_DIGEST_LENGTH];
    uint8_t hash[SHA256_DIGEST_LENGTH];
    SHA256((const uint8_t *)token, token_len, hash);
    struct bytes_out message = bytes_out_to(buffer, sizeof(buffer));
    bytes_put(&message, join_prefix, sizeof(join_prefix));
    bytes_put(&message, nonce, PROOF_NONCE_BYTES);
    bytes_put(&message, hash, sizeof(hash));

    uint8_t der[DER_MAX];
    size_t der_len = signature_to_der(signature, der);
    EVP_PKEY *verifier = key_from_point(key);
    bool is_good = verifier && der_len > 0 && is_signed_by(verifier, &message, der, der_len);
    EVP_PKEY_free(verifier);
    return is_good ? ERR_OK : ERR_SIGNATURE;
}
