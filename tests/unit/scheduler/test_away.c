/* When an absence is told and when it rings, and that its exceptions close all of it and hardly
 * more in any zone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scheduler/core/away.h"
#include "scheduler/core/hours.h"
#include "scheduler/zones/zone_file.h"

enum { HOUR = 3600, DAY = 86400 };

static void test_away_is_told_a_day_ahead_or_after_the_grace_but_two_hours_before(void **state)
{
    (void)state;
    const unix_s_t now = 1800000000;
    assert_int_equal(away_tell_at(now, now + 5 * DAY), now + 4 * DAY);
    assert_int_equal(away_tell_at(now, now + 20 * HOUR), now + AWAY_GRACE_S);
    assert_int_equal(away_tell_at(now, now + 2 * HOUR + 60), now + 60);
    assert_int_equal(away_tell_at(now, now + HOUR), now);
    assert_int_equal(away_tell_at(now, now + 1), now);
    assert_int_equal(away_tell_at(now, now), 0);
    assert_int_equal(away_tell_at(now, now - HOUR), 0);
}

static void test_away_is_told_between_now_and_the_start_whatever_they_are(void **state)
{
    (void)state;
    for (unix_s_t ahead = 1; ahead < 40 * DAY; ahead += 977) {
        const unix_s_t now = 1800000000 + ahead * 7;
        unix_s_t at = away_tell_at(now, now + ahead);
        assert_true(at >= now && at < now + ahead);
        assert_true(at <= away_ring_at(now, now + ahead)); /* nobody rings before it is told */
    }
}

static void test_away_rings_an_hour_before_or_now(void **state)
{
    (void)state;
    const unix_s_t now = 1800000000;
    assert_int_equal(away_ring_at(now, now + DAY), now + DAY - HOUR);
    assert_int_equal(away_ring_at(now, now + HOUR), now);
    assert_int_equal(away_ring_at(now, now + 60), now);
    assert_int_equal(away_ring_at(now, now - 60), now);
}

/* --- as exceptions ------------------------------------------------------------------------------
 */

/* What the parts close, merged. */
static size_t closed_by(
        const struct zone *zone, struct interval time, struct interval ret[HOURS_AWAY_PARTS])
{
    struct hours_exception parts[HOURS_AWAY_PARTS];
    size_t count = 0;
    assert_int_equal(hours_away(zone, time, parts, &count, NULL), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(parts[i].kind, HOURS_AWAY);
        assert_int_equal(hours_check_exception(&parts[i], NULL), ERR_OK);
        ret[i] = hours_interval(zone, parts[i].date, parts[i].start_min, parts[i].end_min);
    }
    return intervals_merge(ret, count);
}

static void test_away_closes_all_of_its_time_in_any_zone(void **state)
{
    (void)state;
    static const char *const names[] = {"America/New_York", "Australia/Lord_Howe", "America/Havana",
            "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia", "UTC"};
    struct zones *zones;
    assert_int_equal(zones_open(NULL, &zones, NULL), ERR_OK);
    uint64_t random = 88172645463325252ull;
    for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++) {
        const struct zone *zone;
        assert_int_equal(zones_get(zones, names[n], &zone, NULL), ERR_OK);
        for (int i = 0; i < 3000; i++) {
            struct interval closed[HOURS_AWAY_PARTS];
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            struct interval time = {.start = 1262304000 + (unix_s_t)(random % (40ull * 366 * DAY))};
            time.start -= time.start % 60;
            time.end = time.start + 60 + (unix_s_t)(random >> 40) % (89 * DAY);
            assert_int_equal(closed_by(zone, time, closed), 1);
            assert_true(closed[0].start <= time.start && closed[0].end >= time.end);
            /* a doubled hour is closed whole, a minute is not split */
            assert_true(time.start - closed[0].start <= HOUR);
            assert_true(closed[0].end - time.end <= HOUR + 60);
        }
    }
    zones_close(zones);
}

static void test_away_has_an_end_that_is_after_its_beginning_and_not_too_far(void **state)
{
    (void)state;
    struct zones *zones;
    const struct zone *zone;
    assert_int_equal(zones_open(NULL, &zones, NULL), ERR_OK);
    assert_int_equal(zones_get(zones, "America/New_York", &zone, NULL), ERR_OK);
    static const unix_s_t lengths[] = {0, -1, HOURS_AWAY_DAYS_MAX * DAY + 1};
    for (size_t i = 0; i < 3; i++) {
        struct hours_exception parts[HOURS_AWAY_PARTS];
        struct error error = {0};
        size_t count = 7;
        struct interval time = {.start = 1800000000, .end = 1800000000 + lengths[i]};
        assert_int_equal(hours_away(zone, time, parts, &count, &error), ERR_INPUT);
        assert_string_equal(error.field, "until");
        assert_int_equal(count, 7);
    }
    zones_close(zones);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_away_is_told_a_day_ahead_or_after_the_grace_but_two_hours_before),
            cmocka_unit_test(test_away_is_told_between_now_and_the_start_whatever_they_are),
            cmocka_unit_test(test_away_rings_an_hour_before_or_now),
            cmocka_unit_test(test_away_closes_all_of_its_time_in_any_zone),
            cmocka_unit_test(test_away_has_an_end_that_is_after_its_beginning_and_not_too_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
