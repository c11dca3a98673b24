/* Availability: 28 days across a change of clocks, 50-minute sessions on a grid of 15 minutes, ten
 * zones, eight bookings a week each, ten-minute buffers. The floor (availability_floor.h) runs in
 * the same rounds and must find the same times. One row more has every rule set: caps, holidays,
 * exceptions. The peers' figures are quoted: measured on another day, on two cores like these. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/coach_time.h"
#include "scheduler/core/slot_page.h"
#include "scheduler/core/zone.h"
#include "scheduler/zones/zone_file.h"
#include "tests/bench/availability_floor.h"
#include "tests/bench/table.h"

enum { COACHES = 10000, ZONES = 10, WINDOWS = 10, BOOKINGS = 32, LENGTH_MIN = 50, BUFFER_MIN = 10 };

#define DAY ((unix_s_t)DAY_S)
#define FROM ((unix_s_t)1803859200) /* Monday 2027-03-01 00:00 UTC; clocks change on 14 and 28 */

static const char *const zone_names[ZONES] = {"America/New_York", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Halifax",
        "Europe/London", "Europe/Madrid", "Asia/Kolkata", "Australia/Sydney"};

struct coach {
    struct hours_window windows[WINDOWS];
    struct interval busy[BOOKINGS];
    struct caps_held held[BOOKINGS];
    struct coach_time time;
    uint64_t traits; /* one bit each: what a wish may need */
};

struct bench {
    struct coach *coaches; /* COACHES of them */
    struct floor_coach *floors;
    struct floor_zone floor_zones[ZONES];
    struct coach_time_lists *lists;
    struct bench_table table;
    size_t checksum; /* so that nothing is left out as unused */
};

static uint32_t draw(uint64_t *random, uint32_t bound)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % bound;
}

/* --- making it -------------------------------------------------------------------------------- */

static void floor_zone_fill(const struct zone *zone, struct floor_zone *ret)
{
    unix_s_t at = FROM - 7 * DAY;
    while (at < FROM + 40 * DAY && ret->count < FLOOR_CHANGES_MAX) {
        struct zone_span span = zone_span(zone, at);
        ret->at[ret->count] = span.from;
        ret->offset_s[ret->count++] = span.offset_s;
        at = span.until;
    }
}

/* Nine to twelve and one to five, from Monday to Friday, moved by up to two hours. */
static void windows_fill(struct coach *coach, uint64_t *random)
{
    int shift_min = (int)draw(random, 9) * 15;
    for (int i = 0; i < WINDOWS; i++) {
        bool is_morning = i % 2 == 0;
        coach->windows[i] = (struct hours_window){.weekday = i / 2 + 1,
                .start_min = (is_morning ? 540 : 780) + shift_min,
                .end_min = (is_morning ? 720 : 1020) + shift_min};
    }
}

/* Eight a week, inside the open time, none over another. */
static size_t busy_fill(struct coach *coach, const struct zone *zone, uint64_t *random)
{
    size_t count = 0;
    int32_t monday = zone_wall(zone, FROM + DAY_S / 2).day;
    for (int i = 0; i < BOOKINGS; i++) {
        const struct hours_window *window = &coach->windows[i % 8];
        int start_min = window->start_min + (int)draw(random, 8) * 15;
        struct civil_time wall = {.day = monday + i / 8 * 7 + i % 8 / 2, .second = start_min * 60};
        unix_s_t start = zone_instant(zone, wall).at;
        coach->busy[count++] = (struct interval){
                .start = start, .end = start + (unix_s_t)(LENGTH_MIN + BUFFER_MIN) * 60};
    }
    return intervals_merge(coach->busy, count);
}

static void coach_fill(struct bench *bench, size_t index, const struct zone *zone, uint64_t *random)
{
    struct coach *coach = &bench->coaches[index];
    windows_fill(coach, random);
    coach->traits = (uint64_t)draw(random, 1u << 16);
    coach->time = (struct coach_time){.zone = zone,
            .hours = {.windows = coach->windows, .window_count = WINDOWS},
            .rules = rules_default(),
            .busy = coach->busy,
            .busy_count = busy_fill(coach, zone, random)};
    coach->time.rules.buffer_min = BUFFER_MIN;
    coach->time.rules.notice_min = 0;
    bench->floors[index] = (struct floor_coach){.zone = &bench->floor_zones[index % ZONES],
            .windows = coach->windows,
            .window_count = WINDOWS,
            .busy = coach->busy,
            .busy_count = coach->time.busy_count};
}

