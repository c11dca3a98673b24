/* TURN's URLs, and credentials that a TURN server would make the same of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/api/turn.h"

static void test_turn_urls_are_taken_in_each_form(void **state)
{
    struct turn turn;
    (void)state;
    assert_int_equal(turn_urls_read("turns:turn.example.org:443?transport=tcp, turn:192.0.2.1  "
                                    "turn:[2001:db8::1]:3478?transport=udp turns:host",
                             &turn),
            ERR_OK);
    assert_int_equal(turn.url_count, 4);
    assert_string_equal(turn.urls[0], "turns:turn.example.org:443?transport=tcp");
    assert_string_equal(turn.urls[1], "turn:192.0.2.1");
    assert_string_equal(turn.urls[2], "turn:[2001:db8::1]:3478?transport=udp");
    assert_string_equal(turn.urls[3], "turns:host");
    assert_int_equal(turn_urls_read("", &turn), ERR_OK);
    assert_int_equal(turn.url_count, 0);
}

static void test_turn_urls_of_another_form_are_refused(void **state)
{
    static const char *const wrong[] = {"stun:host", "turn:", "turns://host",
            "turn:host:", "turn:host:123456", "turn:host?transport=tls", "turn:host/path",
            "turn:user@host", "turn:[::1", "turn:ho\"st", "host", "turn:host:443?transport=tcp&x=1",
            "turns:[]"};
    struct turn turn;
    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        if (turn_urls_read(wrong[i], &turn) != ERR_INPUT) {
            fail_msg("%s was taken", wrong[i]);
        }
    }
    assert_int_equal(turn_urls_read("turn:a turn:b turn:c turn:d turn:e", &turn), ERR_LIMIT);
}

/* The password as openssl(1) makes it:
 * printf '1700003600:AQAAAAAAAAAAAAAAAAAAAA' | openssl dgst -sha1 -hmac north -binary | base64 */
static void test_turn_password_is_the_hmac_of_the_name(void **state)
{
    struct turn turn = {.secret = "north", .lifetime_s = 3600};
    struct turn_credential credential;
    (void)state;
    assert_int_equal(turn_mint(&turn, (struct id){.bytes = {1}}, 1700000000, &credential), ERR_OK);
    assert_int_equal(credential.exp, 1700003600);
    assert_string_equal(credential.username, "1700003600:AQAAAAAAAAAAAAAAAAAAAA");
    assert_string_equal(credential.password, "qR7Uz/FrRKT24ztutPjeVMj6Y34=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_turn_urls_are_taken_in_each_form),
            cmocka_unit_test(test_turn_urls_of_another_form_are_refused),
            cmocka_unit_test(test_turn_password_is_the_hmac_of_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
