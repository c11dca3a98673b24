/* What is kept of sign-ins: for one round of the store's, until it is over, for its own cookie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "common/random.h"
#include "scheduler/api/sign_in_memory.h"

static const uint8_t key[32] = {1, 2, 3};

static int memory_open(void **state)
{
    *state = sign_in_memory_create(key);
    return *state ? 0 : -1;
}

static int memory_close(void **state)
{
    sign_in_memory_destroy(*state);
    return 0;
}

static struct sign_in_find_out sign_in_of(uint8_t number)
{
    return (struct sign_in_find_out){.sign_in.bytes[0] = number, .expires_at = 100};
}

static void test_a_sign_in_is_known_in_its_round_only(void **state)
{
    const struct sign_in_find_out found = sign_in_of(7);
    sign_in_memory_keep(*state, "cookie-a", 3, &found);
    const struct sign_in_find_out *known = sign_in_memory_find(*state, "cookie-a", 3, 99);
    assert_non_null(known);
    assert_true(id_equal(known->sign_in, found.sign_in));
    assert_null(sign_in_memory_find(*state, "cookie-a", 4, 99));
    assert_null(sign_in_memory_find(*state, "cookie-a", 2, 99));
}

static void test_a_sign_in_is_not_known_once_it_is_over(void **state)
{
    const struct sign_in_find_out found = sign_in_of(7);
    sign_in_memory_keep(*state, "cookie-a", 3, &found);
    assert_null(sign_in_memory_find(*state, "cookie-a", 3, 100));
}

static void test_nobody_is_known_by_another_cookie(void **state)
{
    const struct sign_in_find_out found = sign_in_of(7);
    assert_null(sign_in_memory_find(*state, "", 0, 0));
    sign_in_memory_keep(*state, "cookie-a", 3, &found);
    assert_null(sign_in_memory_find(*state, "cookie-b", 3, 99));
    assert_null(sign_in_memory_find(*state, "", 3, 99));
}

/* More than there are places: each that is found is the right one, and the last is found. */
static void test_of_more_than_it_holds_none_is_taken_for_another(void **state)
{
    enum { COOKIES = 3 * SIGN_IN_MEMORY_MAX };
    char cookie[16];
    int known_count = 0;
    for (int i = 0; i < COOKIES; i++) {
        struct sign_in_find_out found = {.expires_at = 1000 + i};
        snprintf(cookie, sizeof(cookie), "%d", i);
        sign_in_memory_keep(*state, cookie, 3, &found);
        assert_non_null(sign_in_memory_find(*state, cookie, 3, 99));
    }
    for (int i = 0; i < COOKIES; i++) {
        snprintf(cookie, sizeof(cookie), "%d", i);
        const struct sign_in_find_out *known = sign_in_memory_find(*state, cookie, 3, 99);
        known_count += known != NULL;
        assert_true(known == NULL || known->expires_at == 1000 + i);
    }
    assert_in_range(known_count, 1, SIGN_IN_MEMORY_MAX);
}

#define WITH_MEMORY(test) cmocka_unit_test_setup_teardown(test, memory_open, memory_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_MEMORY(test_a_sign_in_is_known_in_its_round_only),
            WITH_MEMORY(test_a_sign_in_is_not_known_once_it_is_over),
            WITH_MEMORY(test_nobody_is_known_by_another_cookie),
            WITH_MEMORY(test_of_more_than_it_holds_none_is_taken_for_another),
    };
    return random_init() == ERR_OK ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
