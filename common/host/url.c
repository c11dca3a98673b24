/* Takes a URL apart: scheme, name, port, path. No user, no fragment: the operator writes these
 * URLs, not a visitor. */
#include "common/host/url.h"

#include <stdlib.h>
#include <string.h>

static const char *after_prefix(const char *text, const char *prefix)
{
    size_t len = strlen(prefix);
    return strncmp(text, prefix, len) == 0 ? text + len : NULL;
}

static bool read_port(const char **at, uint16_t *port)
{
    if (**at != ':')
        return true;
    char *end = NULL;
    unsigned long number = strtoul(*at + 1, &end, 10);
    if (end == *at + 1 || number == 0 || number > UINT16_MAX)
        return false;
    *at = end;
    *port = (uint16_t)number;
    return true;
}

enum err url_read(const char *text, struct url *ret_url)
{
    const char *plain = after_prefix(text, "http://");
    const char *secure = after_prefix(text, "https://");
    const char *at = secure ? secure : plain;
    if (!at)
        return ERR_INPUT;
    struct url url = {.is_tls = secure != NULL, .port = secure ? 443 : 80};
    bool is_bracketed = at[0] == '['; /* [::1] */
    at += is_bracketed ? 1 : 0;
    size_t len = strcspn(at, is_bracketed ? "]" : ":/?#");
    if (len == 0 || len > URL_NAME_MAX || (is_bracketed && at[len] != ']'))
        return ERR_INPUT;
    memcpy(url.name, at, len);
    at += len + (is_bracketed ? 1 : 0);
    if (!read_port(&at, &url.port) || (*at != '/' && *at != '\0'))
        return ERR_INPUT;
    url.path = *at == '/' ? at : "/";
    *ret_url = url;
    return ERR_OK;
}
