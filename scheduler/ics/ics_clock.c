/* Wall times of a calendar, and the clocks they are read by: core's zones where this machine knows
 * the name, else what the calendar brings along, by libical. Called by ics_read. */
#include "scheduler/ics/ics_clock.h"

#include <string.h>

#include "scheduler/core/zone.h"
#include "scheduler/zones/zone_file.h"

/* --- wall times ---------------------------------------------------------------------------- */

bool ics_time_is_valid(const struct icaltimetype *time)
{
    const struct civil_date date = {(int16_t)time->year, (uint8_t)time->month, (uint8_t)time->day};
    bool is_date = time->year >= 1 && time->year <= 9999 && time->month >= 1 && time->month <= 12 &&
                   time->day >= 1 && civil_date_is_valid(date);
    bool is_of_day = time->hour >= 0 && time->hour < 24 && time->minute >= 0 && time->minute < 60 &&
                     time->second >= 0 && time->second <= 60;
    return is_date && (time->is_date || is_of_day);
}

struct civil_time ics_wall_of(const struct icaltimetype *time)
{
    const struct civil_date date = {(int16_t)time->year, (uint8_t)time->month, (uint8_t)time->day};
    int second = time->is_date ? 0 : time->hour * 3600 + time->minute * 60 + time->second;
    return (struct civil_time){.day = civil_day(date), .second = second};
}

struct icaltimetype ics_time_of(struct civil_time wall, bool is_date)
{
    struct civil_date date = civil_date_of(wall.day);
    return (struct icaltimetype){.year = date.year,
            .month = date.month,
            .day = date.day,
            .hour = is_date ? 0 : wall.second / 3600,
            .minute = is_date ? 0 : wall.second / 60 % 60,
            .second = is_date ? 0 : wall.second % 60,
            .is_date = is_date};
}

unix_s_t ics_wall_s(struct civil_time wall)
{
    return (unix_s_t)wall.day * DAY_S + wall.second;
}

struct civil_time ics_wall_at(unix_s_t seconds)
{
    unix_s_t day = seconds / DAY_S - (seconds % DAY_S < 0);
    return (struct civil_time){.day = (int32_t)day, .second = (int32_t)(seconds - day * DAY_S)};
}

unix_s_t clock_instant(const struct clock *clock, struct civil_time wall)
{
    if (clock->zone != NULL) {
        return zone_instant(clock->zone, wall).at;
    }
    if (clock->own == NULL) {
        return ics_wall_s(wall);
    }
    int is_daylight = 0;
    struct icaltimetype time = ics_time_of(wall, false);
    return ics_wall_s(wall) - icaltimezone_get_utc_offset(clock->own, &time, &is_daylight);
}

struct civil_time clock_wall(const struct clock *clock, unix_s_t at)
{
    if (clock->zone != NULL) {
        return zone_wall(clock->zone, at);
    }
    if (clock->own == NULL) {
        return ics_wall_at(at);
    }
    int is_daylight = 0;
    struct icaltimetype time = ics_time_of(ics_wall_at(at), false);
    return ics_wall_at(
            at + icaltimezone_get_utc_offset_of_utc_time(clock->own, &time, &is_daylight));
}

/* --- ends ---------------------------------------------------------------------------------- */

static void change_end(icalcomponent *change, struct icaltimetype end)
{
    for (icalproperty *property = icalcomponent_get_first_property(change, ICAL_RRULE_PROPERTY);
            property != NULL;
            property = icalcomponent_get_next_property(change, ICAL_RRULE_PROPERTY)) {
        struct icalrecurrencetype rule = icalproperty_get_rrule(property);
        bool is_sooner = !icaltime_is_null_time(rule.until) && ics_time_is_valid(&rule.until) &&
                         ics_wall_s(ics_wall_of(&rule.until)) < ics_wall_s(ics_wall_of(&end));
        if (!is_sooner) {
            rule.until = end;
            icalproperty_set_rrule(property, rule);
        }
    }
}

void clocks_end(icalcomponent *calendar, unix_s_t end)
{
    struct icaltimetype until = ics_time_of(ics_wall_at(end), false);
    until.zone = icaltimezone_get_utc_timezone();
    for (icalcomponent *zone =
                    icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
            zone != NULL;
            zone = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT)) {
        for (icalcomponent *change = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT);
                change != NULL;
                change = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)) {
            change_end(change, until);
        }
    }
}

/* --- zones --------------------------------------------------------------------------------- */

static const char *zone_name(icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    return parameter == NULL ? NULL : icalparameter_get_tzid(parameter);
}

/* A name that this machine knows, in full or behind a maker's prefix ("/x.org/2023/Europe/Rome").
 */
static const struct zone *zone_find(const struct zones *zones, const char *name)
{
    const struct zone *zone = NULL;
    while (name != NULL && zones_get(zones, name, &zone, NULL) != ERR_OK) {
        name = strchr(name, '/');
        name = name == NULL ? NULL : name + 1;
    }
    return name == NULL ? NULL : zone;
}

enum err clock_find(const struct ics_source *source, icalproperty *property,
        const struct icaltimetype *time, struct clock *ret_clock)
{
    const char *name = zone_name(property);
    *ret_clock = (struct clock){.zone = source->zone};
    if (!time->is_date && icaltime_is_utc(*time)) {
        *ret_clock = (struct clock){0};
        return ERR_OK;
    }
    if (time->is_date || name == NULL) {
        return ERR_OK;
    }
    *ret_clock = (struct clock){.zone = zone_find(source->zones, name)};
    if (ret_clock->zone == NULL) {
        ret_clock->own = icalcomponent_get_timezone(source->calendar, name);
    }
    return ret_clock->zone == NULL && ret_clock->own == NULL ? ERR_INPUT : ERR_OK;
}
