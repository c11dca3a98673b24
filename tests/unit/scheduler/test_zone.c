/* Zones as R16 asks: the table of strange hours, agreement with the C library over sixteen years,
 * and files that are not what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/zone.h"
#include "scheduler/zones/zone_file.h"

static struct zones *zones;

static int open_zones(void **state)
{
    (void)state;
    struct error error;
    return zones_open(NULL, &zones, &error) == ERR_OK ? 0 : -1;
}

static int close_zones(void **state)
{
    (void)state;
    zones_close(zones);
    return 0;
}

static const struct zone *zone_named(const char *name)
{
    const struct zone *zone = NULL;
    struct error error = {0};
    if (zones_get(zones, name, &zone, &error))
        fail_msg("%s: %s", name, error.text);
    return zone;
}

static struct civil_time wall_at(int year, int month, int day, int minute)
{
    struct civil_date date = {.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    return (struct civil_time){.day = civil_day(date), .second = minute * 60};
}

static void assert_instant(const char *name, struct civil_time wall, unix_s_t at, enum zone_fit fit)
{
    struct zone_instant instant = zone_instant(zone_named(name), wall);
    assert_int_equal(instant.at, at);
    assert_int_equal(instant.fit, fit);
}

/* Expected instants are from `date -u -d 'TZ="ZONE" ...' +%s`, or by hand where it has none. */

static void test_R16_new_york_moves_the_missing_half_past_two_forward(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("America/New_York");
    struct zone_instant instant = zone_instant(zone, wall_at(2027, 3, 14, 150));
    assert_int_equal(instant.fit, ZONE_GAP);
    assert_int_equal(instant.at, 1805009400);   /* 07:30Z: 03:30 EDT */
    assert_int_equal(instant.edge, 1805007600); /* 07:00Z */
    assert_int_equal(zone_wall(zone, instant.at).second, 210 * 60);
}

static void test_R16_new_york_takes_the_first_of_two_half_past_ones(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("America/New_York");
    struct zone_instant instant = zone_instant(zone, wall_at(2027, 11, 7, 90));
    assert_int_equal(instant.fit, ZONE_REPEAT);
    assert_int_equal(instant.at, 1825565400);   /* 05:30Z: EDT */
    assert_int_equal(instant.edge, 1825567200); /* 06:00Z */
    assert_string_equal(zone_span(zone, instant.at).abbreviation, "EDT");
    assert_string_equal(zone_span(zone, instant.at + 3600).abbreviation, "EST");
    assert_int_equal(zone_wall(zone, instant.at + 3600).second, 90 * 60);
}

static void test_R16_the_minutes_around_the_strange_hours_happen_once(void **state)
{
    (void)state;
    assert_instant("America/New_York", wall_at(2027, 3, 14, 119), 1805007540, ZONE_EXACT);
    assert_instant("America/New_York", wall_at(2027, 3, 14, 180), 1805007600, ZONE_EXACT);
    assert_instant("America/New_York", wall_at(2027, 11, 7, 59), 1825563540, ZONE_EXACT);
    assert_instant("America/New_York", wall_at(2027, 11, 7, 120), 1825570800, ZONE_EXACT);
}

static void test_R16_phoenix_has_no_strange_hour(void **state)
{
    (void)state;
    assert_instant("America/Phoenix", wall_at(2027, 3, 14, 150), 1805016600, ZONE_EXACT);
    assert_instant("America/Phoenix", wall_at(2027, 11, 7, 90), 1825576200, ZONE_EXACT);
}

static void test_R16_chicago_changes_an_hour_after_new_york(void **state)
{
    (void)state;
    assert_instant("America/Chicago", wall_at(2027, 3, 14, 150), 1805013000, ZONE_GAP);
    assert_instant("America/Chicago", wall_at(2027, 11, 7, 90), 1825569000, ZONE_REPEAT);
}

static void test_R16_lord_howe_moves_by_half_an_hour(void **state)
{
    (void)state;
    /* 2027-10-03 02:00 +10:30 becomes 02:30 +11; 2027-04-04 02:00 +11 becomes 01:30 +10:30 */
    assert_instant("Australia/Lord_Howe", wall_at(2027, 10, 3, 135), 1822491900, ZONE_GAP);
    assert_instant("Australia/Lord_Howe", wall_at(2027, 4, 4, 105), 1806763500, ZONE_REPEAT);
    const struct zone *zone = zone_named("Australia/Lord_Howe");
    assert_int_equal(zone_wall(zone, 1822491900).second, 165 * 60); /* 02:15 becomes 02:45 */
}

