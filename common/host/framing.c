/* The gate before any request: what a request may look like on the wire. lws 4.1.6 takes far more
 * than HTTP allows (docs/decisions), so every length, coding and method is looked at again here,
 * and what it decoded is checked before the app sees it. */
#include "common/host/framing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libwebsockets.h>

#include "common/utf8.h"

/* --- single headers ------------------------------------------------------------------------ */

static bool has(struct lws *wsi, enum lws_token_indexes token)
{
    return lws_hdr_total_length(wsi, token) > 0;
}

static bool has_custom(struct lws *wsi, const char *name)
{
    return lws_hdr_custom_length(wsi, name, (int)strlen(name)) >= 0;
}

static char *copy_token(struct lws *wsi, enum lws_token_indexes token)
{
    int len = lws_hdr_total_length(wsi, token);
    if (len <= 0 || len > HOST_HEADERS_MAX)
        return NULL;
    char *text = malloc((size_t)len + 2);
    if (text && lws_hdr_copy(wsi, text, len + 2, token) < 0) {
        free(text);
        return NULL;
    }
    return text;
}

/* name in lower case with its colon: headers that lws has no token for. */
static char *copy_custom(struct lws *wsi, const char *name)
{
    int len = lws_hdr_custom_length(wsi, name, (int)strlen(name));
    if (len < 0 || len > HOST_HEADERS_MAX)
        return NULL;
    char *text = calloc(1, (size_t)len + 2);
    if (text && lws_hdr_custom_copy(wsi, text, len + 2, name, (int)strlen(name)) < 0) {
        free(text);
        return NULL;
    }
    return text;
}

static void trim_end(char *text)
{
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        text[--len] = '\0';
}

char *framing_header_copy(struct lws *wsi, enum host_header header)
{
    static const struct {
        enum lws_token_indexes token;
        const char *custom; /* instead, where lws has no token */
    } table[HOST_HEADER_COUNT] = {
            [HOST_HEADER_COOKIE] = {.token = WSI_TOKEN_HTTP_COOKIE},
            [HOST_HEADER_ORIGIN] = {.token = WSI_TOKEN_ORIGIN},
            [HOST_HEADER_SEC_FETCH_SITE] = {.custom = "sec-fetch-site:"},
            [HOST_HEADER_CONTENT_TYPE] = {.token = WSI_TOKEN_HTTP_CONTENT_TYPE},
            [HOST_HEADER_ACCEPT_LANGUAGE] = {.token = WSI_TOKEN_HTTP_ACCEPT_LANGUAGE},
            [HOST_HEADER_IDEMPOTENCY_KEY] = {.custom = "idempotency-key:"},
            [HOST_HEADER_USER_AGENT] = {.token = WSI_TOKEN_HTTP_USER_AGENT},
            [HOST_HEADER_IF_MATCH] = {.token = WSI_TOKEN_HTTP_IF_MATCH},
            [HOST_HEADER_IF_NONE_MATCH] = {.token = WSI_TOKEN_HTTP_IF_NONE_MATCH},
            [HOST_HEADER_HOST] = {.token = WSI_TOKEN_HOST},
            [HOST_HEADER_FORWARDED_FOR] = {.token = WSI_TOKEN_X_FORWARDED_FOR},
    };
    char *text = table[header].custom ? copy_custom(wsi, table[header].custom)
                                      : copy_token(wsi, table[header].token);
    if (text)
        trim_end(text);
    return text;
}

bool framing_wants_close(struct lws *wsi)
{
    char *text = copy_token(wsi, WSI_TOKEN_CONNECTION);
    bool wants = text && strcasestr(text, "close");
    free(text);
    return wants;
}

/* --- method and length --------------------------------------------------------------------- */

bool framing_method(struct lws *wsi, enum host_method *ret_method)
{
    char *uri = NULL;
    int uri_len = 0;
    switch (lws_http_get_uri_and_method(wsi, &uri, &uri_len)) {
    case LWSHUMETH_GET:
        *ret_method = HOST_GET;
        return true;
    case LWSHUMETH_HEAD:
        *ret_method = HOST_HEAD;
        return true;
    case LWSHUMETH_POST:
        *ret_method = HOST_POST;
        return true;
    case LWSHUMETH_PUT:
        *ret_method = HOST_PUT;
        return true;
    case LWSHUMETH_DELETE:
        *ret_method = HOST_DELETE;
        return true;
    default: /* an int of lws's, not an enum of ours */
        return false;
    }
}

