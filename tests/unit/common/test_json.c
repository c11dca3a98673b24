/* JSON: what a table lets in (W2, W10), and what is written. */
#include "common/json.h"

#include <stdlib.h>

#include "unit.h"

struct item {
    int64_t start;
    char *note;
};

struct sample {
    char name[16];
    char *text;
    int64_t number;
    bool flag;
    struct id id;
    uint8_t key[4];
    int choice;
    struct item items[3];
    size_t item_count;
};

static const char *const words[] = {"low", "high", NULL};

static const struct json_field item_fields[] = {
        {.name = "start", .kind = JSON_NUMBER, .offset = offsetof(struct item, start), .max = 1440},
        {.name = "note",
                .kind = JSON_LONG,
                .offset = offsetof(struct item, note),
                .max = 10,
                .is_optional = true},
};

#define OPTIONAL(member, kind_)                                                                    \
    .name = #member, .kind = (kind_), .offset = offsetof(struct sample, member), .is_optional = true

static const struct json_field fields[] = {
        {OPTIONAL(name, JSON_TEXT), .size = 16, .min = 1, .max = 12},
        {OPTIONAL(text, JSON_LONG), .max = 100},
        {OPTIONAL(number, JSON_NUMBER), .min = INT64_MIN, .max = INT64_MAX},
        {OPTIONAL(flag, JSON_BOOLEAN)},
        {OPTIONAL(id, JSON_ID)},
        {OPTIONAL(key, JSON_BYTES), .size = 4},
        {OPTIONAL(choice, JSON_CHOICE), .choices = words},
        {OPTIONAL(items, JSON_LIST), .size = sizeof(struct item), .max = 3, .items = item_fields,
                .item_count = COUNT_OF(item_fields),
                .count_offset = offsetof(struct sample, item_count)},
};

static enum err read_into(const char *text, size_t len, struct sample *sample, struct error *error)
{
    char *exact = malloc(len ? len : 1); /* so that one byte too far is seen */
    memcpy(exact, text, len);
    enum err err = json_read(exact, len, fields, COUNT_OF(fields), sample, error);
    free(exact);
    return err;
}

static enum err read_text(const char *text, struct sample *sample)
{
    return read_into(text, strlen(text), sample, NULL);
}

