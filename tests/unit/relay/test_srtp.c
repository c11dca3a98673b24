/* srtp.c: two pairs with mirrored keys stand for the relay and a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "relay/io/srtp.h"

enum { BUFFER_SIZE = 2048, RTP_HEADER = 12, PAYLOAD = 100, SSRC = 0x1234abcd, WINDOW = 1024 };

struct packet {
    _Alignas(8) uint8_t data[BUFFER_SIZE];
    size_t len;
};

struct ends {
    struct srtp_pair *page;
    struct srtp_pair *relay;
};

static const size_t key_lens[] = {
        [SRTP_SUITE_AEAD_AES_128_GCM] = 28,
        [SRTP_SUITE_AEAD_AES_256_GCM] = 44,
        [SRTP_SUITE_AES_128_CM_SHA1_80] = 30,
};

static struct srtp_keys keys_make(enum srtp_suite suite, uint8_t seed)
{
    struct srtp_keys keys = {.suite = suite, .len = key_lens[suite]};
    for (size_t i = 0; i < keys.len; i++) {
        keys.inbound[i] = (uint8_t)(seed + 7 * i);
        keys.outbound[i] = (uint8_t)(seed + 11 * i + 1);
    }
    return keys;
}

static struct ends ends_open(enum srtp_suite suite)
{
    struct srtp_keys keys = keys_make(suite, 3);
    struct srtp_keys mirrored = keys;
    memcpy(mirrored.inbound, keys.outbound, keys.len);
    memcpy(mirrored.outbound, keys.inbound, keys.len);
    struct ends ends = {.page = srtp_pair_create(&mirrored), .relay = srtp_pair_create(&keys)};
    assert_non_null(ends.page);
    assert_non_null(ends.relay);
    return ends;
}

static void ends_close(struct ends *ends)
{
    srtp_pair_destroy(ends->page);
    srtp_pair_destroy(ends->relay);
}

static struct packet rtp_make(uint32_t ssrc, uint16_t seq)
{
    struct packet packet = {.len = RTP_HEADER + PAYLOAD};
    uint8_t *data = packet.data;
    data[0] = 0x80;
    data[1] = 111;
    data[2] = (uint8_t)(seq >> 8);
    data[3] = (uint8_t)seq;
    for (int i = 0; i < 4; i++) {
        data[8 + i] = (uint8_t)(ssrc >> (24 - 8 * i));
    }
    memset(data + RTP_HEADER, seq & 0xff, PAYLOAD);
    return packet;
}

static struct packet rtcp_make(uint32_t ssrc)
{
    struct packet packet = {.len = 8, .data = {0x80, 201, 0, 1}}; /* an empty receiver report */
    for (int i = 0; i < 4; i++) {
        packet.data[4 + i] = (uint8_t)(ssrc >> (24 - 8 * i));
    }
    return packet;
}

static struct packet rtp_sealed(struct ends *ends, uint16_t seq)
{
    struct packet packet = rtp_make(SSRC, seq);
    assert_int_equal(
            srtp_pair_protect_rtp(ends->page, packet.data, &packet.len, BUFFER_SIZE), ERR_OK);
    return packet;
}

/* Takes a copy, so that the same packet can come again. */
static enum err relay_opens(struct ends *ends, struct packet packet)
{
    return srtp_pair_unprotect_rtp(ends->relay, packet.data, &packet.len);
}

static void test_srtp_gives_rtp_back_in_every_suite(void **state)
{
    (void)state;
    for (int suite = 0; suite <= SRTP_SUITE_AES_128_CM_SHA1_80; suite++) {
        struct ends ends = ends_open((enum srtp_suite)suite);
        struct packet plain = rtp_make(SSRC, 1000);
        struct packet packet = rtp_sealed(&ends, 1000);
        assert_true(packet.len > plain.len);
        assert_memory_not_equal(packet.data + RTP_HEADER, plain.data + RTP_HEADER, PAYLOAD);
        assert_int_equal(srtp_pair_unprotect_rtp(ends.relay, packet.data, &packet.len), ERR_OK);
        assert_int_equal(packet.len, plain.len);
        assert_memory_equal(packet.data, plain.data, plain.len);
        ends_close(&ends);
    }
}

