/* Renders a template: walks its tokens with a chain of contexts (the innermost object first) and
 * writes into a bounded buffer. Every token counts, so that no data makes a page endless. */
#include "scheduler/core/template.h"

#include <string.h>

#include "scheduler/core/template_token.h"
#include "scheduler/core/value.h"

enum { RENDER_DEPTH_MAX = 2 * TEMPLATE_DEPTH_MAX }; /* sections and partials take turns */

struct context {
    const struct value *value;
    const struct context *outer;
};

struct indent { /* what goes before each line of a partial, outermost first */
    const char *text;
    size_t len;
    const struct indent *outer;
};

struct render {
    const struct template_partials *partials;
    struct buffer *out;
    size_t steps;
    size_t depth;
    enum err err;
};

struct part { /* tokens [from, to) of a template, and what they are rendered in */
    const struct template *template;
    size_t from;
    size_t to;
    const struct context *context;
    const struct indent *indent;
};

static void render_part(struct render *render, const struct part *part);

static void put_indent(struct render *render, const struct indent *indent)
{
    if (!indent)
        return;
    put_indent(render, indent->outer);
    buffer_put(render->out, indent->text, indent->len);
}

static const struct value *find_outward(const struct context *context, const char *name, size_t len)
{
    for (; context; context = context->outer) {
        const struct value *value = value_get(context->value, name, len);
        if (value)
            return value;
    }
    return NULL;
}

/* The first name is looked for from the innermost context outward, the others inside of it. */
static const struct value *find_value(const struct context *context, const char *name, size_t len)
{
    if (len == 1 && name[0] == '.')
        return context->value;
    const char *dot = memchr(name, '.', len);
    size_t first = dot ? (size_t)(dot - name) : len;
    const struct value *value = find_outward(context, name, first);
    while (value && first < len) {
        name += first + 1;
        len -= first + 1;
        dot = memchr(name, '.', len);
        first = dot ? (size_t)(dot - name) : len;
        value = value_get(value, name, first);
    }
    return value;
}

static void render_inside(
        struct render *render, const struct part *part, size_t open, const struct value *value)
{
    struct context context = {.value = value, .outer = part->context};
    struct part inner = *part;
    inner.from = open + 1;
    inner.to = part->template->tokens[open].close;
    inner.context = &context;
    render_part(render, &inner);
}

static void render_section(struct render *render, const struct part *part, size_t open)
{
    const struct template_token *token = &part->template->tokens[open];
    const struct value *value = find_value(part->context, token->text, token->len);
    if (token->type == TEMPLATE_INVERTED) {
        if (!value_is_true(value))
            render_inside(render, part, open, part->context->value);
        return;
    }
    if (!value_is_true(value))
        return;
    if (value_kind(value) != VALUE_LIST) {
        render_inside(render, part, open, value);
        return;
    }
    const struct value_step *step = value_first(value);
    for (; step && !render->err; step = value_next(step))
        render_inside(render, part, open, value_here(step));
}

static void render_partial(
        struct render *render, const struct part *part, const struct template_token *token)
{
    char name[TEMPLATE_NAME_MAX + 1];
    memcpy(name, token->text, token->len);
    name[token->len] = '\0';
    const struct template_partials *partials = render->partials;
    const struct template *template = partials ? partials->find(partials->context, name) : NULL;
    if (!template)
        return;
    struct indent indent = {.text = token->indent, .len = token->indent_len, .outer = part->indent};
    struct part inner = {.template = template,
            .to = template->count,
            .context = part->context,
            .indent = token->indent ? &indent : NULL};
    render_part(render, &inner);
}

static void render_variable(
        struct render *render, const struct part *part, const struct template_token *token)
{
    size_t len;
    const char *text = value_text(find_value(part->context, token->text, token->len), &len);
    buffer_put_escaped(render->out, text, len);
}

static bool is_empty_line(const struct template_token *token)
{
    return token->type == TEMPLATE_TEXT && (token->text[0] == '\n' || token->text[0] == '\r');
}

/* Renders the token at index; returns the index of the one after it. */
static size_t render_token(struct render *render, const struct part *part, size_t index)
{
    const struct template_token *token = &part->template->tokens[index];
    if (token->begins_line && !is_empty_line(token))
        put_indent(render, part->indent);
    switch (token->type) {
    case TEMPLATE_TEXT:
        buffer_put(render->out, token->text, token->len);
        break;
    case TEMPLATE_VARIABLE:
        render_variable(render, part, token);
        break;
    case TEMPLATE_SECTION:
    case TEMPLATE_INVERTED:
        render_section(render, part, index);
        return token->close + 1;
    case TEMPLATE_PARTIAL:
        render_partial(render, part, token);
        break;
    case TEMPLATE_CLOSE:
        break;
    }
    return index + 1;
}

static void render_part(struct render *render, const struct part *part)
{
    if (render->depth == RENDER_DEPTH_MAX) {
        render->err = ERR_LIMIT;
        return;
    }
    render->depth++;
    size_t index = part->from;
    while (index < part->to && !render->err) {
        index = render_token(render, part, index);
        if (++render->steps > TEMPLATE_STEPS_MAX)
            render->err = ERR_LIMIT;
        else if (!render->err)
            render->err = render->out->err;
    }
    render->depth--;
}

enum err template_render(const struct template *template, const struct value *data,
        const struct template_partials *partials, struct buffer *out)
{
    struct render render = {.partials = partials, .out = out, .err = out->err};
    struct context context = {.value = data};
    struct part whole = {.template = template, .to = template->count, .context = &context};
    render_part(&render, &whole);
    return render.err;
}
