/* Reads a template into tokens. Most of it is Mustache's rule of standalone tags: a section,
 * comment or partial alone on its line takes the whole line with it. All that could go wrong at
 * run time (open sections, odd names, tags we do not have) is refused here, at start. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/template.h"
#include "scheduler/core/template_token.h"

struct reader {
    struct template *template;
    size_t len;                      /* of the text */
    size_t at;                       /* everything before is in tokens */
    size_t open[TEMPLATE_DEPTH_MAX]; /* indices of the sections not yet closed */
    size_t open_count;
    struct error *error;
};

struct tag {
    size_t start; /* of its {{ */
    size_t end;   /* after its }} */
    char sigil;   /* # ^ / > ! or 0: a variable */
    const char *name;
    size_t name_len;
};

static enum err refuse(const struct reader *reader, size_t at, const char *problem)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += reader->template->text[i] == '\n';
    return error_set(reader->error, ERR_INPUT, "template", "line %zu: %s", line, problem);
}

static enum err token_add(struct reader *reader, struct template_token token)
{
    struct template *template = reader->template;
    if (template->count == TEMPLATE_TOKENS_MAX)
        return error_set(reader->error, ERR_LIMIT, "template", "more than %d pieces",
                (int)TEMPLATE_TOKENS_MAX);
    if (template->count == template->size) {
        size_t size = template->size ? template->size * 2 : 64;
        struct template_token *tokens = realloc(template->tokens, size * sizeof(*tokens));
        if (!tokens)
            return ERR_MEMORY;
        template->tokens = tokens;
        template->size = size;
    }
    template->tokens[template->count++] = token;
    return ERR_OK;
}

static bool begins_line(const struct reader *reader, size_t at)
{
    return at == 0 || reader->template->text[at - 1] == '\n';
}

