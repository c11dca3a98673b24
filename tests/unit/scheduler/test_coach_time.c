/* All of a coach's rules together: random ones in random zones, around the changes of clocks,
 * against a second opinion that asks each minute and each session by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/coach_time.h"
#include "scheduler/core/slot_page.h"
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

struct random {
    uint64_t state;
};

static uint32_t draw(struct random *random, uint32_t bound)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random->state >> 33) % bound;
}

enum { ROUNDS = 400, WINDOWS = 8, EXCEPTIONS = 6, HOLIDAYS = 4, HELD_MAX = 40, DAYS = 9 };

struct round {
    struct hours_window windows[WINDOWS];
    struct hours_exception exceptions[EXCEPTIONS];
    struct civil_date holidays[HOLIDAYS];
    struct caps_held held[HELD_MAX];
    struct interval busy[HELD_MAX];
    struct interval person[3];
    struct coach_time time;
    struct coach_wish wish;
};

static void draw_hours(struct random *random, struct round *round, int32_t today)
{
    for (size_t i = 0; i < WINDOWS; i++) {
        int start_min = (int)draw(random, 1200);
        struct hours_window *window = &round->windows[i];
        *window = (struct hours_window){.weekday = (int)draw(random, 7) + 1,
                .start_min = start_min,
                .end_min = start_min + 30 + (int)draw(random, (uint32_t)(1411 - start_min))};
        if (draw(random, 2))
            window->valid_from = civil_date_of(today - 70 + (int32_t)draw(random, 75));
        if (!civil_date_is_none(window->valid_from))
            window->every_weeks = (int)draw(random, 4);
        if (draw(random, 3) == 0)
            window->valid_until = civil_date_of(today + (int32_t)draw(random, 10));
    }
    for (size_t i = 0; i < EXCEPTIONS; i++) {
        int start_min = (int)draw(random, 1200);
        round->exceptions[i] =
                (struct hours_exception){.kind = draw(random, 2) ? HOURS_AWAY : HOURS_EXTRA,
                        .date = civil_date_of(today - 1 + (int32_t)draw(random, DAYS + 2)),
                        .start_min = start_min,
                        .end_min = start_min + 1 + (int)draw(random, 240)};
        round->exceptions[i].is_at_once =
                round->exceptions[i].kind == HOURS_EXTRA && draw(random, 2);
    }
    for (size_t i = 0; i < HOLIDAYS; i++)
        round->holidays[i] = civil_date_of(today - 3 + (int32_t)draw(random, 30));
}

static void draw_held(struct random *random, struct round *round, unix_s_t from)
{
    unix_s_t at = from - 8 * DAY_S;
    size_t count = 0;
    while (count < HELD_MAX && at < from + (DAYS + 8) * DAY_S) {
        at += draw(random, 3) ? draw(random, 12) * 300 : draw(random, 30) * 3600;
        struct caps_held held = {.start = at, .end = at + (2 + draw(random, 10)) * 300};
        held.free = held.end + draw(random, 3) * 300;
        round->busy[count] = (struct interval){.start = held.start, .end = held.free};
        round->held[count++] = held;
        at = held.free;
    }
    round->time.held = round->held;
    round->time.held_count = count;
    round->time.busy = round->busy;
    round->time.busy_count = intervals_merge(round->busy, count);
}

static struct rules draw_rules(struct random *random)
{
    struct rules rules = rules_default();
    rules.buffer_min = (int)draw(random, 30) - 1;
    rules.notice_min = (int)draw(random, 3) * 700;
    rules.horizon_days = 3 + (int)draw(random, 8);
    rules.works_holidays = draw(random, 3) == 0;
    rules.caps.unit = draw(random, 2) ? CAPS_SESSIONS : CAPS_MINUTES;
    uint32_t scale = rules.caps.unit == CAPS_MINUTES ? 40 : 1;
    if (draw(random, 2))
        rules.caps.day_max = (int)(draw(random, 5) * scale);
    if (draw(random, 2))
        rules.caps.week_max = (int)(draw(random, 12) * scale);
    if (draw(random, 2))
        rules.caps.row_max = (int)draw(random, 5);
    return rules;
}

static void draw_round(struct random *random, struct round *round)
{
    static const char *const names[] = {"America/New_York", "America/Phoenix", "Asia/Kathmandu",
            "Australia/Lord_Howe", "Europe/London", "America/St_Johns", "Africa/Casablanca",
            "Pacific/Chatham"};
    static const int lengths_min[] = {10, 15, 25, 50};
    /* the weeks around both changes of clocks, in both hemispheres, and one without */
    static const unix_s_t weeks[] = {1804600000, 1806500000, 1822200000, 1825300000, 1812000000};
    unix_s_t from = weeks[draw(random, 5)] + draw(random, DAY_S);
    from -= draw(random, 4) ? from % 300 : 0; /* mostly on edges, where mistakes are */
    memset(round, 0, sizeof(*round));
    assert_int_equal(zones_get(zones, names[draw(random, 8)], &round->time.zone, NULL), ERR_OK);
    draw_hours(random, round, zone_wall(round->time.zone, from).day);
    draw_held(random, round, from);
    for (size_t i = 0; i < 3; i++) {
        round->person[i].start = from + draw(random, DAYS * 288) * 300;
        round->person[i].end = round->person[i].start + draw(random, 24) * 300;
    }
    round->time.rules = draw_rules(random);
    round->time.hours = (struct hours){.windows = round->windows,
            .window_count = WINDOWS,
            .exceptions = round->exceptions,
            .exception_count = EXCEPTIONS,
            .holidays = round->holidays,
            .holiday_count = HOLIDAYS};
    round->wish = (struct coach_wish){.length_min = lengths_min[draw(random, 4)],
            .now = from + draw(random, 288) * 300 - DAY_S / 2,
            .time = {.start = from, .end = from + DAYS * DAY_S},
            .person_busy = round->person,
            .person_busy_count = intervals_merge(round->person, 3)};
}

