/* base64url without padding (RFC 4648, 5), by libsodium; decoding refuses what is not canonical,
 * so that one value has one spelling. */
#ifndef PORCHLIGHT_COMMON_BASE64URL_H
#define PORCHLIGHT_COMMON_BASE64URL_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

/* Characters needed for len bytes, the NUL included. */
#define BASE64URL_SIZE(len) (((len)*4 + 2) / 3 + 1)

/* text_size must be at least BASE64URL_SIZE(len). Returns text. */
char *base64url_encode(const void *data, size_t len, char *text, size_t text_size);

/* ERR_INPUT: not canonical base64url. ERR_LIMIT: more than data_max bytes. */
enum err base64url_decode(
        const char *text, size_t text_len, void *data, size_t data_max, size_t *ret_len);

#endif
