/* Weekly windows and exceptions to open intervals, on plain days and on the strange ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/hours.h"
#include "scheduler/core/zone.h"
#include "scheduler/zones/zone_file.h"

static struct zones *zones;
static const struct zone *new_york;

static int open_zones(void **state)
{
    (void)state;
    if (zones_open(NULL, &zones, NULL))
        return -1;
    return zones_get(zones, "America/New_York", &new_york, NULL) == ERR_OK ? 0 : -1;
}

static int close_zones(void **state)
{
    (void)state;
    zones_close(zones);
    return 0;
}

static const struct civil_date spring_sunday = {2027, 3, 14};
static const struct civil_date autumn_sunday = {2027, 11, 7};
static const struct civil_date plain_monday = {2027, 6, 7};

enum { SUNDAY = 7, MONDAY = 1 };

static struct interval open_list[HOURS_OPEN_MAX];

/* The open intervals of one date's wall day. */
static size_t open_on(const struct hours *hours, struct civil_date date)
{
    struct interval day = hours_interval(new_york, date, 0, DAY_MIN);
    size_t count = 0;
    assert_int_equal(hours_open(hours, new_york, day.start, day.end, open_list, &count), ERR_OK);
    return count;
}

static struct hours with_windows(const struct hours_window *windows, size_t count)
{
    return (struct hours){.windows = windows, .window_count = count};
}

static int wall_minute(unix_s_t at)
{
    return zone_wall(new_york, at).second / 60;
}

static void assert_open(size_t index, int start_min, int end_min)
{
    assert_int_equal(wall_minute(open_list[index].start), start_min);
    assert_int_equal(wall_minute(open_list[index].end), end_min % DAY_MIN);
}

static void test_hours_open_on_their_weekday_only(void **state)
{
    (void)state;
    struct hours_window window = {.weekday = MONDAY, .start_min = 540, .end_min = 720};
    struct hours hours = with_windows(&window, 1);
    assert_int_equal(open_on(&hours, plain_monday), 1);
    assert_open(0, 540, 720);
    assert_int_equal(open_on(&hours, spring_sunday), 0);
}

static void test_hours_that_touch_become_one(void **state)
{
    (void)state;
    struct hours_window windows[] = {{.weekday = MONDAY, .start_min = 720, .end_min = 900},
            {.weekday = MONDAY, .start_min = 540, .end_min = 720}};
    struct hours hours = with_windows(windows, 2);
    assert_int_equal(open_on(&hours, plain_monday), 1);
    assert_open(0, 540, 900);
}

static void test_hours_may_last_the_whole_week(void **state)
{
    (void)state;
    struct hours_window windows[WEEK_DAYS];
    for (int i = 0; i < WEEK_DAYS; i++)
        windows[i] = (struct hours_window){.weekday = i + 1, .end_min = DAY_MIN};
    struct hours hours = with_windows(windows, WEEK_DAYS);
    size_t count;
    assert_int_equal(
            hours_open(&hours, new_york, 1805000000, 1805000000 + 30 * 86400, open_list, &count),
            ERR_OK);
    assert_int_equal(count, 1); /* the change of clocks on the way leaves no hole */
    assert_int_equal(open_list[0].start, 1805000000);
    assert_int_equal(open_list[0].end, 1805000000 + 30 * 86400);
}

static void test_R16_hours_inside_the_missing_hour_are_empty_that_day(void **state)
{
    (void)state;
    struct hours_window window = {.weekday = SUNDAY, .start_min = 135, .end_min = 165};
    struct hours hours = with_windows(&window, 1);
    assert_int_equal(open_on(&hours, spring_sunday), 0);
}

static void test_R16_hours_over_the_missing_hour_end_when_the_clock_says_so(void **state)
{
    (void)state;
    struct hours_window windows[] = {{.weekday = SUNDAY, .start_min = 60, .end_min = 150},
            {.weekday = SUNDAY, .start_min = 200, .end_min = 240}};
    struct hours hours = with_windows(windows, 2);
    assert_int_equal(open_on(&hours, spring_sunday), 2);
    assert_int_equal(open_list[0].end - open_list[0].start, 3600); /* 01:00 to 03:00 EDT */
    assert_open(0, 60, 180);
    assert_open(1, 200, 240);
}

static void test_R16_hours_over_the_doubled_hour_are_an_hour_longer(void **state)
{
    (void)state;
    struct hours_window window = {.weekday = SUNDAY, .start_min = 0, .end_min = 180};
    struct hours hours = with_windows(&window, 1);
    assert_int_equal(open_on(&hours, autumn_sunday), 1);
    assert_int_equal(open_list[0].end - open_list[0].start, 4 * 3600);
}

