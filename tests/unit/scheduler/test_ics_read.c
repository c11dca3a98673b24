/* Calendars as they come, and the hours in which their owner is busy: by table, and then, for
 * random calendars, minute by minute against libical's own expansion of the unsifted text. */
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

#include "scheduler/core/buffer.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/ics_sieve.h"
#include "scheduler/core/zone.h"
#include "scheduler/ics/ics_read.h"
#include "scheduler/zones/zone_file.h"

enum { WINDOW_DAYS = 120, BUSY_MAX = 2000, TEXT_MAX = 1 << 20 };

static const unix_s_t window_start = 1801440000; /* 2027-02-01 00:00 UTC */
static struct zones *zones;

static int begin(void **state)
{
    (void)state;
    ics_init();
    return zones_open(NULL, &zones, NULL) == ERR_OK ? 0 : -1;
}

static int finish(void **state)
{
    (void)state;
    icaltimezone_free_builtin_timezones();
    zones_close(zones);
    return 0;
}

static struct ics_wish wish_of(const char *zone_name)
{
    struct ics_wish wish = {
            .zones = zones, .window = {window_start, window_start + (unix_s_t)WINDOW_DAYS * DAY_S}};
    assert_int_equal(zones_get(zones, zone_name, &wish.zone, NULL), ERR_OK);
    return wish;
}

#define CALENDAR(lines) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" lines "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

/* --- by table ------------------------------------------------------------------------------ */

/* Busy spans of a coach in New York, as "MM-DD hh:mm/hh:mm MM-DD ..." of UTC. */
static void spans_print(const struct interval *busy, size_t count, char *ret, size_t size)
{
    size_t len = 0;
    ret[0] = '\0';
    for (size_t i = 0; i < count && len < size; i++) {
        struct tm start, end;
        time_t start_at = busy[i].start, end_at = busy[i].end;
        gmtime_r(&start_at, &start);
        gmtime_r(&end_at, &end);
        len += (size_t)snprintf(ret + len, size - len, "%s%02d-%02d %02d:%02d/", i ? " " : "",
                start.tm_mon + 1, start.tm_mday, start.tm_hour, start.tm_min);
        if (end.tm_mday != start.tm_mday && len < size) {
            len += (size_t)snprintf(
                    ret + len, size - len, "%02d-%02d ", end.tm_mon + 1, end.tm_mday);
        }
        if (len < size) {
            len += (size_t)snprintf(ret + len, size - len, "%02d:%02d", end.tm_hour, end.tm_min);
        }
    }
}

static void assert_busy(const char *text, const char *wanted)
{
    char got[4096];
    static struct interval busy[BUSY_MAX];
    size_t count = 0;
    const struct ics_wish wish = wish_of("America/New_York");
    assert_int_equal(ics_read(text, strlen(text), &wish, busy, BUSY_MAX, &count), ERR_OK);
    spans_print(busy, count, got, sizeof(got));
    assert_string_equal(got, wanted);
}

static void assert_refused(const char *text, enum err err)
{
    static struct interval busy[BUSY_MAX];
    size_t count = 77;
    const struct ics_wish wish = wish_of("America/New_York");
    enum err got = ics_read(text, strlen(text), &wish, busy, BUSY_MAX, &count);
    if (got != err) {
        fail_msg("%d for %.300s", got, text);
    }
    assert_int_equal(count, 77);
}

static void test_times_are_busy_by_utc_by_zone_and_by_the_owners_zone(void **state)
{
    (void)state;
    assert_busy(CALENDAR(""), "");
    assert_busy(CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nDTEND:20270203T113000Z\r\n")),
            "02-03 10:00/11:30");
    assert_busy(CALENDAR(EVENT("DTSTART;TZID=Europe/Rome:20270203T100000\r\nDURATION:PT1H\r\n")),
            "02-03 09:00/10:00");
    assert_busy(CALENDAR(EVENT("DTSTART:20270203T100000\r\nDTEND:20270203T110000\r\n")),
            "02-03 15:00/16:00");
    assert_busy(CALENDAR(EVENT("DTSTART;TZID=/maker.example/2023/Europe/Rome:20270203T100000\r\n"
                               "DURATION:PT1H\r\n")),
            "02-03 09:00/10:00");
}