static void assert_refused(const char *text, const char *field)
{
    struct sample sample = {.number = 0};
    struct error error = {.field = "-"};
    assert_int_equal(read_into(text, strlen(text), &sample, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
    assert_null(sample.text);
}

static void test_json_reads_every_kind(void **state)
{
    (void)state;
    struct sample s = {.number = 0};
    assert_int_equal(
            read_text("{\"name\":\"J\xc3\xb6rg\\n\\t\",\"text\":\"v=0\\r\\n\",\"number\":-5,"
                      "\"flag\":true,\"id\":\"AAECAwQFBgcICQoLDA0ODw\",\"key\":\"AQIDBA\","
                      "\"choice\":\"high\",\"items\":[{\"start\":1},{\"start\":2,\"note\":\"x\"}]}",
                    &s),
            ERR_OK);
    assert_string_equal(s.name, "J\xc3\xb6rg\n\t");
    assert_string_equal(s.text, "v=0\r\n");
    assert_true(s.number == -5 && s.flag && s.choice == 1);
    assert_int_equal(s.id.bytes[15], 15);
    assert_memory_equal(s.key, "\1\2\3\4", 4);
    assert_int_equal(s.item_count, 2);
    assert_int_equal(s.items[1].start, 2);
    assert_string_equal(s.items[1].note, "x");
    free(s.text);
    free(s.items[1].note);
}

static void test_json_leaves_defaults_where_a_field_is_absent_or_null(void **state)
{
    (void)state;
    struct sample s = {.number = 7, .name = "old"};
    assert_int_equal(read_text("{\"number\":null}", &s), ERR_OK);
    assert_true(s.number == 7);
    assert_string_equal(s.name, "old");
}

static void test_W2_a_field_that_the_table_does_not_name_is_refused(void **state)
{
    (void)state;
    assert_refused("{\"role\":\"coordinator\"}", "role");
    assert_refused("{\"number\":1,\"status\":\"met\"}", "status");
    assert_refused("{\"items\":[{\"start\":1,\"end\":2}]}", "items[0].end");
    assert_refused("{\"\\u001b[31m\":1}", "?");
    assert_refused("{\"\":1}", "?");
}

static void test_W2_a_name_that_stands_twice_is_refused(void **state)
{
    (void)state;
    assert_refused("{\"number\":1,\"number\":1}", "");
    assert_refused("{\"number\":1,\"n\\u0075mber\":2}", "");
    assert_refused("{\"items\":[{\"start\":1,\"start\":1}]}", "");
}

static void test_W10_numbers_are_whole_and_exact(void **state)
{
    (void)state;
    struct sample s = {.number = 1};
    assert_int_equal(read_text("{\"number\":-0}", &s), ERR_OK);
    assert_true(s.number == 0);
    assert_int_equal(read_text("{\"number\":9007199254740991}", &s), ERR_OK);
    assert_true(s.number == INT64_C(9007199254740991));
    static const char *const values[] = {"1e400", "-1e400", "1e2", "1.0", "0.5", "-0.0",
            "9007199254740992", "9007199254740993", "-9007199254740993", "9223372036854775807",
            "9223372036854775808", "123456789012345678901234567890", "NaN", "Infinity", "01", "+1",
            "0x10", "\"1\"", "true", "[1]", ".5", "1."};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char text[64] = "{\"number\":";
        strcat(strcat(text, values[i]), "}");
        assert_int_equal(read_text(text, &s), ERR_INPUT);
    }
}

static void test_json_numbers_keep_to_their_bounds(void **state)
{
    (void)state;
    assert_refused("{\"items\":[{\"start\":1441}]}", "items[0].start");
    assert_refused("{\"items\":[{\"start\":0},{\"start\":-1}]}", "items[1].start");
}

static void test_W10_lone_surrogates_nul_and_bad_utf8_are_refused(void **state)
{
    (void)state;
    static const char *const values[] = {"\\ud800", "\\udc00", "\\ud800\\u0041", "\\udc00\\ud800",
            "a\\u0000b", "\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\xc3"};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char text[64] = "{\"name\":\"";
        strcat(strcat(text, values[i]), "\"}");
        assert_refused(text, "");
        memcpy(text, "{\"text\":\"", 9);
        assert_refused(text, "");
    }
    struct sample s = {.number = 0};
    assert_int_equal(read_into("{\"name\":\"a\0b\"}", 14, &s, NULL), ERR_INPUT);
    assert_int_equal(read_into("{}\0", 3, &s, NULL), ERR_INPUT);
}

static void test_W10_text_refuses_control_and_turning_characters(void **state)
{
    (void)state;
    static const char *const values[] = {"\\u0001", "\\r", "\\b", "\\u001b", "\\u007f", "\\u0085",
            "\\u009f", "\\u202a", "\\u202e", "\\u2066", "\\u2069", "\\u2028", "\\u2029",
            "a\xe2\x80\xae"
            "b"};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char text[64] = "{\"name\":\"";
        strcat(strcat(text, values[i]), "\"}");
        assert_refused(text, "name");
    }
    struct sample s = {.number = 0};
    assert_int_equal(read_text("{\"name\":\"\xd7\xa9\xf0\x9f\x99\x82\"}", &s), ERR_OK);
}

static void test_json_text_keeps_to_its_length_in_bytes(void **state)
{
    (void)state;
    struct sample s = {.number = 0};
    assert_int_equal(read_text("{\"name\":\"123456789012\"}", &s), ERR_OK);
    assert_refused("{\"name\":\"1234567890123\"}", "name");
    assert_refused("{\"name\":\"12345678901\xc3\xa9\"}", "name");
    assert_refused("{\"name\":\"\"}", "name");
}

static void test_W10_depth_is_at_most_16(void **state)
{
    (void)state;
    struct json *json = NULL;
    char text[128];
    memset(text, '[', 16);
    memset(text + 16, ']', 16);
    assert_int_equal(json_parse(text, 32, &json), ERR_OK);
    json_destroy(json);
    memset(text, '[', 17);
    memset(text + 17, ']', 17);
    assert_int_equal(json_parse(text, 34, &json), ERR_LIMIT);
    assert_int_equal(json_parse("\"[[[[[[[[[[[[[[[[[[[[\\\"[[[[[\"", 30, &json), ERR_INPUT);
    struct sample s = {.number = 0};
    assert_int_equal(read_into(text, 34, &s, NULL), ERR_INPUT);
}

