/* RTCP compounds in and out, byte by byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "relay/core/rtcp.h"

#define CNAME "ourname" /* two bytes of header and seven of name: three zeros fill the chunk */

static uint8_t out[4096];
static size_t out_len;

static struct rtcp_policy policy_make(void)
{
    return (struct rtcp_policy){.cname = CNAME};
}

/* From memory of exactly the packet's size, into memory of exactly the promised one. */
static enum err rewrite_at(struct rtcp_policy *policy, const uint8_t *data, size_t len, ms_t now)
{
    uint8_t *in = malloc(len ? len : 1);
    uint8_t *exact = malloc(len + RTCP_GROWTH_MAX);
    assert_true(in && exact);
    memcpy(in, data, len);
    out_len = 0;
    enum err err = rtcp_rewrite(policy, in, len, now, exact, len + RTCP_GROWTH_MAX, &out_len);
    memcpy(out, exact, out_len);
    free(exact);
    free(in);
    return err;
}

static enum err rewrite(const uint8_t *data, size_t len)
{
    struct rtcp_policy policy = policy_make();
    return rewrite_at(&policy, data, len, 0);
}

#define REWRITE(data_) rewrite((data_), sizeof(data_))
#define assert_unchanged(data_)                                                                    \
    do {                                                                                           \
        assert_int_equal(REWRITE(data_), ERR_OK);                                                  \
        assert_int_equal(out_len, sizeof(data_));                                                  \
        assert_memory_equal(out, (data_), sizeof(data_));                                          \
    } while (0)

#define BLOCK                                                                                      \
    0, 0, 0, 9,                    /* source reported on */                                        \
            0, 0, 0, 0,            /* lost */                                                      \
            0, 0, 0x12, 0x34,      /* highest sequence */                                          \
            0, 0, 0, 1,            /* jitter */                                                    \
            0, 0, 0, 0, 0, 0, 0, 0 /* last report, delay */

static void test_reports_pass_unchanged(void **state)
{
    const uint8_t sender[] = {
            0x81,
            200,
            0,
            12, /* SR with one block, 13 words */
            0,
            0,
            0,
            1, /* sender */
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8, /* NTP time */
            0,
            0,
            0,
            2,
            0,
            0,
            0,
            3,
            0,
            0,
            0,
            4, /* RTP time, packets, octets */
            BLOCK,
    };
    const uint8_t receiver[] = {0x81, 201, 0, 7, 0, 0, 0, 1, BLOCK};
    (void)state;
    assert_unchanged(sender);
    assert_unchanged(receiver);
}

static void test_what_follows_the_blocks_of_a_report_stays_behind(void **state)
{
    const uint8_t receiver[] = {0x80, 201, 0, 2, 0, 0, 0, 1, 's', 'e', 'c', 'r'};
    const uint8_t expected[] = {0x80, 201, 0, 1, 0, 0, 0, 1};
    (void)state;
    assert_int_equal(REWRITE(receiver), ERR_OK);
    assert_int_equal(out_len, sizeof(expected));
    assert_memory_equal(out, expected, sizeof(expected));
}

static void test_M14_a_foreign_cname_is_replaced_and_other_items_go(void **state)
{
    const uint8_t description[] = {
            0x81,
            202,
            0,
            6, /* SDES, one chunk */
            0,
            0,
            0,
            5, /* source */
            1,
            5,
            '{',
            'u',
            'u',
            'i',
            'd', /* CNAME */
            2,
            8,
            'J',
            'a',
            'n',
            'e',
            ' ',
            'D',
            'o',
            'e', /* NAME */
            0,
            0,
            0,
    };
    const uint8_t expected[] = {
            0x81, 202, 0, 4, 0, 0, 0, 5, 1, 7, 'o', 'u', 'r', 'n', 'a', 'm', 'e', 0, 0, 0};
    (void)state;
    assert_int_equal(REWRITE(description), ERR_OK);
    assert_int_equal(out_len, sizeof(expected));
    assert_memory_equal(out, expected, sizeof(expected));
}

static void test_a_bye_passes_without_its_reason(void **state)
{
    const uint8_t bye[] = {0x82, 203, 0, 4, 0, 0, 0, 5, 0, 0, 0, 6, 4, 'h', 'o', 'm', 'e', 0, 0, 0};
    const uint8_t expected[] = {0x82, 203, 0, 2, 0, 0, 0, 5, 0, 0, 0, 6};
    (void)state;
    assert_int_equal(REWRITE(bye), ERR_OK);
    assert_int_equal(out_len, sizeof(expected));
    assert_memory_equal(out, expected, sizeof(expected));
}

