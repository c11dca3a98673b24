/* The message catalogue: strict when it is read, certain when it is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/template.h"
#include "scheduler/core/value.h"
#include "scheduler/core/words.h"

static const char english[] =
        "{\"title\": \"Book a time\", \"book.with\": \"With {coach} at {time}\","
        " \"book.go\": \"Book\", \"a.b.c\": \"deep\"}";
static const char spanish[] = "{\"book.go\": \"Reservar\", \"a.b.c\": \"hondo\", \"title\":"
                              " \"Reserva una hora\", \"book.with\": \"A las {time} con {coach}\"}";

static enum err read_two(
        const char *first, const char *second, struct words **ret_words, struct error *error)
{
    struct words_file files[] = {{.language = "en", .text = first, .len = strlen(first)},
            {.language = "es", .text = second, .len = strlen(second)}};
    return words_read(files, 2, ret_words, error);
}

static struct words *read_good(void)
{
    struct words *words = NULL;
    assert_int_equal(read_two(english, spanish, &words, NULL), ERR_OK);
    return words;
}

static void test_words_come_in_the_language_asked_for(void **state)
{
    (void)state;
    struct words *words = read_good();
    assert_string_equal(words_get(words, "es", "book.go"), "Reservar");
    assert_string_equal(words_get(words, "en", "book.go"), "Book");
    words_destroy(words);
}

static void test_words_fall_back_to_the_first_language(void **state)
{
    (void)state;
    struct words *words = read_good();
    assert_string_equal(words_get(words, "fr", "title"), "Book a time");
    assert_string_equal(words_get(words, NULL, "title"), "Book a time");
    assert_null(words_get(words, "en", "nothing.here"));
    words_destroy(words);
}

static void test_words_are_filled_in_whatever_their_order(void **state)
{
    (void)state;
    struct words *words = read_good();
    struct words_pair pairs[] = {{"coach", "Wren {time}"}, {"time", "8:00"}};
    struct buffer out = buffer_limited(200);
    words_fill(words_get(words, "es", "book.with"), pairs, 2, &out);
    assert_string_equal(out.data, "A las 8:00 con Wren {time}"); /* filled in once only */
    buffer_finish(&out);
    words_destroy(words);
}

static void test_words_leave_braces_that_are_no_placeholder(void **state)
{
    (void)state;
    struct buffer out = buffer_limited(200);
    words_fill("{ {x {} {X} {y} }{", NULL, 0, &out);
    assert_string_equal(out.data, "{ {x {} {X} {y} }{");
    buffer_finish(&out);
}

static void test_words_become_a_tree_for_templates(void **state)
{
    (void)state;
    struct words *words = read_good();
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct value *page = value_object(pool);
    struct template *template = NULL;
    struct buffer out = buffer_limited(200);
    const char text[] = "{{words.title}}|{{words.book.go}}|{{words.a.b.c}}";
    value_set(page, "words", words_tree(words, "es", pool));
    assert_int_equal(template_read(text, sizeof(text) - 1, &template, NULL), ERR_OK);
    assert_int_equal(template_render(template, page, NULL, &out), ERR_OK);
    assert_string_equal(out.data, "Reserva una hora|Reservar|hondo");
    buffer_finish(&out);
    template_destroy(template);
    value_pool_destroy(pool);
    words_destroy(words);
}

static void test_words_say_which_key_a_page_would_miss(void **state)
{
    (void)state;
    struct words *words = read_good();
    static const char *const there[] = {"title", "a.b.c", NULL};
    static const char *const missing[] = {"title", "book.stop", NULL};
    struct error error = {0};
    assert_int_equal(words_require(words, there, &error), ERR_OK);
    assert_int_equal(words_require(words, missing, &error), ERR_NOT_FOUND);
    assert_string_equal(error.field, "book.stop");
    words_destroy(words);
}

static void assert_refused(const char *first, const char *second, const char *field)
{
    struct words *words = NULL;
    struct error error = {0};
    assert_int_equal(read_two(first, second, &words, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
    assert_null(words);
}

static void test_words_must_be_the_same_in_every_language(void **state)
{
    (void)state;
    assert_refused("{\"a\": \"1\", \"b\": \"2\"}", "{\"a\": \"1\"}", "b");
    assert_refused("{\"a\": \"1\"}", "{\"a\": \"1\", \"b\": \"2\"}", "b");
    assert_refused("{\"a\": \"Hi {name}\"}", "{\"a\": \"Hola\"}", "a");
    assert_refused("{\"a\": \"Hi\"}", "{\"a\": \"Hola {name}\"}", "a");
}

static void test_words_refuse_files_that_are_not_flat_texts(void **state)
{
    (void)state;
    const char good[] = "{\"a\": \"1\"}";
    assert_refused("", good, "words");
    assert_refused("[]", good, "words");
    assert_refused("{}", good, "words");
    assert_refused("{\"a\": \"1\", \"a\": \"2\"}", good, "words");
    assert_refused("{\"a\": 1}", good, "a");
    assert_refused("{\"a\": {\"b\": \"1\"}}", good, "a");
    assert_refused(good, "{\"a\": null}", "a");
}

static void test_words_refuse_keys_that_are_no_names(void **state)
{
    (void)state;
    static const char *const bad[] = {"A", "a b", ".a", "a.", "a..b", "a.b.c.d.e.f.g"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        char text[64] = "{\"";
        strcat(strcat(text, bad[i]), "\": \"x\"}");
        assert_refused(text, "{}", bad[i]);
    }
}

static void test_words_refuse_a_key_without_a_name(void **state)
{
    (void)state;
    assert_refused("{\"\": \"x\"}", "{}", "words");
    assert_refused("{\"a\": \"x\"}", "{\"a\": \"x\", \"\": \"y\"}", "words");
}

static void test_words_refuse_a_key_that_begins_another(void **state)
{
    (void)state;
    assert_refused("{\"book\": \"x\", \"book_it\": \"y\", \"book.title\": \"z\"}", "{}", "book");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_words_come_in_the_language_asked_for),
            cmocka_unit_test(test_words_fall_back_to_the_first_language),
            cmocka_unit_test(test_words_are_filled_in_whatever_their_order),
            cmocka_unit_test(test_words_leave_braces_that_are_no_placeholder),
            cmocka_unit_test(test_words_become_a_tree_for_templates),
            cmocka_unit_test(test_words_say_which_key_a_page_would_miss),
            cmocka_unit_test(test_words_must_be_the_same_in_every_language),
            cmocka_unit_test(test_words_refuse_files_that_are_not_flat_texts),
            cmocka_unit_test(test_words_refuse_keys_that_are_no_names),
            cmocka_unit_test(test_words_refuse_a_key_without_a_name),
            cmocka_unit_test(test_words_refuse_a_key_that_begins_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