static void test_R16_casablanca_goes_back_for_ramadan(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("Africa/Casablanca");
    /* 2027: Ramadan from 8 February to 9 March */
    struct zone_span before = zone_span(zone, 1800000000); /* 15 January */
    struct zone_span during = zone_span(zone, 1803000000); /* 18 February */
    assert_int_equal(before.offset_s, 3600);
    assert_int_equal(during.offset_s, 0);
    assert_int_equal(during.from, before.until);
}

static void test_R16_kathmandu_is_three_quarters_off(void **state)
{
    (void)state;
    assert_instant("Asia/Kathmandu", wall_at(2027, 3, 14, 600), 1804997700, ZONE_EXACT);
    assert_string_equal(zone_span(zone_named("Asia/Kathmandu"), 1804997700).abbreviation, "+0545");
}

static void test_R16_apia_left_out_a_whole_day(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("Pacific/Apia");
    struct zone_instant instant = zone_instant(zone, wall_at(2011, 12, 30, 720));
    assert_int_equal(instant.fit, ZONE_GAP);
    struct civil_time moved = zone_wall(zone, instant.at);
    assert_int_equal(moved.day, wall_at(2011, 12, 31, 0).day);
    assert_int_equal(moved.second, 720 * 60);
}

static int hours_between(const char *a, const char *b, unix_s_t at)
{
    return (zone_span(zone_named(a), at).offset_s - zone_span(zone_named(b), at).offset_s) / 3600;
}

static void test_R16_london_is_nearer_to_new_york_in_the_weeks_between_changes(void **state)
{
    (void)state;
    assert_int_equal(hours_between("Europe/London", "America/New_York", 1804600000), 5);
    assert_int_equal(hours_between("Europe/London", "America/New_York", 1805600000), 4);
    assert_int_equal(hours_between("Europe/London", "America/New_York", 1806500000), 5);
    assert_int_equal(hours_between("Europe/London", "America/New_York", 1825400000), 4);
}

static void test_R16_a_weekly_wall_time_keeps_its_hour_across_the_change(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("America/New_York");
    struct civil_time wall = wall_at(2027, 3, 7, 18 * 60);
    unix_s_t before = zone_instant(zone, wall).at;
    wall.day += 7;
    unix_s_t after = zone_instant(zone, wall).at;
    assert_int_equal(after - before, 7 * 86400 - 3600);
    assert_int_equal(zone_wall(zone, after).second, 18 * 3600);
}

static void compare_with_libc(const char *name)
{
    const struct zone *zone = zone_named(name);
    setenv("TZ", name, 1);
    tzset();
    for (time_t at = 1704067200; at < 2208988800; at += 3600) { /* 2024 to 2039 */
        struct tm local;
        localtime_r(&at, &local);
        struct zone_span span = zone_span(zone, at);
        struct civil_time wall = zone_wall(zone, at);
        int second = local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec;
        if (span.offset_s != local.tm_gmtoff || span.is_dst != (local.tm_isdst > 0) ||
                strcmp(span.abbreviation, local.tm_zone) != 0 || wall.second != second ||
                civil_date_of(wall.day).day != local.tm_mday)
            fail_msg("%s differs at %lld", name, (long long)at);
    }
    unsetenv("TZ");
    tzset();
}

