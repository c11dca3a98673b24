/* Entity tags (RFC 9110, 8.8.3): a strong name for the very bytes of an answer, so that the same
 * facts have the same tag whoever wrote them. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ETAG_H
#define PORCHLIGHT_SCHEDULER_CORE_ETAG_H

#include <stdbool.h>
#include <stddef.h>

enum { ETAG_SIZE = 25 }; /* two quotes, 22 characters of base64url, NUL */

/* Returns ret_tag. body may be NULL with len 0. */
char *etag_of(const void *body, size_t len, char ret_tag[ETAG_SIZE]);

/* Whether an If-Match names this tag, or is "*". A weak tag is none: RFC 9110, 13.1.1 compares
 * strongly. What is no list of tags names nothing. */
bool etag_is_named(const char *if_match, const char *tag);

/* Whether an If-None-Match names it: 13.1.2 compares weakly. */
bool etag_is_known(const char *if_none_match, const char *tag);

#endif
