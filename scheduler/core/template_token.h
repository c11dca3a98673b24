/* A template after reading: a flat list of tokens that point into its own copy of the text.
 * template_read.c makes it, template.c renders it. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_TEMPLATE_TOKEN_H
#define PORCHLIGHT_SCHEDULER_CORE_TEMPLATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_type {
    TEMPLATE_TEXT, /* never more than one line, so that a partial can be indented */
    TEMPLATE_VARIABLE,
    TEMPLATE_SECTION,
    TEMPLATE_INVERTED,
    TEMPLATE_CLOSE,
    TEMPLATE_PARTIAL,
};

struct template_token {
    enum token_type type;
    bool begins_line; /* first thing of its line: an indentation goes before it */
    const char *text; /* the text, or the tag's name; lent by the template */
    size_t len;
    size_t close;       /* SECTION, INVERTED: index of its CLOSE */
    const char *indent; /* PARTIAL standing alone: the blanks before it; NULL inside a line */
    size_t indent_len;
};

struct template
{
    char *text;
    struct template_token *tokens;
    size_t count;
    size_t size; /* of tokens, allocated */
};

#endif
