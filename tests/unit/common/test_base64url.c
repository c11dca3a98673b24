/* base64url (RFC 4648, 5 and 10): one value, one spelling. */
#include "common/base64url.h"

#include <stdbool.h>

#include "unit.h"

static enum err decode(const char *text, char data[8], size_t *len)
{
    return base64url_decode(text, strlen(text), data, 8, len);
}

static void test_base64url_follows_the_vectors_of_the_rfc(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        const char *text;
    } vectors[] = {{"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"},
            {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff\xbf", "-_-_"}};
    for (size_t i = 0; i < COUNT_OF(vectors); i++) {
        char text[BASE64URL_SIZE(6)];
        char data[8] = "";
        size_t len = 99;
        base64url_encode(vectors[i].data, strlen(vectors[i].data), text, sizeof(text));
        assert_string_equal(text, vectors[i].text);
        assert_int_equal(decode(vectors[i].text, data, &len), ERR_OK);
        assert_int_equal(len, strlen(vectors[i].data));
        assert_memory_equal(data, vectors[i].data, len);
    }
}

static void test_base64url_refuses_what_is_not_canonical(void **state)
{
    (void)state;
    static const char *const texts[] = {"Zh", "Zm9", "Zg==", "Z", "Zg=", "Zm8=", "+/+/", "Zm 9v",
            "Zm9v\n", " Zm9v", "Zm9v!", "Zm9vYg\x80"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        char data[8];
        size_t len = 99;
        assert_int_equal(decode(texts[i], data, &len), ERR_INPUT);
        assert_int_equal(len, 99);
    }
}

static void test_base64url_stops_at_the_buffer(void **state)
{
    (void)state;
    char data[8];
    size_t len = 99;
    assert_int_equal(decode("AAAAAAAAAAA", data, &len), ERR_OK);
    assert_int_equal(len, 8);
    assert_int_equal(decode("AAAAAAAAAAAA", data, &len), ERR_LIMIT);
}

static void test_base64url_refuses_every_byte_outside_its_alphabet(void **state)
{
    (void)state;
    static const char letters[] =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int taken = 0;
    for (int c = 0; c < 256; c++) {
        char text[4] = {'Z', (char)c, '9', 'v'};
        char data[8];
        size_t len = 0;
        bool is_letter = c != 0 && strchr(letters, c) != NULL;
        enum err err = base64url_decode(text, 4, data, sizeof(data), &len);
        assert_int_equal(err, is_letter ? ERR_OK : ERR_INPUT);
        taken += err == ERR_OK;
    }
    assert_int_equal(taken, 64);
}

static void test_base64url_refuses_a_nul_inside(void **state)
{
    (void)state;
    char data[8];
    size_t len = 0;
    assert_int_equal(base64url_decode("Zm\0v", 4, data, sizeof(data), &len), ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_base64url_follows_the_vectors_of_the_rfc),
            cmocka_unit_test(test_base64url_refuses_what_is_not_canonical),
            cmocka_unit_test(test_base64url_stops_at_the_buffer),
            cmocka_unit_test(test_base64url_refuses_every_byte_outside_its_alphabet),
            cmocka_unit_test(test_base64url_refuses_a_nul_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
