/* What a leg's statistics make of packets and reports, and what a census keeps of many legs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "relay/core/census.h"
#include "relay/core/leg_stats.h"

enum { SOUND = 7, PICTURE = 9, START = 50000, FRAME_MS = 20, LOOKS_PACKETS = 150 };

static struct leg_stats near, far;
static struct route route;
static ms_t now;

static int set_up(void **state)
{
    (void)state;
    const uint8_t octets[4] = {192, 0, 2, 1};
    now = START;
    leg_stats_init(&near, now);
    leg_stats_init(&far, now);
    route = (struct route){.far = address_from_v4(octets, 40000, TRANSPORT_UDP)};
    return 0;
}

static void hear(struct leg_stats *stats, uint32_t ssrc, uint16_t sequence, ms_t at)
{
    const struct rtp rtp = {
            .ssrc = ssrc, .sequence = sequence, .timestamp = (uint32_t)sequence * FRAME_MS * 48};
    leg_stats_came(stats, &rtp, ssrc == PICTURE, 100, at);
}

/* Sound of one look, from this sequence on, each lost_every-th lost (0: none). */
static void hear_sound(struct leg_stats *stats, uint16_t first, int lost_every)
{
    for (int i = 0; i < LOOKS_PACKETS; i++) {
        if (lost_every == 0 || i % lost_every != lost_every - 1) {
            hear(stats, SOUND, (uint16_t)(first + i), now + i * FRAME_MS);
        }
    }
}

static struct leg_quality look(struct leg_stats *stats)
{
    now += LEG_STATS_LOOK_MS;
    return leg_stats_look(stats, &route, now);
}

static void report_jitter(int32_t lost, uint32_t highest, uint32_t jitter_ms)
{
    const struct rtcp_reports reports = {
            .blocks = {{.ssrc = SOUND, .lost = lost, .highest = highest, .jitter = jitter_ms * 48}},
            .block_count = 1,
    };
    leg_stats_reported(&near, &far, &reports, now);
}

static void report(int32_t lost, uint32_t highest, uint32_t stamp, uint32_t delay)
{
    const struct rtcp_reports reports = {
            .blocks = {{.ssrc = SOUND,
                    .lost = lost,
                    .highest = highest,
                    .stamp = stamp,
                    .delay = delay}},
            .block_count = 1,
    };
    leg_stats_reported(&near, &far, &reports, now);
}

static void test_leg_counts_what_was_lost_on_the_way_up(void **state)
{
    (void)state;
    hear_sound(&near, 65500, 10); /* over the wrap */
    hear(&near, SOUND, (uint16_t)(65500 + LOOKS_PACKETS), now);
    struct leg_quality quality = look(&near);
    assert_int_equal(quality.up.loss_permille, 15 * 1000 / (LOOKS_PACKETS + 1));
    assert_int_equal(quality.verdict, LEG_WEAK);
    assert_int_equal(quality.up.kbit_s, (LOOKS_PACKETS - 15 + 1) * 100 * 8 / LEG_STATS_LOOK_MS);
    assert_int_equal(quality.down.loss_permille, LEG_UNMEASURED);
    assert_int_equal(quality.rtt_ms, LEG_UNMEASURED);
}

static void test_leg_that_loses_nothing_is_good_though_packets_change_places(void **state)
{
    (void)state;
    for (int i = 0; i < LOOKS_PACKETS; i++) {
        hear(&near, SOUND, (uint16_t)(i ^ 1), now + i * FRAME_MS);
    }
    struct leg_quality quality = look(&near);
    assert_int_equal(quality.up.loss_permille, 0);
    assert_int_equal(quality.verdict, LEG_GOOD);
}

static void test_source_that_begins_anew_has_lost_nothing(void **state)
{
    (void)state;
    hear_sound(&near, 100, 0);
    hear_sound(&near, 40000, 0);
    assert_int_equal(look(&near).up.loss_permille, 0);
}

