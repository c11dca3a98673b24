/* Templates by the cases in tests/data/mustache, and the limits that no case shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/json.h"
#include "scheduler/core/template.h"
#include "scheduler/core/value.h"

/* --- cases ----------------------------------------------------------------------------------- */

enum { FILE_MAX = 65536, PARTIALS_MAX = 8 };

static struct json *cases_open(const char *name)
{
    static char text[FILE_MAX];
    char path[128];
    struct json *json = NULL;
    snprintf(path, sizeof(path), "tests/data/mustache/%s.json", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(text, 1, sizeof(text), file);
    fclose(file);
    assert_int_equal(json_parse(text, len, &json), ERR_OK);
    assert_true(json_length(json) > 5);
    return json;
}

static struct value *value_of(struct value_pool *pool, const struct json *json);

static void members_fill(struct value_pool *pool, struct value *object, const struct json *json)
{
    for (size_t i = 0; i < json_length(json); i++) {
        const struct json *member = json_at(json, i);
        if (json_type_of(member) == JSON_TYPE_BOOLEAN)
            value_set_bool(object, json_name(member), json_bool_of(member));
        else if (json_type_of(member) == JSON_TYPE_TEXT)
            value_set_text(object, json_name(member), json_text_of(member));
        else
            value_set(object, json_name(member), value_of(pool, member));
    }
}

static struct value *value_of(struct value_pool *pool, const struct json *json)
{
    if (json_type_of(json) == JSON_TYPE_OBJECT) {
        struct value *object = value_object(pool);
        members_fill(pool, object, json);
        return object;
    }
    struct value *list = value_list(pool);
    for (size_t i = 0; i < json_length(json); i++) {
        const struct json *item = json_at(json, i);
        if (json_type_of(item) == JSON_TYPE_TEXT)
            value_add_text(list, json_text_of(item));
        else
            value_add(list, value_of(pool, item));
    }
    return list;
}

struct folder { /* of partials */
    const char *names[PARTIALS_MAX];
    struct template *templates[PARTIALS_MAX];
    size_t count;
};

static const struct template *folder_find(void *context, const char *name)
{
    const struct folder *folder = context;
    for (size_t i = 0; i < folder->count; i++) {
        if (strcmp(folder->names[i], name) == 0)
            return folder->templates[i];
    }
    return NULL;
}

static struct template *template_of(const char *text)
{
    struct template *template = NULL;
    struct error error = {0};
    if (template_read(text, strlen(text), &template, &error))
        fail_msg("%s: %s", text, error.text);
    return template;
}

static void folder_fill(struct folder *folder, const struct json *partials)
{
    folder->count = partials ? json_length(partials) : 0;
    assert_true(folder->count <= PARTIALS_MAX);
    for (size_t i = 0; i < folder->count; i++) {
        folder->names[i] = json_name(json_at(partials, i));
        folder->templates[i] = template_of(json_text_of(json_at(partials, i)));
    }
}

static void case_run(const struct json *row)
{
    struct folder folder = {0};
    struct template_partials partials = {.find = folder_find, .context = &folder};
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct template *template = template_of(json_get_text(row, "template"));
    struct buffer out = buffer_limited(TEMPLATE_OUTPUT_MAX);
    folder_fill(&folder, json_get(row, "partials"));
    const struct value *data = value_of(pool, json_get(row, "data"));
    enum err err = template_render(template, data, &partials, &out);
    const char *expected = json_get_text(row, "expected");
    if (err || strcmp(out.data ? out.data : "", expected) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", json_get_text(row, "name"), out.data, expected);
    buffer_finish(&out);
    template_destroy(template);
    for (size_t i = 0; i < folder.count; i++)
        template_destroy(folder.templates[i]);
    value_pool_destroy(pool);
}

static void cases_run(const char *name)
{
    struct json *cases = cases_open(name);
    for (size_t i = 0; i < json_length(cases); i++)
        case_run(json_at(cases, i));
    json_destroy(cases);
}

static void test_template_variables(void **state)
{
    (void)state;
    cases_run("variables");
}

static void test_template_sections(void **state)
{
    (void)state;
    cases_run("sections");
}

static void test_template_inverted_sections(void **state)
{
    (void)state;
    cases_run("inverted");
}

static void test_template_comments(void **state)
{
    (void)state;
    cases_run("comments");
}

static void test_template_partials(void **state)
{
    (void)state;
    cases_run("partials");
}

static void test_template_refuses_what_it_does_not_have_and_names_the_line(void **state)
{
    (void)state;
    struct json *cases = cases_open("refused");
    for (size_t i = 0; i < json_length(cases); i++) {
        const struct json *row = json_at(cases, i);
        const char *text = json_get_text(row, "template");
        struct template *template = NULL;
        struct error error = {0};
        assert_int_equal(template_read(text, strlen(text), &template, &error), ERR_INPUT);
        assert_null(template);
        assert_string_equal(error.text, json_get_text(row, "expected"));
    }
    json_destroy(cases);
}

/* --- limits ---------------------------------------------------------------------------------- */

static enum err render_self(const char *text, const struct value *data)
{
    struct folder folder = {.names = {"self"}, .templates = {template_of(text)}, .count = 1};
    struct template_partials partials = {.find = folder_find, .context = &folder};
    struct buffer out = buffer_limited(TEMPLATE_OUTPUT_MAX);
    enum err err = template_render(folder.templates[0], data, &partials, &out);
    buffer_finish(&out);
    template_destroy(folder.templates[0]);
    return err;
}

static void test_template_that_includes_itself_without_end_is_stopped(void **state)
{
    (void)state;
    assert_int_equal(render_self("x{{>self}}", NULL), ERR_LIMIT);
    assert_int_equal(render_self("  {{>self}}\n{{>self}}", NULL), ERR_LIMIT);
}

static void test_template_output_stops_at_its_maximum(void **state)
{
    (void)state;
    struct template *template = template_of("0123456789");
    struct buffer out = buffer_limited(9);
    assert_int_equal(template_render(template, NULL, NULL, &out), ERR_LIMIT);
    buffer_finish(&out);
    out = buffer_limited(10);
    assert_int_equal(template_render(template, NULL, NULL, &out), ERR_OK);
    buffer_finish(&out);
    template_destroy(template);
}

static void test_template_loops_inside_loops_end(void **state)
{
    (void)state;
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct value *object = value_object(pool);
    struct value *list = value_set_list(object, "l");
    for (int i = 0; i < 100; i++)
        value_add_text(list, "x");
    const char *text = "{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}";
    assert_int_equal(render_self(text, object), ERR_LIMIT);
    value_pool_destroy(pool);
}

static void test_template_longer_than_its_maximum_is_refused(void **state)
{
    (void)state;
    char *text = malloc(TEMPLATE_BYTES_MAX + 1);
    struct template *template = NULL;
    memset(text, '\n', TEMPLATE_BYTES_MAX + 1);
    assert_int_equal(template_read(text, TEMPLATE_BYTES_MAX + 1, &template, NULL), ERR_LIMIT);
    assert_int_equal(template_read(text, TEMPLATE_BYTES_MAX, &template, NULL), ERR_LIMIT);
    text[5] = '\0';
    assert_int_equal(template_read(text, 10, &template, NULL), ERR_INPUT);
    assert_null(template);
    free(text);
}

/* --- values ---------------------------------------------------------------------------------- */

static void test_value_pool_says_when_it_is_full(void **state)
{
    (void)state;
    struct value_pool *pool = value_pool_create(1000);
    struct value *object = value_object(pool);
    for (int i = 0; i < 100; i++)
        value_set_text(object, "name", "a text of some length");
    assert_int_equal(value_pool_err(pool), ERR_LIMIT);
    assert_null(value_object(pool));
    assert_null(value_set_list(NULL, "nothing"));
    value_set_text(NULL, "nothing", "happens");
    assert_int_equal(value_pool_err(NULL), ERR_MEMORY);
    value_pool_destroy(pool);
}

static void test_value_set_twice_keeps_the_last(void **state)
{
    (void)state;
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct value *object = value_object(pool);
    size_t len;
    value_set_text(object, "x", "first");
    value_set_number(object, "x", INT64_MIN);
    assert_string_equal(value_text(value_get(object, "x", 1), &len), "-9223372036854775808");
    assert_int_equal(len, 20);
    value_pool_destroy(pool);
}

static void test_value_texts_may_be_longer_than_a_block(void **state)
{
    (void)state;
    enum { LONG = 100000 };
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct value *object = value_object(pool);
    char *text = malloc(LONG);
    size_t len;
    memset(text, 'x', LONG);
    value_set_text_len(object, "x", text, LONG);
    value_set_text(object, "y", "after");
    assert_memory_equal(value_text(value_get(object, "x", 1), &len), text, LONG);
    assert_int_equal(len, LONG);
    assert_string_equal(value_text(value_get(object, "y", 1), &len), "after");
    free(text);
    value_pool_destroy(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_template_variables),
            cmocka_unit_test(test_template_sections),
            cmocka_unit_test(test_template_inverted_sections),
            cmocka_unit_test(test_template_comments),
            cmocka_unit_test(test_template_partials),
            cmocka_unit_test(test_template_refuses_what_it_does_not_have_and_names_the_line),
            cmocka_unit_test(test_template_that_includes_itself_without_end_is_stopped),
            cmocka_unit_test(test_template_output_stops_at_its_maximum),
            cmocka_unit_test(test_template_loops_inside_loops_end),
            cmocka_unit_test(test_template_longer_than_its_maximum_is_refused),
            cmocka_unit_test(test_value_pool_says_when_it_is_full),
            cmocka_unit_test(test_value_set_twice_keeps_the_last),
            cmocka_unit_test(test_value_texts_may_be_longer_than_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
