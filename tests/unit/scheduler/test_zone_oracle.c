/* Every zone of this machine against two that know better: the C library and libical, instant to
 * wall time and back. From 2024 to 2032, and from 2037 to 2040, where most files of zones have
 * ended and the rule in their footer goes on. By default the hours around every change of clocks
 * and each 97th between them; every hour of all those years with PORCHLIGHT_LONG. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <libical/ical.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/zone.h"
#include "scheduler/zones/zone_file.h"

enum {
    HOUR_S = 3600,
    QUARTER_S = 900,
    AROUND_S = 4 * HOUR_S,  /* of a change of clocks */
    STRIDE_S = 97 * HOUR_S, /* so that all hours of the day have their turn */
};

struct years {
    unix_s_t from;
    unix_s_t until;
};

/* libical 3.0 makes a recurrence of a footer that begins on 2038-01-19, and is then wrong about
 * zones whose clocks change at odd hours (Newfoundland, Nuuk). */
static const unix_s_t libical_until = 2145916800; /* 2038-01-01 */

static const struct years years[] = {
        {1704067200, 1988150400}, /* 2024-01-01 to 2033-01-01 */
        {2114380800, 2240611200}, /* 2037-01-01 to 2041-01-01 */
};

/* A place, seen by all three. */
struct place {
    const char *name;
    const struct zone *zone;
    icaltimezone *ical;
};

static struct zones *zones;
static size_t compared; /* so that a loop that does nothing is seen */

static int open_zones(void **state)
{
    (void)state;
    icaltimezone_set_builtin_tzdata(0); /* the system's files, not libical's own old ones */
    return zones_open(NULL, &zones, NULL) == ERR_OK ? 0 : -1;
}

static int close_zones(void **state)
{
    (void)state;
    unsetenv("TZ");
    tzset();
    icaltimezone_free_builtin_timezones();
    zones_close(zones);
    return 0;
}

static struct place place_of(const char *name)
{
    struct place place = {.name = name, .ical = icaltimezone_get_builtin_timezone(name)};
    assert_int_equal(zones_get(zones, name, &place.zone, NULL), ERR_OK);
    assert_non_null(place.ical);
    setenv("TZ", name, 1);
    tzset();
    return place;
}

/* --- instant to wall time ------------------------------------------------------------------------
 */

static void compare_libc(const struct place *place, unix_s_t at)
{
    struct tm local;
    time_t when = at;
    localtime_r(&when, &local);
    struct zone_span span = zone_span(place->zone, at);
    struct civil_time wall = zone_wall(place->zone, at);
    struct civil_date date = civil_date_of(wall.day);
    if (span.offset_s != local.tm_gmtoff || span.is_dst != (local.tm_isdst > 0) ||
            strcmp(span.abbreviation, local.tm_zone) != 0 ||
            wall.second != local.tm_hour * HOUR_S + local.tm_min * 60 + local.tm_sec ||
            date.day != local.tm_mday || date.month != local.tm_mon + 1 ||
            date.year != local.tm_year + 1900)
        fail_msg("%s: the C library says otherwise at %lld", place->name, (long long)at);
}

static void compare_libical(const struct place *place, unix_s_t at)
{
    if (at >= libical_until)
        return;
    int is_dst = 0;
    struct icaltimetype utc = icaltime_from_timet_with_zone(at, 0, icaltimezone_get_utc_timezone());
    int offset_s = icaltimezone_get_utc_offset_of_utc_time(place->ical, &utc, &is_dst);
    if (offset_s != zone_span(place->zone, at).offset_s)
        fail_msg("%s: libical says otherwise at %lld: %d", place->name, (long long)at, offset_s);
}

/* --- wall time to instant ------------------------------------------------------------------------
 */

static int32_t libc_offset_s(unix_s_t at)
{
    struct tm local;
    time_t when = at;
    localtime_r(&when, &local);
    return (int32_t)local.tm_gmtoff;
}

/* What a wall time means to one who knows nothing but the C library's offsets a day before and a
 * day after it. wall_s is that wall time read as if it were UTC. */
struct meaning {
    enum zone_fit fit;
    unix_s_t before; /* by the offset of the day before, */
    unix_s_t after;  /* by that of the day after */
    unix_s_t at;     /* what zone_instant promises */
};

static struct meaning meaning_of(unix_s_t wall_s)
{
    int32_t before_s = libc_offset_s(wall_s - DAY_S), after_s = libc_offset_s(wall_s + DAY_S);
    struct meaning meaning = {.before = wall_s - before_s, .after = wall_s - after_s};
    bool is_before = libc_offset_s(meaning.before) == before_s;
    bool is_after = libc_offset_s(meaning.after) == after_s;
    meaning.fit = is_before && is_after && before_s != after_s ? ZONE_REPEAT
                  : is_before || is_after                      ? ZONE_EXACT
                                                               : ZONE_GAP;
    meaning.at = is_before || !is_after ? meaning.before : meaning.after;
    return meaning;
}

