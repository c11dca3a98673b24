/* Properties first, because an event is made of them. Asked by ics_read for each VEVENT, and for
 * the periods of a VFREEBUSY, which are read the same way. */
#include "scheduler/ics/ics_event.h"

enum {
    LENGTH_MAX_S = 400 * DAY_S,  /* of one event */
    DURATION_PART_MAX = 1000000, /* of each number of a DURATION */
};

/* --- what one property says ---------------------------------------------------------------- */

enum err ics_moment_read(const struct ics_source *source, icalproperty *property,
        const struct icaltimetype *time, const struct clock *of_days, struct interval *ret_moment)
{
    struct clock clock;
    if (!ics_time_is_valid(time)) {
        return ERR_INPUT;
    }
    enum err err = clock_find(source, property, time, &clock);
    if (err != ERR_OK) {
        return err;
    }
    struct civil_time wall = ics_wall_of(time);
    if (time->is_date) {
        struct civil_time next = {.day = wall.day + 1};
        *ret_moment = (struct interval){clock_instant(of_days, wall), clock_instant(of_days, next)};
        return ERR_OK;
    }
    unix_s_t at = clock_instant(&clock, wall);
    *ret_moment = (struct interval){at, at + 1};
    return ERR_OK;
}

static enum err duration_read(struct icaldurationtype duration, int64_t *ret_s)
{
    if (icaldurationtype_is_bad_duration(duration) || duration.is_neg ||
            duration.weeks > DURATION_PART_MAX || duration.days > DURATION_PART_MAX ||
            duration.hours > DURATION_PART_MAX || duration.minutes > DURATION_PART_MAX ||
            duration.seconds > DURATION_PART_MAX) {
        return ERR_INPUT;
    }
    *ret_s = ((int64_t)duration.weeks * WEEK_DAYS + duration.days) * DAY_S +
             (int64_t)duration.hours * 3600 + (int64_t)duration.minutes * 60 + duration.seconds;
    return ERR_OK;
}

enum err ics_period_read(const struct ics_source *source, icalproperty *property,
        const struct icalperiodtype *period, struct interval *ret_span)
{
    int64_t length = 0;
    struct interval start, end = {0};
    const struct clock *zone = &(struct clock){.zone = source->zone};
    enum err err = ics_moment_read(source, property, &period->start, zone, &start);
    if (err == ERR_OK && icaltime_is_null_time(period->end)) {
        err = duration_read(period->duration, &length);
        end.start = start.start + length;
    } else if (err == ERR_OK) {
        err = ics_moment_read(source, property, &period->end, zone, &end);
    }
    if (err != ERR_OK || end.start < start.start) {
        return err == ERR_OK ? ERR_INPUT : err;
    }
    *ret_span = (struct interval){start.start, end.start};
    return ERR_OK;
}

/* --- one event ----------------------------------------------------------------------------- */

icalproperty *ics_property(icalcomponent *component, icalproperty_kind kind)
{
    return icalcomponent_get_first_property(component, kind);
}

static enum err end_read(const struct ics_source *source, struct ics_event *event,
        icalproperty *property, int64_t *ret_s)
{
    struct interval end;
    struct icaltimetype time = icalproperty_get_dtend(property);
    enum err err = ics_moment_read(source, property, &time, &event->clock, &end);
    *ret_s = err == ERR_OK ? end.start - clock_instant(&event->clock, ics_wall_of(&event->start))
                           : 0;
    if (err == ERR_OK && event->is_whole_days &&
            time.is_date) { /* whatever the clocks do between */
        *ret_s = (int64_t)(ics_wall_of(&time).day - ics_wall_of(&event->start).day) * DAY_S;
    }
    return err;
}

/* Of whole days at least one; a time without an end takes none. */
static enum err length_read(const struct ics_source *source, struct ics_event *event)
{
    int64_t length_s = 0;
    enum err err = ERR_OK;
    icalproperty *end = ics_property(event->component, ICAL_DTEND_PROPERTY);
    icalproperty *duration = ics_property(event->component, ICAL_DURATION_PROPERTY);
    if (end != NULL) {
        err = end_read(source, event, end, &length_s);
    } else if (duration != NULL) {
        err = duration_read(icalproperty_get_duration(duration), &length_s);
    }
    if (err == ERR_OK && (length_s < 0 || length_s > LENGTH_MAX_S)) {
        err = length_s < 0 ? ERR_INPUT : ERR_LIMIT;
    }
    event->length = length_s;
    if (event->is_whole_days) {
        event->length = length_s == 0 ? 1 : (length_s + DAY_S - 1) / DAY_S;
    }
    return err;
}

enum err ics_event_read(
        const struct ics_source *source, icalcomponent *component, struct ics_event *ret_event)
{
    icalproperty *property = ics_property(component, ICAL_DTSTART_PROPERTY);
    if (property == NULL) {
        return ERR_INPUT;
    }
    struct ics_event event = {.component = component, .start = icalproperty_get_dtstart(property)};
    event.is_whole_days = event.start.is_date;
    if (!ics_time_is_valid(&event.start)) {
        return ERR_INPUT;
    }
    enum err err = clock_find(source, property, &event.start, &event.clock);
    event.start.zone = NULL; /* a wall time from here on */
    if (err == ERR_OK) {
        err = length_read(source, &event);
    }
    *ret_event = event;
    return err;
}

bool ics_event_is_busy(icalcomponent *component)
{
    icalproperty *transparency = ics_property(component, ICAL_TRANSP_PROPERTY);
    icalproperty *status = ics_property(component, ICAL_STATUS_PROPERTY);
    bool is_open = transparency != NULL &&
                   icalproperty_get_transp(transparency) == ICAL_TRANSP_TRANSPARENT;
    bool is_off = status != NULL && icalproperty_get_status(status) == ICAL_STATUS_CANCELLED;
    return !is_open && !is_off;
}

const char *ics_event_uid(icalcomponent *component)
{
    icalproperty *property = ics_property(component, ICAL_UID_PROPERTY);
    const char *uid = property == NULL ? NULL : icalproperty_get_uid(property);
    return uid == NULL ? "" : uid;
}

/* --- its dates ----------------------------------------------------------------------------- */

struct interval ics_event_span(const struct ics_event *event, struct civil_time wall)
{
    unix_s_t start = clock_instant(&event->clock, wall);
    struct civil_time end = {.day = wall.day + (int32_t)event->length};
    return (struct interval){start,
            event->is_whole_days ? clock_instant(&event->clock, end) : start + event->length};
}
