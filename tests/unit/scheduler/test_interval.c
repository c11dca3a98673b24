/* Lists of intervals: the corners by hand, the rest against a bitmap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/interval.h"

enum { MINUTES = 200, LIST_MAX = 12 };

static size_t draw_list(struct interval *list, bool *map)
{
    size_t count = (size_t)rand() % LIST_MAX;
    memset(map, 0, MINUTES);
    for (size_t i = 0; i < count; i++) {
        list[i].start = rand() % (MINUTES - 30);
        list[i].end = list[i].start + rand() % 30;
        for (unix_s_t at = list[i].start; at < list[i].end; at++)
            map[at] = true;
    }
    return count;
}

static void assert_list_is_map(const struct interval *list, size_t count, const bool *map)
{
    bool drawn[MINUTES] = {false};
    for (size_t i = 0; i < count; i++) {
        assert_true(list[i].start < list[i].end);
        if (i > 0)
            assert_true(list[i].start > list[i - 1].end);
        for (unix_s_t at = list[i].start; at < list[i].end; at++)
            drawn[at] = true;
    }
    assert_memory_equal(drawn, map, MINUTES);
}

static void test_intervals_merge_and_subtract_as_a_bitmap_would(void **state)
{
    (void)state;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        struct interval list[LIST_MAX], holes[LIST_MAX], rest[LIST_MAX * 2];
        bool map[MINUTES], hole_map[MINUTES];
        size_t count = intervals_merge(list, draw_list(list, map));
        size_t hole_count = intervals_merge(holes, draw_list(holes, hole_map)), rest_count;
        assert_list_is_map(list, count, map);
        assert_int_equal(
                intervals_subtract(list, count, holes, hole_count, rest, LIST_MAX * 2, &rest_count),
                ERR_OK);
        for (int at = 0; at < MINUTES; at++)
            map[at] = map[at] && !hole_map[at];
        assert_list_is_map(rest, rest_count, map);
    }
}

static void test_intervals_that_do_not_fit_are_an_error(void **state)
{
    (void)state;
    struct interval list = {.start = 0, .end = 100};
    struct interval hole = {.start = 40, .end = 60};
    struct interval rest[2];
    size_t count = 99;
    assert_int_equal(intervals_subtract(&list, 1, &hole, 1, rest, 1, &count), ERR_LIMIT);
    assert_int_equal(count, 99);
    assert_int_equal(intervals_subtract(&list, 1, &hole, 1, rest, 2, &count), ERR_OK);
    assert_int_equal(count, 2);
}

static void test_intervals_that_touch_do_not_overlap(void **state)
{
    (void)state;
    struct interval a = {.start = 0, .end = 10}, b = {.start = 10, .end = 20};
    assert_false(interval_overlaps(a, b));
    b.start = 9;
    assert_true(interval_overlaps(a, b));
    assert_true(interval_overlaps(b, a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_intervals_merge_and_subtract_as_a_bitmap_would),
            cmocka_unit_test(test_intervals_that_do_not_fit_are_an_error),
            cmocka_unit_test(test_intervals_that_touch_do_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
