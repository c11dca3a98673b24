/* A series over the strange hours of R16: the table, written by hand; random rules in random zones
 * against an oracle that tries every quarter hour; and what may not be asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/series.h"
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
    struct error error = {0};
    if (zones_get(zones, name, &zone, &error))
        fail_msg("%s: %s", name, error.text);
    return zone;
}

static size_t block_of(const struct series_rule *rule, const struct zone *zone,
        struct series_occurrence ret[SERIES_BLOCK_MAX])
{
    int32_t first = civil_day(rule->from);
    return series_occurrences(rule, zone, first, first + SERIES_BLOCK_DAYS, ret);
}

/* --- the table -------------------------------------------------------------------------------- */

enum { ROW_MAX = 5 };

/* Instants are from `date -u -d 'TZ="ZONE" DATE TIME' +%s`; that of a gap by hand. */
static void test_R16_a_series_keeps_its_wall_time_over_every_change_of_clocks(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        struct civil_date from;
        int start_min;
        unix_s_t starts[ROW_MAX]; /* 0 ends */
        enum zone_fit fits[ROW_MAX];
    } table[] = {
            {"America/New_York", {2027, 3, 7}, 150, {1804404600, 1805009400, 1805610600},
                    {ZONE_EXACT, ZONE_GAP, ZONE_EXACT}},
            {"America/New_York", {2027, 10, 31}, 90, {1824960600, 1825565400, 1826173800},
                    {ZONE_EXACT, ZONE_REPEAT, ZONE_EXACT}},
            {"America/Phoenix", {2027, 3, 7}, 150, {1804411800, 1805016600}, {0}},
            {"Europe/London", {2027, 3, 8}, 900, {1804518000, 1805122800, 1805727600, 1806328800},
                    {0}},
            {"Africa/Casablanca", {2027, 1, 31}, 600, {1801386000, 1801994400, 1802599200}, {0}},
            {"Asia/Kathmandu", {2027, 3, 7}, 615, {1804393800, 1804998600}, {0}},
            {"Australia/Lord_Howe", {2027, 9, 26}, 135, {1821887100, 1822491900, 1823094900},
                    {ZONE_EXACT, ZONE_GAP, ZONE_EXACT}},
            {"Australia/Lord_Howe", {2027, 3, 28}, 105, {1806158700, 1806763500, 1807370100},
                    {ZONE_EXACT, ZONE_REPEAT, ZONE_EXACT}},
            {"Pacific/Apia", {2011, 12, 23}, 600, {1324670400, 1325275200, 1325793600},
                    {ZONE_EXACT, ZONE_GAP, ZONE_EXACT}},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        struct series_rule rule = {
                .from = table[i].from, .start_min = table[i].start_min, .every_weeks = 1};
        struct series_occurrence block[SERIES_BLOCK_MAX];
        assert_int_equal(block_of(&rule, zone_named(table[i].zone), block), SERIES_BLOCK_MAX);
        for (size_t k = 0; k < ROW_MAX && table[i].starts[k]; k++) {
            if (block[k].start_at != table[i].starts[k] || block[k].fit != table[i].fits[k])
                fail_msg("%s %zu: %lld", table[i].zone, k, (long long)block[k].start_at);
            assert_int_equal(civil_day(block[k].date), civil_day(rule.from) + 7 * (int)k);
        }
    }
}

/* The person is in London, the coach in New York, which changes two weeks earlier. */
static void test_R16_in_the_gap_weeks_the_other_clock_shows_an_hour_later(void **state)
{
    (void)state;
    static const int coach_min[] = {600, 660, 660, 600};
    struct series_rule rule = {.from = {2027, 3, 8}, .start_min = 900, .every_weeks = 1};
    struct series_occurrence block[SERIES_BLOCK_MAX];
    block_of(&rule, zone_named("Europe/London"), block);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(zone_wall(zone_named("America/New_York"), block[i].start_at).second / 60,
                coach_min[i]);
}

