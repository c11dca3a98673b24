/* Which requests are let in at all, and their path, query and headers as plain text. */
#ifndef PORCHLIGHT_COMMON_HOST_FRAMING_H
#define PORCHLIGHT_COMMON_HOST_FRAMING_H

#include <stdbool.h>
#include <stddef.h>

#include "common/host/host.h"

struct lws;

/* 0: let in; else the HTTP status to refuse it with. */
int framing_check(struct lws *wsi, size_t body_max);

/* The method and the length of the body. False: not a method of ours. Only after framing_check. */
bool framing_method(struct lws *wsi, enum host_method *ret_method);
size_t framing_body_len(struct lws *wsi);

/* malloc'd; NULL: no memory (path, query), or absent (header). */
char *framing_path_copy(struct lws *wsi);
char *framing_query_copy(struct lws *wsi);
char *framing_header_copy(struct lws *wsi, enum host_header header);

/* Whether a comma-separated header has this word, in any case. */
bool framing_wants_close(struct lws *wsi);

#endif