/* The text from reader->at to end, a token for each line. */
static enum err text_add(struct reader *reader, size_t end)
{
    enum err err = ERR_OK;
    while (!err && reader->at < end) {
        const char *from = reader->template->text + reader->at;
        const char *newline = memchr(from, '\n', end - reader->at);
        size_t len = newline ? (size_t)(newline - from) + 1 : end - reader->at;
        err = token_add(reader, (struct template_token){.type = TEMPLATE_TEXT,
                                        .text = from,
                                        .len = len,
                                        .begins_line = begins_line(reader, reader->at)});
        reader->at += len;
    }
    return err;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_name_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/* "." or names joined by dots; a partial's by slashes too, as its file lies in a folder. */
static bool is_name(const char *name, size_t len, char sigil)
{
    if (len == 1 && name[0] == '.')
        return true;
    bool expects_name = true; /* a dot was last, or nothing yet */
    for (size_t i = 0; i < len; i++) {
        bool is_joint = name[i] == '.' || (sigil == '>' && name[i] == '/');
        if (is_joint ? expects_name : !is_name_character(name[i]))
            return false;
        expects_name = is_joint;
    }
    return !expects_name && len <= TEMPLATE_NAME_MAX;
}

static void tag_trim(struct tag *tag)
{
    while (tag->name_len > 0 && (is_blank(tag->name[0]) || tag->name[0] == '\n')) {
        tag->name++;
        tag->name_len--;
    }
    while (tag->name_len > 0 &&
            (is_blank(tag->name[tag->name_len - 1]) || tag->name[tag->name_len - 1] == '\n'))
        tag->name_len--;
}

/* Reads the tag that begins at start. */
static enum err tag_read(const struct reader *reader, size_t start, struct tag *ret_tag)
{
    const char *text = reader->template->text;
    const char *end = strstr(text + start + 2, "}}");
    if (!end)
        return refuse(reader, start, "a tag is not closed");
    struct tag tag = {.start = start, .end = (size_t)(end - text) + 2};
    tag.name = text + start + 2;
    if (strchr("#^/>!{&=", tag.name[0]) && tag.name[0] != '\0')
        tag.sigil = *tag.name++;
    tag.name_len = (size_t)(end - tag.name);
    if (tag.sigil == '{' || tag.sigil == '&')
        return refuse(reader, start, "unescaped variables are not taken");
    if (tag.sigil == '=')
        return refuse(reader, start, "other delimiters are not taken");
    tag_trim(&tag);
    if (tag.sigil != '!' && !is_name(tag.name, tag.name_len, tag.sigil))
        return refuse(reader, start, "not a name");
    *ret_tag = tag;
    return ERR_OK;
}

/* Whether the tag stands alone; then ret_before is where its line begins and ret_after where the
 * next one does. */
static bool tag_is_alone(
        const struct reader *reader, const struct tag *tag, size_t *ret_before, size_t *ret_after)
{
    const char *text = reader->template->text;
    size_t before = tag->start, after = tag->end;
    while (before > 0 && is_blank(text[before - 1]))
        before--;
    while (is_blank(text[after]))
        after++;
    if (text[after] == '\r' && text[after + 1] == '\n')
        after++;
    if (tag->sigil == '\0' || !begins_line(reader, before) ||
            (after < reader->len && text[after] != '\n'))
        return false;
    *ret_before = before;
    *ret_after = after < reader->len ? after + 1 : after;
    return true;
}

static enum err section_open(struct reader *reader, const struct tag *tag)
{
    if (reader->open_count == TEMPLATE_DEPTH_MAX)
        return refuse(reader, tag->start, "too many sections inside each other");
    reader->open[reader->open_count++] = reader->template->count;
    return ERR_OK;
}

static enum err section_close(struct reader *reader, const struct tag *tag)
{
    if (reader->open_count == 0)
        return refuse(reader, tag->start, "closes a section that is not open");
    struct template_token *open = &reader->template->tokens[reader->open[--reader->open_count]];
    if (open->len != tag->name_len || memcmp(open->text, tag->name, tag->name_len) != 0)
        return refuse(reader, tag->start, "closes another section than the last opened");
    open->close = reader->template->count;
    return ERR_OK;
}

static enum token_type type_of(char sigil)
{
    switch (sigil) {
    case '#':
        return TEMPLATE_SECTION;
    case '^':
        return TEMPLATE_INVERTED;
    case '/':
        return TEMPLATE_CLOSE;
    case '>':
        return TEMPLATE_PARTIAL;
    default:
        return TEMPLATE_VARIABLE;
    }
}

static enum err tag_add(struct reader *reader, const struct tag *tag)
{
    size_t before = tag->start, after = tag->end;
    bool is_alone = tag_is_alone(reader, tag, &before, &after);
    enum err err = text_add(reader, before);
    reader->at = after;
    if (err || tag->sigil == '!')
        return err;
    struct template_token token = {.type = type_of(tag->sigil),
            .begins_line = !is_alone && begins_line(reader, tag->start),
            .text = tag->name,
            .len = tag->name_len};
    if (is_alone) {
        token.indent = reader->template->text + before;
        token.indent_len = tag->start - before;
    }
    if (token.type == TEMPLATE_SECTION || token.type == TEMPLATE_INVERTED)
        err = section_open(reader, tag);
    else if (token.type == TEMPLATE_CLOSE)
        err = section_close(reader, tag);
    return err ? err : token_add(reader, token);
}

static enum err read_all(struct reader *reader)
{
    const char *text = reader->template->text;
    for (;;) {
        const char *open = strstr(text + reader->at, "{{");
        struct tag tag = {0};
        if (!open)
            break;
        enum err err = tag_read(reader, (size_t)(open - text), &tag);
        if (!err)
            err = tag_add(reader, &tag);
        if (err)
            return err;
    }
    if (reader->open_count > 0)
        return refuse(reader, reader->len, "a section is not closed");
    return text_add(reader, reader->len);
}

enum err template_read(
        const char *text, size_t len, struct template **ret_template, struct error *error)
{
    if (len > TEMPLATE_BYTES_MAX)
        return error_set(
                error, ERR_LIMIT, "template", "longer than %d bytes", (int)TEMPLATE_BYTES_MAX);
    if (len > 0 && memchr(text, '\0', len))
        return error_set(error, ERR_INPUT, "template", "has a NUL in it");
    struct template *template = calloc(1, sizeof(*template));
    if (!template)
        return ERR_MEMORY;
    template->text = calloc(1, len + 1);
    struct reader reader = {.template = template, .len = len, .error = error};
    if (template->text && len > 0)
        memcpy(template->text, text, len);
    enum err err = template->text ? read_all(&reader) : ERR_MEMORY;
    if (err) {
        template_destroy(template);
        return err;
    }
    *ret_template = template;
    return ERR_OK;
}

void template_destroy(struct template *template)
{
    if (!template)
        return;
    free(template->text);
    free(template->tokens);
    free(template);
}