/* --- random rules ----------------------------------------------------------------------------- */

struct random {
    uint64_t state;
};

static uint32_t draw(struct random *random, uint32_t bound)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random->state >> 33) % bound;
}

static bool comes_before(struct civil_time a, struct civil_time b)
{
    return a.day < b.day || (a.day == b.day && a.second < b.second);
}

/* Looks at the clock every quarter hour, from long before: the first that shows the wall time, or,
 * where none does, as long after the clock's jump as the wall time lies behind the jump's start. */
static struct series_occurrence oracle_occurrence(const struct zone *zone, struct civil_time wall)
{
    struct series_occurrence ret = {.date = civil_date_of(wall.day)};
    unix_s_t at = ((unix_s_t)wall.day - 2) * DAY_S, found = 0;
    int times = 0;
    for (unix_s_t end = at + 4 * DAY_S; at < end; at += 900) {
        struct civil_time shown = zone_wall(zone, at);
        if (shown.day != wall.day || shown.second != wall.second)
            continue;
        found = times++ ? found : at;
    }
    ret.start_at = found;
    ret.fit = times == 2 ? ZONE_REPEAT : ZONE_EXACT;
    if (times > 0)
        return ret;
    at = ((unix_s_t)wall.day - 2) * DAY_S;
    while (comes_before(zone_wall(zone, at), wall))
        at += 900;
    struct civil_time before = zone_wall(zone, at - 900);
    ret.start_at =
            at + (wall.day - before.day) * (unix_s_t)DAY_S + wall.second - before.second - 900;
    ret.fit = ZONE_GAP;
    return ret;
}

/* Every other one meets a change of clocks, if the zone has one in the next year. */
static struct series_rule draw_rule(struct random *random, const struct zone *zone, int32_t today)
{
    struct series_rule rule = {
            .from = civil_date_of(today + (int32_t)draw(random, 60)),
            .start_min = (int)draw(random, 96) * 15,
            .every_weeks = 1 + (int)draw(random, SERIES_WEEKS_MAX),
    };
    unix_s_t edge = zone_span(zone, (unix_s_t)today * DAY_S).until;
    if (draw(random, 2) && edge < (today + 366) * (unix_s_t)DAY_S) {
        int32_t before = rule.every_weeks * WEEK_DAYS * (int32_t)draw(random, 3);
        rule.from = civil_date_of(zone_wall(zone, edge).day - before);
        rule.start_min = (int)draw(random, 16) * 15;
    }
    if (draw(random, 2))
        rule.until = civil_date_of(civil_day(rule.from) + (int32_t)draw(random, 120));
    return rule;
}

static size_t oracle_block(const struct series_rule *rule, const struct zone *zone, int32_t first,
        struct series_occurrence ret[SERIES_BLOCK_MAX])
{
    size_t count = 0;
    for (int32_t day = first; day < first + SERIES_BLOCK_DAYS; day++) {
        int32_t since = day - civil_day(rule->from);
        bool is_over = !civil_date_is_none(rule->until) && day > civil_day(rule->until);
        if (since < 0 || since % (7 * rule->every_weeks) != 0 || is_over)
            continue;
        ret[count++] = oracle_occurrence(
                zone, (struct civil_time){.day = day, .second = rule->start_min * 60});
    }
    return count;
}

