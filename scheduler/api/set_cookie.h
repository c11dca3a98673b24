/* The two cookies: `porchlight` is a sign-in, `porchlight-door` a browser before it signs in (its
 * forms are bound to it). With https both carry the __Host- prefix and Secure. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_SET_COOKIE_H
#define PORCHLIGHT_SCHEDULER_API_SET_COOKIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COOKIE_VALUE_SIZE = 64, COOKIE_LINE_SIZE = 192 };

enum cookie_kind { COOKIE_SIGN_IN, COOKIE_DOOR };

const char *cookie_name(enum cookie_kind kind, bool is_secure);

/* The value of a Set-Cookie header. max_age_s 0 takes the cookie away; negative: it ends with the
 * browser's own session. */
char *cookie_line(enum cookie_kind kind, bool is_secure, const char *value, int64_t max_age_s,
        char ret_line[COOKIE_LINE_SIZE]);

#endif
