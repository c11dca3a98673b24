/* Seals personal fields and hashes secrets for lookup, by libsodium. Called by operations on the
 * store's threads. The keys lie in one page of locked, read-only memory and are wiped with it.
 *
 * A sealed value is: version (1), length of the key id, key id, nonce (24), ciphertext, tag (16).
 */
#include "scheduler/store/sealed.h"

#include <string.h>

#include <sodium.h>

#include "common/bytes.h"
#include "common/keyfile.h"

enum { SEALED_VERSION = 1, AAD_MAX = 96 };

struct sealer { /* lies in sodium_malloc'd memory as a whole */
    uint8_t seal_key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
    uint8_t lookup_key[crypto_generichash_KEYBYTES];
    char kid[KEY_ID_SIZE];
};

static void keys_derive(struct sealer *sealer, const uint8_t secret[32])
{
    static const char context[crypto_kdf_CONTEXTBYTES] = "plstore1";
    crypto_kdf_derive_from_key(sealer->seal_key, sizeof(sealer->seal_key), 1, context, secret);
    crypto_kdf_derive_from_key(sealer->lookup_key, sizeof(sealer->lookup_key), 2, context, secret);
}

enum err sealer_create(const char *key_path, struct sealer **ret_sealer, struct error *error)
{
    uint8_t secret[32];
    struct sealer *sealer = sodium_malloc(sizeof(*sealer));
    if (!sealer)
        return error_set(error, ERR_MEMORY, "key", "No locked memory for the keys.");
    enum err err = keyfile_read_secret(key_path, sealer->kid, secret, error);
    if (!err) {
        keys_derive(sealer, secret);
        sodium_mprotect_readonly(sealer);
        *ret_sealer = sealer;
    } else {
        sodium_free(sealer);
    }
    sodium_memzero(secret, sizeof(secret));
    return err;
}

void sealer_destroy(struct sealer *sealer)
{
    sodium_free(sealer);
}

/* The place as bytes in which no two places are alike: texts are closed by their NUL. */
static size_t place_write(struct seal_place place, uint8_t aad[AAD_MAX])
{
    struct bytes_out out = bytes_out_to(aad, AAD_MAX);
    bytes_put(&out, place.table, strlen(place.table) + 1);
    bytes_put(&out, place.column, strlen(place.column) + 1);
    bytes_put(&out, place.row.bytes, ID_BYTES);
    return out.failed ? 0 : out.len;
}

enum err sealed_close(const struct sealer *sealer, struct seal_place place, const void *plain,
        size_t len, uint8_t *ret_sealed, size_t max, size_t *ret_len)
{
    uint8_t aad[AAD_MAX];
    size_t aad_len = place_write(place, aad);
    if (aad_len == 0)
        return ERR_INTERNAL;
    uint8_t nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
    randombytes_buf(nonce, sizeof(nonce));
    size_t kid_len = strlen(sealer->kid);
    size_t head = 2 + kid_len + sizeof(nonce);
    if (max < head || max - head < crypto_aead_xchacha20poly1305_ietf_ABYTES ||
            max - head - crypto_aead_xchacha20poly1305_ietf_ABYTES < len)
        return ERR_LIMIT;
    struct bytes_out out = bytes_out_to(ret_sealed, max);
    bytes_put_u8(&out, SEALED_VERSION);
    bytes_put_u8(&out, (uint8_t)kid_len);
    bytes_put(&out, sealer->kid, kid_len);
    bytes_put(&out, nonce, sizeof(nonce));
    unsigned long long cipher_len;
    crypto_aead_xchacha20poly1305_ietf_encrypt(ret_sealed + head, &cipher_len, plain, len, aad,
            aad_len, NULL, nonce, sealer->seal_key);
    *ret_len = head + (size_t)cipher_len;
    return ERR_OK;
}

/* Reads version, key id and nonce; in is left at the ciphertext. */
static enum err head_read(const struct sealer *sealer, struct bytes *in, const uint8_t **ret_nonce)
{
    uint8_t version = bytes_u8(in);
    size_t kid_len = bytes_u8(in);
    const uint8_t *kid = bytes_take(in, kid_len);
    const uint8_t *nonce = bytes_take(in, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    if (in->failed || version != SEALED_VERSION ||
            bytes_left(in) < crypto_aead_xchacha20poly1305_ietf_ABYTES)
        return ERR_INPUT;
    if (kid_len != strlen(sealer->kid) || memcmp(kid, sealer->kid, kid_len) != 0)
        return ERR_NOT_FOUND;
    *ret_nonce = nonce;
    return ERR_OK;
}

enum err sealed_open(const struct sealer *sealer, struct seal_place place, const uint8_t *sealed,
        size_t len, void *ret_plain, size_t max, size_t *ret_len)
{
    uint8_t aad[AAD_MAX];
    size_t aad_len = place_write(place, aad);
    if (aad_len == 0)
        return ERR_INTERNAL;
    struct bytes in = bytes_from(sealed, len);
    const uint8_t *nonce;
    enum err err = head_read(sealer, &in, &nonce);
    if (err)
        return err;
    size_t cipher_len = bytes_left(&in);
    size_t plain_len = cipher_len - crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (plain_len > max)
        return ERR_LIMIT;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(ret_plain, NULL, NULL,
                bytes_take(&in, cipher_len), cipher_len, aad, aad_len, nonce,
                sealer->seal_key) != 0)
        return ERR_SIGNATURE;
    *ret_len = plain_len;
    return ERR_OK;
}

void sealed_lookup(const struct sealer *sealer, const char *purpose, const void *data, size_t len,
        uint8_t ret_hash[LOOKUP_BYTES])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, sealer->lookup_key, sizeof(sealer->lookup_key), LOOKUP_BYTES);
    crypto_generichash_update(&state, (const uint8_t *)purpose, strlen(purpose) + 1);
    crypto_generichash_update(&state, data, len);
    crypto_generichash_final(&state, ret_hash, LOOKUP_BYTES);
    sodium_memzero(&state, sizeof(state));
}