/* As libwebrtc writes it: padded by three bytes, which RFC 3550 does not know. */
static void test_M14_transport_cc_passes_byte_for_byte(void **state)
{
    const uint8_t data[] = {
            0xaf, 205, 0, 6,             /* RTPFB, transport-cc, padded */
            0, 0, 0, 1, 0, 0, 0, 2,      /* sender, media */
            0, 10, 0, 3,                 /* first sequence 10, three packets */
            0, 0, 1, 7,                  /* reference time, feedback count */
            0x20, 3,                     /* a run of three small deltas */
            4, 4, 4,                     /* the deltas */
            0, 0, 3,                     /* padding */
            0x80, 201, 0, 1, 0, 0, 0, 1, /* another packet after it */
    };
    const uint8_t padded_nack[] = {
            0xa1, 205, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 17, 0, 0, 0, 0, 0, 3};
    (void)state;
    assert_unchanged(data);
    assert_int_equal(REWRITE(padded_nack), ERR_INPUT);
}

static void test_feedback_passes_unchanged(void **state)
{
    const uint8_t nack[] = {0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 17, 0x80, 1};
    const uint8_t remb[] = {0x8f, 206, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0, 'R', 'E', 'M', 'B', 1, 0x0b,
            0xff, 0xff, 0, 0, 0, 2};
    const uint8_t extended[] = {
            0x80, 207, 0, 4, 0, 0, 0, 1, 4, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8}; /* RRTR */
    (void)state;
    assert_unchanged(nack);
    assert_unchanged(remb);
    assert_unchanged(extended);
}

static void test_reduced_size_compounds_are_taken(void **state)
{
    const uint8_t data[] = {
            0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 17, 0, 0, /* NACK first, no report */
            0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2,              /* PLI */
    };
    (void)state;
    assert_unchanged(data);
}

static void test_app_and_unknown_packets_are_left_out(void **state)
{
    const uint8_t data[] = {
            0x80, 201, 0, 1, 0, 0, 0, 1,                                 /* RR */
            0x80, 204, 0, 3, 0, 0, 0, 1, 'n', 'a', 'm', 'e', 0, 0, 0, 0, /* APP */
            0x80, 195, 0, 1, 0, 0, 0, 1,                                 /* IJ */
            0x83, 205, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2,                     /* TMMBR */
            0x8f, 206, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 'S', 'P', 'Y', '!', /* other AFB */
    };
    (void)state;
    assert_int_equal(REWRITE(data), ERR_OK);
    assert_int_equal(out_len, 8);
    assert_memory_equal(out, data, 8);
}

static void test_a_compound_of_which_nothing_is_left_is_empty(void **state)
{
    const uint8_t app[] = {0x80, 204, 0, 2, 0, 0, 0, 1, 'n', 'a', 'm', 'e'};
    (void)state;
    assert_int_equal(REWRITE(app), ERR_OK);
    assert_int_equal(out_len, 0);
}

/* --- the limit on key frame requests --------------------------------------------------------- */

static const uint8_t pli[] = {0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 9};

static size_t pli_at(struct rtcp_policy *policy, uint8_t source, ms_t now)
{
    uint8_t data[sizeof(pli)];
    memcpy(data, pli, sizeof(pli));
    data[11] = source;
    assert_int_equal(rewrite_at(policy, data, sizeof(data), now), ERR_OK);
    return out_len;
}

static void test_M14_a_pli_passes_once_in_500_ms_a_source(void **state)
{
    struct rtcp_policy policy = policy_make();
    (void)state;
    assert_int_equal(pli_at(&policy, 9, 1000), sizeof(pli));
    assert_int_equal(pli_at(&policy, 9, 1499), 0);
    assert_int_equal(pli_at(&policy, 8, 1499), sizeof(pli));
    assert_int_equal(pli_at(&policy, 9, 1500), sizeof(pli));
    assert_int_equal(pli_at(&policy, 9, 1999), 0);
}

static void test_M14_a_first_pli_passes_at_time_zero(void **state)
{
    struct rtcp_policy policy = policy_make();
    (void)state;
    assert_int_equal(pli_at(&policy, 9, 0), sizeof(pli));
    assert_int_equal(pli_at(&policy, 9, 1), 0);
}

static void test_M14_a_fir_keeps_only_the_sources_whose_turn_it_is(void **state)
{
    const uint8_t fir[] = {
            0x84, 206, 0, 6, 0, 0, 0, 1, 0, 0, 0, 0, /* PSFB, FIR; sender, unused */
            0, 0, 0, 8, 1, 0, 0, 0,                  /* source 8 */
            0, 0, 0, 9, 1, 0, 0, 0,                  /* source 9 */
    };
    const uint8_t expected[] = {0x84, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 1, 0, 0, 0};
    struct rtcp_policy policy = policy_make();
    (void)state;
    assert_int_equal(pli_at(&policy, 8, 1000), sizeof(pli));
    assert_int_equal(rewrite_at(&policy, fir, sizeof(fir), 1100), ERR_OK);
    assert_int_equal(out_len, sizeof(expected));
    assert_memory_equal(out, expected, sizeof(expected));
    assert_int_equal(rewrite_at(&policy, fir, sizeof(fir), 1200), ERR_OK);
    assert_int_equal(out_len, 0);
}

