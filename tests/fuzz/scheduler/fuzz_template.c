/* A template of any bytes, which may include itself: refused, or rendered within bounds, and what
 * data brings in never shows a character of HTML. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/template.h"
#include "scheduler/core/value.h"

static const struct template *find_self(void *context, const char *name)
{
    return strcmp(name, "self") == 0 ? context : NULL;
}

static const struct value *make_data(struct value_pool *pool)
{
    struct value *data = value_object(pool);
    value_set_text(data, "x", "\x01<\x01");
    value_set_bool(data, "b", true);
    value_set_bool(data, "f", false);
    struct value *list = value_set_list(data, "l");
    for (int i = 0; i < 3; i++) {
        struct value *row = value_add_object(list);
        value_set_number(row, "n", i);
        value_add_text(value_set_list(row, "l"), "deep");
    }
    value_set_text(value_set_object(data, "o"), "x", "inner");
    return data;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct template *template = NULL;
    if (template_read((const char *)data, len, &template, NULL))
        return 0;
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct buffer out = buffer_limited(TEMPLATE_OUTPUT_MAX);
    struct template_partials partials = {.find = find_self, .context = template};
    enum err err = template_render(template, make_data(pool), &partials, &out);
    if (out.len > TEMPLATE_OUTPUT_MAX)
        abort();
    bool has_marker = len > 0 && memchr(data, '\x01', len); /* or it could build the text itself */
    if (!err && out.data && !has_marker && strstr(out.data, "\x01<\x01"))
        abort(); /* unescaped */
    buffer_finish(&out);
    value_pool_destroy(pool);
    template_destroy(template);
    return 0;
}
