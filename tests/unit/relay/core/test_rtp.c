/* RTP headers byte by byte. A packet is put into memory of exactly its size, so that a sanitizer
 * sees a read past its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "relay/core/rtp.h"

#define HEADER                                                                                     \
    0x80, 0xef,                    /* version 2; marker, payload type 111 */                       \
            0x12, 0x34,            /* sequence */                                                  \
            0, 0, 0x03, 0xe8,      /* timestamp 1000 */                                            \
            0xde, 0xad, 0xbe, 0xef /* source */

typedef enum err (*reader)(const uint8_t *data, size_t len, struct rtp *ret_rtp);

static enum err read_exact(reader read, const uint8_t *data, size_t len, struct rtp *ret_rtp)
{
    uint8_t *exact = malloc(len ? len : 1);
    assert_non_null(exact);
    memcpy(exact, data, len);
    enum err err = read(exact, len, ret_rtp);
    free(exact);
    return err;
}

#define READ(data_, rtp_) read_exact(rtp_read, (data_), sizeof(data_), (rtp_))

static void test_rtp_reads_a_plain_packet(void **state)
{
    const uint8_t data[] = {HEADER, 'a', 'b', 'c'};
    struct rtp rtp;
    (void)state;
    assert_int_equal(READ(data, &rtp), ERR_OK);
    assert_int_equal(rtp.payload_type, 111);
    assert_true(rtp.marker);
    assert_int_equal(rtp.sequence, 0x1234);
    assert_int_equal(rtp.timestamp, 1000);
    assert_int_equal(rtp.ssrc, 0xdeadbeef);
    assert_int_equal(rtp.header_len, 12);
    assert_int_equal(rtp.payload_len, 3);
    assert_int_equal(rtp.padding_len, 0);
}

static void test_rtp_skips_sources_and_extension(void **state)
{
    uint8_t data[] = {
            HEADER,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            2, /* two contributing sources */
            0xbe,
            0xde,
            0,
            1, /* extension of one word */
            0x10,
            0xff,
            0,
            0, /* audio level, padding */
            'x',
    };
    struct rtp rtp;
    (void)state;
    data[0] = 0x92; /* version 2, extension, two sources */
    assert_int_equal(READ(data, &rtp), ERR_OK);
    assert_int_equal(rtp.header_len, 12 + 8 + 8);
    assert_int_equal(rtp.payload_len, 1);
}

static void test_rtp_takes_padding_off(void **state)
{
    uint8_t data[] = {HEADER, 'a', 0, 0, 3};
    struct rtp rtp;
    (void)state;
    data[0] = 0xa0;
    assert_int_equal(READ(data, &rtp), ERR_OK);
    assert_int_equal(rtp.payload_len, 1);
    assert_int_equal(rtp.padding_len, 3);
    assert_int_equal(read_exact(rtp_read_protected, data, sizeof(data), &rtp), ERR_OK);
    assert_int_equal(rtp.payload_len, 4);
}

static void test_rtp_takes_a_probe_of_padding_alone(void **state)
{
    uint8_t data[] = {HEADER, 0, 0, 0, 4};
    struct rtp rtp;
    (void)state;
    data[0] = 0xa0;
    assert_int_equal(READ(data, &rtp), ERR_OK);
    assert_int_equal(rtp.payload_len, 0);
}

static void test_M11_rtp_refuses_every_truncation(void **state)
{
    uint8_t data[] = {
            HEADER,
            0,
            0,
            0,
            1, /* one contributing source */
            0xbe,
            0xde,
            0,
            1,
            0x10,
            0xff,
            0,
            0,
    };
    struct rtp rtp;
    (void)state;
    data[0] = 0x91;
    for (size_t len = 0; len < sizeof(data); len++)
        assert_int_equal(read_exact(rtp_read, data, len, &rtp), ERR_INPUT);
    assert_int_equal(READ(data, &rtp), ERR_OK);
}

static void test_M11_rtp_refuses_more_sources_than_bytes(void **state)
{
    uint8_t data[] = {HEADER, 0, 0, 0, 1};
    struct rtp rtp;
    (void)state;
    data[0] = 0x8f; /* fifteen sources */
    assert_int_equal(READ(data, &rtp), ERR_INPUT);
}

static void test_M11_rtp_refuses_an_extension_past_the_end(void **state)
{
    uint8_t data[] = {HEADER, 0xbe, 0xde, 0xff, 0xff, 0, 0, 0, 0};
    struct rtp rtp;
    (void)state;
    data[0] = 0x90;
    assert_int_equal(READ(data, &rtp), ERR_INPUT);
}

static void test_M11_rtp_refuses_padding_over_the_payload(void **state)
{
    uint8_t data[] = {HEADER, 'a', 'b', 4};
    struct rtp rtp;
    (void)state;
    data[0] = 0xa0;
    assert_int_equal(READ(data, &rtp), ERR_INPUT);
    data[sizeof(data) - 1] = 0; /* padding counts itself: 0 is a lie */
    assert_int_equal(READ(data, &rtp), ERR_INPUT);
}

static void test_M11_rtp_refuses_other_versions_and_leaves_the_output(void **state)
{
    uint8_t data[] = {HEADER};
    struct rtp rtp = {.ssrc = 7};
    (void)state;
    data[0] = 0x40;
    assert_int_equal(READ(data, &rtp), ERR_INPUT);
    data[0] = 0xc0;
    assert_int_equal(READ(data, &rtp), ERR_INPUT);
    assert_int_equal(rtp.ssrc, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_rtp_reads_a_plain_packet),
            cmocka_unit_test(test_rtp_skips_sources_and_extension),
            cmocka_unit_test(test_rtp_takes_padding_off),
            cmocka_unit_test(test_rtp_takes_a_probe_of_padding_alone),
            cmocka_unit_test(test_M11_rtp_refuses_every_truncation),
            cmocka_unit_test(test_M11_rtp_refuses_more_sources_than_bytes),
            cmocka_unit_test(test_M11_rtp_refuses_an_extension_past_the_end),
            cmocka_unit_test(test_M11_rtp_refuses_padding_over_the_payload),
            cmocka_unit_test(test_M11_rtp_refuses_other_versions_and_leaves_the_output),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
