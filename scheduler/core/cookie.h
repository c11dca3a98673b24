/* Finds one cookie in a Cookie header (RFC 6265, 4.2). Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_COOKIE_H
#define PORCHLIGHT_SCHEDULER_CORE_COOKIE_H

#include <stddef.h>

#include "common/error.h"

enum { COOKIE_HEADER_MAX = 8192 };

/* Copies the value, NUL-terminated. header may be NULL. ERR_NOT_FOUND: not there. ERR_INPUT: there
 * twice (somebody may have planted one) or with characters that no value of ours has (A-Z a-z 0-9
 * - _ . only). ERR_LIMIT: longer than size, or header over COOKIE_HEADER_MAX. */
enum err cookie_find(
        const char *header, const char *name, char *ret_value, size_t size) ATTRIBUTE_MUST_USE;

#endif
