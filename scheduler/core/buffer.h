/* Text that grows up to a maximum fixed at birth. After the first failure every append does
 * nothing, so one check of `err` at the end is enough. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_BUFFER_H
#define PORCHLIGHT_SCHEDULER_CORE_BUFFER_H

#include <stddef.h>

#include "common/error.h"

struct buffer {
    char *data; /* NUL-terminated once something was put; NULL before */
    size_t len;
    size_t size;  /* allocated */
    size_t max;   /* of len */
    enum err err; /* ERR_LIMIT or ERR_MEMORY: something did not fit */
};

struct buffer buffer_limited(size_t max);
void buffer_finish(struct buffer *buffer);
void buffer_put(struct buffer *buffer, const char *text, size_t len);
void buffer_put_text(struct buffer *buffer, const char *text);

/* As HTML: & < > " ' become references. */
void buffer_put_escaped(struct buffer *buffer, const char *text, size_t len);

#endif
