/* Names and attributes of the cookies (W3, RFC 6265bis): HttpOnly, SameSite=Lax because people
 * come by links from mail and messages, Path=/ and no Domain. */
#include "scheduler/api/set_cookie.h"

#include <inttypes.h>
#include <stdio.h>

const char *cookie_name(enum cookie_kind kind, bool is_secure)
{
    static const char *const names[2][2] = {
            [COOKIE_SIGN_IN] = {"porchlight", "__Host-porchlight"},
            [COOKIE_DOOR] = {"porchlight-door", "__Host-porchlight-door"},
    };
    return names[kind][is_secure ? 1 : 0];
}

char *cookie_line(enum cookie_kind kind, bool is_secure, const char *value, int64_t max_age_s,
        char ret_line[COOKIE_LINE_SIZE])
{
    char age[32] = "";
    if (max_age_s >= 0) {
        snprintf(age, sizeof(age), "; Max-Age=%" PRId64, max_age_s);
    }
    snprintf(ret_line, COOKIE_LINE_SIZE, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
            cookie_name(kind, is_secure), value, is_secure ? "; Secure" : "", age);
    return ret_line;
}
