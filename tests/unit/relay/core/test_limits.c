/* Token buckets, the SSRCs of a leg, and the list of reports: each with its maximum. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "relay/core/bucket.h"
#include "relay/core/reports.h"
#include "relay/core/streams.h"
#include "relay/core/throttle.h"

static void test_bucket_gives_its_burst_and_then_its_rate(void **state)
{
    (void)state;
    struct bucket bucket = bucket_full(20, 40, 1000);
    for (int i = 0; i < 40; i++) {
        assert_true(bucket_can_take(&bucket, 1, 1000));
    }
    assert_false(bucket_can_take(&bucket, 1, 1000));
    assert_false(bucket_can_take(&bucket, 1, 1049));
    assert_true(bucket_can_take(&bucket, 1, 1050));
    assert_false(bucket_can_take(&bucket, 1, 1050));
}

static void test_bucket_loses_no_fraction_when_asked_often(void **state)
{
    int taken = 0;
    (void)state;
    struct bucket bucket = bucket_full(20, 1, 0);
    for (ms_t now = 0; now < 10000; now++) {
        taken += bucket_can_take(&bucket, 1, now) ? 1 : 0;
    }
    assert_int_equal(taken, 200);
}

static void test_bucket_never_holds_more_than_its_burst(void **state)
{
    (void)state;
    struct bucket bucket = bucket_full(1000, 10, 0);
    assert_true(bucket_can_take(&bucket, 10, 5));
    assert_int_equal(bucket_left(&bucket, INT64_C(1) << 60), 10000);
    assert_true(bucket_can_take(&bucket, 10, INT64_C(1) << 60));
    assert_false(bucket_can_take(&bucket, 1, INT64_C(1) << 60));
}

static void test_M15_one_address_is_held_back_and_another_is_not(void **state)
{
    static struct throttle throttle;
    const uint8_t one[16] = {[10] = 0xff, [11] = 0xff, [15] = 1};
    const uint8_t two[16] = {[10] = 0xff, [11] = 0xff, [15] = 2};
    (void)state;
    throttle_init(&throttle, 10, 3);
    for (int i = 0; i < 3; i++) {
        assert_true(throttle_can_pass(&throttle, one, 1000));
    }
    assert_false(throttle_can_pass(&throttle, one, 1000));
    assert_true(throttle_can_pass(&throttle, two, 1000));
    assert_true(throttle_can_pass(&throttle, one, 1100));
}

static void test_M15_an_ipv6_household_is_one_address(void **state)
{
    static struct throttle throttle;
    const uint8_t one[16] = {0x20, 0x01, 0x0d, 0xb8, [15] = 1};
    const uint8_t two[16] = {0x20, 0x01, 0x0d, 0xb8, [15] = 2};
    (void)state;
    throttle_init(&throttle, 10, 1);
    assert_true(throttle_can_pass(&throttle, one, 1000));
    assert_false(throttle_can_pass(&throttle, two, 1000));
}

static void test_M15_a_crowd_of_addresses_does_not_hide_a_busy_one(void **state)
{
    static struct throttle throttle;
    const uint8_t busy[16] = {[10] = 0xff, [11] = 0xff, [12] = 9};
    (void)state;
    throttle_init(&throttle, 1, 5);
    for (int i = 0; i < 5; i++) {
        assert_true(throttle_can_pass(&throttle, busy, 1000));
    }
    for (int i = 0; i < 4 * THROTTLE_ADDRESSES; i++) {
        const uint8_t other[16] = {[10] = 0xff, [11] = 0xff, [14] = (uint8_t)(i >> 8), (uint8_t)i};
        assert_true(throttle_can_pass(&throttle, other, 1000));
    }
    assert_false(throttle_can_pass(&throttle, busy, 1000));
}

static void test_M9_a_stream_does_not_begin_just_before_its_sequence_wraps(void **state)
{
    static struct streams streams;
    (void)state;
    streams_init(&streams, STREAMS_OUT_MAX);
    assert_false(streams_can_send(&streams, 7, 65472));
    assert_false(streams_can_send(&streams, 7, 65535));
    assert_true(streams_can_send(&streams, 7, 0));
    assert_true(streams_can_send(&streams, 7, 65535)); /* running: any */
    assert_true(streams_can_send(&streams, 8, 65471));
}

static void test_streams_are_capped(void **state)
{
    static struct streams streams;
    (void)state;
    streams_init(&streams, STREAMS_IN_MAX);
    for (uint32_t i = 0; i < STREAMS_IN_MAX; i++) {
        assert_true(streams_has_room(&streams, i));
        streams_add(&streams, i);
    }
    assert_false(streams_has_room(&streams, 1000));
    assert_true(streams_has_room(&streams, 0));
    assert_false(streams_can_send(&streams, 1000, 1));
}

static void test_reports_are_numbered_and_kept_until_acknowledged(void **state)
{
    static struct reports reports;
    const struct report joined = {.kind = REPORT_JOINED};
    (void)state;
    reports.n = 100;
    for (int i = 0; i < 3; i++) {
        reports_add(&reports, &joined);
    }
    assert_int_equal(reports_at(&reports, 0)->n, 101);
    reports_ack(&reports, 102);
    assert_int_equal(reports_at(&reports, 0)->n, 103);
    assert_null(reports_at(&reports, 1));
}

static void test_reports_drop_the_oldest_when_there_is_no_room(void **state)
{
    static struct reports reports;
    const struct report lost = {.kind = REPORT_LOST};
    (void)state;
    for (int i = 0; i < REPORTS_MAX + 5; i++) {
        reports_add(&reports, &lost);
    }
    assert_int_equal(reports.count, REPORTS_MAX);
    assert_int_equal(reports.dropped, 5);
    assert_int_equal(reports_at(&reports, 0)->n, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_bucket_gives_its_burst_and_then_its_rate),
            cmocka_unit_test(test_bucket_loses_no_fraction_when_asked_often),
            cmocka_unit_test(test_bucket_never_holds_more_than_its_burst),
            cmocka_unit_test(test_M15_one_address_is_held_back_and_another_is_not),
            cmocka_unit_test(test_M15_an_ipv6_household_is_one_address),
            cmocka_unit_test(test_M15_a_crowd_of_addresses_does_not_hide_a_busy_one),
            cmocka_unit_test(test_M9_a_stream_does_not_begin_just_before_its_sequence_wraps),
            cmocka_unit_test(test_streams_are_capped),
            cmocka_unit_test(test_reports_are_numbered_and_kept_until_acknowledged),
            cmocka_unit_test(test_reports_drop_the_oldest_when_there_is_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
