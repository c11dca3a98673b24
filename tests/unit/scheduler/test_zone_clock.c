/* The clock with a memory says what the zone says, whatever it was asked before; and the grid of
 * quarter hours is the same one on every clock. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/slot_map.h"
#include "scheduler/core/zone_clock.h"
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

/* Calls check with every zone of one area of the zone files; returns how many. */
static size_t area_walk(const char *area, void (*check)(const struct zone *zone, const char *name))
{
    char path[300], name[300];
    size_t count = 0;
    snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", area);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        const struct zone *zone;
        if (entry->d_name[0] == '.' || strlen(entry->d_name) > 60)
            continue;
        snprintf(name, sizeof(name), "%s/%s", area, entry->d_name);
        if (zones_get(zones, name, &zone, NULL) != ERR_OK)
            continue; /* a folder in the folder */
        check(zone, name);
        count++;
    }
    closedir(folder);
    return count;
}

static void all_zones(void (*check)(const struct zone *zone, const char *name))
{
    static const char *const areas[] = {"Africa", "America", "Antarctica", "Asia", "Atlantic",
            "Australia", "Europe", "Indian", "Pacific"};
    size_t count = 0;
    for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++)
        count += area_walk(areas[i], check);
    assert_true(count > 300);
}

static void quarter_check(const struct zone *zone, const char *name)
{
    const unix_s_t first = 1577836800, last = 4102444800; /* 2020 to 2100 */
    for (unix_s_t at = first; at < last;) {
        struct zone_span span = zone_span(zone, at);
        if (span.offset_s % SLOT_GRID_S != 0)
            fail_msg("%s at %lld", name, (long long)at);
        at = span.until;
    }
}

static void test_every_clock_stands_on_a_quarter_hour_when_utc_does(void **state)
{
    (void)state;
    all_zones(quarter_check);
}

static void same_check(const struct zone *zone, const char *name)
{
    struct zone_clock clock = zone_clock_of(zone);
    uint64_t random = 1;
    int32_t day = 14000; /* May 2008: Apia's missing day, Casablanca's four changes a year */
    while (day < 26000) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        struct civil_time wall = {.day = day, .second = (int32_t)(random >> 33) % 86460};
        struct zone_instant got = zone_clock_instant(&clock, wall);
        struct zone_instant want = zone_instant(zone, wall);
        if (got.at != want.at || got.fit != want.fit || got.edge != want.edge)
            fail_msg("%s on day %d, second %d", name, day, wall.second);
        assert_int_equal(zone_clock_day(&clock, want.at), zone_wall(zone, want.at).day);
        day += (int32_t)(random >> 60) % 7 - 1;
    }
}

static void test_a_clock_with_a_memory_says_what_the_zone_says(void **state)
{
    (void)state;
    all_zones(same_check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_every_clock_stands_on_a_quarter_hour_when_utc_does),
            cmocka_unit_test(test_a_clock_with_a_memory_says_what_the_zone_says),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
