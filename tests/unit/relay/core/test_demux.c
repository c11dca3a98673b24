/* RFC 7983's ranges at their edges, and what is dropped unread. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "relay/core/demux.h"

static enum demux classify(uint8_t first, uint8_t second)
{
    const uint8_t data[] = {first, second, 0, 0};
    return demux_classify(data, sizeof(data));
}

static void test_the_first_byte_names_the_protocol(void **state)
{
    static const struct {
        uint8_t first;
        enum demux demux;
    } edges[] = {
            {0, DEMUX_STUN},
            {3, DEMUX_STUN},
            {4, DEMUX_DROP},
            {16, DEMUX_DROP}, /* ZRTP */
            {19, DEMUX_DROP},
            {20, DEMUX_DTLS},
            {63, DEMUX_DTLS},
            {64, DEMUX_DROP}, /* TURN channels */
            {79, DEMUX_DROP},
            {127, DEMUX_DROP},
            {128, DEMUX_RTP},
            {191, DEMUX_RTP},
            {192, DEMUX_DROP},
            {255, DEMUX_DROP},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
        assert_int_equal(classify(edges[i].first, 0), edges[i].demux);
}

static void test_the_second_byte_tells_rtcp_from_rtp(void **state)
{
    (void)state;
    assert_int_equal(classify(0x80, 63), DEMUX_RTP);
    assert_int_equal(classify(0x80, 191), DEMUX_RTP);  /* marker, type 63 */
    assert_int_equal(classify(0x80, 192), DEMUX_RTCP); /* full intra request of old */
    assert_int_equal(classify(0x80, 200), DEMUX_RTCP); /* sender report */
    assert_int_equal(classify(0x80, 207), DEMUX_RTCP); /* extended report */
    assert_int_equal(classify(0x80, 223), DEMUX_RTCP);
    assert_int_equal(classify(0x80, 224), DEMUX_RTP); /* marker, type 96 */
    assert_int_equal(classify(0x80, 96), DEMUX_RTP);
}

static void test_M11_a_datagram_over_1500_bytes_is_dropped(void **state)
{
    static uint8_t data[DATAGRAM_MAX + 1];
    (void)state;
    assert_int_equal(demux_classify(data, DATAGRAM_MAX), DEMUX_STUN);
    assert_int_equal(demux_classify(data, DATAGRAM_MAX + 1), DEMUX_DROP);
}

static void test_M11_an_empty_datagram_is_dropped(void **state)
{
    const uint8_t data[] = {0x80};
    (void)state;
    assert_int_equal(demux_classify(data, 0), DEMUX_DROP);
    assert_int_equal(demux_classify(data, 1), DEMUX_DROP); /* no second byte to look at */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_the_first_byte_names_the_protocol),
            cmocka_unit_test(test_the_second_byte_tells_rtcp_from_rtp),
            cmocka_unit_test(test_M11_a_datagram_over_1500_bytes_is_dropped),
            cmocka_unit_test(test_M11_an_empty_datagram_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