static void test_hours_away_takes_a_bite(void **state)
{
    (void)state;
    struct hours_window window = {.weekday = MONDAY, .start_min = 540, .end_min = 1020};
    struct hours_exception away = {
            .kind = HOURS_AWAY, .date = plain_monday, .start_min = 600, .end_min = 660};
    struct hours hours = with_windows(&window, 1);
    hours.exceptions = &away;
    hours.exception_count = 1;
    assert_int_equal(open_on(&hours, plain_monday), 2);
    assert_open(0, 540, 600);
    assert_open(1, 660, 1020);
}

static void test_hours_extra_opens_a_day_that_is_closed(void **state)
{
    (void)state;
    struct hours_exception extra = {
            .kind = HOURS_EXTRA, .date = spring_sunday, .start_min = 600, .end_min = 660};
    struct hours hours = {.exceptions = &extra, .exception_count = 1};
    assert_int_equal(open_on(&hours, spring_sunday), 1);
    assert_open(0, 600, 660);
}

static void test_hours_away_wins_over_extra(void **state)
{
    (void)state;
    struct hours_exception both[] = {
            {.kind = HOURS_AWAY, .date = plain_monday, .start_min = 0, .end_min = DAY_MIN},
            {.kind = HOURS_EXTRA, .date = plain_monday, .start_min = 600, .end_min = 660}};
    struct hours hours = {.exceptions = both, .exception_count = 2};
    assert_int_equal(open_on(&hours, plain_monday), 0);
}

static void test_hours_hold_only_between_their_dates(void **state)
{
    (void)state;
    struct hours_window window = {.weekday = MONDAY,
            .start_min = 540,
            .end_min = 600,
            .valid_from = plain_monday,
            .valid_until = {2027, 6, 14}};
    struct hours hours = with_windows(&window, 1);
    assert_int_equal(open_on(&hours, (struct civil_date){2027, 5, 31}), 0);
    assert_int_equal(open_on(&hours, plain_monday), 1);
    assert_int_equal(open_on(&hours, (struct civil_date){2027, 6, 14}), 1);
    assert_int_equal(open_on(&hours, (struct civil_date){2027, 6, 21}), 0);
}

static void test_hours_refuse_a_range_without_end(void **state)
{
    (void)state;
    struct hours hours = {0};
    size_t count = 99;
    assert_int_equal(
            hours_open(&hours, new_york, 0, INT64_C(121) * 86400, open_list, &count), ERR_LIMIT);
    assert_int_equal(count, 99);
    assert_int_equal(hours_open(&hours, new_york, 500, 400, open_list, &count), ERR_OK);
    assert_int_equal(count, 0);
}

