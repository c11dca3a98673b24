/* Which dates of a series can be had: random coaches, claims and caps in random zones against an
 * oracle that asks minute by minute and counts by hand; and the reason that is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/series_plan.h"
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

struct random {
    uint64_t state;
};

static uint32_t draw(struct random *random, uint32_t bound)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random->state >> 33) % bound;
}

enum { ROUNDS = 1500, WINDOWS = 7, EXCEPTIONS = 8, HOLIDAYS = 6, HELD = 120, LENGTH_MIN = 25 };

struct round {
    struct hours_window windows[WINDOWS];
    struct hours_exception exceptions[EXCEPTIONS];
    struct civil_date holidays[HOLIDAYS];
    struct caps_held held[HELD];
    struct interval busy[HELD];
    struct interval person[HELD];
    struct coach_time time;
    struct coach_wish wish;
    size_t count;
    struct series_occurrence occurrences[SERIES_BLOCK_MAX];
};

/* --- rounds ----------------------------------------------------------------------------------- */

static void draw_hours(struct random *random, struct round *round, int32_t today)
{
    for (size_t i = 0; i < WINDOWS; i++)
        round->windows[i] = (struct hours_window){
                .weekday = (int)i + 1,
                .start_min = (int)draw(random, 20) * 15,
                .end_min = 900 + (int)draw(random, 37) * 15,
        };
    for (size_t i = 0; i < EXCEPTIONS; i++)
        round->exceptions[i] = (struct hours_exception){
                .kind = draw(random, 3) ? HOURS_AWAY : HOURS_EXTRA,
                .date = civil_date_of(today + (int32_t)draw(random, 90)),
                .start_min = 0,
                .end_min = DAY_MIN,
        };
    for (size_t i = 0; i < HOLIDAYS; i++)
        round->holidays[i] = civil_date_of(today + (int32_t)draw(random, 90));
    round->time.hours = (struct hours){.windows = round->windows,
            .window_count = WINDOWS,
            .exceptions = round->exceptions,
            .exception_count = EXCEPTIONS,
            .holidays = round->holidays,
            .holiday_count = HOLIDAYS};
}

static void draw_claims(struct random *random, struct round *round, unix_s_t from)
{
    unix_s_t at = from - 8 * DAY_S;
    for (size_t i = 0; i < HELD; i++) {
        at += (unix_s_t)(1 + draw(random, 150)) * 900;
        struct caps_held held = {.start = at, .end = at + 50 * 60, .free = at + 3600};
        round->held[i] = held;
        round->busy[i] = (struct interval){.start = held.start, .end = held.free};
        round->person[i] = (struct interval){.start = at + 7200, .end = at + 9000};
        at += 9000;
    }
    round->time.held = round->held;
    round->time.held_count = HELD;
    round->time.busy = round->busy;
    round->time.busy_count = intervals_merge(round->busy, HELD);
    round->wish.person_busy = round->person;
    round->wish.person_busy_count = HELD;
}

/* Zones on both sides of a day's end, and starts near midnight, so that weeks run into another. */
static void draw_round(struct random *random, struct round *round)
{
    static const char *const names[] = {"America/New_York", "Europe/London", "Australia/Lord_Howe",
            "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Auckland"};
    static const unix_s_t seasons[] = {1803000000, 1804000000, 1820500000, 1823500000, 1812000000};
    memset(round, 0, sizeof(*round));
    unix_s_t now = seasons[draw(random, 5)] + draw(random, 20 * DAY_S);
    const struct zone *own = zone_named(names[draw(random, 6)]);
    round->time.zone = zone_named(names[draw(random, 6)]);
    round->time.rules = rules_default();
    round->time.rules.caps.day_max = (int)draw(random, 4);
    round->time.rules.caps.week_max = (int)draw(random, 9);
    round->time.rules.works_holidays = draw(random, 4) == 0;
    round->time.rules.horizon_days = 7; /* must not matter */
    round->wish = (struct coach_wish){.length_min = LENGTH_MIN, .now = now};
    int32_t today = zone_wall(own, now).day;
    struct series_rule rule = {.from = civil_date_of(today + (int32_t)draw(random, 7)),
            .start_min = (int)draw(random, 96) * 15,
            .every_weeks = 1 + (int)draw(random, 3)};
    draw_hours(random, round, today);
    draw_claims(random, round, now);
    int32_t first = civil_day(rule.from);
    round->count =
            series_occurrences(&rule, own, first, first + SERIES_BLOCK_DAYS, round->occurrences);
}