static void test_zone_agrees_with_the_c_library_hour_by_hour(void **state)
{
    (void)state;
    static const char *const names[] = {"America/New_York", "America/Chicago", "America/Denver",
            "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
            "America/St_Johns", "America/Santiago", "Europe/London", "Europe/Dublin",
            "Africa/Casablanca", "Asia/Kathmandu", "Asia/Gaza", "Australia/Lord_Howe",
            "Pacific/Apia", "Pacific/Chatham", "UTC"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        compare_with_libc(names[i]);
}

static void test_zone_wall_and_instant_undo_each_other_in_every_zone(void **state)
{
    (void)state;
    for (size_t i = 0; i < zones_count(zones); i++) {
        const struct zone *zone = zone_named(zones_name(zones, i));
        for (unix_s_t at = 1704067200; at < 2208988800; at += 86400 * 3 + 1800) {
            struct zone_instant instant = zone_instant(zone, zone_wall(zone, at));
            bool is_second = instant.fit == ZONE_REPEAT && instant.at < at;
            if (instant.fit == ZONE_GAP || (instant.at != at && !is_second))
                fail_msg("%s at %lld", zones_name(zones, i), (long long)at);
        }
    }
}

static void test_zone_rule_goes_on_for_centuries(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("America/New_York");
    struct zone_span summer = zone_span(zone, zone_instant(zone, wall_at(2500, 7, 1, 720)).at);
    struct zone_span winter = zone_span(zone, zone_instant(zone, wall_at(2500, 1, 1, 720)).at);
    assert_int_equal(summer.offset_s, -4 * 3600);
    assert_int_equal(winter.offset_s, -5 * 3600);
}

static void test_zone_survives_the_ends_of_time(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("America/New_York");
    assert_int_equal(zone_span(zone, INT64_MAX).until, INT64_MAX);
    assert_int_equal(zone_span(zone, INT64_MIN).from, INT64_MIN);
    assert_in_range(zone_wall(zone, INT64_MAX).second, 0, 86399);
    assert_in_range(zone_wall(zone, INT64_MIN).second, 0, 86399);
    struct civil_time last = {.day = CIVIL_DAY_LAST, .second = 0};
    assert_int_equal(zone_instant(zone, last).fit, ZONE_EXACT);
}

/* --- files that are not what they say -------------------------------------------------------- */

enum { SMALL_MAX = 512 };

/* A version 2 file without transitions: one type, and the footer given. */
static size_t small_file(uint8_t *file, const char *footer)
{
    static const uint8_t header[44] = {
            'T', 'Z', 'i', 'f', '2', [39] = 1, [43] = 4}; /* one type, four characters */
    static const uint8_t body[10] = {0, 0, 0x0e, 0x10, 0, 0, 'X', 'Y', 'Z', 0};
    size_t len = 0;
    for (int block = 0; block < 2; block++) {
        memcpy(file + len, header, sizeof(header));
        memcpy(file + len + sizeof(header), body, sizeof(body));
        len += sizeof(header) + sizeof(body);
    }
    return len + (size_t)snprintf((char *)file + len, SMALL_MAX - len, "\n%s\n", footer);
}

static enum err read_small(const char *footer, struct zone **ret_zone)
{
    uint8_t file[SMALL_MAX];
    size_t len = small_file(file, footer);
    return zone_read(file, len, ret_zone, NULL);
}

static void test_zone_reads_footers_of_every_form(void **state)
{
    (void)state;
    static const char *const good[] = {"XYZ-1", "<+03>-3", "EST5EDT,M3.2.0,M11.1.0",
            "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "EST5EDT,0/0,J365/25", "IST-1GMT0,M10.5.0,M3.5.0/1",
            "AAA-10:30BBB-11,J60/167:59:59,365/-167", ""};
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct zone *zone = NULL;
        if (read_small(good[i], &zone))
            fail_msg("refused: %s", good[i]);
        for (unix_s_t at = 0; at < 4000000000; at += 777777)
            assert_true(zone_span(zone, at).from <= at && zone_span(zone, at).until > at);
        zone_destroy(zone);
    }
}

static void test_zone_all_year_dst_never_ends(void **state)
{
    (void)state;
    struct zone *zone = NULL;
    assert_int_equal(read_small("XXX3EDT4,0/0,J365/23", &zone), ERR_OK);
    for (unix_s_t at = 0; at < 4000000000; at += 43201)
        assert_int_equal(zone_span(zone, at).offset_s, -4 * 3600);
    zone_destroy(zone);
}

static void test_zone_refuses_footers_that_are_no_rule(void **state)
{
    (void)state;
    static const char *const bad[] = {"X", "XY1", "XYZ", "XYZ25", "XYZ1:60", "<XYZ1", "EST5EDT",
            "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
            "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,M3.2.0,M11.1.0/168",
            "EST5EDT,M3.2.0,M11.1.0x", "ABCDEFGHIJKLMN1", "EST5EDT,366,J365"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct zone *zone = NULL;
        if (read_small(bad[i], &zone) != ERR_INPUT || zone)
            fail_msg("taken: %s", bad[i]);
    }
}

static void test_zone_refuses_every_truncation(void **state)
{
    (void)state;
    uint8_t file[SMALL_MAX];
    size_t len = small_file(file, "EST5EDT,M3.2.0,M11.1.0");
    for (size_t cut = 0; cut < len; cut++) {
        struct zone *zone = NULL;
        uint8_t *exact = malloc(cut ? cut : 1); /* so that a sanitizer sees one byte too far */
        memcpy(exact, file, cut);
        assert_int_not_equal(zone_read(exact, cut, &zone, NULL), ERR_OK);
        assert_null(zone);
        free(exact);
    }
}

static void assert_refused_after(size_t at, uint8_t byte, enum err expected, const char *field)
{
    uint8_t file[SMALL_MAX];
    size_t len = small_file(file, "EST5EDT,M3.2.0,M11.1.0");
    struct zone *zone = NULL;
    struct error error = {0};
    file[at] = byte;
    assert_int_equal(zone_read(file, len, &zone, &error), expected);
    assert_string_equal(error.field, field);
}

