/* UTF-8: good text of each length, and every way to be bad that has opened doors elsewhere. */
#include "common/utf8.h"

#include "unit.h"

static void test_utf8_reads_characters_of_each_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t character;
    } table[] = {{"a", 'a'}, {"\x7f", 0x7f}, {"\xc2\x80", 0x80}, {"\xdf\xbf", 0x7ff},
            {"\xe0\xa0\x80", 0x800}, {"\xed\x9f\xbf", 0xd7ff}, {"\xee\x80\x80", 0xe000},
            {"\xef\xbf\xbf", 0xffff}, {"\xf0\x90\x80\x80", 0x10000},
            {"\xf4\x8f\xbf\xbf", 0x10ffff}};
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        size_t len = 0;
        assert_true(utf8_read(table[i].text, strlen(table[i].text), &len) == table[i].character);
        assert_int_equal(len, strlen(table[i].text));
    }
}

static void test_utf8_refuses_overlong_surrogates_stray_and_cut(void **state)
{
    (void)state;
    static const char *const texts[] = {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf",
            "\xe0\x9f\xbf", "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
            "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc2", "\xe0\xa0", "\xf0\x90\x80",
            "\xc2\x41", "\xe2\x82\x41", "a\xff"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_false(utf8_is_valid(texts[i], strlen(texts[i])));
    assert_true(utf8_is_valid("", 0));
    assert_true(utf8_is_valid("a\0b", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_utf8_reads_characters_of_each_length),
            cmocka_unit_test(test_utf8_refuses_overlong_surrogates_stray_and_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
