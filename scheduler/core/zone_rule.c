/* Reads the POSIX TZ text of a zone and answers which of its two states holds at an instant. Used
 * by zone.c for all instants after the last listed transition, that is for most bookings in zones
 * whose file is slim, and for all after 2037 elsewhere. */
#include "scheduler/core/zone_rule.h"

#include <string.h>

#include "scheduler/core/civil.h"

/* --- reading --------------------------------------------------------------------------------- */

struct cursor {
    const char *at;
    const char *end;
    bool failed;
};

static char cursor_peek(const struct cursor *cursor)
{
    if (cursor->failed || cursor->at == cursor->end)
        return '\0';
    return *cursor->at;
}

static bool cursor_skip(struct cursor *cursor, char expected)
{
    if (cursor_peek(cursor) != expected || expected == '\0')
        return false;
    cursor->at++;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int read_number(struct cursor *cursor, int max)
{
    int number = 0, digits = 0;
    while (is_digit(cursor_peek(cursor)) && digits < 3) {
        number = number * 10 + (*cursor->at++ - '0');
        digits++;
    }
    if (digits == 0 || number > max)
        cursor->failed = true;
    return number;
}

/* [+-]hh[:mm[:ss]] */
static int32_t read_time(struct cursor *cursor, int hours_max)
{
    bool is_negative = cursor_skip(cursor, '-');
    if (!is_negative)
        cursor_skip(cursor, '+');
    int32_t time_s = read_number(cursor, hours_max) * 3600;
    if (cursor_skip(cursor, ':')) {
        time_s += read_number(cursor, 59) * 60;
        if (cursor_skip(cursor, ':'))
            time_s += read_number(cursor, 59);
    }
    return is_negative ? -time_s : time_s;
}

static void read_abbreviation(struct cursor *cursor, char abbreviation[ZONE_ABBREVIATION_SIZE])
{
    bool is_quoted = cursor_skip(cursor, '<');
    size_t len = 0;
    for (;;) {
        char c = cursor_peek(cursor);
        if (!is_letter(c) && !(is_quoted && (is_digit(c) || c == '+' || c == '-')))
            break;
        if (len + 1 == ZONE_ABBREVIATION_SIZE) {
            cursor->failed = true;
            break;
        }
        abbreviation[len++] = c;
        cursor->at++;
    }
    abbreviation[len] = '\0';
    if (len < 3 || (is_quoted && !cursor_skip(cursor, '>')))
        cursor->failed = true;
}

static void read_month_date(struct cursor *cursor, struct zone_date *date)
{
    date->kind = ZONE_DATE_MONTH;
    date->month = read_number(cursor, 12);
    cursor->failed |= !cursor_skip(cursor, '.');
    date->week = read_number(cursor, 5);
    cursor->failed |= !cursor_skip(cursor, '.');
    date->day = read_number(cursor, 6);
    cursor->failed |= date->month < 1 || date->week < 1;
}

static struct zone_date read_date(struct cursor *cursor)
{
    struct zone_date date = {.kind = ZONE_DATE_COUNT, .time_s = 2 * 3600};
    if (!cursor_skip(cursor, ','))
        cursor->failed = true;
    if (cursor_skip(cursor, 'M')) {
        read_month_date(cursor, &date);
    } else if (cursor_skip(cursor, 'J')) {
        date.kind = ZONE_DATE_JULIAN;
        date.day = read_number(cursor, 365);
        cursor->failed |= date.day < 1;
    } else {
        date.day = read_number(cursor, 365);
    }
    if (cursor_skip(cursor, '/'))
        date.time_s = read_time(cursor, 167);
    return date;
}

enum err zone_rule_parse(const char *text, size_t len, struct zone_rule *ret_rule)
{
    struct cursor cursor = {.at = text, .end = text + len};
    struct zone_rule rule = {0};
    read_abbreviation(&cursor, rule.standard.abbreviation);
    rule.standard.offset_s = -read_time(&cursor, 24); /* POSIX counts west */
    if (!cursor.failed && cursor.at != cursor.end) {
        rule.has_dst = true;
        read_abbreviation(&cursor, rule.dst.abbreviation);
        rule.dst.offset_s = rule.standard.offset_s + 3600;
        if (cursor_peek(&cursor) != ',')
            rule.dst.offset_s = -read_time(&cursor, 24);
        rule.dst_begins = read_date(&cursor);
        rule.dst_ends = read_date(&cursor);
    }
    if (cursor.failed || cursor.at != cursor.end)
        return ERR_INPUT;
    *ret_rule = rule;
    return ERR_OK;
}

/* --- answering ------------------------------------------------------------------------------- */

static int32_t month_date_day(const struct zone_date *date, int year)
{
    struct civil_date first = {.year = (int16_t)year, .month = (uint8_t)date->month, .day = 1};
    int32_t day = civil_day(first);
    int weekday = date->day == 0 ? WEEK_DAYS : date->day;
    day += (weekday - civil_weekday(day) + WEEK_DAYS) % WEEK_DAYS;
    for (int week = 1; week < date->week; week++) {
        if (civil_date_of(day + WEEK_DAYS).month == date->month)
            day += WEEK_DAYS;
    }
    return day;
}

static int32_t date_day(const struct zone_date *date, int year)
{
    struct civil_date january = {.year = (int16_t)year, .month = 1, .day = 1};
    struct civil_date march = {.year = (int16_t)year, .month = 3, .day = 1};
    switch (date->kind) {
    case ZONE_DATE_COUNT:
        return civil_day(january) + date->day;
    case ZONE_DATE_JULIAN:
        return date->day < 60 ? civil_day(january) + date->day - 1
                              : civil_day(march) + date->day - 60;
    case ZONE_DATE_MONTH:
        break;
    }
    return month_date_day(date, year);
}

struct change {
    unix_s_t at;
    bool to_dst;
};

static struct change change_of(const struct zone_rule *rule, int year, bool to_dst)
{
    const struct zone_date *date = to_dst ? &rule->dst_begins : &rule->dst_ends;
    int32_t offset_s = to_dst ? rule->standard.offset_s : rule->dst.offset_s;
    return (struct change){.to_dst = to_dst,
            .at = (int64_t)date_day(date, year) * DAY_S + date->time_s - offset_s};
}

static struct zone_span span_of(const struct zone_kind *kind, bool is_dst)
{
    struct zone_span span = {
            .from = INT64_MIN, .until = INT64_MAX, .offset_s = kind->offset_s, .is_dst = is_dst};
    memcpy(span.abbreviation, kind->abbreviation, sizeof(span.abbreviation));
    return span;
}

/* Narrows span to the side of change that at lies on. Of two changes at one instant the one to DST
 * wins: "DST all year" is written so (RFC 9636, 3.3.2). */
static void span_narrow(
        const struct zone_rule *rule, struct change change, unix_s_t at, struct zone_span *span)
{
    if (change.at > at) {
        if (change.at < span->until)
            span->until = change.at;
    } else if (change.at > span->from || (change.at == span->from && change.to_dst)) {
        unix_s_t until = span->until;
        *span = span_of(change.to_dst ? &rule->dst : &rule->standard, change.to_dst);
        span->from = change.at;
        span->until = until;
    }
}

struct zone_span zone_rule_span(const struct zone_rule *rule, unix_s_t at)
{
    struct zone_span span = span_of(&rule->standard, false);
    if (!rule->has_dst)
        return span;
    unix_s_t first = (unix_s_t)(CIVIL_DAY_FIRST + 1500) * DAY_S;
    unix_s_t last = (unix_s_t)(CIVIL_DAY_LAST - 1500) * DAY_S; /* the years around must exist */
    unix_s_t inside = at < first ? first : at > last ? last : at;
    int year = civil_date_of((int32_t)(inside / DAY_S)).year;
    for (int i = year - 2; i <= year + 2; i++) { /* a change may lie a week outside its year */
        span_narrow(rule, change_of(rule, i, false), inside, &span);
        span_narrow(rule, change_of(rule, i, true), inside, &span);
    }
    if (at > last)
        span.until = INT64_MAX;
    if (at < first)
        span.from = INT64_MIN;
    return span;
}