static unix_s_t libc_instant(struct civil_time wall)
{
    struct civil_date date = civil_date_of(wall.day);
    struct tm local = {.tm_year = date.year - 1900,
            .tm_mon = date.month - 1,
            .tm_mday = date.day,
            .tm_hour = wall.second / HOUR_S,
            .tm_min = wall.second / 60 % 60,
            .tm_sec = wall.second % 60,
            .tm_isdst = -1};
    return mktime(&local);
}

static unix_s_t libical_instant(const struct place *place, struct civil_time wall)
{
    struct civil_date date = civil_date_of(wall.day);
    struct icaltimetype local = {.year = date.year,
            .month = date.month,
            .day = date.day,
            .hour = wall.second / HOUR_S,
            .minute = wall.second / 60 % 60,
            .second = wall.second % 60};
    int offset_s = icaltimezone_get_utc_offset(place->ical, &local, NULL);
    return (unix_s_t)wall.day * DAY_S + wall.second - offset_s;
}

/* A wall time that comes twice or never: the two others choose one of its two meanings as they
 * like; zone_instant's choice is fixed. */
static void compare_wall(const struct place *place, unix_s_t wall_s)
{
    struct civil_time wall = {
            .day = (int32_t)(wall_s / DAY_S), .second = (int32_t)(wall_s % DAY_S)};
    struct meaning meaning = meaning_of(wall_s);
    struct zone_instant instant = zone_instant(place->zone, wall);
    if (instant.fit != meaning.fit || instant.at != meaning.at)
        fail_msg("%s: the wall time %lld is %lld", place->name, (long long)wall_s,
                (long long)meaning.at);
    unix_s_t theirs = libc_instant(wall);
    if (theirs != meaning.before && theirs != meaning.after)
        fail_msg("%s: mktime says otherwise of %lld", place->name, (long long)wall_s);
    if (wall_s >= libical_until)
        return;
    theirs = libical_instant(place, wall);
    if (theirs != meaning.before && theirs != meaning.after)
        fail_msg("%s: libical says otherwise of %lld", place->name, (long long)wall_s);
}

/* --- walking -------------------------------------------------------------------------------------
 */

static void compare_at(const struct place *place, unix_s_t at)
{
    compare_libc(place, at);
    compare_libical(place, at);
    compare_wall(place, at); /* as if it were a wall time: those that never come have their turn */
    compared++;
}

/* Every quarter hour around each change of clocks in [from, until), as the C library has them. */
static void compare_changes(const struct place *place, unix_s_t from, unix_s_t until)
{
    if (libc_offset_s(from) == libc_offset_s(until))
        return;
    for (unix_s_t at = from; at < until; at += HOUR_S) {
        int32_t offset_s = libc_offset_s(at);
        if (offset_s == libc_offset_s(at + HOUR_S))
            continue;
        for (unix_s_t near = -AROUND_S; near <= AROUND_S; near += QUARTER_S) {
            compare_at(place, at + near);              /* the instants, */
            compare_wall(place, at + offset_s + near); /* and what the clocks show then */
        }
    }
}

static void compare_place(const char *name, unix_s_t stride_s)
{
    struct place place = place_of(name);
    for (size_t i = 0; i < sizeof(years) / sizeof(years[0]); i++) {
        for (unix_s_t at = years[i].from; at < years[i].until; at += stride_s) {
            compare_at(&place, at);
            compare_changes(&place, at, at + stride_s);
        }
    }
}

static void test_R16_every_zone_agrees_with_the_c_library_and_libical(void **state)
{
    (void)state;
    unix_s_t stride_s = getenv("PORCHLIGHT_LONG") ? HOUR_S : STRIDE_S;
    for (size_t i = 0; i < zones_count(zones); i++)
        compare_place(zones_name(zones, i), stride_s);
    assert_true(compared > zones_count(zones) * 1000);
}

/* tzdata's own list, so that no zone is silently passed over. */
static void test_every_zone_of_tzdata_is_known(void **state)
{
    (void)state;
    char line[512];
    size_t count = 0;
    FILE *file = fopen("/usr/share/zoneinfo/tzdata.zi", "r");
    assert_non_null(file);
    while (fgets(line, sizeof(line), file)) { /* "Z NAME ...", "L TARGET NAME" */
        const struct zone *zone = NULL;
        char *rest = NULL;
        const char *kind = strtok_r(line, " \n", &rest);
        const char *name = strtok_r(NULL, " \n", &rest);
        if (kind && strcmp(kind, "L") == 0)
            name = strtok_r(NULL, " \n", &rest);
        else if (!kind || strcmp(kind, "Z") != 0)
            continue;
        if (!name || zones_get(zones, name, &zone, NULL))
            fail_msg("%s is not known", name ? name : line);
        count++;
    }
    fclose(file);
    assert_true(count > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_every_zone_of_tzdata_is_known),
            cmocka_unit_test(test_R16_every_zone_agrees_with_the_c_library_and_libical),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
