/* From a rule to its dates and instants. Called by the store for previews, claims and the check
 * whether tzdata has moved what was claimed, so that all three mean the same instants. */
#include "scheduler/core/series.h"

#include <stdbool.h>

const char *const series_fit_names[] = {[ZONE_EXACT] = "exact",
        [ZONE_GAP] = "gap",
        [ZONE_REPEAT] = "repeat",
        [ZONE_REPEAT + 1] = NULL};

struct series_occurrence series_occurrence_on(
        const struct series_rule *rule, const struct zone *zone, struct civil_date date)
{
    struct civil_time wall = {.day = civil_day(date), .second = rule->start_min * 60};
    struct zone_instant instant = zone_instant(zone, wall);
    return (struct series_occurrence){.date = date, .start_at = instant.at, .fit = instant.fit};
}

size_t series_occurrences(const struct series_rule *rule, const struct zone *zone, int32_t first,
        int32_t end, struct series_occurrence ret[SERIES_BLOCK_MAX])
{
    int32_t step = rule->every_weeks * WEEK_DAYS;
    int32_t day = civil_day(rule->from);
    bool has_end = !civil_date_is_none(rule->until);
    int32_t last = has_end ? civil_day(rule->until) : CIVIL_DAY_LAST;
    size_t count = 0;
    if (first > day)
        day += (first - day + step - 1) / step * step;
    for (; day < end && day <= last && count < SERIES_BLOCK_MAX; day += step)
        ret[count++] = series_occurrence_on(rule, zone, civil_date_of(day));
    return count;
}

/* --- what may be asked for -------------------------------------------------------------------- */

static enum err until_check(const struct series_rule *rule, struct error *error)
{
    if (civil_date_is_none(rule->until))
        return ERR_OK;
    if (!civil_date_is_valid(rule->until) || civil_day(rule->until) < civil_day(rule->from))
        return error_set(error, ERR_INPUT, "until", "It is before the first date.");
    if (civil_day(rule->until) - civil_day(rule->from) > SERIES_UNTIL_MAX_DAYS)
        return error_set(error, ERR_INPUT, "until", "It is more than two years off.");
    return ERR_OK;
}

static enum err from_check(
        const struct series_rule *rule, const struct zone *zone, unix_s_t now, struct error *error)
{
    int32_t today = zone_wall(zone, now).day;
    if (!civil_date_is_valid(rule->from) || civil_day(rule->from) < today)
        return error_set(error, ERR_INPUT, "from", "It is past.");
    if (civil_day(rule->from) - today > SERIES_FROM_MAX_DAYS)
        return error_set(error, ERR_INPUT, "from", "It is too far off.");
    return ERR_OK;
}

enum err series_check(
        const struct series_rule *rule, const struct zone *zone, unix_s_t now, struct error *error)
{
    if (rule->every_weeks < 1 || rule->every_weeks > SERIES_WEEKS_MAX)
        return error_set(error, ERR_INPUT, "every_weeks", "It is out of range.");
    if (rule->start_min < 0 || rule->start_min >= DAY_MIN || rule->start_min % SERIES_GRID_MIN != 0)
        return error_set(error, ERR_INPUT, "start_min", "It is not a quarter hour of a day.");
    enum err err = from_check(rule, zone, now, error);
    if (!err)
        err = until_check(rule, error);
    if (err)
        return err;
    struct series_occurrence first = series_occurrence_on(rule, zone, rule->from);
    if (first.fit == ZONE_GAP)
        return error_set(error, ERR_INPUT, "start_min", "The first date leaves this time out.");
    if (first.start_at <= now)
        return error_set(error, ERR_INPUT, "from", "It is past.");
    return ERR_OK;
}
