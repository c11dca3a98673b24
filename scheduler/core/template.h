/* The pages' templates: a subset of Mustache (github.com/mustache/spec). Variables, always escaped
 * for HTML; sections and inverted sections; dotted names; the implicit iterator; comments;
 * partials; standalone tags leave no empty line. Not there, and refused: unescaped variables
 * (triple or &), other delimiters, lambdas. A template is read once at start and is immutable;
 * any thread may render it. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_TEMPLATE_H
#define PORCHLIGHT_SCHEDULER_CORE_TEMPLATE_H

#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/buffer.h"

struct value;
struct template;

enum {
    TEMPLATE_BYTES_MAX = 128 * 1024,
    TEMPLATE_TOKENS_MAX = 8192,
    TEMPLATE_DEPTH_MAX = 24, /* sections and partials inside each other */
    TEMPLATE_NAME_MAX = 64,  /* of a tag, in bytes: letters, digits, _ - . and / in a partial's */
    TEMPLATE_OUTPUT_MAX = 262144, /* of a page: buffer_limited(TEMPLATE_OUTPUT_MAX) */
    TEMPLATE_STEPS_MAX = 200000,  /* tokens rendered for one page: nested loops end */
};

/* text is copied. ERR_INPUT: error->text names the line and what is wrong. */
enum err template_read(const char *text, size_t len, struct template **ret_template,
        struct error *error) ATTRIBUTE_MUST_USE;
void template_destroy(struct template *template);

/* Finds a partial by its (NUL-terminated) name; NULL: not there, which renders as nothing. */
struct template_partials {
    const struct template *(*find)(void *context, const char *name);
    void *context;
};

/* Appends to out. partials may be NULL. ERR_LIMIT: deeper or longer than the maximums (a partial
 * that includes itself without end); ERR_MEMORY. Then out holds a part and must not be sent. */
enum err template_render(const struct template *template, const struct value *data,
        const struct template_partials *partials, struct buffer *out) ATTRIBUTE_MUST_USE;

#endif