static void test_srtp_gives_rtcp_back_in_every_suite(void **state)
{
    (void)state;
    for (int suite = 0; suite <= SRTP_SUITE_AES_128_CM_SHA1_80; suite++) {
        struct ends ends = ends_open((enum srtp_suite)suite);
        struct packet plain = rtcp_make(SSRC);
        struct packet packet = plain;
        assert_int_equal(
                srtp_pair_protect_rtcp(ends.relay, packet.data, &packet.len, BUFFER_SIZE), ERR_OK);
        assert_true(packet.len > plain.len);
        assert_int_equal(srtp_pair_unprotect_rtcp(ends.page, packet.data, &packet.len), ERR_OK);
        assert_int_equal(packet.len, plain.len);
        assert_memory_equal(packet.data, plain.data, plain.len);
        ends_close(&ends);
    }
}

static void test_srtp_refuses_each_flipped_byte(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet packet = rtp_sealed(&ends, 1);
    for (size_t i = 0; i < packet.len; i++) {
        struct packet flipped = packet;
        flipped.data[i] ^= 0x01;
        assert_int_not_equal(relay_opens(&ends, flipped), ERR_OK);
    }
    assert_int_equal(relay_opens(&ends, packet), ERR_OK);
    ends_close(&ends);
}

static void test_srtp_refuses_what_was_cut_short(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet rtp = rtp_sealed(&ends, 1);
    struct packet rtcp = rtcp_make(SSRC);
    assert_int_equal(srtp_pair_protect_rtcp(ends.page, rtcp.data, &rtcp.len, BUFFER_SIZE), ERR_OK);
    for (size_t len = 0; len < rtp.len; len++) {
        struct packet cut = rtp;
        cut.len = len;
        assert_int_not_equal(relay_opens(&ends, cut), ERR_OK);
    }
    for (size_t len = 0; len < rtcp.len; len++) {
        struct packet cut = rtcp;
        cut.len = len;
        assert_int_not_equal(srtp_pair_unprotect_rtcp(ends.relay, cut.data, &cut.len), ERR_OK);
    }
    ends_close(&ends);
}

static void test_srtp_refuses_a_buffer_without_slack(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet packet = rtp_make(SSRC, 1);
    struct packet before = packet;
    size_t size = packet.len + SRTP_SLACK - 1;
    assert_int_equal(srtp_pair_protect_rtp(ends.page, packet.data, &packet.len, size), ERR_LIMIT);
    assert_int_equal(packet.len, before.len);
    assert_memory_equal(packet.data, before.data, before.len);
    assert_int_equal(srtp_pair_protect_rtp(ends.page, packet.data, &packet.len, size + 1), ERR_OK);
    ends_close(&ends);
}

static void test_srtp_refuses_keys_of_the_wrong_length(void **state)
{
    (void)state;
    struct srtp_keys keys = keys_make(SRTP_SUITE_AEAD_AES_128_GCM, 1);
    keys.len--;
    assert_null(srtp_pair_create(&keys));
}

static void test_srtp_sends_the_same_bytes_for_a_packet_sent_again(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet first = rtp_sealed(&ends, 10);
    (void)rtp_sealed(&ends, 11);
    struct packet again = rtp_sealed(&ends, 10);
    assert_int_equal(first.len, again.len);
    assert_memory_equal(first.data, again.data, first.len);
    ends_close(&ends);
}

static void test_srtp_wipes_keys(void **state)
{
    (void)state;
    struct srtp_keys keys = keys_make(SRTP_SUITE_AEAD_AES_128_GCM, 9);
    static const struct srtp_keys zero;
    srtp_keys_wipe(&keys);
    assert_memory_equal(&keys, &zero, sizeof keys);
}

static void test_M9_srtp_refuses_a_replay(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet packet = rtp_sealed(&ends, 500);
    assert_int_equal(relay_opens(&ends, packet), ERR_OK);
    assert_int_equal(relay_opens(&ends, packet), ERR_CONFLICT);
    ends_close(&ends);
}

static void test_M9_srtp_refuses_a_replayed_rtcp(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet packet = rtcp_make(SSRC);
    assert_int_equal(
            srtp_pair_protect_rtcp(ends.page, packet.data, &packet.len, BUFFER_SIZE), ERR_OK);
    struct packet again = packet;
    assert_int_equal(srtp_pair_unprotect_rtcp(ends.relay, packet.data, &packet.len), ERR_OK);
    assert_int_equal(srtp_pair_unprotect_rtcp(ends.relay, again.data, &again.len), ERR_CONFLICT);
    ends_close(&ends);
}

static void test_M9_srtp_window_is_1024_packets(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    const uint16_t newest = 5000;
    struct packet inside = rtp_sealed(&ends, newest - (WINDOW - 1));
    struct packet outside = rtp_sealed(&ends, newest - WINDOW);
    assert_int_equal(relay_opens(&ends, rtp_sealed(&ends, newest - WINDOW - 1)), ERR_OK);
    assert_int_equal(relay_opens(&ends, rtp_sealed(&ends, newest)), ERR_OK);
    assert_int_equal(relay_opens(&ends, inside), ERR_OK);
    assert_int_equal(relay_opens(&ends, inside), ERR_CONFLICT);
    assert_int_equal(relay_opens(&ends, outside), ERR_CONFLICT);
    ends_close(&ends);
}