static void test_R16_random_series_in_random_zones_agree_with_a_slow_oracle(void **state)
{
    (void)state;
    struct random random = {.state = 20270314};
    size_t seen[3] = {0};
    for (int round = 0; round < 3000; round++) {
        struct series_occurrence block[SERIES_BLOCK_MAX], expected[SERIES_BLOCK_MAX];
        const char *name = zones_name(zones, draw(&random, (uint32_t)zones_count(zones)));
        const struct zone *zone = zone_named(name);
        int32_t today = 18000 + (int32_t)draw(&random, 6000); /* 2019 to 2035 */
        struct series_rule rule = draw_rule(&random, zone, today);
        int32_t first = civil_day(rule.from) - 40 + (int32_t)draw(&random, 60);
        size_t count = series_occurrences(&rule, zone, first, first + SERIES_BLOCK_DAYS, block);
        assert_int_equal(count, oracle_block(&rule, zone, first, expected));
        for (size_t i = 0; i < count; i++) {
            if (block[i].start_at != expected[i].start_at || block[i].fit != expected[i].fit)
                fail_msg("round %d, %s, %zu: %lld, not %lld", round, name, i,
                        (long long)block[i].start_at, (long long)expected[i].start_at);
            assert_int_equal(civil_day(block[i].date), civil_day(expected[i].date));
            seen[block[i].fit]++;
        }
    }
    assert_true(seen[ZONE_GAP] > 20 && seen[ZONE_REPEAT] > 20); /* or nothing strange was met */
}

/* --- what may be asked for -------------------------------------------------------------------- */

enum { NOW = 1795435200 }; /* Monday 2026-11-23, 07:00 in New York */

static void assert_refused(struct series_rule rule, const char *field)
{
    struct error error = {0};
    assert_int_equal(series_check(&rule, zone_named("America/New_York"), NOW, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
}

static void test_a_rule_is_refused_with_its_field_named(void **state)
{
    (void)state;
    const struct series_rule good = {.from = {2026, 11, 24}, .start_min = 600, .every_weeks = 1};
    struct series_rule rule = good;
    assert_int_equal(series_check(&rule, zone_named("America/New_York"), NOW, NULL), ERR_OK);
    rule.every_weeks = 0;
    assert_refused(rule, "every_weeks");
    rule.every_weeks = SERIES_WEEKS_MAX + 1;
    assert_refused(rule, "every_weeks");
    rule = good;
    rule.start_min = 607;
    assert_refused(rule, "start_min");
    rule.start_min = DAY_MIN;
    assert_refused(rule, "start_min");
    rule = good;
    rule.from = (struct civil_date){2026, 11, 22};
    assert_refused(rule, "from");
    rule.from = (struct civil_date){2026, 11, 31};
    assert_refused(rule, "from");
    rule.from = (struct civil_date){9999, 12, 31};
    assert_refused(rule, "from");
    rule.from = (struct civil_date){2026, 11, 23};
    rule.start_min = 6 * 60; /* today, an hour ago */
    assert_refused(rule, "from");
    rule = good;
    rule.until = (struct civil_date){2026, 11, 23};
    assert_refused(rule, "until");
    rule.until = (struct civil_date){9999, 12, 31};
    assert_refused(rule, "until");
    rule.until = good.from;
    assert_int_equal(series_check(&rule, zone_named("America/New_York"), NOW, NULL), ERR_OK);
}

static void test_R16_a_wall_time_that_the_first_date_leaves_out_is_refused(void **state)
{
    (void)state;
    struct error error = {0};
    struct series_rule rule = {.from = {2027, 3, 14}, .start_min = 150, .every_weeks = 1};
    unix_s_t now = 1804404600; /* a week before */
    assert_int_equal(series_check(&rule, zone_named("America/New_York"), now, &error), ERR_INPUT);
    assert_string_equal(error.field, "start_min");
    assert_int_equal(series_check(&rule, zone_named("America/Phoenix"), now, &error), ERR_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_R16_a_series_keeps_its_wall_time_over_every_change_of_clocks),
            cmocka_unit_test(test_R16_in_the_gap_weeks_the_other_clock_shows_an_hour_later),
            cmocka_unit_test(test_R16_random_series_in_random_zones_agree_with_a_slow_oracle),
            cmocka_unit_test(test_a_rule_is_refused_with_its_field_named),
            cmocka_unit_test(test_R16_a_wall_time_that_the_first_date_leaves_out_is_refused),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
