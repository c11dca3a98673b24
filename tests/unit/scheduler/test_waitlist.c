/* How long a time that came free is held: by table, and against a walk minute by minute through
 * real zones, nights and clock changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/notice.h"
#include "scheduler/core/waitlist.h"
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

/* --- by table --------------------------------------------------------------------------------- */

struct moment {
    int day; /* of November 2026 */
    int hour;
    int minute;
};

struct row {
    struct moment now;
    struct moment start;
    struct moment from;
    struct moment until; /* day 0: it is not offered */
};

static unix_s_t at(const struct zone *zone, struct moment moment)
{
    struct civil_date date = {.year = 2026, .month = 11, .day = (uint8_t)moment.day};
    struct civil_time wall = {
            .day = civil_day(date), .second = moment.hour * 3600 + moment.minute * 60};
    return zone_instant(zone, wall).at;
}

static const struct row rows[] = {
        /* a part of what is left, at most three hours, at least twenty minutes */
        {{10, 10, 0}, {14, 10, 0}, {10, 10, 0}, {10, 13, 0}},
        {{10, 10, 0}, {10, 18, 0}, {10, 10, 0}, {10, 11, 0}},
        {{10, 10, 0}, {10, 12, 0}, {10, 10, 0}, {10, 10, 20}},
        {{10, 10, 0}, {10, 11, 0}, {10, 10, 0}, {10, 10, 20}},
        {{10, 10, 0}, {10, 10, 59}, {0, 0, 0}, {0, 0, 0}},
        /* told in the morning, and held until then */
        {{10, 22, 0}, {14, 10, 0}, {11, 9, 0}, {11, 12, 0}},
        {{10, 3, 0}, {10, 17, 0}, {10, 9, 0}, {10, 10, 0}},
        {{10, 22, 0}, {11, 9, 59}, {0, 0, 0}, {0, 0, 0}},
        /* what is left of it in the evening goes on in the morning */
        {{10, 20, 0}, {14, 10, 0}, {10, 20, 0}, {11, 11, 0}},
        {{10, 18, 0}, {14, 10, 0}, {10, 18, 0}, {10, 21, 0}},
        /* but not beyond the last moment before the start */
        {{10, 20, 0}, {11, 9, 0}, {10, 20, 0}, {10, 21, 0}},
        {{10, 20, 50}, {11, 10, 0}, {10, 20, 50}, {11, 9, 20}},
        {{10, 20, 50}, {11, 9, 30}, {0, 0, 0}, {0, 0, 0}},
        /* the start is over */
        {{10, 10, 0}, {10, 9, 0}, {0, 0, 0}, {0, 0, 0}},
};

static void test_a_window_is_told_by_day_and_stops_at_night(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Denver");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row *row = &rows[i];
        struct interval window = waitlist_window(zone, at(zone, row->now), at(zone, row->start));
        if (row->until.day == 0) {
            assert_int_equal(window.start, window.end);
            continue;
        }
        if (window.start != at(zone, row->from) || window.end != at(zone, row->until))
            fail_msg("row %zu: %lld to %lld", i, (long long)(window.start - at(zone, row->now)),
                    (long long)(window.end - at(zone, row->now)));
    }
}

/* --- by walking ------------------------------------------------------------------------------- */

static int is_night(const struct zone *zone, unix_s_t now)
{
    int hour = zone_wall(zone, now).second / 3600;
    return hour >= NOTICE_QUIET_FROM_H || hour < NOTICE_QUIET_UNTIL_H;
}

static struct interval window_by_walking(const struct zone *zone, unix_s_t now, unix_s_t start_at)
{
    struct interval window = {.start = now};
    while (is_night(zone, window.start))
        window.start += 60;
    unix_s_t part = (start_at - window.start) / WAITLIST_WINDOW_PART;
    if (part < WAITLIST_WINDOW_MIN_S)
        part = WAITLIST_WINDOW_MIN_S;
    if (part > WAITLIST_WINDOW_MAX_S)
        part = WAITLIST_WINDOW_MAX_S;
    unix_s_t used = 0;
    window.end = window.start;
    for (unix_s_t t = window.start; used < part && t < start_at - WAITLIST_LEAD_S; t += 60) {
        if (is_night(zone, t))
            continue;
        used += 60;
        window.end = t + 60;
    }
    return used < WAITLIST_WINDOW_MIN_S ? (struct interval){0} : window;
}

/* Whole parts only: a window is then of whole minutes, as the walk is. */
static unix_s_t whole(const struct zone *zone, unix_s_t now, unix_s_t start_at)
{
    unix_s_t from = now;
    while (is_night(zone, from))
        from += 60;
    return start_at - (start_at - from) % (60 * WAITLIST_WINDOW_PART);
}

