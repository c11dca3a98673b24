/* The hidden token of forms (W3): bound to the browser's cookie by a keyed hash, so that nothing
 * about it has to be remembered here. */
#include "scheduler/api/hidden_token.h"

#include <string.h>

#include "common/base64url.h"
#include "scheduler/api/keyed.h"

enum { MAC_BYTES = 12, TOKEN_BYTES = HIDDEN_NONCE_BYTES + MAC_BYTES };

static void mac_make(
        const uint8_t key[32], const char *cookie, const uint8_t *nonce, uint8_t ret_mac[MAC_BYTES])
{
    uint8_t hash[KEYED_BYTES];
    const struct keyed_part parts[] = {{nonce, HIDDEN_NONCE_BYTES}, {cookie, strlen(cookie)}};
    keyed_hash(key, "form", parts, 2, hash);
    memcpy(ret_mac, hash, MAC_BYTES);
}

char *hidden_token_make(const uint8_t key[32], const char *cookie,
        const uint8_t nonce[HIDDEN_NONCE_BYTES], char ret_token[HIDDEN_TOKEN_SIZE])
{
    uint8_t bytes[TOKEN_BYTES];
    memcpy(bytes, nonce, HIDDEN_NONCE_BYTES);
    mac_make(key, cookie, nonce, bytes + HIDDEN_NONCE_BYTES);
    return base64url_encode(bytes, sizeof(bytes), ret_token, HIDDEN_TOKEN_SIZE);
}

static bool is_visible(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text <= ' ' || *text > '~') {
            return false;
        }
    }
    return true;
}

bool hidden_token_is_valid(const uint8_t key[32], const char *cookie, const char *token)
{
    uint8_t bytes[TOKEN_BYTES];
    uint8_t mac[MAC_BYTES];
    size_t len = strlen(token);
    size_t bytes_len = 0;
    if (cookie == NULL || len < HIDDEN_TOKEN_LEN || len > HIDDEN_TOKEN_MAX || !is_visible(token)) {
        return false;
    }
    if (token[HIDDEN_TOKEN_LEN] != '\0' && token[HIDDEN_TOKEN_LEN] != '-') {
        return false;
    }
    if (base64url_decode(token, HIDDEN_TOKEN_LEN, bytes, sizeof(bytes), &bytes_len) != ERR_OK ||
            bytes_len != sizeof(bytes)) {
        return false;
    }
    mac_make(key, cookie, bytes, mac);
    return keyed_is_equal(mac, bytes + HIDDEN_NONCE_BYTES, MAC_BYTES);
}
