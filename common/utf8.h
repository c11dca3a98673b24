/* UTF-8 (RFC 3629). Pure. */
#ifndef PORCHLIGHT_COMMON_UTF8_H
#define PORCHLIGHT_COMMON_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD UINT32_MAX

/* The character at text, and into ret_len its bytes (1 to 4). UTF8_BAD (and 1): cut short,
 * overlong, a surrogate, or over U+10FFFF. len must not be 0. */
uint32_t utf8_read(const char *text, size_t len, size_t *ret_len);

bool utf8_is_valid(const char *text, size_t len);

#endif