/* A report comes once a second. The last of what came is reported again and again. */
static void test_leg_that_gets_nothing_any_more_has_lost_all_until_it_comes_again(void **state)
{
    (void)state;
    hear_sound(&near, 0, 0);
    hear_sound(&far, 0, 0);
    report(0, LOOKS_PACKETS - 1, 0, 0);
    assert_int_equal(look(&near).verdict, LEG_GOOD);
    hear_sound(&far, LOOKS_PACKETS, 0);
    report(0, LOOKS_PACKETS - 1, 0, 0);
    struct leg_quality silent = look(&near);
    assert_int_equal(silent.down.loss_permille, 1000);
    assert_int_equal(silent.verdict, LEG_VERY_WEAK);
    hear_sound(&far, 2 * LOOKS_PACKETS, 0);
    report(LOOKS_PACKETS, 3 * LOOKS_PACKETS - 1, 0, 0); /* the page counts them now; they were */
    assert_int_equal(look(&near).down.loss_permille, 0);
}

static void test_few_packets_say_nothing(void **state)
{
    (void)state;
    for (uint16_t i = 0; i < 30; i += 2) {
        hear(&near, SOUND, i, now);
    }
    struct leg_quality quality = look(&near);
    assert_int_equal(quality.up.loss_permille, LEG_UNMEASURED);
    assert_int_equal(quality.verdict, LEG_UNKNOWN);
}

static void test_leg_does_not_answer_for_what_was_lost_before_the_relay(void **state)
{
    (void)state;
    report(0, 100, 0, 0); /* of an SSRC that nobody sends: ignored */
    hear_sound(&far, 1, 0);
    report(0, LOOKS_PACKETS, 0, 0);
    look(&far);
    hear_sound(&far, LOOKS_PACKETS + 1, 5); /* a fifth is lost on the far leg */
    hear(&far, SOUND, 2 * LOOKS_PACKETS, now);
    report(LOOKS_PACKETS / 5 - 1, 2 * LOOKS_PACKETS, 0, 0);
    struct leg_quality quality = look(&near);
    assert_int_equal(quality.down.loss_permille, 0);
    assert_int_equal(quality.verdict, LEG_GOOD);
    assert_int_equal(look(&far).verdict, LEG_GOOD); /* one look of loss: not yet told */
}

static void test_leg_answers_for_what_was_lost_behind_the_relay(void **state)
{
    (void)state;
    hear_sound(&far, 1, 0);
    report(0, LOOKS_PACKETS, 0, 0);
    look(&far);
    hear_sound(&far, LOOKS_PACKETS + 1, 0);
    report(60, 2 * LOOKS_PACKETS, 0, 0);
    struct leg_quality quality = look(&near);
    assert_int_equal(quality.down.loss_permille, 400);
    assert_int_equal(quality.verdict, LEG_VERY_WEAK);
    assert_int_equal(look(&far).verdict, LEG_GOOD);
}

static void test_round_trip_is_that_between_page_and_relay(void **state)
{
    (void)state;
    const struct rtcp_reports sender = {.stamps = {0x1234}, .stamp_count = 1};
    hear_sound(&far, 1, 0);
    leg_stats_reported(&far, &near, &sender, now); /* far's page says it; it goes to near's */
    now += 500 + 90;
    report(0, 1, 0x1234, 65536 / 2); /* answered half a second after it came */
    assert_int_equal(look(&near).rtt_ms, 90);
    report(0, 1, 0x4321, 65536 / 2); /* no report of that time passed here */
    assert_int_equal(look(&near).rtt_ms, 90);
    now += LEG_STATS_RTT_KEPT_MS;
    assert_int_equal(look(&near).rtt_ms, LEG_UNMEASURED);
}