static void test_M14_many_sources_do_not_grow_the_policy(void **state)
{
    struct rtcp_policy policy = policy_make();
    (void)state;
    for (unsigned i = 0; i < 200; i++)
        assert_int_equal(pli_at(&policy, (uint8_t)i, (ms_t)i), sizeof(pli));
    assert_int_equal(policy.source_count, RTCP_SOURCES_MAX);
    assert_int_equal(pli_at(&policy, 199, 200), 0);
}

/* --- malformed: the whole compound goes --------------------------------------------------------
 */

static void test_M11_rtcp_lengths_must_add_up(void **state)
{
    uint8_t data[] = {0x80, 201, 0, 1, 0, 0, 0, 1, 0x80, 201, 0, 1, 0, 0, 0, 1};
    (void)state;
    assert_unchanged(data);
    for (size_t len = 0; len < sizeof(data); len++)
        if (len != 8)
            assert_int_equal(rewrite(data, len), ERR_INPUT);
    data[11] = 2;
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[11] = 0; /* a report without even its sender */
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[10] = 0xff;
    assert_int_equal(REWRITE(data), ERR_INPUT);
}

static void test_M11_rtcp_refuses_other_versions(void **state)
{
    uint8_t data[] = {0x40, 201, 0, 1, 0, 0, 0, 1};
    (void)state;
    assert_int_equal(REWRITE(data), ERR_INPUT);
}

static void test_M11_rtcp_refuses_more_blocks_than_bytes(void **state)
{
    const uint8_t report[] = {0x9f, 201, 0, 7, 0, 0, 0, 1, BLOCK};
    const uint8_t bye[] = {0x9f, 203, 0, 1, 0, 0, 0, 1};
    (void)state;
    assert_int_equal(REWRITE(report), ERR_INPUT);
    assert_int_equal(REWRITE(bye), ERR_INPUT);
}

static void test_M11_sdes_without_terminator_is_refused(void **state)
{
    const uint8_t open[] = {0x81, 202, 0, 3, 0, 0, 0, 5, 1, 6, 'a', 'b', 'c', 'd', 'e', 'f'};
    const uint8_t past[] = {0x81, 202, 0, 2, 0, 0, 0, 5, 1, 200, 'a', 0};
    const uint8_t two[] = {0x82, 202, 0, 2, 0, 0, 0, 5, 1, 1, 'a', 0}; /* says two chunks */
    (void)state;
    assert_int_equal(REWRITE(open), ERR_INPUT);
    assert_int_equal(REWRITE(past), ERR_INPUT);
    assert_int_equal(REWRITE(two), ERR_INPUT);
}

static void test_M11_sdes_with_too_many_chunks_is_refused(void **state)
{
    uint8_t data[4 + 8 * (RTCP_CHUNKS_MAX + 1)] = {0};
    (void)state;
    for (unsigned count = RTCP_CHUNKS_MAX; count <= RTCP_CHUNKS_MAX + 1; count++) {
        data[0] = (uint8_t)(0x80 | count);
        data[1] = 202;
        data[3] = (uint8_t)(count * 2);
        assert_int_equal(
                rewrite(data, 4 + 8 * count), count <= RTCP_CHUNKS_MAX ? ERR_OK : ERR_INPUT);
    }
}

static void test_M11_a_bye_with_a_huge_reason_is_refused(void **state)
{
    const uint8_t bye[] = {0x81, 203, 0, 2, 0, 0, 0, 5, 255, 'b', 'y', 'e'};
    (void)state;
    assert_int_equal(REWRITE(bye), ERR_INPUT);
}

static void test_M11_feedback_with_bad_counts_is_refused(void **state)
{
    const uint8_t empty_nack[] = {0x81, 205, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2};
    const uint8_t short_feedback[] = {0x81, 205, 0, 1, 0, 0, 0, 1};
    const uint8_t empty_fir[] = {0x84, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2};
    const uint8_t half_fir[] = {0x84, 206, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 9};
    const uint8_t long_pli[] = {0x81, 206, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 9};
    (void)state;
    assert_int_equal(REWRITE(empty_nack), ERR_INPUT);
    assert_int_equal(REWRITE(short_feedback), ERR_INPUT);
    assert_int_equal(REWRITE(empty_fir), ERR_INPUT);
    assert_int_equal(REWRITE(half_fir), ERR_INPUT);
    assert_int_equal(REWRITE(long_pli), ERR_INPUT);
}