/* --- the oracle ------------------------------------------------------------------------------- */

static int32_t monday_of(int32_t day)
{
    while (civil_weekday(day) != 1)
        day--;
    return day;
}

static bool is_away_at(const struct round *round, struct civil_time wall)
{
    for (size_t i = 0; i < EXCEPTIONS; i++) {
        if (round->exceptions[i].kind == HOURS_AWAY &&
                civil_day(round->exceptions[i].date) == wall.day)
            return true;
    }
    return false;
}

static bool is_holiday_at(const struct round *round, struct civil_time wall)
{
    for (size_t i = 0; i < HOLIDAYS && !round->time.rules.works_holidays; i++) {
        if (civil_day(round->holidays[i]) == wall.day)
            return true;
    }
    return false;
}

static bool is_open_at(const struct round *round, struct civil_time wall)
{
    const struct hours_window *window = &round->windows[civil_weekday(wall.day) - 1];
    if (is_away_at(round, wall))
        return false;
    for (size_t i = 0; i < EXCEPTIONS; i++) {
        if (round->exceptions[i].kind == HOURS_EXTRA &&
                civil_day(round->exceptions[i].date) == wall.day)
            return true;
    }
    return !is_holiday_at(round, wall) && wall.second >= window->start_min * 60 &&
           wall.second < window->end_min * 60;
}

static bool meets(const struct interval *list, size_t count, unix_s_t start, unix_s_t end)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].start < end && start < list[i].end)
            return true;
    }
    return false;
}

/* Sessions of the coach's date and week, those of this series that were taken among them. */
static bool is_full(
        const struct round *round, const unix_s_t *taken, size_t taken_count, unix_s_t start)
{
    const struct caps *caps = &round->time.rules.caps;
    int32_t day = zone_wall(round->time.zone, start).day;
    int of_day = 1, of_week = 1;
    for (size_t i = 0; i < HELD + taken_count; i++) {
        unix_s_t other_at = i < HELD ? round->held[i].start : taken[i - HELD];
        int32_t other = zone_wall(round->time.zone, other_at).day;
        of_day += other == day;
        of_week += monday_of(other) == monday_of(day);
    }
    return (caps->day_max && of_day > caps->day_max) ||
           (caps->week_max && of_week > caps->week_max);
}

static enum series_reason closed_reason(const struct round *round, unix_s_t start)
{
    enum series_reason reason = SERIES_FREE;
    for (unix_s_t at = start; at < start + LENGTH_MIN * 60; at += 60) {
        struct civil_time wall = zone_wall(round->time.zone, at);
        if (is_away_at(round, wall))
            return SERIES_AWAY;
        if (!is_open_at(round, wall))
            reason = SERIES_HOURS;
    }
    bool is_holiday = is_holiday_at(round, zone_wall(round->time.zone, start));
    return reason == SERIES_HOURS && is_holiday ? SERIES_HOLIDAY : reason;
}

static enum series_reason oracle_reason(
        const struct round *round, const unix_s_t *taken, size_t taken_count, unix_s_t start)
{
    unix_s_t end = start + LENGTH_MIN * 60;
    if (start < round->wish.now + 30 * 60)
        return SERIES_SOON;
    if (meets(round->person, HELD, start, end))
        return SERIES_OWN_TIME;
    enum series_reason reason = closed_reason(round, start);
    if (reason != SERIES_FREE)
        return reason;
    if (meets(round->time.busy, round->time.busy_count, start, end + 5 * 60))
        return SERIES_TAKEN;
    return is_full(round, taken, taken_count, start) ? SERIES_FULL : SERIES_FREE;
}

