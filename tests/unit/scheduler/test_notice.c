/* When a notice goes out: at once, after quiet hours, the day before, never. On real zones, days on
 * which clocks change included. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/notice.h"
#include "scheduler/core/zone.h"
#include "scheduler/zones/zone_file.h"

static struct zones *zones;

static int open_zones(void **state)
{
    (void)state;
    return zones_open(NULL, &zones, NULL) == ERR_OK ? 0 : -1;
}

static int close_zones(void **state)
{
    (void)state;
    zones_close(zones);
    return 0;
}

static const struct zone *zone_of(const char *name)
{
    const struct zone *zone = NULL;
    assert_int_equal(zones_get(zones, name, &zone, NULL), ERR_OK);
    return zone;
}

/* The instant of a wall time in a zone. */
static unix_s_t at(const struct zone *zone, int month, int day, int hour, int minute)
{
    struct civil_date date = {.year = 2026, .month = (uint8_t)month, .day = (uint8_t)day};
    struct civil_time wall = {.day = civil_day(date), .second = hour * 3600 + minute * 60};
    return zone_instant(zone, wall).at;
}

static struct notice_facts facts_of(enum notice_kind kind, unix_s_t start_at)
{
    return (struct notice_facts){
            .kind = kind,
            .status = kind == NOTICE_CANCELLED ? BOOKING_CANCELLED : BOOKING_BOOKED,
            .start_at = start_at,
            .end_at = start_at + 50 * 60,
            .made_at = start_at - 30 * DAY_S,
    };
}

static void assert_waits_until(
        const struct notice_facts *facts, const struct zone *zone, unix_s_t now, unix_s_t until)
{
    struct notice_verdict verdict = notice_judge(facts, zone, now);
    assert_int_equal(verdict.fate, NOTICE_WAIT);
    assert_int_equal(verdict.until, until);
}

static void assert_sends(const struct notice_facts *facts, const struct zone *zone, unix_s_t now)
{
    assert_int_equal(notice_judge(facts, zone, now).fate, NOTICE_SEND);
}

static void assert_ends(const struct notice_facts *facts, const struct zone *zone, unix_s_t now,
        enum notice_fate fate, enum notice_why why)
{
    struct notice_verdict verdict = notice_judge(facts, zone, now);
    assert_int_equal(verdict.fate, fate);
    assert_int_equal(verdict.why, why);
}

/* --- quiet hours ------------------------------------------------------------------------------ */

static void test_what_is_told_at_night_waits_for_nine_in_the_morning_on_the_readers_clock(
        void **state)
{
    (void)state;
    static const char *const names[] = {
            "America/New_York", "America/Phoenix", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const struct zone *zone = zone_of(names[i]);
        struct notice_facts facts = facts_of(NOTICE_CANCELLED, at(zone, 6, 20, 14, 0));
        assert_sends(&facts, zone, at(zone, 6, 10, 20, 59));
        assert_waits_until(&facts, zone, at(zone, 6, 10, 21, 0), at(zone, 6, 11, 9, 0));
        assert_waits_until(&facts, zone, at(zone, 6, 11, 0, 0), at(zone, 6, 11, 9, 0));
        assert_waits_until(&facts, zone, at(zone, 6, 11, 8, 59), at(zone, 6, 11, 9, 0));
        assert_sends(&facts, zone, at(zone, 6, 11, 9, 0));
    }
}

static void test_quiet_hours_end_at_nine_on_the_clock_in_the_nights_of_the_changes(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/New_York");
    struct notice_facts facts = facts_of(NOTICE_BOOKED, at(zone, 12, 20, 14, 0));
    unix_s_t spring = at(zone, 3, 7, 22, 0);
    assert_waits_until(&facts, zone, spring, spring + 10 * 3600);
    unix_s_t autumn = at(zone, 10, 31, 22, 0);
    assert_waits_until(&facts, zone, autumn, autumn + 12 * 3600);
}

static void test_what_begins_soon_after_the_night_is_told_in_it(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Denver");
    struct notice_facts facts = facts_of(NOTICE_CANCELLED, at(zone, 6, 11, 11, 45));
    assert_sends(&facts, zone, at(zone, 6, 10, 23, 0));
    facts = facts_of(NOTICE_CANCELLED, at(zone, 6, 11, 12, 0));
    assert_waits_until(&facts, zone, at(zone, 6, 10, 23, 0), at(zone, 6, 11, 9, 0));
}