static void test_jitter_is_that_of_sound_alone(void **state)
{
    (void)state;
    for (uint16_t i = 0; i < LOOKS_PACKETS; i++) {
        hear(&near, SOUND, i, now + i * FRAME_MS + (i % 2) * 200);
        hear(&near, PICTURE, i, now + i * FRAME_MS + (i % 3) * 900);
    }
    struct leg_quality quality = look(&near);
    assert_in_range(quality.up.jitter_ms, 190, 200);
    assert_int_equal(quality.verdict, LEG_VERY_WEAK);
}

static void test_verdict_changes_only_when_two_looks_agree(void **state)
{
    uint16_t first = 1;
    (void)state;
    const struct {
        int lost_every;
        enum leg_verdict told;
    } looks[] = {
            {0, LEG_GOOD},
            {2, LEG_GOOD},
            {0, LEG_GOOD},
            {2, LEG_GOOD},
            {2, LEG_VERY_WEAK},
            {0, LEG_VERY_WEAK},
            {0, LEG_GOOD},
    };
    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
        hear_sound(&near, first, looks[i].lost_every);
        first = (uint16_t)(first + LOOKS_PACKETS);
        assert_int_equal(look(&near).verdict, looks[i].told);
    }
}

static void test_more_sources_than_are_measured_take_no_more_memory(void **state)
{
    (void)state;
    for (uint32_t ssrc = 100; ssrc < 100 + 5 * LEG_STATS_SOURCES; ssrc++) {
        for (uint16_t i = 0; i < 50; i++) {
            hear(&near, ssrc, i, now + ssrc);
        }
    }
    assert_int_equal(near.source_count, LEG_STATS_SOURCES);
    assert_int_equal(look(&near).up.loss_permille, 0);
}

/* --- what the far page may try ---------------------------------------------------------------- */

/* A look of the far page's sound, each packet when it should come. */
static uint16_t hear_steady(uint16_t first)
{
    for (int i = 0; i < LOOKS_PACKETS; i++) {
        now += FRAME_MS;
        hear(&far, SOUND, first++, now);
    }
    return first;
}

/* So many other SSRCs that the far page's first one is forgotten. */
static void push_out(uint16_t sequence)
{
    for (uint32_t ssrc = 100; ssrc <= 100 + LEG_STATS_SOURCES; ssrc++) {
        now++;
        hear(&far, ssrc, sequence, now);
    }
}

static void test_far_page_cannot_have_its_gaps_forgotten_by_sending_more_sources(void **state)
{
    uint16_t sequence = 100;
    int32_t lost = 0; /* nothing behind the relay: what near misses far never sent */
    (void)state;
    for (int i = 0; i < 12; i++) {
        sequence = hear_steady(sequence);
        sequence = (uint16_t)(sequence + 200);
        lost += 200;
        hear(&far, SOUND, sequence, now);
        report(lost, sequence, 0, 0);
        push_out((uint16_t)i);
        sequence++;
        if (i % 3 == 2) {
            struct leg_quality quality = look(&near);
            assert_true(quality.down.loss_permille <= 0);
            assert_true(quality.verdict <= LEG_GOOD);
        }
    }
}

static void test_far_page_cannot_have_its_gaps_forgotten_by_a_new_leg(void **state)
{
    (void)state;
    hear_sound(&far, 1, 2);
    report(LOOKS_PACKETS / 2, LOOKS_PACKETS, 0, 0);
    now += 50;
    leg_stats_init(&far, now);
    hear_sound(&far, LOOKS_PACKETS + 1, 0);
    report(LOOKS_PACKETS, 2 * LOOKS_PACKETS, 0, 0);
    assert_int_equal(look(&near).down.loss_permille, LEG_UNMEASURED);
}

