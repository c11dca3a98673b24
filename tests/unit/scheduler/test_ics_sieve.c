/* What of a calendar goes through, letter by letter, and what refuses it whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/ics_rule.h"
#include "scheduler/core/ics_sieve.h"

#define HEAD "BEGIN:VCALENDAR\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define EVENT(lines) HEAD "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n" TAIL
#define ZONE(lines)                                                                                \
    HEAD "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\n" lines                                   \
         "END:STANDARD\r\nEND:VTIMEZONE\r\n" TAIL

static void assert_sifts(const char *text, const char *wanted)
{
    struct buffer out = buffer_limited(1 << 20);
    assert_int_equal(ics_sieve(text, strlen(text), &out), ERR_OK);
    assert_string_equal(out.data, wanted);
    buffer_finish(&out);
}

static void assert_refuses(const char *text, enum err err)
{
    struct buffer out = buffer_limited(1 << 20);
    enum err got = ics_sieve(text, strlen(text), &out);
    if (got != err) {
        fail_msg("%d for %.200s", got, text);
    }
    buffer_finish(&out);
}

static void test_times_go_through_and_titles_do_not(void **state)
{
    (void)state;
    assert_sifts(HEAD "VERSION:2.0\r\nX-WR-CALNAME:Secret\r\nBEGIN:VEVENT\r\nSUMMARY:Secret\r\n"
                      "DTSTART;TZID=Europe/Rome;X-NOTE=\"a;b:c\":20270101T090000\r\n"
                      "dtend:20270101T100000Z\r\nDESCRIPTION:Secret\\, too\r\n"
                      "BEGIN:VALARM\r\nDTSTART:20200101\r\nEND:VALARM\r\nEND:VEVENT\r\n"
                      "BEGIN:VTODO\r\nDTSTART:20270101\r\nEND:VTODO\r\n" TAIL,
            EVENT("DTSTART;TZID=Europe/Rome:20270101T090000\r\nDTEND:20270101T100000Z\r\n"));
}

static void test_folded_lines_bare_feeds_and_a_mark_in_front_are_read(void **state)
{
    (void)state;
    assert_sifts("\xef\xbb\xbf"
                 "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTST\n ART:2027\r\n\t0101\nEND:VEVENT\n\n"
                 "END:VCALENDAR",
            EVENT("DTSTART:20270101\r\n"));
}

static void test_calendars_one_after_the_other_become_one(void **state)
{
    (void)state;
    assert_sifts(EVENT("UID:a\r\n") EVENT("UID:b\r\n"), HEAD
            "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT\r\n" TAIL);
}

static void test_what_is_no_whole_calendar_is_refused(void **state)
{
    static const char *const texts[] = {"", "\r\n", "<!doctype html><title>Sign in</title>",
            "BEGIN", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", HEAD,
            HEAD "BEGIN:VEVENT\r\nDTSTART:20270101\r\n", HEAD "BEGIN:VEVENT\r\n" TAIL,
            HEAD "END:VEVENT\r\n" TAIL, TAIL, HEAD TAIL "END:VCALENDAR",
            HEAD "BEGIN:VTODO\r\n" TAIL, HEAD HEAD TAIL TAIL, "SUMMARY:x\r\n" HEAD TAIL,
            EVENT("DTSTART\r\n"), EVENT("DTSTART;TZID=\"Rome:20270101\r\n"),
            EVENT("DTSTART;TZID:20270101\r\n"),
            EVENT("DTSTART:2027\x01"
                  "0101\r\n"),
            EVENT("BEGIN:VEVENT\r\nEND:VEVENT\r\n"), EVENT("rubbish\r\n"),
            HEAD "BEGIN:VTODO\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VTODO\r\n" TAIL,
            EVENT("RECURRENCE-ID;RANGE=THISANDFUTURE:20270101\r\n"), EVENT("RRULE:DAILY\r\n"),
            EVENT("RRULE:FREQ=FORTNIGHTLY\r\n"), EVENT("RRULE:FREQ=DAILY;RSCALE=HEBREW\r\n"),
            EVENT("RRULE:FREQ=DAILY;SKIP=FORWARD\r\n")};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_refuses(texts[i], ERR_INPUT);
    }
    struct buffer out = buffer_limited(1000);
    assert_int_equal(ics_sieve(HEAD "\0" TAIL, sizeof(HEAD "\0" TAIL) - 1, &out), ERR_INPUT);
    buffer_finish(&out);
}

static void test_W13_rules_that_repeat_without_measure_are_refused(void **state)
{
    static const char *const texts[] = {EVENT("RRULE:FREQ=SECONDLY\r\n"),
            EVENT("RRULE:COUNT=1;FREQ=MINUTELY\r\n"), EVENT("rrule:freq=hourly\r\n"),
            EVENT("RRULE:FREQ=DAILY;BYHOUR=1,2\r\n"), EVENT("RRULE:FREQ=DAILY;BYMINUTE=1,2\r\n"),
            EVENT("RRULE:FREQ=DAILY;BYSECOND=1,2\r\n"), ZONE("RRULE:FREQ=DAILY\r\n"),
            ZONE("RRULE:FREQ=SECONDLY\r\n"), ZONE("RRULE:FREQ=YEARLY;BYHOUR=1\r\n")};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_refuses(texts[i], ERR_LIMIT);
    }
    assert_sifts(EVENT("RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0\r\n"),
            EVENT("RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0\r\n"));
}

static void test_W13_a_clock_changes_on_a_few_days_of_one_month_at_most(void **state)
{
    static const char *const refused[] = {"RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\n",
            "RRULE:FREQ=YEARLY;BYDAY=SU\r\n", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=MO,TU\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=8;BYDAY=1SU\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=6SU\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=3,4;BYDAY=1SU\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1,2,3,4,5,6,7,8\r\n",
            "RRULE:FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=28;BYDAY=SU\r\n",
            "RRULE:FREQ=YEARLY;COUNT=9;BYMONTH=3;BYDAY=1SU\r\n",
            "RRULE:FREQ=YEARLY;BYYEARDAY=1\r\n", "RRULE:FREQ=YEARLY\r\nRRULE:FREQ=YEARLY\r\n",
            "DTSTART:00010101T000000\r\n"};
    static const char *const taken[] = {"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10;WKST=MO\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU\r\n",
            "RRULE:FREQ=YEARLY;UNTIL=19900101T000000Z\r\n", "DTSTART:16010101T020000\r\n"};
    char text[512];
    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        snprintf(text, sizeof(text), ZONE("%s"), refused[i]);
        assert_refuses(text, ERR_LIMIT);
    }
    for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++) {
        snprintf(text, sizeof(text), ZONE("%s"), taken[i]);
        assert_sifts(text, text);
    }
}

/* head, the piece count times, tail. */
static void assert_many(
        const char *head, const char *piece, size_t count, const char *tail, enum err err)
{
    struct buffer text = buffer_limited(4 << 20);
    buffer_put_text(&text, head);
    for (size_t i = 0; i < count; i++) {
        buffer_put_text(&text, piece);
    }
    buffer_put_text(&text, tail);
    assert_int_equal(text.err, ERR_OK);
    assert_refuses(text.data, err);
    buffer_finish(&text);
}