static void test_a_remb_that_lies_about_its_count_is_left_out(void **state)
{
    const uint8_t remb[] = {
            0x8f, 206, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0, 'R', 'E', 'M', 'B', 200, 0, 0, 0, 0, 0, 0, 2};
    (void)state;
    assert_int_equal(REWRITE(remb), ERR_OK);
    assert_int_equal(out_len, 0);
}

static void test_M11_transport_cc_with_bad_counts_is_refused(void **state)
{
    uint8_t data[] = {
            0x8f, 205, 0, 5, 0, 0, 0, 1, 0, 0, 0, 2, /* sender, media */
            0, 10, 0, 2, 0, 0, 1, 7,                 /* two packets */
            0x20, 2, 4, 4,                           /* a run of two small deltas, the deltas */
    };
    (void)state;
    assert_unchanged(data);
    data[15] = 200; /* more packets than the chunks tell of */
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[15] = 0;
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[15] = 2;
    data[20] = 0x40; /* two large deltas: four bytes, two are there */
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[20] = 0x60; /* the reserved symbol */
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[20] = 0xd5; /* a vector of two-bit symbols: small, small */
    assert_unchanged(data);
}

static void test_M11_padding_over_the_packet_is_refused(void **state)
{
    uint8_t data[] = {0xa0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4};
    (void)state;
    assert_int_equal(REWRITE(data), ERR_OK);
    assert_int_equal(out_len, 8);
    data[11] = 12;
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[11] = 0;
    assert_int_equal(REWRITE(data), ERR_INPUT);
    data[11] = 3;
    assert_int_equal(REWRITE(data), ERR_INPUT);
}

static void test_M11_an_extended_report_past_its_end_is_refused(void **state)
{
    const uint8_t data[] = {0x80, 207, 0, 3, 0, 0, 0, 1, 4, 0, 0, 2, 1, 2, 3, 4};
    (void)state;
    assert_int_equal(REWRITE(data), ERR_INPUT);
}

static void test_one_bad_packet_drops_the_whole_compound(void **state)
{
    const uint8_t data[] = {
            0x80, 201, 0, 1, 0, 0, 0, 1,             /* a sound RR */
            0x81, 205, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, /* an empty NACK */
    };
    (void)state;
    assert_int_equal(REWRITE(data), ERR_INPUT);
    assert_int_equal(out_len, 0);
}

static void test_what_does_not_fit_is_an_error(void **state)
{
    struct rtcp_policy policy = policy_make();
    size_t len = 77;
    (void)state;
    assert_int_equal(rtcp_rewrite(&policy, pli, sizeof(pli), 0, out, 11, &len), ERR_LIMIT);
    assert_int_equal(len, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_reports_pass_unchanged),
            cmocka_unit_test(test_what_follows_the_blocks_of_a_report_stays_behind),
            cmocka_unit_test(test_M14_a_foreign_cname_is_replaced_and_other_items_go),
            cmocka_unit_test(test_a_bye_passes_without_its_reason),
            cmocka_unit_test(test_M14_transport_cc_passes_byte_for_byte),
            cmocka_unit_test(test_feedback_passes_unchanged),
            cmocka_unit_test(test_reduced_size_compounds_are_taken),
            cmocka_unit_test(test_app_and_unknown_packets_are_left_out),
            cmocka_unit_test(test_a_compound_of_which_nothing_is_left_is_empty),
            cmocka_unit_test(test_M14_a_pli_passes_once_in_500_ms_a_source),
            cmocka_unit_test(test_M14_a_first_pli_passes_at_time_zero),
            cmocka_unit_test(test_M14_a_fir_keeps_only_the_sources_whose_turn_it_is),
            cmocka_unit_test(test_M14_many_sources_do_not_grow_the_policy),
            cmocka_unit_test(test_M11_rtcp_lengths_must_add_up),
            cmocka_unit_test(test_M11_rtcp_refuses_other_versions),
            cmocka_unit_test(test_M11_rtcp_refuses_more_blocks_than_bytes),
            cmocka_unit_test(test_M11_sdes_without_terminator_is_refused),
            cmocka_unit_test(test_M11_sdes_with_too_many_chunks_is_refused),
            cmocka_unit_test(test_M11_a_bye_with_a_huge_reason_is_refused),
            cmocka_unit_test(test_M11_feedback_with_bad_counts_is_refused),
            cmocka_unit_test(test_a_remb_that_lies_about_its_count_is_left_out),
            cmocka_unit_test(test_M11_transport_cc_with_bad_counts_is_refused),
            cmocka_unit_test(test_M11_padding_over_the_packet_is_refused),
            cmocka_unit_test(test_M11_an_extended_report_past_its_end_is_refused),
            cmocka_unit_test(test_one_bad_packet_drops_the_whole_compound),
            cmocka_unit_test(test_what_does_not_fit_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