static void test_far_page_cannot_fill_its_gaps_when_nobody_counts_them_any_more(void **state)
{
    (void)state;
    hear_sound(&far, 1, 0);
    report(0, LOOKS_PACKETS, 0, 0);
    hear(&far, SOUND, 550, now);
    hear(&far, SOUND, 950, now);
    for (uint16_t late = 200; late < 500; late++) {
        hear(&far, SOUND, late, now);
    }
    report(950 - LOOKS_PACKETS - 2, 950, 0, 0); /* a browser takes the late ones for a new stream */
    assert_int_equal(look(&near).down.loss_permille, 0);
}

static void test_jitter_down_is_measured_while_the_far_page_is_steady(void **state)
{
    (void)state;
    uint16_t next = hear_steady(1);
    report_jitter(0, next, 80);
    struct leg_quality quality = look(&near);
    assert_int_equal(quality.down.jitter_ms, 80);
}

static void test_far_page_whose_sound_is_not_steady_makes_no_jitter_of_the_near_leg(void **state)
{
    (void)state;
    const struct rtp late = {.ssrc = SOUND, .sequence = LOOKS_PACKETS + 1, .timestamp = 0x40000000};
    uint16_t next = hear_steady(1);
    leg_stats_came(&far, &late, false, 100, now); /* further off than jitter is counted here */
    report_jitter(0, next, 500);
    assert_int_equal(look(&near).down.jitter_ms, LEG_UNMEASURED);
    for (uint16_t i = 1; i <= 300; i++) { /* browsers leave out a timestamp that comes again */
        struct rtp same = late;
        same.sequence = (uint16_t)(late.sequence + i);
        leg_stats_came(&far, &same, false, 100, now + i * FRAME_MS);
    }
    now += 300 * FRAME_MS;
    report_jitter(0, next, 500);
    assert_int_equal(look(&near).down.jitter_ms, LEG_UNMEASURED);
    hear_steady((uint16_t)(next + 400)); /* begins with a jump of its own */
    hear_steady((uint16_t)(next + 400 + LOOKS_PACKETS));
    report_jitter(0, next, 80);
    assert_int_equal(look(&near).down.jitter_ms, 80);
}

static void test_sound_sent_as_a_picture_makes_no_jitter_of_the_near_leg(void **state)
{
    (void)state;
    const struct rtp picture = {.ssrc = SOUND, .sequence = LOOKS_PACKETS + 1};
    hear_steady(1);
    leg_stats_came(&far, &picture, true, 100, now);
    report_jitter(0, LOOKS_PACKETS, 500);
    assert_int_equal(look(&near).down.jitter_ms, LEG_UNMEASURED);
}

static void test_far_page_cannot_lengthen_the_round_trip_by_saying_a_report_twice(void **state)
{
    (void)state;
    const struct rtcp_reports sender = {.stamps = {0x1234}, .stamp_count = 1};
    hear_sound(&far, 1, 0);
    leg_stats_reported(&far, &near, &sender, now);
    now += 5000;
    leg_stats_reported(&far, &near, &sender, now);
    now += 90;
    report(0, 1, 0x1234, 0);
    assert_int_equal(look(&near).rtt_ms, 90);
}

static void test_rtcp_reports_are_read_whatever_stands_around_them(void **state)
{
    (void)state;
    const uint8_t compound[] = {
            0x81, 200, 0, 12,                   /* SR with a block */
            0, 0, 0, 1,                         /* whose */
            1, 2, 3, 4, 5, 6, 7, 8,             /* NTP time: the middle is 03040506 */
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* RTP time, counts */
            0, 0, 0, SOUND,                     /* on whom */
            64, 0xff, 0xff, 0xfe,               /* fraction; two were duplicates */
            0, 1, 0, 2,                         /* highest */
            0, 0, 0, 48,                        /* jitter */
            9, 8, 7, 6,                         /* LSR */
            0, 1, 0, 0,                         /* DLSR: one second */
            0x80, 205, 0, 1, 0, 0, 0, 1,        /* feedback */
            0x81, 201, 0, 200,                  /* RR that is cut off */
    };
    struct rtcp_reports reports;
    rtcp_reports_read(compound, sizeof(compound), &reports);
    assert_int_equal(reports.stamp_count, 1);
    assert_int_equal(reports.stamps[0], 0x03040506);
    assert_int_equal(reports.block_count, 1);
    assert_int_equal(reports.blocks[0].ssrc, SOUND);
    assert_int_equal(reports.blocks[0].lost, -2);
    assert_int_equal(reports.blocks[0].highest, 0x10002);
    assert_int_equal(reports.blocks[0].stamp, 0x09080706);
    assert_int_equal(reports.blocks[0].delay, 65536);
}

