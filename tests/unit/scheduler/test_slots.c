/* Slots: the strange hours by example, and random weeks against a second opinion that walks minute
 * by minute and knows no shortcut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/hours.h"
#include "scheduler/core/slots.h"
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

static const struct zone *zone_named(const char *name)
{
    const struct zone *zone = NULL;
    assert_int_equal(zones_get(zones, name, &zone, NULL), ERR_OK);
    return zone;
}

static const unix_s_t monday_noon = 1812384000; /* 2027-06-07 16:00Z, 12:00 in New York */

/* Open for four hours from monday_noon on, nobody busy, everything asked for. */
static struct slots_query simple_query(const struct interval *open)
{
    return (struct slots_query){.open = open,
            .open_count = 1,
            .length_min = 25,
            .buffer_min = 5,
            .earliest = INT64_MIN / 2,
            .latest = INT64_MAX / 2,
            .from = monday_noon - 86400,
            .until = monday_noon + 86400};
}

static struct interval four_hours(void)
{
    return (struct interval){.start = monday_noon, .end = monday_noon + 4 * 3600};
}

static void test_slots_lie_on_the_quarter_hours_of_the_open_time(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct slots_query query = simple_query(&open);
    unix_s_t starts[SLOTS_LIST_MAX];
    assert_int_equal(slots_list(&query, starts, SLOTS_LIST_MAX), 15); /* the last at 15:30 */
    assert_int_equal(starts[0], monday_noon);
    assert_int_equal(starts[14], monday_noon + 14 * 900);
}

static void test_slots_begin_on_the_grid_when_the_open_time_does_not(void **state)
{
    (void)state;
    struct interval open = {.start = monday_noon + 60, .end = monday_noon + 45 * 60};
    struct slots_query query = simple_query(&open);
    unix_s_t starts[SLOTS_LIST_MAX];
    assert_int_equal(slots_list(&query, starts, SLOTS_LIST_MAX), 1);
    assert_int_equal(starts[0], monday_noon + 900);
}

static void test_slots_keep_the_buffer_before_the_next_claim(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct interval busy = {.start = monday_noon + 3600, .end = monday_noon + 3600 + 1800};
    struct slots_query query = simple_query(&open);
    query.coach_busy = &busy;
    query.coach_busy_count = 1;
    assert_true(slots_has(&query, monday_noon + 1800)); /* 12:30 to 12:55, then five minutes */
    assert_false(slots_has(&query, monday_noon + 2700));
    assert_false(slots_has(&query, monday_noon + 3600));
    assert_false(slots_has(&query, monday_noon + 4500));
    assert_true(slots_has(&query, monday_noon + 5400)); /* as soon as the claim is over */
    query.buffer_min = 10;
    assert_false(slots_has(&query, monday_noon + 1800));
}

static void test_slots_need_no_buffer_on_the_persons_side(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct interval busy = {.start = monday_noon + 1500, .end = monday_noon + 1800};
    struct slots_query query = simple_query(&open);
    query.person_busy = &busy;
    query.person_busy_count = 1;
    assert_true(slots_has(&query, monday_noon)); /* 12:00 to 12:25 */
    assert_false(slots_has(&query, monday_noon + 900));
    assert_true(slots_has(&query, monday_noon + 1800));
}

static void test_slots_give_notice_and_end_at_the_horizon(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct slots_query query = simple_query(&open);
    slots_query_limit(&query, monday_noon, 30, 1);
    assert_false(slots_has(&query, monday_noon + 900));
    assert_true(slots_has(&query, monday_noon + 1800));
    slots_query_limit(&query, monday_noon + 1800 - 86400, 0, 1);
    assert_true(slots_has(&query, monday_noon + 1800));
    assert_false(slots_has(&query, monday_noon + 2700));
}

static void test_slots_has_says_no_off_the_grid(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct slots_query query = simple_query(&open);
    assert_false(slots_has(&query, monday_noon + 1));
    assert_false(slots_has(&query, monday_noon + 899));
    assert_false(slots_has(&query, INT64_MAX / 4));
    assert_false(slots_has(&query, 0));
}

static void test_slots_list_no_more_than_asked_for(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct slots_query query = simple_query(&open);
    unix_s_t starts[3] = {0};
    assert_int_equal(slots_list(&query, starts, 2), 2);
    assert_int_equal(starts[2], 0);
    assert_int_equal(slots_list(&query, starts, 0), 0);
}