/* 70,000 packets from 60,000 on: the sequence number wraps twice, one in ten is lost and every
 * pair of neighbours is swapped. */
static void test_M9_srtp_follows_the_rollover_through_loss_and_disorder(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    struct packet held = {.len = 0};
    for (uint32_t i = 0; i < 70000; i++) {
        struct packet packet = rtp_sealed(&ends, (uint16_t)(60000 + i));
        if (i % 10 == 9) {
            continue;
        }
        if (i % 2 == 0) {
            held = packet;
            continue;
        }
        assert_int_equal(relay_opens(&ends, packet), ERR_OK);
        assert_int_equal(relay_opens(&ends, held), ERR_OK);
    }
    ends_close(&ends);
}

/* Two pages that chose one SSRC: each leg has contexts of its own, so neither is disturbed and
 * what the relay writes to the one is not what it writes to the other. */
static void test_M9_srtp_keeps_equal_ssrcs_of_two_legs_apart(void **state)
{
    (void)state;
    struct srtp_keys one = keys_make(SRTP_SUITE_AEAD_AES_128_GCM, 1);
    struct srtp_keys two = keys_make(SRTP_SUITE_AEAD_AES_128_GCM, 2);
    struct srtp_pair *first = srtp_pair_create(&one);
    struct srtp_pair *second = srtp_pair_create(&two);
    struct packet a = rtp_make(SSRC, 1);
    struct packet b = rtp_make(SSRC, 1);
    assert_int_equal(srtp_pair_protect_rtp(first, a.data, &a.len, BUFFER_SIZE), ERR_OK);
    assert_int_equal(srtp_pair_protect_rtp(second, b.data, &b.len, BUFFER_SIZE), ERR_OK);
    assert_memory_not_equal(a.data + RTP_HEADER, b.data + RTP_HEADER, PAYLOAD);
    srtp_pair_destroy(first);
    srtp_pair_destroy(second);
}

static void test_M8_srtp_survives_junk_and_goes_on(void **state)
{
    (void)state;
    struct ends ends = ends_open(SRTP_SUITE_AEAD_AES_128_GCM);
    uint32_t generator = 5;
    assert_int_equal(relay_opens(&ends, rtp_sealed(&ends, 1)), ERR_OK);
    for (int round = 0; round < 100000; round++) {
        struct packet junk = {.len = 12 + generator % 200};
        for (size_t i = 0; i < junk.len; i++) {
            generator = generator * 1664525 + 1013904223;
            junk.data[i] = (uint8_t)(generator >> 24);
        }
        junk.data[0] = 0x80 | (junk.data[0] & 0x3f);
        assert_int_not_equal(relay_opens(&ends, junk), ERR_OK);
    }
    assert_int_equal(relay_opens(&ends, rtp_sealed(&ends, 2)), ERR_OK);
    ends_close(&ends);
}

static int handle_start(void **state)
{
    (void)state;
    return srtp_library_start() == ERR_OK ? 0 : -1;
}

static int handle_end(void **state)
{
    (void)state;
    srtp_library_stop();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_srtp_gives_rtp_back_in_every_suite),
            cmocka_unit_test(test_srtp_gives_rtcp_back_in_every_suite),
            cmocka_unit_test(test_srtp_refuses_each_flipped_byte),
            cmocka_unit_test(test_srtp_refuses_what_was_cut_short),
            cmocka_unit_test(test_srtp_refuses_a_buffer_without_slack),
            cmocka_unit_test(test_srtp_refuses_keys_of_the_wrong_length),
            cmocka_unit_test(test_srtp_sends_the_same_bytes_for_a_packet_sent_again),
            cmocka_unit_test(test_srtp_wipes_keys),
            cmocka_unit_test(test_M9_srtp_refuses_a_replay),
            cmocka_unit_test(test_M9_srtp_refuses_a_replayed_rtcp),
            cmocka_unit_test(test_M9_srtp_window_is_1024_packets),
            cmocka_unit_test(test_M9_srtp_follows_the_rollover_through_loss_and_disorder),
            cmocka_unit_test(test_M9_srtp_keeps_equal_ssrcs_of_two_legs_apart),
            cmocka_unit_test(test_M8_srtp_survives_junk_and_goes_on),
    };
    return cmocka_run_group_tests(tests, handle_start, handle_end);
}