static void test_R16_whole_days_are_the_owners_days_whatever_the_clocks_do(void **state)
{
    (void)state;
    assert_busy(CALENDAR(EVENT("DTSTART;VALUE=DATE:20270203\r\n")), "02-03 05:00/02-04 05:00");
    assert_busy(CALENDAR(EVENT("DTSTART;VALUE=DATE:20270203\r\nDTEND;VALUE=DATE:20270203\r\n")),
            "02-03 05:00/02-04 05:00");
    assert_busy(CALENDAR(EVENT("DTSTART;VALUE=DATE:20270313\r\nDTEND;VALUE=DATE:20270315\r\n")),
            "03-13 05:00/03-15 04:00");
    assert_busy(CALENDAR(EVENT("DTSTART;VALUE=DATE:20270313\r\n"
                               "RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270317\r\n")),
            "03-13 05:00/03-14 05:00 03-15 04:00/03-16 04:00 03-17 04:00/03-18 04:00");
}

static void test_R16_repeating_events_keep_their_wall_time(void **state)
{
    (void)state;
    assert_busy(CALENDAR(EVENT("DTSTART;TZID=America/New_York:20270312T090000\r\nDURATION:PT1H\r\n"
                               "RRULE:FREQ=DAILY;COUNT=4\r\n")),
            "03-12 14:00/15:00 03-13 14:00/15:00 03-14 13:00/14:00 03-15 13:00/14:00");
    assert_busy(CALENDAR(EVENT("DTSTART;TZID=America/New_York:20270313T023000\r\nDURATION:PT1H\r\n"
                               "RRULE:FREQ=DAILY;COUNT=3\r\n")),
            "03-13 07:30/08:30 03-14 07:30/08:30 03-15 06:30/07:30");
}

static void test_private_events_are_busy_open_and_cancelled_ones_are_not(void **state)
{
    (void)state;
    assert_busy(
            CALENDAR(EVENT("CLASS:PRIVATE\r\nDTSTART:20270203T100000Z\r\nDURATION:PT1H\r\n") EVENT(
                    "TRANSP:TRANSPARENT\r\nDTSTART:20270204T100000Z\r\nDURATION:PT1H\r\n")
                            EVENT("STATUS:CANCELLED\r\nDTSTART:20270205T100000Z\r\nDURATION:"
                                  "PT1H\r\n") EVENT("TRANSP:OPAQUE\r\nSTATUS:TENTATIVE\r\nDTSTART:"
                                                    "20270206T100000Z\r\n"
                                                    "DURATION:PT1H\r\n")),
            "02-03 10:00/11:00 02-06 10:00/11:00");
}

#define DAILY                                                                                      \
    "UID:a\r\nDTSTART;TZID=Europe/"                                                                \
    "Rome:20270203T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=4\r\n"

static void test_dates_that_are_left_out_moved_and_added_are_honoured(void **state)
{
    (void)state;
    assert_busy(
            CALENDAR(EVENT(DAILY "EXDATE;TZID=Europe/Rome:20270204T100000,20270205T100000\r\n")),
            "02-03 09:00/10:00 02-06 09:00/10:00");
    assert_busy(CALENDAR(EVENT(DAILY "EXDATE:20270204T090000Z\r\nEXDATE;VALUE=DATE:20270205\r\n")),
            "02-03 09:00/10:00 02-06 09:00/10:00");
    assert_busy(CALENDAR(EVENT(DAILY) EVENT("UID:a\r\nRECURRENCE-ID:20270204T090000Z\r\n"
                                            "DTSTART:20270204T150000Z\r\nDURATION:PT30M\r\n")
                                EVENT("UID:a\r\nRECURRENCE-ID;TZID=Europe/Rome:20270205T100000\r\n"
                                      "STATUS:CANCELLED\r\nDTSTART:20270205T090000Z\r\nDURATION:"
                                      "PT1H\r\n")
                                        EVENT("UID:b\r\nRECURRENCE-ID:20270206T090000Z\r\nTRANSP:"
                                              "TRANSPARENT\r\n"
                                              "DTSTART:20270206T090000Z\r\nDURATION:PT1H\r\n")),
            "02-03 09:00/10:00 02-04 15:00/15:30 02-06 09:00/10:00");
    assert_busy(CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nDURATION:PT1H\r\n"
                               "RDATE:20270210T100000Z,20270211T100000Z\r\n"
                               "RDATE;VALUE=PERIOD:20270212T100000Z/20270212T103000Z,"
                               "20270213T100000Z/PT15M\r\nEXDATE:20270211T100000Z\r\n")),
            "02-03 10:00/11:00 02-10 10:00/11:00 02-12 10:00/10:30 02-13 10:00/10:15");
}

