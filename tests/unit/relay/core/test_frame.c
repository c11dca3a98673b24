/* RFC 4571 framing, byte by byte and all at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "relay/core/frame.h"

static void test_frame_reads_packets_that_come_byte_by_byte(void **state)
{
    static const uint8_t wire[] = {0, 3, 'a', 'b', 'c', 0, 0, 0, 1, 'd'};
    struct frame_reader reader = {.len = 0};
    char got[8] = "";
    size_t total = 0;
    (void)state;
    for (size_t i = 0; i < sizeof(wire); i++) {
        struct bytes in = bytes_from(wire + i, 1);
        const uint8_t *packet;
        size_t len;
        while (frame_read(&reader, &in, &packet, &len) == ERR_OK) {
            memcpy(got + total, packet, len);
            total += len;
        }
    }
    assert_int_equal(total, 4);
    assert_memory_equal(got, "abcd", 4);
}

static void test_frame_reads_several_packets_of_one_piece(void **state)
{
    static const uint8_t wire[] = {0, 1, 'a', 0, 2, 'b', 'c', 0, 9, 'x'};
    struct frame_reader reader = {.len = 0};
    struct bytes in = bytes_from(wire, sizeof(wire));
    const uint8_t *packet;
    size_t len;
    (void)state;
    assert_int_equal(frame_read(&reader, &in, &packet, &len), ERR_OK);
    assert_int_equal(len, 1);
    assert_int_equal(frame_read(&reader, &in, &packet, &len), ERR_OK);
    assert_int_equal(len, 2);
    assert_int_equal(frame_read(&reader, &in, &packet, &len), ERR_NOT_FOUND);
    assert_int_equal(bytes_left(&in), 0);
}

static void test_M11_a_frame_over_1500_bytes_ends_the_stream_at_its_head(void **state)
{
    static const uint8_t wires[][2] = {{0x05, 0xdd}, {0xff, 0xff}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct frame_reader reader = {.len = 0};
        struct bytes in = bytes_from(wires[i], 2);
        const uint8_t *packet;
        size_t len;
        assert_int_equal(frame_read(&reader, &in, &packet, &len), ERR_LIMIT);
    }
}

static void test_M11_frames_of_no_length_are_skipped(void **state)
{
    static const uint8_t wire[4000] = {0};
    struct frame_reader reader = {.len = 0};
    struct bytes in = bytes_from(wire, sizeof(wire));
    const uint8_t *packet;
    size_t len;
    (void)state;
    assert_int_equal(frame_read(&reader, &in, &packet, &len), ERR_NOT_FOUND);
    assert_int_equal(bytes_left(&in), 0);
}

static void test_frame_written_is_read_again(void **state)
{
    uint8_t packet[FRAME_PACKET_MAX];
    uint8_t frame[FRAME_MAX];
    struct frame_reader reader = {.len = 0};
    (void)state;
    memset(packet, 0xa5, sizeof(packet));
    size_t frame_len = frame_write(packet, sizeof(packet), frame);
    struct bytes in = bytes_from(frame, frame_len);
    const uint8_t *got;
    size_t len;
    assert_int_equal(frame_read(&reader, &in, &got, &len), ERR_OK);
    assert_int_equal(len, sizeof(packet));
    assert_memory_equal(got, packet, len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_frame_reads_packets_that_come_byte_by_byte),
            cmocka_unit_test(test_frame_reads_several_packets_of_one_piece),
            cmocka_unit_test(test_M11_a_frame_over_1500_bytes_ends_the_stream_at_its_head),
            cmocka_unit_test(test_M11_frames_of_no_length_are_skipped),
            cmocka_unit_test(test_frame_written_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
