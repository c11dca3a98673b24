/* The reader and the writer of binary data: bounds once, at the end. */
#include "common/bytes.h"

#include "unit.h"

static const uint8_t sample[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};

static void test_bytes_reads_network_order(void **state)
{
    (void)state;
    struct bytes bytes = bytes_from(sample, sizeof(sample));
    assert_int_equal(bytes_u8(&bytes), 0x01);
    assert_int_equal(bytes_u16(&bytes), 0x0203);
    assert_int_equal(bytes_u24(&bytes), 0x040506);
    assert_int_equal(bytes_u32(&bytes), 0x0708090a);
    assert_true(bytes_u64(&bytes) == UINT64_C(0x0b0c0d0e0f101112));
    assert_int_equal(bytes_left(&bytes), 0);
    assert_false(bytes.failed);
}

static void test_bytes_stays_failed_and_reads_zero_after_an_overrun(void **state)
{
    (void)state;
    struct bytes bytes = bytes_from(sample, 3);
    assert_int_equal(bytes_u32(&bytes), 0);
    assert_true(bytes.failed);
    assert_int_equal(bytes_u8(&bytes), 0);
    assert_int_equal(bytes_left(&bytes), 0);
    assert_null(bytes_take(&bytes, 0));
}

static void test_bytes_part_sees_only_its_part(void **state)
{
    (void)state;
    struct bytes bytes = bytes_from(sample, 6);
    struct bytes part = bytes_part(&bytes, 2);
    assert_int_equal(bytes_u16(&part), 0x0102);
    bytes_u8(&part);
    assert_true(part.failed);
    assert_int_equal(bytes_u8(&bytes), 3);
    struct bytes beyond = bytes_part(&bytes, 4);
    assert_true(beyond.failed && bytes.failed);
}

static void test_bytes_takes_nothing_from_nothing(void **state)
{
    (void)state;
    struct bytes bytes = bytes_from(NULL, 7);
    assert_int_equal(bytes_left(&bytes), 0);
    bytes_skip(&bytes, SIZE_MAX);
    assert_true(bytes.failed);
}

static void test_bytes_out_writes_network_order(void **state)
{
    (void)state;
    uint8_t data[18];
    struct bytes_out out = bytes_out_to(data, sizeof(data));
    bytes_put_u8(&out, 1);
    bytes_put_u16(&out, 0x0203);
    bytes_put_u32(&out, 0x04050607);
    bytes_put_u64(&out, UINT64_C(0x08090a0b0c0d0e0f));
    bytes_put_text(&out, "\x10\x11");
    bytes_put(&out, NULL, 0);
    bytes_put_u8(&out, 0x12);
    assert_false(out.failed);
    assert_int_equal(out.len, sizeof(sample));
    assert_memory_equal(data, sample, sizeof(sample));
}

static void test_bytes_out_keeps_what_fits_and_fails_for_good(void **state)
{
    (void)state;
    uint8_t data[3] = {0};
    struct bytes_out out = bytes_out_to(data, sizeof(data));
    bytes_put_u16(&out, 0x0102);
    bytes_put_u32(&out, 5);
    assert_true(out.failed);
    assert_int_equal(out.len, 2);
    bytes_put_u8(&out, 9);
    assert_int_equal(out.len, 2);
    assert_int_equal(data[2], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_bytes_reads_network_order),
            cmocka_unit_test(test_bytes_stays_failed_and_reads_zero_after_an_overrun),
            cmocka_unit_test(test_bytes_part_sees_only_its_part),
            cmocka_unit_test(test_bytes_takes_nothing_from_nothing),
            cmocka_unit_test(test_bytes_out_writes_network_order),
            cmocka_unit_test(test_bytes_out_keeps_what_fits_and_fails_for_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