/* One value of 1 to 9 digits. Two headers reach us joined by a comma, which is no digit. */
static bool read_length(struct lws *wsi, size_t *ret_len)
{
    char text[16];
    int len = lws_hdr_copy(wsi, text, sizeof(text), WSI_TOKEN_HTTP_CONTENT_LENGTH);
    if (len < 1 || len > 9 || strspn(text, "0123456789") != (size_t)len)
        return false;
    *ret_len = (size_t)strtoul(text, NULL, 10);
    return true;
}

size_t framing_body_len(struct lws *wsi)
{
    size_t len = 0;
    return read_length(wsi, &len) ? len : 0;
}

static int check_body(struct lws *wsi, enum host_method method, size_t body_max)
{
    size_t len = 0;
    bool may_have_body = method == HOST_POST || method == HOST_PUT;
    if (has(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING))
        return 501;
    if (has(wsi, WSI_TOKEN_HTTP_EXPECT))
        return 417;
    if (has_custom(wsi, "content-length :") || has_custom(wsi, "transfer-encoding :"))
        return 400; /* RFC 9112, 5.1: no blank before the colon; a proxy may read it otherwise */
    if (!has(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH))
        return may_have_body ? 411 : 0;
    if (!read_length(wsi, &len) || (len > 0 && !may_have_body))
        return 400;
    return len > body_max ? 413 : 0;
}

/* --- path and query ------------------------------------------------------------------------ */

/* The path was percent-decoded by lws, once, and its dot segments taken out; none may be left. */
static bool is_good_path(const char *path, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)path[i] < ' ' || path[i] == 0x7f || path[i] == '\\')
            return false;
        bool is_dots = i > 0 && path[i - 1] == '/' && path[i] == '.' && i + 1 < len &&
                       path[i + 1] == '.' && (i + 2 == len || path[i + 2] == '/');
        if (is_dots)
            return false;
    }
    return len > 0 && path[0] == '/' && utf8_is_valid(path, len);
}

static int check_uri(struct lws *wsi)
{
    char *path = NULL;
    int len = 0;
    if (lws_http_get_uri_and_method(wsi, &path, &len) < 0 || !path || len <= 0)
        return 400;
    if (len + lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_URI_ARGS) > HOST_URI_MAX)
        return 414;
    if (!is_good_path(path, (size_t)len))
        return 400;
    return 0;
}

char *framing_path_copy(struct lws *wsi)
{
    char *path = NULL;
    int len = 0;
    if (lws_http_get_uri_and_method(wsi, &path, &len) < 0 || !path)
        return NULL;
    return strndup(path, (size_t)len);
}

/* Writes one decoded `name=value` percent-encoded again; the first = is the one that was not. */
static size_t encode_argument(const char *text, size_t len, char *target)
{
    static const char plain[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    size_t written = 0;
    bool has_equals = false;
    for (size_t i = 0; i < len; i++) {
        bool is_separator = text[i] == '=' && !has_equals;
        has_equals = has_equals || is_separator;
        if (is_separator || (text[i] != '\0' && strchr(plain, text[i])))
            target[written++] = text[i];
        else
            written += (size_t)sprintf(target + written, "%%%02X", (unsigned char)text[i]);
    }
    return written;
}

/* lws splits and decodes the query; the app is promised it raw, so that it decodes exactly once. */
char *framing_query_copy(struct lws *wsi)
{
    char argument[HOST_URI_MAX + 1];
    size_t max = (size_t)3 * HOST_URI_MAX; /* every character encoded */
    char *query = calloc(1, max + 2);
    size_t len = 0;
    for (int i = 0; query && len < max; i++) {
        int piece =
                lws_hdr_copy_fragment(wsi, argument, sizeof(argument), WSI_TOKEN_HTTP_URI_ARGS, i);
        if (piece < 0)
            break;
        if (i > 0)
            query[len++] = '&';
        if (len + 3 * (size_t)piece > max)
            break;
        len += encode_argument(argument, (size_t)piece, query + len);
    }
    return query;
}

/* A %0A in the path ends the request line for lws, and what follows it would be read as a header
 * of the client's. Then no version, or not this one, stands where it should. */
static bool has_good_version(struct lws *wsi)
{
    char text[16];
    return lws_hdr_copy(wsi, text, sizeof(text), WSI_TOKEN_HTTP) > 0 &&
           (strcmp(text, "HTTP/1.1") == 0 || strcmp(text, "HTTP/1.0") == 0);
}

/* --- the gate ------------------------------------------------------------------------------ */

int framing_check(struct lws *wsi, size_t body_max)
{
    enum host_method method = HOST_GET;
    if (!framing_method(wsi, &method))
        return 405;
    if (!has_good_version(wsi))
        return 400;
    int status = check_uri(wsi);
    return status ? status : check_body(wsi, method, body_max);
}
