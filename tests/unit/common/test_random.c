/* Randomness: different each time, and inside its bound. */
#include "common/random.h"

#include <string.h>

#include "common/clock.h"
#include "unit.h"

static void test_random_ids_differ(void **state)
{
    (void)state;
    struct id a = random_id();
    struct id b = random_id();
    assert_false(id_equal(a, b));
    assert_false(id_is_zero(a));
}

static void test_random_ids_in_order_sort_as_they_were_made(void **state)
{
    (void)state;
    struct id first = random_id_in_order();
    struct id twin = random_id_in_order();
    unix_ms_t began = clock_now().unix_ms;
    while (clock_now().unix_ms <= began)
        ;
    struct id later = random_id_in_order();
    assert_false(id_equal(first, twin));
    assert_true(memcmp(first.bytes, later.bytes, ID_BYTES) < 0);
    assert_true(memcmp(twin.bytes, later.bytes, ID_BYTES) < 0);
}

static void test_random_below_reaches_all_below_and_nothing_else(void **state)
{
    (void)state;
    bool seen[3] = {false};
    for (int i = 0; i < 1000; i++) {
        uint32_t value = random_below(3);
        assert_true(value < 3);
        seen[value] = true;
    }
    assert_true(seen[0] && seen[1] && seen[2]);
}

static void test_random_bytes_fills_all_of_it(void **state)
{
    (void)state;
    uint8_t bytes[64] = {0};
    uint8_t seen[64] = {0};
    for (int round = 0; round < 20; round++) {
        random_bytes(bytes, sizeof(bytes));
        for (size_t i = 0; i < sizeof(bytes); i++)
            seen[i] |= bytes[i];
    }
    for (size_t i = 0; i < sizeof(seen); i++)
        assert_int_not_equal(seen[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_random_ids_differ),
            cmocka_unit_test(test_random_ids_in_order_sort_as_they_were_made),
            cmocka_unit_test(test_random_below_reaches_all_below_and_nothing_else),
            cmocka_unit_test(test_random_bytes_fills_all_of_it),
    };
    return random_init() == ERR_OK ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