static int bench_fill(struct bench *bench, const struct zones *zones)
{
    uint64_t random = 20270314;
    const struct zone *named[ZONES];
    for (size_t i = 0; i < ZONES; i++) {
        if (zones_get(zones, zone_names[i], &named[i], NULL))
            return -1;
        floor_zone_fill(named[i], &bench->floor_zones[i]);
    }
    for (size_t i = 0; i < COACHES; i++)
        coach_fill(bench, i, named[i % ZONES], &random);
    return 0;
}

/* --- 28 days of 1, 20, 200 -------------------------------------------------------------------- */

static const struct coach_wish month = {.length_min = LENGTH_MIN,
        .now = FROM,
        .time = {.start = FROM, .end = FROM + FLOOR_DAYS * DAY}};

static void coach_map(const struct bench *bench, const struct coach *coach,
        const struct coach_wish *wish, struct slot_map *map)
{
    struct slots_query query;
    slot_map_init(map, wish->time);
    if (coach_time_query(&coach->time, wish, bench->lists, &query) == ERR_OK)
        slots_mark(&query, map);
}

static void ours_union(const struct bench *bench, size_t count, struct slot_map *ret)
{
    struct slot_map map;
    slot_map_init(ret, month.time);
    for (size_t i = 0; i < count; i++) {
        coach_map(bench, &bench->coaches[i], &month, &map);
        slot_map_join(ret, &map);
    }
}

static double ours_round(struct bench *bench, size_t count, size_t repeats)
{
    struct slot_map map;
    double began = bench_cpu_s();
    for (size_t i = 0; i < repeats; i++) {
        ours_union(bench, count, &map);
        bench->checksum += map.words[i % FLOOR_WORDS] & 1;
    }
    return (bench_cpu_s() - began) * 1e3 / (double)repeats;
}

static double floor_round(struct bench *bench, size_t count, size_t repeats)
{
    uint64_t words[FLOOR_WORDS];
    double began = bench_cpu_s();
    for (size_t i = 0; i < repeats; i++) {
        floor_union(bench->floors, count, FROM, LENGTH_MIN, BUFFER_MIN, words);
        bench->checksum += words[i % FLOOR_WORDS] & 1;
    }
    return (bench_cpu_s() - began) * 1e3 / (double)repeats;
}

static bool is_same(const struct bench *bench, size_t count)
{
    struct slot_map map;
    uint64_t words[FLOOR_WORDS];
    ours_union(bench, count, &map);
    floor_union(bench->floors, count, FROM, LENGTH_MIN, BUFFER_MIN, words);
    return map.count == (size_t)FLOOR_WORDS * 64 && memcmp(map.words, words, sizeof(words)) == 0;
}

struct month_case {
    size_t coaches;
    const char *what;
    double cal_ms; /* quoted */
    double easy_ms;
};

static int bench_month(struct bench *bench, const struct month_case *one)
{
    double ours[BENCH_ROUNDS], floor[BENCH_ROUNDS];
    size_t repeats = 4000 / one->coaches;
    if (!is_same(bench, one->coaches)) {
        fprintf(stderr, "bench: ours and the floor found different times (%s)\n", one->what);
        return -1;
    }
    ours_round(bench, one->coaches, repeats); /* once for the caches */
    floor_round(bench, one->coaches, repeats);
    for (int i = 0; i < BENCH_ROUNDS; i++) {
        ours[i] = ours_round(bench, one->coaches, repeats);
        floor[i] = floor_round(bench, one->coaches, repeats);
    }
    struct bench_row row = {.name = "availability",
            .what = one->what,
            .unit = "ms CPU",
            .ours = figure_of(ours),
            .floor = figure_of(floor),
            .peer = one->easy_ms,
            .peer_name = "Easy!Appointments (quoted)"};
    bench_add(&bench->table, row);
    row.peer = one->cal_ms;
    row.peer_name = "cal.com (quoted)";
    bench_add(&bench->table, row);
    return 0;
}

/* --- the first ten of 10,000 ------------------------------------------------------------------ */

enum { FIRST = 10 };

static size_t first_ten(
        struct bench *bench, const struct coach_wish *wish, uint64_t needs, struct slot *slots)
{
    struct slot_page page;
    struct slot_map map;
    slot_page_init(&page, slots, FIRST, wish->time.end);
    for (size_t i = 0; i < COACHES; i++) {
        const struct coach *coach = &bench->coaches[i];
        if ((coach->traits & needs) != needs)
            continue;
        struct coach_wish rest = *wish;
        rest.time.end = page.until;
        if (rest.time.end <= rest.time.start)
            break; /* nobody can be earlier than at once */
        coach_map(bench, coach, &rest, &map);
        slot_page_add(&page, i, &map, wish->time.start, LENGTH_MIN);
    }
    slot_page_sort(&page);
    return page.count;
}

