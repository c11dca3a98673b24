/* base64url by libsodium, which refuses padding, blanks and leftover bits that are not zero. What
 * is added here: libsodium 1.0.18 reads every byte over 0x7f as the last letter of the alphabet,
 * which would give a token many spellings; and sizes are errors instead of an abort. */
#include "common/base64url.h"

#include <assert.h>
#include <sodium.h>
#include <stdbool.h>

static const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

char *base64url_encode(const void *data, size_t len, char *text, size_t text_size)
{
    assert(text_size >= BASE64URL_SIZE(len));
    return sodium_bin2base64(text, text_size, data, len, variant);
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

enum err base64url_decode(
        const char *text, size_t text_len, void *data, size_t data_max, size_t *ret_len)
{
    size_t len = 0;
    for (size_t i = 0; i < text_len; i++) {
        if (!is_letter(text[i]))
            return ERR_INPUT;
    }
    if (text_len / 4 * 3 + text_len % 4 * 3 / 4 > data_max)
        return ERR_LIMIT;
    if (sodium_base642bin(data, data_max, text, text_len, NULL, &len, NULL, variant) != 0)
        return ERR_INPUT;
    *ret_len = len;
    return ERR_OK;
}