static void test_slots_skip_the_spring_gap(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("America/New_York");
    struct interval open = {.start = 1805004000, .end = 1805014800}; /* 01:00 EST to 05:00 EDT */
    struct slots_query query = simple_query(&open);
    query.from = open.start;
    query.until = open.end;
    unix_s_t starts[SLOTS_LIST_MAX];
    size_t count = slots_list(&query, starts, SLOTS_LIST_MAX);
    assert_int_equal(count, 11);
    for (size_t i = 0; i < count; i++)
        assert_int_not_equal(zone_wall(zone, starts[i]).second / 3600, 2);
}

static void test_slots_stay_on_the_wall_grid_of_an_odd_zone(void **state)
{
    (void)state;
    const struct zone *zone = zone_named("Asia/Kathmandu");
    struct interval open = {.start = monday_noon + 100, .end = monday_noon + 86400};
    struct slots_query query = simple_query(&open);
    unix_s_t starts[SLOTS_LIST_MAX];
    size_t count = slots_list(&query, starts, SLOTS_LIST_MAX);
    assert_in_range(count, 90, 96);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(zone_wall(zone, starts[i]).second % 900, 0);
}

static void test_slots_nearest_come_from_several_coaches_nearest_first(void **state)
{
    (void)state;
    struct interval first = {.start = monday_noon, .end = monday_noon + 1800};
    struct interval second = {.start = monday_noon + 3600, .end = monday_noon + 5400};
    struct slots_query queries[] = {simple_query(&first), simple_query(&second)};
    struct slot slots[SLOTS_NEAREST];
    assert_int_equal(slots_nearest(queries, 2, monday_noon + 1800, slots), 2);
    assert_int_equal(slots[0].coach, 0); /* both are half an hour off: the earlier first */
    assert_int_equal(slots[0].start, monday_noon);
    assert_int_equal(slots[0].end, monday_noon + 1500);
    assert_int_equal(slots[1].coach, 1);
    assert_int_equal(slots[1].start, monday_noon + 3600);
    assert_int_equal(slots_nearest(queries, 0, monday_noon, slots), 0);
}

static void test_slots_nearest_leave_out_what_is_had_already(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct slots_query query = simple_query(&open);
    struct slot slots[SLOTS_NEAREST];
    query.had = monday_noon + 2700;
    assert_int_equal(slots_nearest(&query, 1, monday_noon + 3600, slots), 3);
    assert_int_equal(slots[0].start, monday_noon + 3600);
    assert_int_equal(slots[1].start, monday_noon + 4500);
    assert_int_equal(slots[2].start, monday_noon + 1800);
    assert_true(slots_has(&query, query.had));
}

static void test_slots_nearest_of_equal_starts_keeps_the_coaches_in_order(void **state)
{
    (void)state;
    struct interval open = four_hours();
    struct slots_query queries[] = {simple_query(&open), simple_query(&open)};
    struct slot slots[SLOTS_NEAREST];
    assert_int_equal(slots_nearest(queries, 2, monday_noon + 3600, slots), 3);
    assert_int_equal(slots[0].start, monday_noon + 3600);
    assert_int_equal(slots[0].coach, 0);
    assert_int_equal(slots[1].start, monday_noon + 3600);
    assert_int_equal(slots[1].coach, 1);
    assert_int_equal(slots[2].start, monday_noon + 2700);
    assert_int_equal(slots[2].coach, 0);
}

/* --- the second opinion ---------------------------------------------------------------------- */

enum { CLAIMS_MAX = 40, WEEKS = 250, RANGE_DAYS = 7 };

struct random {
    uint64_t state;
};

static uint32_t draw(struct random *random, uint32_t bound)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random->state >> 33) % bound;
}

struct week {
    const struct zone *zone;
    struct hours_window windows[6];
    struct hours_exception exceptions[3];
    struct hours hours;
    struct interval open[HOURS_OPEN_MAX];
    struct interval coach[CLAIMS_MAX];
    struct interval person[CLAIMS_MAX];
    struct slots_query query;
};

static size_t draw_claims(struct random *random, unix_s_t from, struct interval *list)
{
    size_t count = draw(random, CLAIMS_MAX);
    for (size_t i = 0; i < count; i++) {
        list[i].start = from + draw(random, RANGE_DAYS * 1440) * 60;
        list[i].end = list[i].start + (5 + draw(random, 90)) * 60;
    }
    return intervals_merge(list, count);
}

