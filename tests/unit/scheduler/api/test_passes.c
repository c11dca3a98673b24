/* Hidden tokens of forms, passes of local tools, and cookies: what is made is taken, what is not
 * is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/api/hidden_token.h"
#include "scheduler/api/local_pass.h"
#include "scheduler/api/set_cookie.h"

static const uint8_t key[32] = {1, 2, 3};
static const uint8_t other_key[32] = {9};
static const uint8_t nonce[HIDDEN_NONCE_BYTES] = {5};

static char *token_of(const char *cookie, char token[HIDDEN_TOKEN_SIZE])
{
    return hidden_token_make(key, cookie, nonce, token);
}

static void test_W3_hidden_token_is_of_one_browser_and_one_key(void **state)
{
    char token[HIDDEN_TOKEN_SIZE];
    (void)state;
    token_of("cookie-a", token);
    assert_int_equal(strlen(token), HIDDEN_TOKEN_LEN);
    assert_true(hidden_token_is_valid(key, "cookie-a", token));
    assert_false(hidden_token_is_valid(key, "cookie-b", token));
    assert_false(hidden_token_is_valid(key, NULL, token));
    assert_false(hidden_token_is_valid(other_key, "cookie-a", token));
}

static void test_W3_hidden_token_changed_anywhere_is_refused(void **state)
{
    char token[HIDDEN_TOKEN_SIZE];
    (void)state;
    for (size_t i = 0; i < HIDDEN_TOKEN_LEN; i++) {
        token_of("cookie-a", token);
        token[i] = token[i] == 'A' ? 'B' : 'A';
        assert_false(hidden_token_is_valid(key, "cookie-a", token));
    }
}

static void test_W3_hidden_token_may_be_followed_by_a_hyphen_and_more(void **state)
{
    char token[HIDDEN_TOKEN_SIZE];
    char longer[128];
    (void)state;
    token_of("cookie-a", token);
    static const struct {
        const char *tail;
        bool is_good;
    } cases[] = {
            {"-here", true}, {"-1795392524-wAbT51E5A6CzUQuloJHFrw", true}, {"here", false},
            {"- ", false}, {"-\x7f", false},
            {"-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false}, /* over 64 in all */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        snprintf(longer, sizeof(longer), "%s%s", token, cases[i].tail);
        assert_int_equal(hidden_token_is_valid(key, "cookie-a", longer), cases[i].is_good);
    }
}

static void test_local_pass_is_good_for_a_minute(void **state)
{
    char pass[LOCAL_PASS_SIZE];
    (void)state;
    local_pass_make(key, 1000, pass);
    assert_true(local_pass_is_valid(key, 1000, pass, strlen(pass)));
    assert_true(local_pass_is_valid(key, 1059, pass, strlen(pass)));
    assert_false(local_pass_is_valid(key, 1060, pass, strlen(pass)));
    assert_false(local_pass_is_valid(key, 999, pass, strlen(pass)));
    assert_false(local_pass_is_valid(other_key, 1000, pass, strlen(pass)));
    assert_false(local_pass_is_valid(key, 1000, pass, strlen(pass) - 1));
    assert_false(local_pass_is_valid(key, 1000, "", 0));
}

static void test_W3_cookie_lines_are_host_only_and_http_only(void **state)
{
    char line[COOKIE_LINE_SIZE];
    (void)state;
    assert_string_equal(cookie_line(COOKIE_SIGN_IN, true, "abc", 60, line),
            "__Host-porchlight=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    assert_string_equal(cookie_line(COOKIE_DOOR, false, "abc", -1, line),
            "porchlight-door=abc; Path=/; HttpOnly; SameSite=Lax");
}

int main(void)
{
    if (random_init() != ERR_OK) {
        return 1;
    }
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_W3_hidden_token_is_of_one_browser_and_one_key),
            cmocka_unit_test(test_W3_hidden_token_changed_anywhere_is_refused),
            cmocka_unit_test(test_W3_hidden_token_may_be_followed_by_a_hyphen_and_more),
            cmocka_unit_test(test_local_pass_is_good_for_a_minute),
            cmocka_unit_test(test_W3_cookie_lines_are_host_only_and_http_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
