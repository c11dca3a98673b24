/* The queue of a slow TCP connection: what goes first when not all can go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "relay/core/outbox.h"

enum { START = 1000 };

static struct outbox outbox;

static int set(void **state)
{
    (void)state;
    outbox_init(&outbox);
    return 0;
}

static void put(enum packet_kind kind, uint8_t name, ms_t now)
{
    outbox_put(&outbox, kind, &name, 1, now);
}

/* The names of what goes out, in order. */
static size_t drain(uint8_t *names, ms_t now)
{
    const uint8_t *data;
    size_t len;
    size_t count = 0;
    while ((len = outbox_next(&outbox, now, &data)) > 0) {
        assert_int_equal(len, FRAME_HEAD + 1);
        names[count++] = data[FRAME_HEAD];
        outbox_wrote(&outbox, len);
    }
    return count;
}

static void test_outbox_keeps_the_order(void **state)
{
    uint8_t names[OUTBOX_PACKETS];
    (void)state;
    for (uint8_t i = 0; i < 5; i++) {
        put(PACKET_AUDIO, i, START);
    }
    assert_int_equal(drain(names, START), 5);
    for (uint8_t i = 0; i < 5; i++) {
        assert_int_equal(names[i], i);
    }
}

static void test_outbox_drops_media_older_than_250_ms_and_no_control(void **state)
{
    uint8_t names[OUTBOX_PACKETS];
    (void)state;
    put(PACKET_VIDEO, 1, START);
    put(PACKET_CONTROL, 2, START);
    put(PACKET_AUDIO, 3, START);
    put(PACKET_AUDIO, 4, START + 1);
    assert_int_equal(drain(names, START + OUTBOX_AGE_MS + 1), 2);
    assert_int_equal(names[0], 2);
    assert_int_equal(names[1], 4);
    assert_int_equal(outbox.dropped, 2);
}

static void test_outbox_drops_the_oldest_video_for_audio(void **state)
{
    uint8_t names[OUTBOX_PACKETS];
    (void)state;
    for (uint8_t i = 0; i < OUTBOX_PACKETS; i++) {
        put(i % 2 ? PACKET_AUDIO : PACKET_VIDEO, i, START);
    }
    put(PACKET_AUDIO, 200, START);
    assert_int_equal(drain(names, START), OUTBOX_PACKETS);
    assert_int_equal(names[0], 1);
    assert_int_equal(names[OUTBOX_PACKETS - 1], 200);
}

static void test_outbox_drops_video_itself_when_there_is_audio_alone(void **state)
{
    uint8_t names[OUTBOX_PACKETS];
    (void)state;
    for (uint8_t i = 0; i < OUTBOX_PACKETS; i++) {
        put(PACKET_AUDIO, i, START);
    }
    put(PACKET_VIDEO, 200, START);
    assert_int_equal(drain(names, START), OUTBOX_PACKETS);
    assert_int_equal(names[OUTBOX_PACKETS - 1], OUTBOX_PACKETS - 1);
}

static void test_outbox_never_drops_a_packet_that_is_half_on_the_wire(void **state)
{
    const uint8_t *data;
    (void)state;
    for (uint8_t i = 0; i < OUTBOX_PACKETS; i++) {
        put(PACKET_VIDEO, i, START);
    }
    assert_int_equal(outbox_next(&outbox, START, &data), FRAME_HEAD + 1);
    outbox_wrote(&outbox, 1);
    put(PACKET_AUDIO, 200, START);
    assert_int_equal(outbox_next(&outbox, START + 10 * OUTBOX_AGE_MS, &data), FRAME_HEAD);
    assert_int_equal(data[FRAME_HEAD - 1], 0); /* the first packet's, still */
    outbox_wrote(&outbox, FRAME_HEAD);
    assert_int_equal(outbox_next(&outbox, START + 10 * OUTBOX_AGE_MS, &data), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup(test_outbox_keeps_the_order, set),
            cmocka_unit_test_setup(test_outbox_drops_media_older_than_250_ms_and_no_control, set),
            cmocka_unit_test_setup(test_outbox_drops_the_oldest_video_for_audio, set),
            cmocka_unit_test_setup(test_outbox_drops_video_itself_when_there_is_audio_alone, set),
            cmocka_unit_test_setup(test_outbox_never_drops_a_packet_that_is_half_on_the_wire, set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