static void test_every_window_is_that_of_a_walk_minute_by_minute(void **state)
{
    (void)state;
    static const char *const names[] = {"America/New_York", "America/Los_Angeles",
            "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Dublin", "Pacific/Apia"};
    enum { CASES = 4000, DAYS = 400 };
    srand(20261123);
    for (int i = 0; i < CASES; i++) {
        const struct zone *zone = zone_of(names[rand() % 6]);
        unix_s_t now = 1795435200 + (unix_s_t)(rand() % (DAYS * 1440)) * 60;
        unix_s_t ahead = (unix_s_t)(rand() % (i % 2 ? 2 * 1440 : 14 * 1440)) * 60;
        unix_s_t start_at = whole(zone, now, now + ahead);
        struct interval window = waitlist_window(zone, now, start_at);
        struct interval walked = window_by_walking(zone, now, start_at);
        if (window.start != walked.start || window.end != walked.end)
            fail_msg("from %lld, %lld ahead: %lld to %lld, walked %lld to %lld", (long long)now,
                    (long long)(start_at - now), (long long)(window.start - now),
                    (long long)(window.end - now), (long long)(walked.start - now),
                    (long long)(walked.end - now));
    }
}

static void test_no_window_ends_at_night_or_too_late(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/New_York");
    for (int minute = 0; minute < 4 * 1440; minute += 7) {
        for (unix_s_t ahead = 0; ahead < 5 * DAY_S; ahead += 5000) {
            unix_s_t now = 1795435200 + (unix_s_t)minute * 60;
            struct interval window = waitlist_window(zone, now, now + ahead);
            if (window.end == window.start)
                continue;
            assert_false(is_night(zone, window.start));
            assert_false(is_night(zone, window.end - 1));
            assert_true(window.start >= now);
            assert_true(window.end <= now + ahead - WAITLIST_LEAD_S);
        }
    }
}

/* --- which ------------------------------------------------------------------------------------ */

static void test_the_first_start_that_can_be_asked_about_is_taken(void **state)
{
    (void)state;
    const struct zone *zone = zone_of("America/Denver");
    unix_s_t now = at(zone, (struct moment){10, 22, 0});
    const unix_s_t starts[] = {at(zone, (struct moment){11, 9, 0}),
            at(zone, (struct moment){11, 9, 30}), at(zone, (struct moment){11, 10, 0})};
    const struct interval all = {.start = starts[0], .end = starts[2] + 1};
    const struct interval last = {.start = starts[2], .end = starts[2] + 1};
    const struct interval after = {.start = starts[2] + 1, .end = starts[2] + 2};
    struct interval window = {0};
    assert_int_equal(waitlist_start(zone, now, starts, 3, all, &window), starts[2]);
    assert_int_equal(window.end, at(zone, (struct moment){11, 9, 20}));
    assert_int_equal(waitlist_start(zone, now, starts, 2, all, &window), 0);
    assert_int_equal(waitlist_start(zone, now, starts, 0, all, &window), 0);
    now = at(zone, (struct moment){10, 12, 0});
    assert_int_equal(waitlist_start(zone, now, starts, 3, all, &window), starts[0]);
    assert_int_equal(waitlist_start(zone, now, starts, 3, last, &window), starts[2]);
    assert_int_equal(waitlist_start(zone, now, starts, 3, after, &window), starts[0]);
}

static void test_starts_use_what_came_free_and_are_earlier(void **state)
{
    (void)state;
    const struct interval freed = {.start = 36000, .end = 37800};
    struct interval starts = waitlist_starts(freed, 50, 40000);
    assert_int_equal(starts.start, 36000 - 3000 + 1); /* one minute of it is used */
    assert_int_equal(starts.end, 37800);
    assert_int_equal(waitlist_starts(freed, 10, 36600).end, 36600);
}

static void test_a_place_is_a_word(void **state)
{
    (void)state;
    assert_string_equal(waitlist_place_names[waitlist_place(0)], "next");
    assert_string_equal(waitlist_place_names[waitlist_place(1)], "soon");
    assert_string_equal(waitlist_place_names[waitlist_place(3)], "soon");
    assert_string_equal(waitlist_place_names[waitlist_place(4)], "later");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_window_is_told_by_day_and_stops_at_night),
            cmocka_unit_test(test_every_window_is_that_of_a_walk_minute_by_minute),
            cmocka_unit_test(test_no_window_ends_at_night_or_too_late),
            cmocka_unit_test(test_the_first_start_that_can_be_asked_about_is_taken),
            cmocka_unit_test(test_starts_use_what_came_free_and_are_earlier),
            cmocka_unit_test(test_a_place_is_a_word),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