static void test_an_end_of_a_rule_is_read_in_the_zone_of_its_event(void **state)
{
    (void)state;
#define UNTIL(text)                                                                                \
    CALENDAR(EVENT("DTSTART;TZID=America/New_York:20270203T200000\r\nDURATION:PT1H\r\n"            \
                   "RRULE:FREQ=DAILY;UNTIL=" text "\r\n"))
    assert_busy(UNTIL("20270205T010000Z"), "02-04 01:00/02:00 02-05 01:00/02:00");
    assert_busy(UNTIL("20270205T005959Z"), "02-04 01:00/02:00");
    assert_busy(UNTIL("20270204"), "02-04 01:00/02:00 02-05 01:00/02:00");
    assert_busy(UNTIL("20270204T200000"), "02-04 01:00/02:00 02-05 01:00/02:00");
}

/* Outlook's way: a name that no machine knows, and what it means. */
#define OWN_ZONE                                                                                   \
    "BEGIN:VTIMEZONE\r\nTZID:Pacific Standard Time\r\n"                                            \
    "BEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0800\r\n"      \
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\r\nEND:STANDARD\r\n"                        \
    "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700\r\n"      \
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"

static void test_a_zone_that_the_calendar_brings_along_is_used(void **state)
{
    (void)state;
    assert_busy(CALENDAR(OWN_ZONE EVENT(
                        "DTSTART;TZID=\"Pacific Standard Time\":20270313T090000\r\n"
                        "DURATION:PT1H\r\nRRULE:FREQ=DAILY;UNTIL=20270315T160000Z\r\n")),
            "03-13 17:00/18:00 03-14 16:00/17:00 03-15 16:00/17:00");
    assert_refused(
            CALENDAR(EVENT("DTSTART;TZID=Pacific Standard Time:20270313T090000\r\n")), ERR_INPUT);
}

static void test_times_of_others_are_busy_by_what_they_publish(void **state)
{
    (void)state;
    assert_busy(
            CALENDAR(
                    "BEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20270203T100000Z/PT1H,"
                    "20270204T100000Z/20270204T110000Z\r\nFREEBUSY;FBTYPE=FREE:"
                    "20270205T100000Z/PT1H\r\nFREEBUSY:20270206T100000Z/PT1H\r\nEND:VFREEBUSY\r\n"),
            "02-03 10:00/11:00 02-04 10:00/11:00 02-06 10:00/11:00");
}

static void test_events_are_cut_to_the_window_and_joined(void **state)
{
    (void)state;
    assert_busy(CALENDAR(EVENT("DTSTART:20270131T220000Z\r\nDURATION:PT3H\r\n")
                                EVENT("DTSTART:20270201T003000Z\r\nDURATION:PT1H\r\n")
                                        EVENT("DTSTART:20200131T220000Z\r\nDURATION:PT3H\r\n")
                                                EVENT("DTSTART:20270203T003000Z\r\n") EVENT(
                                                        "DTSTART:20400203T003000Z\r\nDURATION:"
                                                        "PT3H\r\nRRULE:FREQ=DAILY\r\n")),
            "02-01 00:00/01:30");
}