static void test_W10_a_hundred_thousand_brackets_are_refused_at_once(void **state)
{
    (void)state;
    char *text = malloc(100000);
    struct json *json = NULL;
    memset(text, '[', 100000);
    assert_int_equal(json_parse(text, 100000, &json), ERR_LIMIT);
    free(text);
}

static void test_json_refuses_what_is_no_object(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", "[]", "null", "1", "\"x\"", "{", "{}x", "{}{}",
            "{\"number\":}", "{'number':1}", "{\"number\":1,}", "\xef\xbb\xbf{}", "/**/{}"};
    struct sample s = {.number = 0};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(read_text(texts[i], &s), ERR_INPUT);
}

static void test_json_refuses_a_field_of_another_kind(void **state)
{
    (void)state;
    assert_refused("{\"name\":1}", "name");
    assert_refused("{\"text\":[\"a\"]}", "text");
    assert_refused("{\"flag\":1}", "flag");
    assert_refused("{\"flag\":\"true\"}", "flag");
    assert_refused("{\"id\":\"AAECAwQFBgcICQoLDA0ODx\"}", "id");
    assert_refused("{\"key\":\"AQIDBAU\"}", "key");
    assert_refused("{\"key\":\"AQID\"}", "key");
    assert_refused("{\"choice\":\"LOW\"}", "choice");
    assert_refused("{\"choice\":0}", "choice");
    assert_refused("{\"items\":{}}", "items");
    assert_refused("{\"items\":[1]}", "items[0]");
}

static void test_json_lists_keep_to_their_count(void **state)
{
    (void)state;
    struct sample s = {.number = 0};
    assert_int_equal(
            read_text("{\"items\":[{\"start\":1},{\"start\":1},{\"start\":1}]}", &s), ERR_OK);
    assert_int_equal(s.item_count, 3);
    assert_refused(
            "{\"items\":[{\"start\":1},{\"start\":1},{\"start\":1},{\"start\":1}]}", "items");
    assert_refused("{\"items\":[{}]}", "items[0].start");
}

static void test_json_holds_no_memory_after_a_failure(void **state)
{
    (void)state; /* the leak checker is the judge */
    struct sample s = {.number = 0};
    assert_int_equal(read_text("{\"text\":\"kept\",\"items\":[{\"start\":1,\"note\":\"a\"},"
                               "{\"start\":1,\"note\":\"b\"},{\"start\":-1,\"note\":\"c\"}]}",
                             &s),
            ERR_INPUT);
    assert_null(s.text);
    assert_null(s.items[0].note);
}

