/* The setting that names more relays than one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/api/relay_list.h"

static const struct relay_list one = {.count = 1, .relays = {{.name = "r1"}}};

static void test_no_more_relays_are_the_first_alone(void **state)
{
    struct relay_list list = one;
    (void)state;
    assert_int_equal(relay_list_read("", &list, NULL), ERR_OK);
    assert_int_equal(relay_list_read("  ", &list, NULL), ERR_OK);
    assert_int_equal(list.count, 1);
}

static void test_more_relays_follow_the_first(void **state)
{
    struct relay_list list = one;
    (void)state;
    assert_int_equal(relay_list_read("r2 wss://two.example/relay/r2/ r2.key.pub,"
                                     "r3   ws://localhost:9/relay/r3/\t/keys/r3.key.pub ",
                             &list, NULL),
            ERR_OK);
    assert_int_equal(list.count, 3);
    assert_string_equal(list.relays[1].name, "r2");
    assert_string_equal(list.relays[1].url, "wss://two.example/relay/r2/");
    assert_string_equal(list.relays[1].public_key, "r2.key.pub");
    assert_string_equal(list.relays[2].public_key, "/keys/r3.key.pub");
}

static void test_what_is_no_list_of_relays_is_refused_whole(void **state)
{
    static const char *const bad[] = {"r2", "r2 wss://two.example/", "r2 wss://two.example/ k more",
            "R2 wss://two.example/ k", "r2 https://two.example/ k", "r2 wss://two.example/'x k",
            ", r2 wss://two.example/ k", "r2 wss://two.example/ k,", "r2 wss://two.example/ k,,",
            "r1 wss://two.example/ k", "r2 wss://two.example/ k, r2 wss://three.example/ k",
            "r2 wss://two.example/ k, r3"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct relay_list list = one;
        struct error error = {.field = ""};
        assert_int_equal(relay_list_read(bad[i], &list, &error), ERR_INPUT);
        assert_string_equal(error.field, "relays");
        assert_int_equal(list.count, 1);
    }
}

static void test_there_are_no_more_relays_than_their_maximum(void **state)
{
    struct relay_list list = one;
    struct error error = {.field = ""};
    char text[64];
    (void)state;
    for (int i = 2; i <= RELAY_LIST_MAX; i++) {
        snprintf(text, sizeof(text), "r%d wss://r%d.example/ k", i, i);
        assert_int_equal(relay_list_read(text, &list, &error), ERR_OK);
    }
    assert_int_equal(relay_list_read("last wss://last.example/ k", &list, &error), ERR_LIMIT);
    assert_int_equal(list.count, RELAY_LIST_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_no_more_relays_are_the_first_alone),
            cmocka_unit_test(test_more_relays_follow_the_first),
            cmocka_unit_test(test_what_is_no_list_of_relays_is_refused_whole),
            cmocka_unit_test(test_there_are_no_more_relays_than_their_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