static void test_census_counts_all_and_keeps_the_weakest(void **state)
{
    static struct census census;
    (void)state;
    for (uint8_t i = 0; i < 100; i++) {
        const struct census_leg leg = {
                .call = {.bytes = {i}},
                .quality = {.verdict = i % 20 == 7 ? LEG_VERY_WEAK : LEG_GOOD,
                        .transport = i == 3 ? TRANSPORT_TCP : TRANSPORT_UDP,
                        .ip_version = 6},
        };
        census_add(&census, &leg);
    }
    assert_int_equal(census.verdicts[LEG_GOOD], 95);
    assert_int_equal(census.verdicts[LEG_VERY_WEAK], 5);
    assert_int_equal(census.tcp, 1);
    assert_int_equal(census.ipv6, 100);
    assert_int_equal(census.count, CENSUS_LEGS_MAX);
    int kept = 0;
    for (size_t i = 0; i < census.count; i++) {
        kept += census.legs[i].quality.verdict == LEG_VERY_WEAK;
    }
    assert_int_equal(kept, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup(test_leg_counts_what_was_lost_on_the_way_up, set_up),
            cmocka_unit_test_setup(
                    test_leg_that_loses_nothing_is_good_though_packets_change_places, set_up),
            cmocka_unit_test_setup(test_source_that_begins_anew_has_lost_nothing, set_up),
            cmocka_unit_test_setup(
                    test_leg_that_gets_nothing_any_more_has_lost_all_until_it_comes_again, set_up),
            cmocka_unit_test_setup(test_few_packets_say_nothing, set_up),
            cmocka_unit_test_setup(
                    test_leg_does_not_answer_for_what_was_lost_before_the_relay, set_up),
            cmocka_unit_test_setup(test_leg_answers_for_what_was_lost_behind_the_relay, set_up),
            cmocka_unit_test_setup(test_round_trip_is_that_between_page_and_relay, set_up),
            cmocka_unit_test_setup(test_jitter_is_that_of_sound_alone, set_up),
            cmocka_unit_test_setup(test_verdict_changes_only_when_two_looks_agree, set_up),
            cmocka_unit_test_setup(test_more_sources_than_are_measured_take_no_more_memory, set_up),
            cmocka_unit_test_setup(
                    test_far_page_cannot_have_its_gaps_forgotten_by_sending_more_sources, set_up),
            cmocka_unit_test_setup(
                    test_far_page_cannot_have_its_gaps_forgotten_by_a_new_leg, set_up),
            cmocka_unit_test_setup(
                    test_far_page_cannot_fill_its_gaps_when_nobody_counts_them_any_more, set_up),
            cmocka_unit_test_setup(
                    test_jitter_down_is_measured_while_the_far_page_is_steady, set_up),
            cmocka_unit_test_setup(
                    test_far_page_whose_sound_is_not_steady_makes_no_jitter_of_the_near_leg,
                    set_up),
            cmocka_unit_test_setup(
                    test_sound_sent_as_a_picture_makes_no_jitter_of_the_near_leg, set_up),
            cmocka_unit_test_setup(
                    test_far_page_cannot_lengthen_the_round_trip_by_saying_a_report_twice, set_up),
            cmocka_unit_test(test_rtcp_reports_are_read_whatever_stands_around_them),
            cmocka_unit_test(test_census_counts_all_and_keeps_the_weakest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