static void test_W13_every_maximum_holds(void **state)
{
    (void)state;
    assert_many(HEAD, "X-A:b\r\n", ICS_BYTES_MAX / 7 + 1, TAIL, ERR_LIMIT);
    assert_many(HEAD, "BEGIN:X\r\n", 1000, TAIL, ERR_LIMIT);
    assert_many(HEAD, "BEGIN:VEVENT\r\nEND:VEVENT\r\n", ICS_COMPONENTS_MAX, TAIL, ERR_LIMIT);
    assert_many(HEAD, "BEGIN:VEVENT\r\nEND:VEVENT\r\n", ICS_COMPONENTS_MAX - 1, TAIL, ERR_OK);
    assert_many(HEAD, "BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n", ICS_ZONES_MAX + 1, TAIL, ERR_LIMIT);
    assert_many(HEAD "BEGIN:VTIMEZONE\r\n", "BEGIN:STANDARD\r\nEND:STANDARD\r\n",
            ICS_CHANGES_MAX + 1, "END:VTIMEZONE\r\n" TAIL, ERR_LIMIT);
    assert_many(HEAD "BEGIN:VTIMEZONE\r\n",
            "BEGIN:STANDARD\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\n", ICS_CLOCK_RULES_MAX + 1,
            "END:VTIMEZONE\r\n" TAIL, ERR_LIMIT);
    assert_many(HEAD "BEGIN:VEVENT\r\nEXDATE:", "20270101,", ICS_LINE_MAX / 9 + 1,
            "20270101\r\nEND:VEVENT\r\n" TAIL, ERR_LIMIT);
    assert_many(HEAD "BEGIN:VEVENT\r\nATTACH:", "0123456789", ICS_LINE_MAX,
            "\r\nEND:VEVENT\r\n" TAIL, ERR_OK);
    assert_many(HEAD "BEGIN:VEVENT\r\nRRULE:FREQ=DAILY;BYMONTHDAY=1", ",1", ICS_RULE_LINE_MAX,
            "\r\nEND:VEVENT\r\n" TAIL, ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_times_go_through_and_titles_do_not),
            cmocka_unit_test(test_folded_lines_bare_feeds_and_a_mark_in_front_are_read),
            cmocka_unit_test(test_calendars_one_after_the_other_become_one),
            cmocka_unit_test(test_what_is_no_whole_calendar_is_refused),
            cmocka_unit_test(test_W13_rules_that_repeat_without_measure_are_refused),
            cmocka_unit_test(test_W13_a_clock_changes_on_a_few_days_of_one_month_at_most),
            cmocka_unit_test(test_W13_every_maximum_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