static int bench_first(
        struct bench *bench, const char *what, const struct coach_wish *wish, uint64_t needs)
{
    enum { REPEATS = 5 };
    double ours[BENCH_ROUNDS];
    struct slot slots[FIRST];
    if (first_ten(bench, wish, needs, slots) != FIRST)
        return -1;
    for (int i = 0; i < BENCH_ROUNDS; i++) {
        double began = bench_cpu_s();
        for (int k = 0; k < REPEATS; k++)
            bench->checksum += first_ten(bench, wish, needs, slots);
        ours[i] = (bench_cpu_s() - began) * 1e3 / REPEATS;
    }
    bench_add(&bench->table, (struct bench_row){.name = "availability",
                                     .what = what,
                                     .unit = "ms CPU",
                                     .ours = figure_of(ours)});
    return 0;
}

/* The same coaches, each with caps, a year's holidays and a few exceptions. */
static void rules_all(struct bench *bench)
{
    static const struct civil_date holidays[] = {{2027, 1, 1}, {2027, 1, 18}, {2027, 2, 15},
            {2027, 3, 17}, {2027, 3, 26}, {2027, 5, 31}, {2027, 7, 5}, {2027, 9, 6}, {2027, 11, 25},
            {2027, 12, 24}};
    static const struct hours_exception exceptions[] = {
            {.kind = HOURS_AWAY, .date = {2027, 3, 3}, .start_min = 0, .end_min = DAY_MIN},
            {.kind = HOURS_AWAY, .date = {2027, 3, 11}, .start_min = 600, .end_min = 700},
            {.kind = HOURS_EXTRA, .date = {2027, 3, 20}, .start_min = 600, .end_min = 800}};
    for (size_t i = 0; i < COACHES; i++) {
        struct coach *coach = &bench->coaches[i];
        for (size_t k = 0; k < coach->time.busy_count; k++)
            coach->held[k] = (struct caps_held){.start = coach->busy[k].start,
                    .end = coach->busy[k].end - (unix_s_t)BUFFER_MIN * 60,
                    .free = coach->busy[k].end};
        coach->time.held = coach->held;
        coach->time.held_count = coach->time.busy_count;
        coach->time.rules.caps = (struct caps){.day_max = 4, .week_max = 9, .row_max = 3};
        coach->time.hours.holidays = holidays;
        coach->time.hours.holiday_count = sizeof(holidays) / sizeof(holidays[0]);
        coach->time.hours.exceptions = exceptions;
        coach->time.hours.exception_count = sizeof(exceptions) / sizeof(exceptions[0]);
    }
}

static void bench_rules(struct bench *bench)
{
    double ours[BENCH_ROUNDS];
    rules_all(bench);
    for (int i = 0; i < BENCH_ROUNDS; i++)
        ours[i] = ours_round(bench, 200, 20);
    bench_add(&bench->table, (struct bench_row){.name = "availability",
                                     .what = "28 days of 200 coaches, every rule set",
                                     .unit = "ms CPU",
                                     .ours = figure_of(ours)});
}

static int bench_run(struct bench *bench)
{
    static const struct month_case months[] = {{1, "28 days of 1 coach", 37, 1.12},
            {20, "28 days of 20 coaches", 533, 24.3}, {200, "28 days of 200 coaches", 3578, 236}};
    const struct interval away = {.start = FROM, .end = FROM + 21 * DAY};
    struct coach_wish booked_out = month;
    for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
        if (bench_month(bench, &months[i]))
            return -1;
    }
    if (bench_first(bench, "first ten of 10,000, a quarter fit", &month, 3) ||
            bench_first(bench, "first ten of 10,000, all fit", &month, 0))
        return -1;
    booked_out.person_busy = &away;
    booked_out.person_busy_count = 1;
    if (bench_first(bench, "first ten of 10,000, none for three weeks", &booked_out, 0))
        return -1;
    bench_rules(bench); /* last: it changes the coaches */
    return 0;
}

int main(int argc, char **argv)
{
    struct zones *zones = NULL;
    struct bench bench = {.coaches = calloc(COACHES, sizeof(struct coach)),
            .floors = calloc(COACHES, sizeof(struct floor_coach)),
            .lists = calloc(1, sizeof(struct coach_time_lists))};
    bool as_json = argc > 1 && strcmp(argv[1], "--json") == 0;
    int status = 1;
    if (bench.coaches && bench.floors && bench.lists && !zones_open(NULL, &zones, NULL) &&
            !bench_fill(&bench, zones) && !bench_run(&bench)) {
        bench_print(&bench.table, as_json);
        status = 0;
    }
    zones_close(zones);
    free(bench.coaches);
    free(bench.floors);
    free(bench.lists);
    return status;
}