/* R6: what cannot be understood for certain must not be offered as free. */
static void test_what_is_not_understood_refuses_the_whole(void **state)
{
    static const char *const texts[] = {"", "hello", CALENDAR(EVENT("")),
            CALENDAR(EVENT("DTSTART:2027\r\n")), CALENDAR(EVENT("DTSTART:20271301T100000Z\r\n")),
            CALENDAR(EVENT("DTSTART:20270230T100000Z\r\nDURATION:PT1H\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T250000Z\r\nDURATION:PT1H\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nDTEND:20270203T090000Z\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nDURATION:-PT1H\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nDURATION:rubbish\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nDTEND:rubbish\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nRRULE:FREQ=DAILY;COUNT=x\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nRRULE:FREQ=DAILY;BYDAY=XX\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nEXDATE:rubbish\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nRDATE:rubbish\r\n")),
            CALENDAR(EVENT("DTSTART:20270203T100000Z\r\nRECURRENCE-ID:rubbish\r\n")),
            CALENDAR(EVENT("DTSTART;TZID=Atlantis/Centre:20270203T100000\r\n")),
            "BEGIN:VCALENDAR\r\n" EVENT("DTSTART:20270203T100000Z\r\n")};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_refused(texts[i], ERR_INPUT);
    }
}

/* --- bombs --------------------------------------------------------------------------------- */

static char *repeated(const char *piece, size_t count)
{
    struct buffer text = buffer_limited(TEXT_MAX);
    buffer_put_text(&text, "BEGIN:VCALENDAR\r\n");
    for (size_t i = 0; i < count; i++) {
        buffer_put_text(&text, piece);
    }
    buffer_put_text(&text, "END:VCALENDAR\r\n");
    assert_int_equal(text.err, ERR_OK);
    return text.data;
}

/* Refused or read, but within its processor time and a little. */
static void assert_ends(const char *piece, size_t count)
{
    static struct interval busy[BUSY_MAX];
    struct timespec before, after;
    size_t got = 0;
    char *text = repeated(piece, count);
    const struct ics_wish wish = wish_of("America/New_York");
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    (void)!ics_read(text, strlen(text), &wish, busy, BUSY_MAX, &got);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    assert_true(after.tv_sec - before.tv_sec <= 10 * ICS_PROCESSOR_MS / 1000);
    free(text);
}

static void test_W13_bombs_end_in_bounded_time(void **state)
{
    (void)state;
    assert_ends(EVENT("DTSTART:19000101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=DAILY;COUNT="
                      "1000000000\r\n"),
            500);
    assert_ends(EVENT("DTSTART:00010101T000000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=DAILY;UNTIL="
                      "99991231T000000Z\r\n"),
            500);
    assert_ends(
            EVENT("DTSTART:20270201T000000Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n"), 500);
    assert_ends(EVENT("DTSTART:20200201T000000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;"
                      "BYSETPOS=32\r\n"),
            300);
    assert_ends(EVENT("DTSTART:20200201T000000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT="
                      "3\r\n"),
            300);
    assert_ends(
            EVENT("DTSTART:20270201T000000Z\r\nDURATION:PT23H\r\nRRULE:FREQ=DAILY;INTERVAL=1\r\n"),
            500);
    assert_ends(
            "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\n"
            "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,"
            "10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" EVENT(
                    "DTSTART;TZID=X:20270201T000000\r\nDURATION:PT1H\r\n"),
            60);
}

static void test_W13_spans_without_number_are_refused(void **state)
{
    struct buffer text = buffer_limited(TEXT_MAX);
    char line[128];
    (void)state;
    buffer_put_text(&text, "BEGIN:VCALENDAR\r\n");
    for (int i = 0; i < 2 * BUSY_MAX; i++) {
        snprintf(line, sizeof(line), EVENT("DTSTART:202702%02dT%02d%02d00Z\r\nDURATION:PT9S\r\n"),
                1 + i / 1440, i / 60 % 24, i % 60);
        buffer_put_text(&text, line);
    }
    buffer_put_text(&text, "END:VCALENDAR\r\n");
    assert_refused(text.data, ERR_LIMIT);
    buffer_finish(&text);
    assert_refused(CALENDAR(EVENT("DTSTART:20200203T100000Z\r\nDURATION:P9999D\r\n")), ERR_LIMIT);
}

