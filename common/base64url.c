/* base64url by libsodium, which already refuses padding, blanks and leftover bits that are not
 * zero. What is added here: sizes are checked instead of aborting, errors are ours. */
#include "common/base64url.h"

#include <assert.h>
#include <errno.h>
#include <sodium.h>

static const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

char *base64url_encode(const void *data, size_t len, char *text, size_t text_size)
{
    assert(text_size >= BASE64URL_SIZE(len));
    return sodium_bin2base64(text, text_size, data, len, variant);
}

enum err base64url_decode(
        const char *text, size_t text_len, void *data, size_t data_max, size_t *ret_len)
{
    size_t len = 0;
    errno = 0;
    if (sodium_base642bin(data, data_max, text, text_len, NULL, &len, NULL, variant) != 0)
        return errno == ERANGE ? ERR_LIMIT : ERR_INPUT;
    *ret_len = len;
    return ERR_OK;
}