/* --- the second opinion ----------------------------------------------------------------------- */

static int32_t monday_of(int32_t day)
{
    while (civil_weekday(day) != 1)
        day--;
    return day;
}

static bool is_in(const struct hours_exception *exception, struct civil_time wall)
{
    int minute = wall.second / 60;
    return civil_day(exception->date) == wall.day && minute >= exception->start_min &&
           minute < exception->end_min;
}

static bool window_opens(const struct hours_window *window, struct civil_time wall)
{
    int minute = wall.second / 60;
    if (civil_weekday(wall.day) != window->weekday || minute < window->start_min ||
            minute >= window->end_min)
        return false;
    if (!civil_date_is_none(window->valid_until) && wall.day > civil_day(window->valid_until))
        return false;
    if (civil_date_is_none(window->valid_from))
        return true;
    int32_t first = civil_day(window->valid_from), every = window->every_weeks;
    if (wall.day < first)
        return false;
    return every < 2 || (monday_of(wall.day) - monday_of(first)) / 7 % every == 0;
}

static bool minute_is_open(const struct round *round, struct civil_time wall)
{
    bool is_holiday = false, is_open = false;
    for (size_t i = 0; i < HOLIDAYS; i++)
        is_holiday = is_holiday || civil_day(round->holidays[i]) == wall.day;
    for (size_t i = 0; i < WINDOWS; i++)
        is_open = is_open || window_opens(&round->windows[i], wall);
    if (is_holiday && !round->time.rules.works_holidays)
        is_open = false;
    for (size_t i = 0; i < EXCEPTIONS; i++) {
        const struct hours_exception *exception = &round->exceptions[i];
        if (is_in(exception, wall) && exception->kind == HOURS_AWAY)
            return false;
        is_open = is_open || is_in(exception, wall);
    }
    return is_open;
}

static bool is_soon(const struct round *round, unix_s_t start)
{
    if (start >= round->wish.now + round->time.rules.notice_min * 60)
        return false;
    for (size_t i = 0; i < EXCEPTIONS; i++) {
        if (round->exceptions[i].is_at_once &&
                is_in(&round->exceptions[i], zone_wall(round->time.zone, start)))
            return false;
    }
    return true;
}

