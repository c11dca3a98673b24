/* Growing text with a maximum: what templates and words are written into. Doubles, never beyond
 * its limit, and remembers the first failure so that writers need no checks of their own. */
#include "scheduler/core/buffer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct buffer buffer_limited(size_t max)
{
    return (struct buffer){.max = max};
}

void buffer_finish(struct buffer *buffer)
{
    if (!buffer)
        return;
    free(buffer->data);
    *buffer = (struct buffer){.max = buffer->max};
}

static bool buffer_grow(struct buffer *buffer, size_t len)
{
    size_t size = buffer->size ? buffer->size : 256;
    while (size < len + 1)
        size *= 2;
    char *data = realloc(buffer->data, size);
    if (!data)
        return false;
    buffer->data = data;
    buffer->size = size;
    return true;
}

void buffer_put(struct buffer *buffer, const char *text, size_t len)
{
    if (buffer->err)
        return;
    if (len > buffer->max - buffer->len) {
        buffer->err = ERR_LIMIT;
        return;
    }
    if (buffer->len + len + 1 > buffer->size && !buffer_grow(buffer, buffer->len + len)) {
        buffer->err = ERR_MEMORY;
        return;
    }
    if (len > 0)
        memcpy(buffer->data + buffer->len, text, len);
    buffer->len += len;
    buffer->data[buffer->len] = '\0';
}

void buffer_put_text(struct buffer *buffer, const char *text)
{
    buffer_put(buffer, text, strlen(text));
}

static const char *reference_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void buffer_put_escaped(struct buffer *buffer, const char *text, size_t len)
{
    size_t from = 0;
    for (size_t i = 0; i < len; i++) {
        const char *reference = reference_of(text[i]);
        if (!reference)
            continue;
        buffer_put(buffer, text + from, i - from);
        buffer_put_text(buffer, reference);
        from = i + 1;
    }
    buffer_put(buffer, text + from, len - from);
}