static void draw_hours(struct random *random, struct week *week, int32_t first_day)
{
    for (size_t i = 0; i < 6; i++) {
        int start_min = (int)draw(random, 1300);
        week->windows[i] = (struct hours_window){.weekday = (int)draw(random, 7) + 1,
                .start_min = start_min,
                .end_min = start_min + 1 + (int)draw(random, (uint32_t)(DAY_MIN - start_min))};
    }
    for (size_t i = 0; i < 3; i++) {
        int start_min = (int)draw(random, 1200);
        week->exceptions[i] =
                (struct hours_exception){.kind = draw(random, 2) ? HOURS_AWAY : HOURS_EXTRA,
                        .date = civil_date_of(first_day + (int32_t)draw(random, RANGE_DAYS)),
                        .start_min = start_min,
                        .end_min = start_min + 30 + (int)draw(random, 200)};
    }
    week->hours = (struct hours){.windows = week->windows,
            .window_count = 6,
            .exceptions = week->exceptions,
            .exception_count = 3};
}

static void draw_week(struct random *random, struct week *week)
{
    static const char *const names[] = {"America/New_York", "America/Phoenix", "Asia/Kathmandu",
            "Australia/Lord_Howe", "Europe/London", "America/St_Johns"};
    static const int lengths_min[] = {10, 15, 25, 50};
    /* the weeks around both changes of clocks, in both hemispheres */
    static const unix_s_t weeks[] = {1804600000, 1806500000, 1822200000, 1825300000, 1812000000};
    struct slots_query *query = &week->query;
    unix_s_t from = weeks[draw(random, 5)] + draw(random, 86400);
    week->zone = zone_named(names[draw(random, 6)]);
    *query = (struct slots_query){.length_min = lengths_min[draw(random, 4)],
            .buffer_min = (int)draw(random, 3) * 5,
            .earliest = from + draw(random, 86400),
            .latest = from + RANGE_DAYS * 86400 - draw(random, 86400),
            .from = from,
            .until = from + RANGE_DAYS * 86400};
    draw_hours(random, week, zone_wall(week->zone, from).day);
    assert_int_equal(hours_open(&week->hours, week->zone, from, query->until, week->open,
                             &query->open_count),
            ERR_OK);
    query->open = week->open;
    query->coach_busy = week->coach;
    query->coach_busy_count = draw_claims(random, from, week->coach);
    query->person_busy = week->person;
    query->person_busy_count = draw_claims(random, from, week->person);
}

/* Whether the coach's clock, read minute by minute, lies inside the hours all through the span. */
static bool minute_is_open(const struct week *week, struct civil_time wall)
{
    int minute = wall.second / 60;
    bool is_open = false;
    for (size_t i = 0; i < 6; i++) {
        const struct hours_window *window = &week->windows[i];
        is_open = is_open || (window->weekday == civil_weekday(wall.day) &&
                                     minute >= window->start_min && minute < window->end_min);
    }
    for (size_t i = 0; i < 3; i++) {
        const struct hours_exception *exception = &week->exceptions[i];
        bool is_in = civil_day(exception->date) == wall.day && minute >= exception->start_min &&
                     minute < exception->end_min;
        if (is_in && exception->kind == HOURS_AWAY)
            return false;
        is_open = is_open || is_in;
    }
    return is_open;
}

static bool is_free(const struct interval *busy, size_t count, struct interval wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (interval_overlaps(busy[i], wanted))
            return false;
    }
    return true;
}

static bool lies_in_open(const struct week *week, struct interval wanted)
{
    for (size_t i = 0; i < week->query.open_count; i++) {
        if (week->open[i].start <= wanted.start && wanted.end <= week->open[i].end)
            return true;
    }
    return false;
}

static bool second_opinion(const struct week *week, unix_s_t start)
{
    const struct slots_query *query = &week->query;
    struct interval session = {.start = start, .end = start + query->length_min * 60};
    struct interval claim = {.start = start, .end = session.end + query->buffer_min * 60};
    return zone_wall(week->zone, start).second % 900 == 0 && start >= query->earliest &&
           start <= query->latest && lies_in_open(week, session) &&
           is_free(query->coach_busy, query->coach_busy_count, claim) &&
           is_free(query->person_busy, query->person_busy_count, session);
}

static void test_slots_agree_with_a_walk_minute_by_minute(void **state)
{
    (void)state;
    struct random random = {.state = 20270314};
    size_t offered = 0;
    for (int i = 0; i < WEEKS; i++) {
        static struct week week;
        unix_s_t starts[RANGE_DAYS * 96 + 8];
        draw_week(&random, &week);
        size_t count = slots_list(&week.query, starts, RANGE_DAYS * 96 + 8), next = 0;
        unix_s_t first = week.query.from + 59 - (week.query.from + 59) % 60;
        for (unix_s_t at = first; at < week.query.until; at += 60) {
            bool is_listed = next < count && starts[next] == at;
            if (second_opinion(&week, at) != is_listed)
                fail_msg("week %d at %lld", i, (long long)at);
            next += is_listed;
        }
        assert_int_equal(next, count);
        offered += count;
    }
    assert_true(offered > 5000); /* or the weeks were too full to show anything */
}