/* Near a doubled hour of the coach's clock its face does not say which pass is meant. */
static bool is_doubled(const struct round *round, unix_s_t start)
{
    for (unix_s_t at = start; at <= start + 3600; at += 900) {
        if (zone_instant(round->time.zone, zone_wall(round->time.zone, at)).fit != ZONE_EXACT)
            return true;
    }
    return false;
}

/* --- the tests -------------------------------------------------------------------------------- */

static struct series_lists lists;

static void test_random_series_are_decided_as_a_slow_oracle_decides(void **state)
{
    (void)state;
    struct random random = {.state = 20271107};
    size_t seen[SERIES_LEFT_OUT + 1] = {0};
    for (int i = 0; i < ROUNDS; i++) {
        static struct round round;
        struct series_choice choices[SERIES_BLOCK_MAX];
        unix_s_t taken[SERIES_BLOCK_MAX];
        size_t taken_count = 0;
        draw_round(&random, &round);
        assert_int_equal(series_plan(&round.time, &round.wish, round.occurrences, round.count,
                                 &lists, choices),
                ERR_OK);
        for (size_t k = 0; k < round.count; k++) {
            unix_s_t start = round.occurrences[k].start_at;
            enum series_reason expected = oracle_reason(&round, taken, taken_count, start);
            assert_int_equal(choices[k].at.start_at, start);
            if (choices[k].reason != expected && !is_doubled(&round, start))
                fail_msg("round %d, %zu: %s, not %s", i, k, series_reason_names[choices[k].reason],
                        series_reason_names[expected]);
            if (choices[k].reason == SERIES_FREE)
                taken[taken_count++] = start;
            seen[expected]++;
        }
    }
    for (int reason = SERIES_FREE; reason < SERIES_LEFT_OUT; reason++)
        assert_true(seen[reason] > 20); /* or the rounds showed too little */
}

/* Sunday 23:30 for the person is Monday on the coach's clock in winter, and Sunday in summer: two
 * dates of the series then lie in one week of the coach, who takes one session a week. */
static void test_a_series_counts_against_the_caps_that_it_fills_itself(void **state)
{
    (void)state;
    struct hours_window windows[WINDOWS];
    struct series_occurrence occurrences[SERIES_BLOCK_MAX];
    struct series_choice choices[SERIES_BLOCK_MAX];
    struct coach_time time = {.zone = zone_named("Europe/London"), .rules = rules_default()};
    struct coach_wish wish = {.length_min = 25, .now = 1804000000};
    /* 19:30 in New York: 00:30 on Monday in London, 23:30 on Sunday while only New York is ahead */
    struct series_rule rule = {.from = {2027, 3, 7}, .start_min = 1170, .every_weeks = 1};
    size_t count = series_occurrences(&rule, zone_named("America/New_York"), civil_day(rule.from),
            civil_day(rule.from) + SERIES_BLOCK_DAYS, occurrences);
    for (int i = 0; i < WINDOWS; i++)
        windows[i] = (struct hours_window){.weekday = i + 1, .end_min = DAY_MIN};
    time.hours = (struct hours){.windows = windows, .window_count = WINDOWS};
    time.rules.caps.week_max = 1;
    assert_int_equal(series_plan(&time, &wish, occurrences, count, &lists, choices), ERR_OK);
    static const enum series_reason expected[] = {
            SERIES_FREE, SERIES_FULL, SERIES_FREE, SERIES_FREE, SERIES_FREE};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(choices[i].reason, expected[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_random_series_are_decided_as_a_slow_oracle_decides),
            cmocka_unit_test(test_a_series_counts_against_the_caps_that_it_fills_itself),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