static int64_t weight(const struct caps *caps, unix_s_t start, unix_s_t end)
{
    return caps->unit == CAPS_SESSIONS ? 1 : (end - start) / 60;
}

static bool is_over_caps(const struct round *round, struct interval session)
{
    const struct caps *caps = &round->time.rules.caps;
    int32_t day = zone_wall(round->time.zone, session.start).day;
    int64_t of_day = weight(caps, session.start, session.end), of_week = of_day;
    for (size_t i = 0; i < round->time.held_count; i++) {
        const struct caps_held *held = &round->held[i];
        int32_t other = zone_wall(round->time.zone, held->start).day;
        of_day += other == day ? weight(caps, held->start, held->end) : 0;
        of_week += monday_of(other) == monday_of(day) ? weight(caps, held->start, held->end) : 0;
    }
    return (caps->day_max && of_day > caps->day_max) ||
           (caps->week_max && of_week > caps->week_max);
}

/* Grows the row around the session, one held session at a time, until none joins. */
static int row_length(const struct round *round, struct interval claim)
{
    bool is_joined[HELD_MAX] = {false};
    int length = 1;
    for (bool grows = true; grows;) {
        grows = false;
        for (size_t i = 0; i < round->time.held_count; i++) {
            const struct caps_held *held = &round->held[i];
            if (is_joined[i] || held->start - claim.end >= CAPS_PAUSE_MIN * 60 ||
                    claim.start - held->free >= CAPS_PAUSE_MIN * 60)
                continue;
            is_joined[i] = grows = true;
            length++;
            claim.start = held->start < claim.start ? held->start : claim.start;
            claim.end = held->free > claim.end ? held->free : claim.end;
        }
    }
    return length;
}

static bool meets(const struct interval *list, size_t count, struct interval wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (interval_overlaps(list[i], wanted))
            return true;
    }
    return false;
}

static bool second_opinion(const struct round *round, unix_s_t start)
{
    const struct coach_time *time = &round->time;
    struct interval session = {.start = start, .end = start + round->wish.length_min * 60};
    int buffer_min = rules_buffer_min(&time->rules, round->wish.length_min);
    struct interval claim = {.start = start, .end = session.end + buffer_min * 60};
    if (start < round->wish.now || is_soon(round, start) ||
            start > round->wish.now + (unix_s_t)time->rules.horizon_days * DAY_S ||
            zone_wall(time->zone, start).second % SLOT_GRID_S != 0)
        return false;
    if (meets(time->busy, time->busy_count, claim) ||
            meets(round->wish.person_busy, round->wish.person_busy_count, session))
        return false;
    if (is_over_caps(round, session) ||
            (time->rules.caps.row_max && row_length(round, claim) > time->rules.caps.row_max))
        return false;
    for (unix_s_t at = start; at < session.end; at += 60) {
        if (!minute_is_open(round, zone_wall(time->zone, at)))
            return false;
    }
    return true;
}

/* Near a doubled hour the clock's face does not say which pass is meant: R16's table does. */
static bool is_doubled(const struct round *round, unix_s_t start)
{
    for (unix_s_t at = start; at <= start + 3600; at += 900) {
        if (zone_instant(round->time.zone, zone_wall(round->time.zone, at)).fit != ZONE_EXACT)
            return true;
    }
    return false;
}

/* --- the tests -------------------------------------------------------------------------------- */

static struct coach_time_lists lists;

static void test_slots_agree_with_a_second_opinion_under_random_rules(void **state)
{
    (void)state;
    struct random random = {.state = 20270314};
    size_t offered = 0, capped = 0;
    for (int i = 0; i < ROUNDS; i++) {
        static struct round round;
        draw_round(&random, &round);
        struct slots_query query;
        assert_int_equal(coach_time_query(&round.time, &round.wish, &lists, &query), ERR_OK);
        struct slot_map map;
        slot_map_init(&map, coach_time_range(&round.time, &round.wish));
        slots_mark(&query, &map);
        capped += query.barred_count > 0;
        unix_s_t first = round.wish.time.start - round.wish.time.start % 300 - 300;
        for (unix_s_t at = first + 300; at < round.wish.time.end; at += 300) {
            if (at < round.wish.time.start || is_doubled(&round, at))
                continue;
            if (slot_map_has(&map, at) != second_opinion(&round, at))
                fail_msg("round %d at %lld: map says %d", i, (long long)at, slot_map_has(&map, at));
            offered += slot_map_has(&map, at);
        }
    }
    assert_true(offered > 5000); /* or the rounds were too full to show anything */
    assert_true(capped > ROUNDS / 4);
}

