/* Secrets and card codes: their form, and what tired fingers make of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/link.h"

static const uint8_t some_random[16] = {
        0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98, 7, 6, 5, 4};

static void test_W9_link_code_has_sixty_bits(void **state)
{
    (void)state;
    /* each of the sixty bits changes exactly one character: none is lost, none is used twice */
    for (int bit = 0; bit < 60; bit++) {
        uint8_t random[LINK_CODE_BYTES] = {0};
        char code[LINK_CODE_SIZE];
        random[7 - bit / 8] = (uint8_t)(1 << bit % 8);
        link_code_make(random, code);
        size_t changed = 0;
        for (size_t i = 0; i < LINK_CODE_LEN; i++)
            changed += code[i] != '0';
        assert_int_equal(changed, 1);
    }
}

static void test_link_code_reads_what_it_printed(void **state)
{
    (void)state;
    char code[LINK_CODE_SIZE], printed[LINK_CODE_PRINT_SIZE], read[LINK_CODE_SIZE];
    link_code_print(link_code_make(some_random, code), printed);
    assert_int_equal(strlen(printed), 14);
    assert_int_equal(printed[4], '-');
    assert_int_equal(printed[9], '-');
    assert_int_equal(link_code_read(printed, 14, read, NULL), ERR_OK);
    assert_string_equal(read, code);
}

static void test_link_code_forgives_what_looks_alike(void **state)
{
    (void)state;
    static const char *const typed[] = {"0O1IL8ABCDEF", "oo1il8abcdef", " 00 111 8A-BC-DEF ",
            "0011-18AB-CDEF", "--0-0-1-1-1-8-A-B-C-D-E-F--"};
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        char code[LINK_CODE_SIZE];
        assert_int_equal(link_code_read(typed[i], strlen(typed[i]), code, NULL), ERR_OK);
        assert_string_equal(code, "001118ABCDEF");
    }
}

static void test_link_code_refuses_what_no_code_is(void **state)
{
    (void)state;
    static const char *const typed[] = {"", "0011-18AB-CDE", "0011-18AB-CDEF-0", "0011-18AB-CDEU",
            "0011_18AB_CDEF", "0011-18AB-CDE\xc3\x89",
            "0 0 1 1 1 8 A B C D E F                                              "};
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        char code[LINK_CODE_SIZE] = "untouched";
        struct error error = {0};
        assert_int_equal(link_code_read(typed[i], strlen(typed[i]), code, &error), ERR_INPUT);
        assert_string_equal(error.field, "code");
        assert_string_equal(code, "untouched");
    }
    char code[LINK_CODE_SIZE];
    assert_int_equal(link_code_read("001118ABCDE\0", 12, code, NULL), ERR_INPUT);
}

static void test_link_secret_is_twenty_two_canonical_characters(void **state)
{
    (void)state;
    char secret[LINK_SECRET_SIZE];
    link_secret_make(some_random, secret);
    assert_int_equal(strlen(secret), 22);
    assert_true(link_secret_is_valid(secret, 22));
    assert_false(link_secret_is_valid(secret, 21));
    assert_false(link_secret_is_valid("AAAAAAAAAAAAAAAAAAAAAB", 22)); /* stray low bits */
    assert_false(link_secret_is_valid("AAAAAAAAAAAAAAAAAAAA==", 22));
    assert_false(link_secret_is_valid("AAAAAAAAAAAAAAAAAAA/AA", 22));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_W9_link_code_has_sixty_bits),
            cmocka_unit_test(test_link_code_reads_what_it_printed),
            cmocka_unit_test(test_link_code_forgives_what_looks_alike),
            cmocka_unit_test(test_link_code_refuses_what_no_code_is),
            cmocka_unit_test(test_link_secret_is_twenty_two_canonical_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