/* --- against libical ----------------------------------------------------------------------- */

enum { MINUTES = WINDOW_DAYS * 1440, ROUNDS = 80, EVENTS_MAX = 4 };

static bool expected[MINUTES];
static bool got[MINUTES];

static void minutes_mark(bool *minutes, unix_s_t start, unix_s_t end)
{
    for (unix_s_t at = start; at < end; at += 60) {
        unix_s_t minute = (at - window_start) / 60;
        if (at >= window_start && minute < MINUTES) {
            minutes[minute] = true;
        }
    }
}

static void handle_span(icalcomponent *component, struct icaltime_span *span, void *context)
{
    (void)component;
    (void)context;
    minutes_mark(expected, span->start, span->end);
}

static const char *pick(const char *const *texts, size_t count)
{
    return texts[(size_t)rand() % count];
}

static const char *const zone_names[] = {"America/New_York", "Europe/Rome", "America/Phoenix",
        "Asia/Kathmandu", "Australia/Sydney", "Pacific/Apia"};
static const char *const rules[] = {"FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "FREQ=DAILY;BYDAY=SA,SU",
        "FREQ=DAILY;BYMONTH=2,4", "FREQ=MONTHLY;INTERVAL=5;BYDAY=1MO"};

/* Hours that no clock skips or repeats (they change between midnight and four): what such a wall
 * time means is core's to say, and said by table above. */
static void event_draw(struct buffer *text, int64_t *ret_day, int *ret_minute, const char *zone)
{
    char line[400];
    bool is_near = rand() % 2;
    int64_t day = window_start / DAY_S + (is_near ? rand() % WINDOW_DAYS : -rand() % 2500);
    struct civil_date date = civil_date_of((int32_t)day);
    int minute = 300 + rand() % 1000;
    char until[40] = "";
    int kind = rand() % 3;
    if (kind == 1) {
        snprintf(until, sizeof(until), ";COUNT=%d", 1 + rand() % 400);
    } else if (kind == 2) {
        struct civil_date last =
                civil_date_of((int32_t)(window_start / DAY_S + rand() % WINDOW_DAYS));
        snprintf(until, sizeof(until), ";UNTIL=%04d%02d%02dT120000Z", last.year, last.month,
                last.day);
    }
    snprintf(line, sizeof(line), "DTSTART;TZID=%s:%04d%02d%02dT%02d%02d00\r\nDURATION:PT%dM\r\n",
            zone, date.year, date.month, date.day, minute / 60, minute % 60, 5 + rand() % 300);
    buffer_put_text(text, line);
    if (rand() % 4) {
        snprintf(line, sizeof(line), "RRULE:%s%s\r\n",
                pick(rules, sizeof(rules) / sizeof(rules[0])), until);
        buffer_put_text(text, line);
    }
    *ret_day = day;
    *ret_minute = minute;
}

/* libical reads a date that is added without its zone, so these are said in UTC. */
static void extra_draw(struct buffer *text, int64_t day, int minute)
{
    char line[200];
    for (int i = rand() % 4; i > 0; i--) {
        struct civil_date date = civil_date_of((int32_t)(day + rand() % 200));
        snprintf(line, sizeof(line), "RDATE:%04d%02d%02dT%02d%02d00Z\r\n", date.year, date.month,
                date.day, minute / 60, minute % 60);
        buffer_put_text(text, line);
    }
}

static void excluded_draw(struct buffer *text, int64_t day, int minute, const char *zone)
{
    char line[200];
    for (int i = rand() % 20; i > 0; i--) {
        struct civil_date date = civil_date_of((int32_t)(day + rand() % 200));
        snprintf(line, sizeof(line), "EXDATE;TZID=%s:%04d%02d%02dT%02d%02d00\r\n", zone, date.year,
                date.month, date.day, minute / 60, minute % 60);
        buffer_put_text(text, line);
    }
}