static void test_zone_refuses_counts_it_cannot_believe(void **state)
{
    (void)state;
    enum { SECOND = 54 }; /* where the 64-bit block begins */
    assert_refused_after(0, 'X', ERR_INPUT, "header");
    assert_refused_after(SECOND + 31, 1, ERR_INPUT, "header");    /* a leap second */
    assert_refused_after(SECOND + 32, 0xff, ERR_LIMIT, "header"); /* four thousand million */
    assert_refused_after(SECOND + 35, 1, ERR_INPUT, "transitions");
    assert_refused_after(SECOND + 39, 0, ERR_INPUT, "types");    /* no type at all */
    assert_refused_after(SECOND + 23, 7, ERR_INPUT, "header");   /* indicators without types */
    assert_refused_after(SECOND + 44, 0x7f, ERR_INPUT, "types"); /* an offset of years */
    assert_refused_after(SECOND + 48, 2, ERR_INPUT, "types");    /* daylight: neither yes nor no */
    assert_refused_after(SECOND + 49, 200, ERR_INPUT, "types");  /* its name lies outside */
    assert_refused_after(SECOND + 53, 'Q', ERR_INPUT, "types");  /* and never ends */
}

static void test_zones_refuse_names_that_are_paths(void **state)
{
    (void)state;
    static const char *const bad[] = {"", ".", "..", "../etc/passwd", "/etc/passwd",
            "America/../UTC", "America//New_York", "America/", "/America", "a.b", "-1", "A/B/C/D",
            "America/New York", "America/New_York\n"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        const struct zone *zone = NULL;
        struct error error = {0};
        assert_int_equal(zones_get(zones, bad[i], &zone, &error), ERR_INPUT);
        assert_string_equal(error.field, "zone");
    }
}

static void test_zones_do_not_know_places_that_are_not_there(void **state)
{
    (void)state;
    const struct zone *zone = NULL;
    assert_int_equal(zones_get(zones, "America/Springfield", &zone, NULL), ERR_NOT_FOUND);
    assert_int_equal(zones_get(zones, "posix/UTC", &zone, NULL), ERR_NOT_FOUND);
    assert_null(zone);
}

static void test_zones_say_which_folder_is_missing(void **state)
{
    (void)state;
    struct zones *none = NULL;
    struct error error = {0};
    assert_int_equal(zones_open("/nowhere/zoneinfo", &none, &error), ERR_IO);
    assert_non_null(strstr(error.text, "/nowhere/zoneinfo"));
    assert_null(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_R16_new_york_moves_the_missing_half_past_two_forward),
            cmocka_unit_test(test_R16_new_york_takes_the_first_of_two_half_past_ones),
            cmocka_unit_test(test_R16_the_minutes_around_the_strange_hours_happen_once),
            cmocka_unit_test(test_R16_phoenix_has_no_strange_hour),
            cmocka_unit_test(test_R16_chicago_changes_an_hour_after_new_york),
            cmocka_unit_test(test_R16_lord_howe_moves_by_half_an_hour),
            cmocka_unit_test(test_R16_casablanca_goes_back_for_ramadan),
            cmocka_unit_test(test_R16_kathmandu_is_three_quarters_off),
            cmocka_unit_test(test_R16_apia_left_out_a_whole_day),
            cmocka_unit_test(test_R16_london_is_nearer_to_new_york_in_the_weeks_between_changes),
            cmocka_unit_test(test_R16_a_weekly_wall_time_keeps_its_hour_across_the_change),
            cmocka_unit_test(test_zone_agrees_with_the_c_library_hour_by_hour),
            cmocka_unit_test(test_zone_wall_and_instant_undo_each_other_in_every_zone),
            cmocka_unit_test(test_zone_rule_goes_on_for_centuries),
            cmocka_unit_test(test_zone_survives_the_ends_of_time),
            cmocka_unit_test(test_zone_reads_footers_of_every_form),
            cmocka_unit_test(test_zone_all_year_dst_never_ends),
            cmocka_unit_test(test_zone_refuses_footers_that_are_no_rule),
            cmocka_unit_test(test_zone_refuses_every_truncation),
            cmocka_unit_test(test_zone_refuses_counts_it_cannot_believe),
            cmocka_unit_test(test_zones_refuse_names_that_are_paths),
            cmocka_unit_test(test_zones_do_not_know_places_that_are_not_there),
            cmocka_unit_test(test_zones_say_which_folder_is_missing),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