static void assert_windows_refused(
        const struct hours_window *windows, size_t count, const char *field)
{
    struct error error = {0};
    assert_int_equal(hours_check_windows(windows, count, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
}

static void test_hours_name_the_field_that_is_wrong(void **state)
{
    (void)state;
    struct hours_window good = {.weekday = 3, .start_min = 540, .end_min = 600};
    struct hours_window windows[] = {good, good};
    windows[1].weekday = 8;
    assert_windows_refused(windows, 2, "windows[1].weekday");
    windows[1] = good;
    windows[1].start_min = DAY_MIN;
    assert_windows_refused(windows, 2, "windows[1].start_min");
    windows[1] = good;
    windows[1].end_min = 540;
    assert_windows_refused(windows, 2, "windows[1].end_min");
    windows[1] = good;
    windows[1].valid_from = (struct civil_date){2027, 2, 30};
    assert_windows_refused(windows, 2, "windows[1].valid_from");
    windows[1].valid_from = (struct civil_date){2027, 3, 2};
    windows[1].valid_until = (struct civil_date){2027, 3, 1};
    assert_windows_refused(windows, 2, "windows[1].valid_until");
}

static void test_hours_may_not_overlap_unless_their_dates_differ(void **state)
{
    (void)state;
    struct hours_window windows[] = {{.weekday = 3, .start_min = 540, .end_min = 660},
            {.weekday = 3, .start_min = 600, .end_min = 720}};
    assert_windows_refused(windows, 2, "windows[1].start_min");
    windows[0].valid_until = (struct civil_date){2027, 3, 1};
    windows[1].valid_from = (struct civil_date){2027, 3, 2};
    assert_int_equal(hours_check_windows(windows, 2, NULL), ERR_OK);
    windows[1].valid_from = (struct civil_date){2027, 2, 24}; /* the last Wednesday before */
    assert_windows_refused(windows, 2, "windows[1].start_min");
}

static void test_hours_every_second_week_may_alternate_with_others(void **state)
{
    (void)state;
    const struct civil_date first = {2027, 6, 7}, next = {2027, 6, 14}, third = {2027, 6, 21};
    struct hours_window windows[] = {{.weekday = MONDAY,
                                             .start_min = 540,
                                             .end_min = 660,
                                             .valid_from = first,
                                             .every_weeks = 2},
            {.weekday = MONDAY,
                    .start_min = 600,
                    .end_min = 720,
                    .valid_from = next,
                    .every_weeks = 2}};
    assert_int_equal(hours_check_windows(windows, 2, NULL), ERR_OK);
    windows[1].every_weeks = 3; /* weeks 1 and 4 of three, 2 of two: they meet in the fourth */
    assert_windows_refused(windows, 2, "windows[1].start_min");
    windows[1].every_weeks = 2;
    struct hours hours = with_windows(windows, 2);
    assert_int_equal(open_on(&hours, next), 1);
    assert_open(0, 600, 720);
    assert_int_equal(open_on(&hours, third), 1);
    assert_open(0, 540, 660);
}

static void test_hours_of_some_weeks_say_which_and_not_too_rarely(void **state)
{
    (void)state;
    struct hours_window window = {
            .weekday = MONDAY, .start_min = 540, .end_min = 660, .every_weeks = 2};
    assert_windows_refused(&window, 1, "windows[0].valid_from");
    window.valid_from = plain_monday;
    window.every_weeks = HOURS_WEEKS_MAX + 1;
    assert_windows_refused(&window, 1, "windows[0].every_weeks");
}

static void test_hours_stay_closed_on_holidays_unless_the_coach_works_then(void **state)
{
    (void)state;
    struct hours_window window = {.weekday = MONDAY, .start_min = 540, .end_min = 660};
    struct hours_exception extra = {
            .kind = HOURS_EXTRA, .date = plain_monday, .start_min = 720, .end_min = 780};
    struct hours hours = with_windows(&window, 1);
    hours.holidays = &plain_monday;
    hours.holiday_count = 1;
    assert_int_equal(open_on(&hours, plain_monday), 0);
    hours.exceptions = &extra;
    hours.exception_count = 1;
    assert_int_equal(open_on(&hours, plain_monday), 1); /* somebody said so for this very day */
    assert_open(0, 720, 780);
    hours.works_holidays = true;
    assert_int_equal(open_on(&hours, plain_monday), 2);
}

static void test_hours_are_at_most_fifty_windows(void **state)
{
    (void)state;
    struct hours_window windows[HOURS_WINDOWS_MAX + 1];
    for (int i = 0; i <= HOURS_WINDOWS_MAX; i++)
        windows[i] = (struct hours_window){
                .weekday = i % 7 + 1, .start_min = i * 20, .end_min = i * 20 + 20};
    struct error error = {0};
    assert_int_equal(hours_check_windows(windows, HOURS_WINDOWS_MAX, NULL), ERR_OK);
    assert_int_equal(hours_check_windows(windows, HOURS_WINDOWS_MAX + 1, &error), ERR_LIMIT);
    assert_string_equal(error.field, "windows");
}

static void test_hours_check_exceptions_too(void **state)
{
    (void)state;
    struct hours_exception whole_day = {
            .kind = HOURS_AWAY, .date = plain_monday, .end_min = DAY_MIN};
    struct hours_exception wrong = whole_day;
    struct error error = {0};
    assert_int_equal(hours_check_exception(&whole_day, NULL), ERR_OK);
    wrong.date.day = 31;
    assert_int_equal(hours_check_exception(&wrong, &error), ERR_INPUT);
    assert_string_equal(error.field, "date");
    wrong = whole_day;
    wrong.end_min = DAY_MIN + 1;
    assert_int_equal(hours_check_exception(&wrong, &error), ERR_INPUT);
    assert_string_equal(error.field, "end_min");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_hours_open_on_their_weekday_only),
            cmocka_unit_test(test_hours_that_touch_become_one),
            cmocka_unit_test(test_hours_may_last_the_whole_week),
            cmocka_unit_test(test_R16_hours_inside_the_missing_hour_are_empty_that_day),
            cmocka_unit_test(test_R16_hours_over_the_missing_hour_end_when_the_clock_says_so),
            cmocka_unit_test(test_R16_hours_over_the_doubled_hour_are_an_hour_longer),
            cmocka_unit_test(test_hours_away_takes_a_bite),
            cmocka_unit_test(test_hours_extra_opens_a_day_that_is_closed),
            cmocka_unit_test(test_hours_away_wins_over_extra),
            cmocka_unit_test(test_hours_hold_only_between_their_dates),
            cmocka_unit_test(test_hours_refuse_a_range_without_end),
            cmocka_unit_test(test_hours_name_the_field_that_is_wrong),
            cmocka_unit_test(test_hours_may_not_overlap_unless_their_dates_differ),
            cmocka_unit_test(test_hours_every_second_week_may_alternate_with_others),
            cmocka_unit_test(test_hours_of_some_weeks_say_which_and_not_too_rarely),
            cmocka_unit_test(test_hours_stay_closed_on_holidays_unless_the_coach_works_then),
            cmocka_unit_test(test_hours_are_at_most_fifty_windows),
            cmocka_unit_test(test_hours_check_exceptions_too),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