static void test_slots_has_is_true_for_exactly_what_is_listed(void **state)
{
    (void)state;
    struct random random = {.state = 20271107};
    for (int i = 0; i < WEEKS; i++) {
        static struct week week;
        unix_s_t starts[RANGE_DAYS * 96 + 8];
        draw_week(&random, &week);
        size_t count = slots_list(&week.query, starts, RANGE_DAYS * 96 + 8), next = 0;
        for (unix_s_t at = week.query.from - week.query.from % 900; at < week.query.until;
                at += 900) {
            bool is_listed = next < count && starts[next] == at;
            assert_int_equal(slots_has(&week.query, at), is_listed);
            next += is_listed;
        }
    }
}

/* Each minute of the open intervals is one that the hours name, but for the doubled hour, where the
 * clock shows a minute twice. */
static void test_hours_open_exactly_the_minutes_that_the_clock_shows(void **state)
{
    (void)state;
    struct random random = {.state = 7};
    for (int i = 0; i < WEEKS; i++) {
        static struct week week;
        draw_week(&random, &week);
        const struct slots_query *query = &week.query;
        for (unix_s_t at = query->from + 60 - query->from % 60; at < query->until; at += 60) {
            struct civil_time wall = zone_wall(week.zone, at);
            if (zone_instant(week.zone, wall).fit != ZONE_EXACT)
                continue;
            struct interval minute = {
                    .start = at, .end = at + 60 > query->until ? at + 1 : at + 60};
            if (lies_in_open(&week, minute) != minute_is_open(&week, wall))
                fail_msg("week %d at %lld", i, (long long)at);
        }
    }
}

static void test_slots_nearest_are_the_nearest_of_all_listed(void **state)
{
    (void)state;
    struct random random = {.state = 99};
    for (int i = 0; i < WEEKS; i++) {
        static struct week week;
        unix_s_t starts[RANGE_DAYS * 96 + 8];
        draw_week(&random, &week);
        size_t count = slots_list(&week.query, starts, RANGE_DAYS * 96 + 8);
        unix_s_t wish = week.query.from + draw(&random, RANGE_DAYS * 86400);
        struct slot slots[SLOTS_NEAREST];
        size_t found = slots_nearest(&week.query, 1, wish, slots);
        assert_int_equal(found, count < SLOTS_NEAREST ? count : SLOTS_NEAREST);
        for (size_t place = 0; place < found; place++) {
            int64_t reach = slots[place].start - wish;
            reach = reach < 0 ? -reach : reach;
            size_t nearer = 0;
            for (size_t k = 0; k < count; k++)
                nearer += (starts[k] > wish ? starts[k] - wish : wish - starts[k]) < reach;
            assert_true(nearer <= place);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_slots_lie_on_the_quarter_hours_of_the_open_time),
            cmocka_unit_test(test_slots_begin_on_the_grid_when_the_open_time_does_not),
            cmocka_unit_test(test_slots_keep_the_buffer_before_the_next_claim),
            cmocka_unit_test(test_slots_need_no_buffer_on_the_persons_side),
            cmocka_unit_test(test_slots_give_notice_and_end_at_the_horizon),
            cmocka_unit_test(test_slots_has_says_no_off_the_grid),
            cmocka_unit_test(test_slots_list_no_more_than_asked_for),
            cmocka_unit_test(test_slots_skip_the_spring_gap),
            cmocka_unit_test(test_slots_stay_on_the_wall_grid_of_an_odd_zone),
            cmocka_unit_test(test_slots_nearest_come_from_several_coaches_nearest_first),
            cmocka_unit_test(test_slots_nearest_leave_out_what_is_had_already),
            cmocka_unit_test(test_slots_nearest_of_equal_starts_keeps_the_coaches_in_order),
            cmocka_unit_test(test_slots_agree_with_a_walk_minute_by_minute),
            cmocka_unit_test(test_slots_has_is_true_for_exactly_what_is_listed),
            cmocka_unit_test(test_hours_open_exactly_the_minutes_that_the_clock_shows),
            cmocka_unit_test(test_slots_nearest_are_the_nearest_of_all_listed),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