static void test_json_peeks_at_the_type_alone(void **state)
{
    (void)state;
    char type[8] = "old";
    assert_int_equal(json_peek_type("{\"x\":1,\"type\":\"join\"}", 21, type, sizeof(type)), ERR_OK);
    assert_string_equal(type, "join");
    static const char *const texts[] = {
            "{}", "{\"type\":1}", "{\"type\":\"12345678\"}", "[]", "x", "{\"type\":null}"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(json_peek_type(texts[i], strlen(texts[i]), type, sizeof(type)), ERR_INPUT);
    assert_string_equal(type, "join");
}

/* --- writing and walking ------------------------------------------------------------------- */

static void test_json_writes_what_it_was_given(void **state)
{
    (void)state;
    struct json *object = json_object_create();
    struct json *array = json_array_create();
    json_add_text(array, "x\"</script>");
    json_add_take(array, json_object_create());
    json_set_text(object, "text", "\xc3\xa9\n");
    json_set_text(object, "none", NULL);
    json_set_number(object, "number", INT64_C(9007199254740991));
    json_set_bool(object, "flag", false);
    json_set_bytes(object, "bytes", "\1\2\3", 3);
    json_set_null(object, "null");
    json_set_id(object, "id", (struct id){{0}});
    json_set_take(object, "list", array);
    size_t len = 0;
    char *text = json_text_take(object, &len);
    assert_string_equal(text,
            "{\"text\":\"\xc3\xa9\\n\",\"none\":null,\"number\":9007199254740991,\"flag\":false,"
            "\"bytes\":\"AQID\",\"null\":null,\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\","
            "\"list\":[\"x\\\"</script>\",{}]}");
    assert_int_equal(len, strlen(text));
    free(text);
}

static void test_json_a_failure_anywhere_inside_comes_out_as_null(void **state)
{
    (void)state;
    struct json *object = json_object_create();
    struct json *inner = json_object_create();
    json_set_text(inner, "bad", "\xff");
    json_set_text(inner, "good", "x");
    json_set_take(object, "inner", inner);
    assert_null(json_text_take(object, NULL));
    struct json *array = json_array_create();
    json_add_take(array, NULL);
    assert_null(json_text_take(array, NULL));
}

static void test_json_passes_null_through(void **state)
{
    (void)state;
    json_set_text(NULL, "a", "b");
    json_set_take(NULL, "a", json_object_create());
    json_add_take(NULL, json_array_create());
    json_destroy(NULL);
    assert_null(json_text_take(NULL, NULL));
    assert_null(json_get(NULL, "a"));
    assert_null(json_at(NULL, 0));
    assert_int_equal(json_length(NULL), 0);
}

static void test_json_walks_what_it_parsed(void **state)
{
    (void)state;
    static const char text[] = "{\"a\":[1,{\"b\":[[],2]},\"x\"],\"c\":\"d\",\"e\":true,\"f\":1.5}";
    struct json *json = NULL;
    assert_int_equal(json_parse(text, strlen(text), &json), ERR_OK);
    const struct json *list = json_get(json, "a");
    assert_int_equal(json_length(list), 3);
    assert_int_equal(json_number_of(json_at(list, 0)), 1);
    assert_string_equal(json_text_of(json_at(list, 2)), "x");
    assert_null(json_at(list, 3));
    const struct json *inner = json_get(json_at(list, 1), "b");
    assert_int_equal(json_length(inner), 2);
    assert_int_equal(json_type_of(json_at(inner, 0)), JSON_TYPE_ARRAY);
    assert_int_equal(json_number_of(json_at(inner, 1)), 2);
    assert_string_equal(json_get_text(json, "c"), "d");
    assert_null(json_get_text(json, "a"));
    assert_null(json_get(json, "b"));
    assert_true(json_bool_of(json_get(json, "e")));
    assert_int_equal(json_type_of(json_get(json, "f")), JSON_TYPE_FRACTION);
    assert_string_equal(json_name(json_at(json, 1)), "c");
    json_destroy(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_json_reads_every_kind),
            cmocka_unit_test(test_json_leaves_defaults_where_a_field_is_absent_or_null),
            cmocka_unit_test(test_W2_a_field_that_the_table_does_not_name_is_refused),
            cmocka_unit_test(test_W2_a_name_that_stands_twice_is_refused),
            cmocka_unit_test(test_W10_numbers_are_whole_and_exact),
            cmocka_unit_test(test_json_numbers_keep_to_their_bounds),
            cmocka_unit_test(test_W10_lone_surrogates_nul_and_bad_utf8_are_refused),
            cmocka_unit_test(test_W10_text_refuses_control_and_turning_characters),
            cmocka_unit_test(test_json_text_keeps_to_its_length_in_bytes),
            cmocka_unit_test(test_W10_depth_is_at_most_16),
            cmocka_unit_test(test_W10_a_hundred_thousand_brackets_are_refused_at_once),
            cmocka_unit_test(test_json_refuses_what_is_no_object),
            cmocka_unit_test(test_json_refuses_a_field_of_another_kind),
            cmocka_unit_test(test_json_lists_keep_to_their_count),
            cmocka_unit_test(test_json_holds_no_memory_after_a_failure),
            cmocka_unit_test(test_json_peeks_at_the_type_alone),
            cmocka_unit_test(test_json_writes_what_it_was_given),
            cmocka_unit_test(test_json_a_failure_anywhere_inside_comes_out_as_null),
            cmocka_unit_test(test_json_passes_null_through),
            cmocka_unit_test(test_json_walks_what_it_parsed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
