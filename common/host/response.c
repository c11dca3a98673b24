/* Writes the heads of answers. lws could, but spreads the same bytes over six calls, takes values
 * with line ends in them, and cannot let one answer's header replace a default. */
#include "common/host/response.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "common/bytes.h"
#include "common/host/context.h"

static const struct {
    int status;
    const char *reason;
} reasons[] = {
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {426, "Upgrade Required"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
};

static const char *reason_of(int status)
{
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        if (reasons[i].status == status)
            return reasons[i].reason;
    }
    return "Other";
}

/* A header must stay one line. */
static bool is_one_line(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < ' ' && *text != '\t')
            return false;
    }
    return true;
}

static void put_header(struct bytes_out *out, const char *name, const char *value)
{
    if (!is_one_line(name) || !is_one_line(value))
        out->failed = true;
    bytes_put_text(out, name);
    bytes_put_text(out, ": ");
    bytes_put_text(out, value);
    bytes_put_text(out, "\r\n");
}

static bool says(const struct host_response *response, const char *name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcasecmp(response->headers[i].name, name) == 0)
            return true;
    }
    return false;
}

static void put_headers(
        struct bytes_out *out, const struct host *host, const struct host_response *response)
{
    for (size_t i = 0; i < host->default_header_count; i++) {
        const struct host_pair *pair = &host->default_headers[i];
        if (!says(response, pair->name))
            put_header(out, pair->name, pair->value);
    }
    for (size_t i = 0; i < response->header_count; i++)
        put_header(out, response->headers[i].name, response->headers[i].value);
}

size_t response_head(const struct host *host, const struct host_response *response, bool has_length,
        bool is_last, char head[RESPONSE_HEAD_MAX])
{
    struct bytes_out out = bytes_out_to(head, RESPONSE_HEAD_MAX);
    char number[32];
    snprintf(number, sizeof(number), "HTTP/1.1 %d ", response->status);
    bytes_put_text(&out, number);
    bytes_put_text(&out, reason_of(response->status));
    bytes_put_text(&out, "\r\n");
    put_headers(&out, host, response);
    if (response->content_type)
        put_header(&out, "Content-Type", response->content_type);
    if (has_length) {
        snprintf(number, sizeof(number), "%zu", response->body_len);
        put_header(&out, "Content-Length", number);
    }
    if (is_last)
        put_header(&out, "Connection", "close");
    bytes_put_text(&out, "\r\n");
    return out.failed ? 0 : out.len;
}

void response_refuse(const struct host *host, struct lws *wsi, int status)
{
    static const struct host_pair allow = {"Allow", "GET, HEAD, POST, PUT, DELETE"};
    const char *reason = reason_of(status);
    const struct host_response response = {
            .status = status,
            .content_type = "text/plain; charset=utf-8",
            .body_len = strlen(reason),
            .headers = &allow,
            .header_count = status == 405 ? 1 : 0,
    };
    char buffer[LWS_PRE + RESPONSE_HEAD_MAX + 64];
    char *head = buffer + LWS_PRE;
    size_t len = response_head(host, &response, true, true, head);
    if (len == 0)
        return;
    memcpy(head + len, reason, strlen(reason));
    (void)lws_write(wsi, (unsigned char *)head, len + strlen(reason), LWS_WRITE_HTTP_FINAL);
}