static void test_who_waits_or_asked_is_answered_at_any_hour(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Denver");
    unix_s_t night = at(zone, 6, 10, 23, 0);
    struct notice_facts waiting = facts_of(NOTICE_WAITING, night + 300);
    assert_sends(&waiting, zone, night);
    struct notice_facts link = facts_of(NOTICE_SEAT_LINK, at(zone, 6, 20, 14, 0));
    assert_sends(&link, zone, night);
    struct notice_facts booked = facts_of(NOTICE_BOOKED, at(zone, 6, 20, 14, 0));
    assert_waits_until(&booked, zone, night, at(zone, 6, 11, 9, 0));
    booked.is_asked = true;
    assert_sends(&booked, zone, night);
}

/* --- reminders -------------------------------------------------------------------------------- */

static void test_a_reminder_is_due_at_ten_the_day_before_on_the_persons_clock(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Chicago");
    struct notice_facts early = facts_of(NOTICE_REMINDER, at(zone, 6, 11, 0, 5));
    struct notice_facts late = facts_of(NOTICE_REMINDER, at(zone, 6, 11, 23, 55));
    unix_s_t due = at(zone, 6, 10, 10, 0);
    assert_waits_until(&early, zone, due - 1, due);
    assert_waits_until(&late, zone, due - 1, due);
    assert_sends(&early, zone, due);
    assert_sends(&late, zone, due);
}

static void test_R16_a_reminder_is_due_at_ten_across_a_change_of_clocks(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/New_York");
    struct notice_facts spring = facts_of(NOTICE_REMINDER, at(zone, 3, 9, 9, 0));
    assert_waits_until(&spring, zone, at(zone, 3, 7, 12, 0), at(zone, 3, 8, 10, 0));
    struct notice_facts autumn = facts_of(NOTICE_REMINDER, at(zone, 11, 1, 23, 0));
    assert_waits_until(&autumn, zone, at(zone, 10, 31, 9, 0), at(zone, 10, 31, 10, 0));
    assert_true(autumn.start_at - at(zone, 10, 31, 10, 0) <= NOTICE_AHEAD_S);
}

static void test_no_reminder_is_due_earlier_than_it_is_looked_for_in_any_zone(void **state)
{
    (void)state;
    for (size_t i = 0; i < zones_count(zones); i++) {
        const struct zone *zone = zone_of(zones_name(zones, i));
        for (int day = 1; day <= 30; day++) {
            struct notice_facts facts = facts_of(NOTICE_REMINDER, at(zone, 10, day, 23, 59));
            struct notice_verdict verdict = notice_judge(&facts, zone, facts.start_at - 3 * DAY_S);
            assert_int_equal(verdict.fate, NOTICE_WAIT);
            assert_true(verdict.until >= facts.start_at - NOTICE_AHEAD_S);
            assert_true(verdict.until < facts.start_at);
        }
    }
}

static void test_a_session_booked_at_short_notice_gets_no_reminder(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Chicago");
    struct notice_facts facts = facts_of(NOTICE_REMINDER, at(zone, 6, 11, 14, 0));
    facts.made_at = at(zone, 6, 10, 10, 0);
    assert_ends(&facts, zone, at(zone, 6, 10, 11, 0), NOTICE_DROP, NOTICE_WHY_SHORT_NOTICE);
    facts.made_at--;
    assert_sends(&facts, zone, at(zone, 6, 10, 11, 0));
}

static void test_R15_a_reminder_that_was_held_up_goes_out_late_or_becomes_a_call(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Chicago");
    struct notice_facts facts = facts_of(NOTICE_REMINDER, at(zone, 6, 11, 14, 0));
    assert_sends(&facts, zone, at(zone, 6, 10, 20, 0));
    assert_waits_until(&facts, zone, at(zone, 6, 10, 22, 0), at(zone, 6, 11, 9, 0));
    assert_sends(&facts, zone, at(zone, 6, 11, 13, 0));
    facts = facts_of(NOTICE_REMINDER, at(zone, 6, 11, 9, 30));
    assert_ends(&facts, zone, at(zone, 6, 10, 22, 0), NOTICE_GIVE_UP, NOTICE_WHY_LATE);
}

/* --- what is no longer true ------------------------------------------------------------------- */

static void test_what_is_no_longer_true_is_not_told(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("UTC");
    unix_s_t now = at(zone, 6, 10, 12, 0);
    struct notice_facts facts = facts_of(NOTICE_BOOKED, now + DAY_S);
    facts.status = BOOKING_CANCELLED;
    assert_ends(&facts, zone, now, NOTICE_DROP, NOTICE_WHY_CHANGED);
    facts = facts_of(NOTICE_CANCELLED, now + DAY_S);
    assert_sends(&facts, zone, now);
    facts = facts_of(NOTICE_WAITING, now);
    facts.status = BOOKING_LIVE; /* the one it is for has come */
    assert_ends(&facts, zone, now, NOTICE_DROP, NOTICE_WHY_CHANGED);
    facts = facts_of(NOTICE_BOOKED, now - 50 * 60);
    assert_ends(&facts, zone, now, NOTICE_DROP, NOTICE_WHY_OVER);
    facts.end_at++;
    assert_sends(&facts, zone, now);
}

