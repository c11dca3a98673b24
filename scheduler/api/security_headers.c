/* Content security policy and its companions. Nothing inline, nothing from elsewhere; pages may
 * dial their relay. Referrer-Policy is same-origin and not no-referrer, because under the latter
 * older browsers send forms with `Origin: null` and no Sec-Fetch-Site to tell them by; neither
 * tells another site anything. */
#include "scheduler/api/security_headers.h"

#include <stdio.h>
#include <string.h>

#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/fleet.h"

enum { POLICY_SIZE = 8192 };

/* "wss://host:port/relay/r1/" -> " wss://host:port". */
static size_t origin_put(const char *url, char *out, size_t size)
{
    const char *host = strstr(url, "://") + 3;
    int len = (int)(host - url) + (int)strcspn(host, "/");
    int written = snprintf(out, size, " %.*s", len, url);
    return written < 0 || (size_t)written >= size ? 0 : (size_t)written;
}

static void policy_make(const struct app *app, char ret_policy[POLICY_SIZE])
{
    char relays[POLICY_SIZE / 2] = "";
    size_t len = 0;
    for (size_t i = 0; fleet_url_at(app->fleet, i) != NULL; i++) {
        len += origin_put(fleet_url_at(app->fleet, i), relays + len, sizeof(relays) - len);
    }
    snprintf(ret_policy, POLICY_SIZE,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'%s; media-src 'self' blob:; worker-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
            "trusted-types 'none'",
            relays);
}

void security_headers_set(struct app *app)
{
    char policy[POLICY_SIZE];
    policy_make(app, policy);
    const struct host_pair headers[] = {
            {"Content-Security-Policy", policy},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "same-origin"},
            {"Permissions-Policy", "camera=(self), microphone=(self)"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cache-Control", "no-store"},
            {"Strict-Transport-Security", "max-age=31536000"},
    };
    size_t count = sizeof(headers) / sizeof(headers[0]);
    host_set_headers(app->host, headers, settings_is_secure(&app->settings) ? count : count - 1);
}
