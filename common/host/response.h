/* The head of an answer, and short answers of the host's own. */
#ifndef PORCHLIGHT_COMMON_HOST_RESPONSE_H
#define PORCHLIGHT_COMMON_HOST_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/host/host.h"

struct lws;

enum { RESPONSE_HEAD_MAX = 16384 };

/* Writes status line, the host's default headers (less those that the response says itself) and
 * the response's, up to and with the empty line. Returns its length, 0: does not fit, or a value
 * would break out of its line. has_length: say Content-Length; is_last: say Connection: close. */
size_t response_head(const struct host *host, const struct host_response *response, bool has_length,
        bool is_last, char head[RESPONSE_HEAD_MAX]);

/* Sends a short refusal at once; the caller closes. For a connection that has sent nothing yet. */
void response_refuse(const struct host *host, struct lws *wsi, int status);

#endif