/* --- trying again ----------------------------------------------------------------------------- */

static void test_tries_come_at_growing_pauses_and_end(void **state)
{
    (void)state;
    unix_s_t now = 1000000, before = 0;
    struct notice_facts facts = facts_of(NOTICE_BOOKED, now + 30 * DAY_S);
    for (facts.attempts = 1; facts.attempts < NOTICE_TRIES_MAX; facts.attempts++) {
        struct notice_verdict verdict = notice_after(&facts, now);
        assert_int_equal(verdict.fate, NOTICE_WAIT);
        unix_s_t pause = verdict.until - now;
        assert_true(pause >= 30 && pause <= 1800 && pause >= before);
        before = pause;
        now = verdict.until;
    }
    assert_int_equal(notice_after(&facts, now).fate, NOTICE_GIVE_UP);
    assert_ends(&facts, zone_of("UTC"), now, NOTICE_GIVE_UP, NOTICE_WHY_UNREACHABLE);
}

static void test_there_is_time_to_phone_before_the_session(void **state)
{
    (void)state;
    unix_s_t now = 1000000;
    struct notice_facts facts = facts_of(NOTICE_MOVED, now + NOTICE_PHONE_AHEAD_S + 60);
    facts.attempts = 2;
    assert_int_equal(notice_after(&facts, now).fate, NOTICE_WAIT);
    facts.attempts = 3;
    assert_int_equal(notice_after(&facts, now).fate, NOTICE_GIVE_UP);
}

static void test_whoever_waits_is_not_left_waiting_for_long_tries(void **state)
{
    (void)state;
    unix_s_t begin = 1000000, now = begin;
    struct notice_facts facts = facts_of(NOTICE_WAITING, now);
    for (facts.attempts = 1; notice_after(&facts, now).fate == NOTICE_WAIT; facts.attempts++)
        now = notice_after(&facts, now).until;
    assert_int_equal(facts.attempts, NOTICE_TRIES_URGENT_MAX);
    assert_true(now - begin <= 90);
}

static void test_an_earlier_time_is_never_told_at_night_however_soon_it_begins(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Denver");
    struct notice_facts facts = facts_of(NOTICE_EARLIER, at(zone, 6, 11, 10, 30));
    facts.status = BOOKING_RESERVED;
    assert_waits_until(&facts, zone, at(zone, 6, 10, 23, 0), at(zone, 6, 11, 9, 0));
    assert_int_equal(notice_judge(&facts, zone, at(zone, 6, 11, 9, 0)).fate, NOTICE_SEND);
    facts.status = BOOKING_CANCELLED; /* not kept any more */
    assert_int_equal(notice_judge(&facts, zone, at(zone, 6, 11, 9, 0)).fate, NOTICE_DROP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_an_earlier_time_is_never_told_at_night_however_soon_it_begins),
            cmocka_unit_test(
                    test_what_is_told_at_night_waits_for_nine_in_the_morning_on_the_readers_clock),
            cmocka_unit_test(
                    test_quiet_hours_end_at_nine_on_the_clock_in_the_nights_of_the_changes),
            cmocka_unit_test(test_what_begins_soon_after_the_night_is_told_in_it),
            cmocka_unit_test(test_who_waits_or_asked_is_answered_at_any_hour),
            cmocka_unit_test(test_a_reminder_is_due_at_ten_the_day_before_on_the_persons_clock),
            cmocka_unit_test(test_R16_a_reminder_is_due_at_ten_across_a_change_of_clocks),
            cmocka_unit_test(test_no_reminder_is_due_earlier_than_it_is_looked_for_in_any_zone),
            cmocka_unit_test(test_a_session_booked_at_short_notice_gets_no_reminder),
            cmocka_unit_test(test_R15_a_reminder_that_was_held_up_goes_out_late_or_becomes_a_call),
            cmocka_unit_test(test_what_is_no_longer_true_is_not_told),
            cmocka_unit_test(test_tries_come_at_growing_pauses_and_end),
            cmocka_unit_test(test_there_is_time_to_phone_before_the_session),
            cmocka_unit_test(test_whoever_waits_is_not_left_waiting_for_long_tries),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