static char *calendar_draw(void)
{
    struct buffer text = buffer_limited(TEXT_MAX);
    buffer_put_text(&text, "BEGIN:VCALENDAR\r\n");
    for (int i = 1 + rand() % EVENTS_MAX; i > 0; i--) {
        int64_t day;
        int minute;
        const char *zone = pick(zone_names, sizeof(zone_names) / sizeof(zone_names[0]));
        buffer_put_text(&text, "BEGIN:VEVENT\r\nSUMMARY:x\r\n");
        event_draw(&text, &day, &minute, zone);
        extra_draw(&text, day, minute);
        excluded_draw(&text, day, minute, zone);
        buffer_put_text(&text, "END:VEVENT\r\n");
    }
    buffer_put_text(&text, "END:VCALENDAR\r\n");
    return text.data;
}

/* The first date counts even where the rule does not have it (RFC 5545, 3.8.5.3), which libical's
 * walk leaves to others. */
static void first_mark(icalcomponent *event)
{
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    unix_s_t at = icaltime_as_timet_with_zone(start, start.zone);
    if (!icalproperty_recurrence_is_excluded(event, &start, &start)) {
        minutes_mark(expected, at, at + icaldurationtype_as_int(icalcomponent_get_duration(event)));
    }
}

/* Slow and plain: every event by libical's own walk, with libical's own zones. */
static void oracle_mark(const char *text)
{
    icalcomponent *calendar = icalparser_parse_string(text);
    struct icaltimetype from = icaltime_from_timet_with_zone(
            window_start - 3 * DAY_S, 0, icaltimezone_get_utc_timezone());
    struct icaltimetype until = icaltime_from_timet_with_zone(
            window_start + (WINDOW_DAYS + 3) * DAY_S, 0, icaltimezone_get_utc_timezone());
    memset(expected, 0, sizeof(expected));
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
            event != NULL;
            event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        icalcomponent_foreach_recurrence(event, from, until, handle_span, NULL);
        first_mark(event);
    }
    icalcomponent_free(calendar);
}

static void test_busy_minutes_are_those_of_libical(void **state)
{
    static struct interval busy[BUSY_MAX];
    size_t count, marked = 0;
    (void)state;
    const struct ics_wish wish = wish_of("America/New_York");
    srand(20270201);
    for (int round = 0; round < ROUNDS; round++) {
        char *text = calendar_draw();
        oracle_mark(text);
        memset(got, 0, sizeof(got));
        assert_int_equal(ics_read(text, strlen(text), &wish, busy, BUSY_MAX, &count), ERR_OK);
        for (size_t i = 0; i < count; i++) {
            minutes_mark(got, busy[i].start, busy[i].end);
        }
        for (int minute = 0; minute < MINUTES; minute++) {
            marked += expected[minute];
            if (expected[minute] != got[minute]) {
                fprintf(stderr, "%s", text); /* too long for fail_msg */
                fail_msg("round %d, day %d minute %d: %d, libical says %d", round, minute / 1440,
                        minute % 1440, got[minute], expected[minute]);
            }
        }
        free(text);
    }
    assert_true(marked > ROUNDS * 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_times_are_busy_by_utc_by_zone_and_by_the_owners_zone),
            cmocka_unit_test(test_R16_whole_days_are_the_owners_days_whatever_the_clocks_do),
            cmocka_unit_test(test_R16_repeating_events_keep_their_wall_time),
            cmocka_unit_test(test_private_events_are_busy_open_and_cancelled_ones_are_not),
            cmocka_unit_test(test_dates_that_are_left_out_moved_and_added_are_honoured),
            cmocka_unit_test(test_an_end_of_a_rule_is_read_in_the_zone_of_its_event),
            cmocka_unit_test(test_a_zone_that_the_calendar_brings_along_is_used),
            cmocka_unit_test(test_times_of_others_are_busy_by_what_they_publish),
            cmocka_unit_test(test_events_are_cut_to_the_window_and_joined),
            cmocka_unit_test(test_what_is_not_understood_refuses_the_whole),
            cmocka_unit_test(test_W13_bombs_end_in_bounded_time),
            cmocka_unit_test(test_W13_spans_without_number_are_refused),
            cmocka_unit_test(test_busy_minutes_are_those_of_libical),
    };
    return cmocka_run_group_tests(tests, begin, finish);
}