static void test_what_is_listed_is_what_can_be_claimed(void **state)
{
    (void)state;
    struct random random = {.state = 20271107};
    for (int i = 0; i < ROUNDS; i++) {
        static struct round round;
        unix_s_t starts[DAYS * 96 + 4];
        draw_round(&random, &round);
        struct slots_query query;
        assert_int_equal(coach_time_query(&round.time, &round.wish, &lists, &query), ERR_OK);
        size_t count = slots_list(&query, starts, DAYS * 96 + 4), next = 0;
        unix_s_t first = (round.wish.time.start + 899) / 900 * 900;
        for (unix_s_t at = first; at < round.wish.time.end; at += 900) {
            bool is_listed = next < count && starts[next] == at;
            struct coach_wish narrow = round.wish;
            narrow.time = (struct interval){.start = at, .end = at + 1};
            assert_int_equal(coach_time_query(&round.time, &narrow, &lists, &query), ERR_OK);
            assert_int_equal(slots_has(&query, at), is_listed);
            next += is_listed;
        }
        assert_int_equal(next, count);
    }
}

static bool comes_first(const struct slot *a, const struct slot *b)
{
    return a->start < b->start || (a->start == b->start && a->coach < b->coach);
}

static void test_pages_hold_every_slot_of_every_coach_once_in_order(void **state)
{
    (void)state;
    enum { COACHES = 12, PAGE = 7 };
    struct random random = {.state = 77};
    static struct round rounds[COACHES];
    static struct slot_map maps[COACHES];
    struct interval range = {.start = 1806500000, .end = 1806500000 + DAYS * DAY_S};
    size_t total = 0, seen = 0;
    for (size_t i = 0; i < COACHES; i++) {
        do { /* only such as are asked in this stretch */
            draw_round(&random, &rounds[i]);
        } while (rounds[i].wish.time.start < range.start - DAY_S ||
                 rounds[i].wish.time.start > range.start + DAY_S);
        rounds[i].wish.time = range;
        struct slots_query query;
        slot_map_init(&maps[i], range);
        assert_int_equal(
                coach_time_query(&rounds[i].time, &rounds[i].wish, &lists, &query), ERR_OK);
        slots_mark(&query, &maps[i]);
        total += slot_map_size(&maps[i]);
    }
    struct slot last = {.start = range.start, .coach = COACHES};
    for (size_t left = 1; left > 0;) {
        struct slot slots[PAGE];
        struct slot_page page;
        slot_page_init(&page, slots, PAGE, range.end);
        for (size_t i = 0; i < COACHES; i++)
            slot_page_add(
                    &page, i, &maps[i], i > last.coach ? last.start : last.start + (seen > 0), 25);
        slot_page_sort(&page);
        for (size_t i = 0; i < page.count; i++) {
            assert_true(slot_map_has(&maps[slots[i].coach], slots[i].start));
            assert_true(seen == 0 || comes_first(&last, &slots[i]));
            last = slots[i];
            seen++;
        }
        left = page.count;
    }
    assert_true(total > 500);
    assert_int_equal(seen, total);
}

/* --- free now --------------------------------------------------------------------------------- */

static const struct zone *new_york(void)
{
    const struct zone *zone;
    assert_int_equal(zones_get(zones, "America/New_York", &zone, NULL), ERR_OK);
    return zone;
}

