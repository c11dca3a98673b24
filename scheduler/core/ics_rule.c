/* Goes through the parts of a rule. What a clock's rule may say is told apart from what an event's
 * may. Called by the sieve for each rule that comes through. */
#include "scheduler/core/ics_rule.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool is_word(const char *text, size_t len, const char *word)
{
    return strlen(word) == len && strncasecmp(text, word, len) == 0;
}

static const char *const rule_parts[] = {"BYDAY", "BYHOUR", "BYMINUTE", "BYMONTH", "BYMONTHDAY",
        "BYSECOND", "BYSETPOS", "BYWEEKNO", "BYYEARDAY", "COUNT", "FREQ", "INTERVAL", "UNTIL",
        "WKST"};

static bool is_rule_part(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof(rule_parts) / sizeof(rule_parts[0]); i++) {
        if (is_word(name, len, rule_parts[i])) {
            return true;
        }
    }
    return false;
}

static enum err frequency_check(bool is_clock, const char *value, size_t len)
{
    if (is_word(value, len, "YEARLY")) {
        return ERR_OK;
    }
    bool is_slow = is_word(value, len, "DAILY") || is_word(value, len, "WEEKLY") ||
                   is_word(value, len, "MONTHLY");
    bool is_quick = is_word(value, len, "SECONDLY") || is_word(value, len, "MINUTELY") ||
                    is_word(value, len, "HOURLY");
    if (is_slow && !is_clock) {
        return ERR_OK;
    }
    return is_quick || is_slow ? ERR_LIMIT : ERR_INPUT;
}

/* Several hours, minutes or seconds of a day multiply each other. */
static enum err rule_part_check(bool is_clock, const char *part, size_t len)
{
    const char *equals = memchr(part, '=', len);
    if (equals == NULL || !is_rule_part(part, (size_t)(equals - part))) {
        return ERR_INPUT;
    }
    size_t name_len = (size_t)(equals - part);
    size_t value_len = len - name_len - 1;
    bool is_of_day = is_word(part, name_len, "BYHOUR") || is_word(part, name_len, "BYMINUTE") ||
                     is_word(part, name_len, "BYSECOND");
    if (is_of_day && (is_clock || memchr(equals, ',', value_len + 1) != NULL)) {
        return ERR_LIMIT;
    }
    return is_word(part, name_len, "FREQ") ? frequency_check(is_clock, equals + 1, value_len)
                                           : ERR_OK;
}

/* What a clock's rule says of days: a few of one month, in every year, at most. The library counts
 * all changes of a clock out in one go, from its first year on, and looks for one that never comes
 * as long as it can. */
struct clock_rule {
    bool has_month;
    bool has_day;
    bool has_nth; /* "2SU" */
    bool has_days_of_month;
};

enum { CLOCK_DAYS_MAX = 7, DAY_OF_ANY_MONTH = 28 };

/* "SU", or "2SU" and "-1SU", which are in every month but for the fifth. */
static enum err clock_day_read(const char *value, size_t len, struct clock_rule *rule)
{
    size_t sign = len > 0 && (value[0] == '-' || value[0] == '+') ? 1 : 0;
    rule->has_day = true;
    rule->has_nth = len == sign + 3;
    bool is_nth = rule->has_nth && value[sign] >= '1' && value[sign] <= '5';
    return is_nth || (sign == 0 && len == 2) ? ERR_OK : ERR_LIMIT;
}

/* "8,9,10,11,12,13,14", one of them at least a day of any month. */
static enum err clock_days_read(const char *value, size_t len, struct clock_rule *rule)
{
    int count = 0;
    bool is_found = false;
    const char *end = value + len;
    rule->has_days_of_month = true;
    while (value < end) {
        char *rest;
        long day = strtol(value, &rest, 10);
        is_found |= day != 0 && labs(day) <= DAY_OF_ANY_MONTH;
        count++;
        if (rest == value || (rest < end && *rest != ',')) {
            return ERR_INPUT;
        }
        value = rest + 1;
    }
    return is_found && count <= CLOCK_DAYS_MAX ? ERR_OK : ERR_LIMIT;
}

static enum err clock_part_read(const char *part, size_t len, struct clock_rule *rule)
{
    size_t name_len = (size_t)((const char *)memchr(part, '=', len) - part);
    const char *value = part + name_len + 1;
    size_t value_len = len - name_len - 1;
    if (is_word(part, name_len, "BYDAY")) {
        return clock_day_read(value, value_len, rule);
    }
    if (is_word(part, name_len, "BYMONTHDAY")) {
        return clock_days_read(value, value_len, rule);
    }
    if (is_word(part, name_len, "BYMONTH")) {
        rule->has_month = true;
        return memchr(value, ',', value_len) != NULL ? ERR_LIMIT : ERR_OK;
    }
    bool is_plain = is_word(part, name_len, "FREQ") || is_word(part, name_len, "UNTIL") ||
                    is_word(part, name_len, "WKST") || is_word(part, len, "INTERVAL=1");
    return is_plain ? ERR_OK : ERR_LIMIT;
}

static enum err clock_rule_check(const char *value)
{
    struct clock_rule rule = {0};
    enum err err = ERR_OK;
    while (err == ERR_OK && *value != '\0') {
        size_t len = strcspn(value, ";");
        err = len == 0 ? ERR_OK : clock_part_read(value, len, &rule);
        value += len + (value[len] == ';');
    }
    bool is_often = (rule.has_day || rule.has_days_of_month) && !rule.has_month;
    bool is_never = rule.has_nth && rule.has_days_of_month; /* the first Sunday, the 8th */
    return err == ERR_OK && (is_often || is_never) ? ERR_LIMIT : err;
}

enum err ics_rule_check(const char *value, bool is_clock)
{
    const char *at = value;
    enum err err = strlen(value) > ICS_RULE_LINE_MAX ? ERR_LIMIT : ERR_OK;
    while (err == ERR_OK && *at != '\0') {
        size_t len = strcspn(at, ";");
        err = len == 0 ? ERR_OK : rule_part_check(is_clock, at, len);
        at += len + (at[len] == ';');
    }
    return err == ERR_OK && is_clock ? clock_rule_check(value) : err;
}
