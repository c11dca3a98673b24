/* Signs and verifies the envelope. The signature is checked before the payload is decoded, and
 * neither kind nor algorithm comes from the token: the caller says what it expects. */
#include "common/token.h"

#include <sodium.h>
#include <string.h>

#include "common/base64url.h"
#include "common/bytes.h"

enum {
    SIGNATURE_TEXT_LEN = BASE64URL_SIZE(crypto_sign_BYTES) - 1,
    SIGNED_MAX = TOKEN_SIZE_MAX + 32, /* the token and the prefix */
};

struct token_parts {
    const char *kid;
    size_t kid_len;
    const char *payload;
    size_t payload_len;
    const char *signature;
    size_t signed_len; /* of the text before the last dot */
};

/* The NUL that ends each is signed too: no kind can be the beginning of another. */
static const char *kind_prefix(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_TICKET:
        return "porchlight-ticket-v1";
    case TOKEN_BEAT:
        return "porchlight-beat-v1";
    case TOKEN_REPLY:
        return "porchlight-reply-v1";
    }
    return "";
}

static struct bytes_out signed_text(
        enum token_kind kind, const char *text, size_t len, uint8_t buffer[SIGNED_MAX])
{
    struct bytes_out out = bytes_out_to(buffer, SIGNED_MAX);
    const char *prefix = kind_prefix(kind);
    bytes_put(&out, prefix, strlen(prefix) + 1);
    bytes_put(&out, text, len);
    return out;
}

enum err token_sign(enum token_kind kind, const struct signing_key *key, const char *payload,
        size_t payload_len, char *ret_token, size_t size)
{
    char text[TOKEN_SIZE_MAX];
    char encoded[BASE64URL_SIZE(TOKEN_PAYLOAD_MAX)];
    if (payload_len == 0 || payload_len > TOKEN_PAYLOAD_MAX)
        return ERR_LIMIT;
    struct bytes_out out = bytes_out_to(text, sizeof(text));
    bytes_put_text(&out, "v1.");
    bytes_put_text(&out, key->kid);
    bytes_put_text(&out, ".");
    bytes_put_text(&out, base64url_encode(payload, payload_len, encoded, sizeof(encoded)));

    uint8_t buffer[SIGNED_MAX];
    struct bytes_out message = signed_text(kind, text, out.len, buffer);
    uint8_t signature[crypto_sign_BYTES];
    crypto_sign_detached(signature, NULL, message.data, message.len, key->secret);
    bytes_put_text(&out, ".");
    bytes_put_text(&out, base64url_encode(signature, sizeof(signature), encoded, sizeof(encoded)));
    bytes_put_u8(&out, 0);
    if (out.failed || message.failed || out.len > size)
        return ERR_LIMIT;
    memcpy(ret_token, text, out.len);
    return ERR_OK;
}

/* v1.KID.PAYLOAD.SIG, each part not empty and without a dot. */
static enum err split_token(const char *token, size_t len, struct token_parts *ret_parts)
{
    if (len > TOKEN_SIZE_MAX || len < 3 || memcmp(token, "v1.", 3) != 0)
        return ERR_INPUT;
    const char *end = token + len;
    const char *kid = token + 3;
    const char *kid_end = memchr(kid, '.', (size_t)(end - kid));
    if (!kid_end || kid_end == kid || kid_end - kid >= KEY_ID_SIZE)
        return ERR_INPUT;
    const char *payload = kid_end + 1;
    const char *payload_end = memchr(payload, '.', (size_t)(end - payload));
    if (!payload_end || payload_end == payload || end - payload_end != SIGNATURE_TEXT_LEN + 1)
        return ERR_INPUT;
    *ret_parts = (struct token_parts){
            .kid = kid,
            .kid_len = (size_t)(kid_end - kid),
            .payload = payload,
            .payload_len = (size_t)(payload_end - payload),
            .signature = payload_end + 1,
            .signed_len = (size_t)(payload_end - token),
    };
    return ERR_OK;
}

static const struct verify_key *find_key(
        const struct verify_key *keys, size_t count, const char *kid, size_t kid_len)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(keys[i].kid) == kid_len && memcmp(keys[i].kid, kid, kid_len) == 0)
            return &keys[i];
    }
    return NULL;
}

static enum err check_signature(enum token_kind kind, const struct verify_key *key,
        const char *token, const struct token_parts *parts)
{
    uint8_t signature[crypto_sign_BYTES];
    size_t len = 0;
    if (base64url_decode(parts->signature, SIGNATURE_TEXT_LEN, signature, sizeof(signature),
                &len) != ERR_OK ||
            len != sizeof(signature))
        return ERR_INPUT;
    uint8_t buffer[SIGNED_MAX];
    struct bytes_out message = signed_text(kind, token, parts->signed_len, buffer);
    if (message.failed)
        return ERR_INPUT;
    if (crypto_sign_verify_detached(signature, message.data, message.len, key->public) != 0)
        return ERR_SIGNATURE;
    return ERR_OK;
}

enum err token_verify(enum token_kind kind, const struct verify_key *keys, size_t key_count,
        const char *token, size_t token_len, char *ret_payload, size_t payload_size,
        size_t *ret_payload_len, size_t *ret_key)
{
    struct token_parts parts;
    if (split_token(token, token_len, &parts) != ERR_OK)
        return ERR_INPUT;
    const struct verify_key *key = find_key(keys, key_count, parts.kid, parts.kid_len);
    if (!key)
        return ERR_NOT_FOUND;
    enum err err = check_signature(kind, key, token, &parts);
    if (err)
        return err;
    uint8_t payload[TOKEN_PAYLOAD_MAX];
    size_t len = 0;
    if (base64url_decode(parts.payload, parts.payload_len, payload, sizeof(payload), &len))
        return ERR_INPUT;
    if (len >= payload_size)
        return ERR_LIMIT;
    memcpy(ret_payload, payload, len);
    ret_payload[len] = '\0';
    *ret_payload_len = len;
    if (ret_key)
        *ret_key = (size_t)(key - keys);
    return ERR_OK;
}

struct verify_key signing_key_public(const struct signing_key *key)
{
    struct verify_key verify = {.kid = ""};
    memcpy(verify.kid, key->kid, sizeof(verify.kid));
    crypto_sign_ed25519_sk_to_pk(verify.public, key->secret);
    return verify;
}