static void test_free_now_needs_no_notice_and_ends_when_it_said(void **state)
{
    (void)state;
    enum { NOON = 1812384000 }; /* 2027-06-07, Monday, 12:00 in New York */
    struct hours_exception parts[HOURS_NOW_PARTS];
    struct coach_time time = {.zone = new_york(), .rules = rules_default()};
    assert_int_equal(hours_free_now(time.zone, NOON + 5, NOON + 3600, parts,
                             &time.hours.exception_count, NULL),
            ERR_OK);
    time.hours.exceptions = parts;
    struct coach_wish wish = {.length_min = 15,
            .now = NOON + 5,
            .time = {.start = NOON - DAY_S, .end = NOON + DAY_S}};
    struct slots_query query;
    assert_int_equal(coach_time_query(&time, &wish, &lists, &query), ERR_OK);
    unix_s_t starts[5];
    assert_int_equal(slots_list(&query, starts, 5), 3);
    assert_int_equal(starts[0], NOON + 900);
    assert_int_equal(starts[2], NOON + 2700);
}

static void test_free_now_goes_past_midnight_and_through_the_doubled_hour(void **state)
{
    (void)state;
    struct hours_exception parts[HOURS_NOW_PARTS];
    size_t count;
    const unix_s_t late = 1812384000 + 11 * 3600, doubled = 1825563600; /* 23:00; 01:00 EDT */
    assert_int_equal(hours_free_now(new_york(), late, late + 7200, parts, &count, NULL), ERR_OK);
    assert_int_equal(count, 2);
    assert_int_equal(parts[0].end_min, DAY_MIN);
    assert_int_equal(parts[1].start_min, 0);
    assert_int_equal(parts[1].end_min, 60);
    /* from the first 01:50 to the second 01:10: nothing of it may be missing */
    unix_s_t now = doubled + 50 * 60, until = doubled + 70 * 60;
    assert_int_equal(hours_free_now(new_york(), now, until, parts, &count, NULL), ERR_OK);
    struct interval open =
            hours_interval(new_york(), parts[0].date, parts[0].start_min, parts[0].end_min);
    assert_int_equal(count, 1);
    assert_int_equal(open.start, now);
    assert_true(open.end >= until);
}

static void test_free_now_ends_within_twelve_hours(void **state)
{
    (void)state;
    struct hours_exception parts[HOURS_NOW_PARTS];
    size_t count;
    const unix_s_t now = 1812384000;
    const unix_s_t wrong[] = {now, now - 1, now + HOURS_NOW_MAX_MIN * 60 + 1, INT64_MAX / 2};
    for (size_t i = 0; i < 4; i++) {
        struct error error = {0};
        assert_int_equal(
                hours_free_now(new_york(), now, wrong[i], parts, &count, &error), ERR_INPUT);
        assert_string_equal(error.field, "until_at");
    }
}

static void test_rules_name_the_field_that_is_wrong(void **state)
{
    (void)state;
    struct rules good = rules_default();
    assert_int_equal(rules_check(&good, NULL), ERR_OK);
    struct rules wrong[] = {good, good, good, good, good, good};
    wrong[0].buffer_min = RULES_BUFFER_MAX_MIN + 1;
    wrong[1].notice_min = -1;
    wrong[2].horizon_days = 0;
    wrong[3].caps.day_max = RULES_CAP_MAX + 1;
    wrong[4].caps.week_max = -1;
    wrong[5].caps.row_max = RULES_ROW_MAX + 1;
    const char *const fields[] = {
            "buffer_min", "notice_min", "horizon_days", "day_max", "week_max", "row_max"};
    for (size_t i = 0; i < 6; i++) {
        struct error error = {0};
        assert_int_equal(rules_check(&wrong[i], &error), ERR_INPUT);
        assert_string_equal(error.field, fields[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_slots_agree_with_a_second_opinion_under_random_rules),
            cmocka_unit_test(test_what_is_listed_is_what_can_be_claimed),
            cmocka_unit_test(test_pages_hold_every_slot_of_every_coach_once_in_order),
            cmocka_unit_test(test_free_now_needs_no_notice_and_ends_when_it_said),
            cmocka_unit_test(test_free_now_goes_past_midnight_and_through_the_doubled_hour),
            cmocka_unit_test(test_free_now_ends_within_twelve_hours),
            cmocka_unit_test(test_rules_name_the_field_that_is_wrong),
    };
    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
