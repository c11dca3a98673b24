/* With ics_clock and ics_event the one place with libical in it. libical reads the sifted text and
 * counts out rules; what a wall time means in a zone that this machine knows is said by core's
 * zones, as everywhere. Three things keep libical finite (measured on 3.0.16): a rule always gets
 * an end, which also stops its search for a date that never comes; a rule without a count begins
 * near the window; and no rule names several hours of a day, which the sieve sees to. */
#include "scheduler/ics/ics_read.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libical/ical.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/ics_sieve.h"
#include "scheduler/ics/ics_clock.h"
#include "scheduler/ics/ics_event.h"

enum {
    SLACK_S = 2 * DAY_S, /* more than any two wall clocks are apart */
    CLOCKS_SLACK_S = 400 * DAY_S,
};

struct moved { /* a date of a repeating event that an event of its own stands for */
    const char *uid;
    struct interval date;
};

struct spans { /* a list with a maximum, merged when it is full */
    struct interval *list;
    size_t count, max;
};

struct reader {
    const struct ics_wish *wish;
    struct ics_source source;
    struct moved *moved;
    size_t moved_count;
    struct spans busy;
    struct spans excluded; /* of the event being looked at */
    int steps;
    int64_t began_ms; /* processor time of this thread */
};

void ics_init(void)
{
    icalerror_set_errors_are_fatal(false);
    icaltimezone_set_builtin_tzdata(0);
}

/* --- spans -------------------------------------------------------------------------------- */

static enum err spans_add(struct spans *spans, struct interval span)
{
    if (span.end <= span.start) {
        return ERR_OK;
    }
    if (spans->count == spans->max) {
        spans->count = intervals_merge(spans->list, spans->count);
    }
    if (spans->count > spans->max - spans->max / 8) {
        return ERR_LIMIT; /* before merging again and again gains nothing */
    }
    spans->list[spans->count++] = span;
    return ERR_OK;
}

static bool spans_have(const struct spans *merged, unix_s_t at)
{
    size_t i = intervals_first_after(merged->list, merged->count, at);
    return i < merged->count && merged->list[i].start <= at;
}

static enum err busy_add(struct reader *reader, struct interval span)
{
    const struct interval *window = &reader->wish->window;
    span.start = span.start > window->start ? span.start : window->start;
    span.end = span.end < window->end ? span.end : window->end;
    return spans_add(&reader->busy, span);
}

/* --- processor time ------------------------------------------------------------------------ */

static int64_t processor_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static enum err effort_check(const struct reader *reader)
{
    bool is_much =
            reader->steps > ICS_STEPS_MAX || processor_ms() - reader->began_ms > ICS_PROCESSOR_MS;
    return is_much ? ERR_LIMIT : ERR_OK;
}

/* --- its dates ----------------------------------------------------------------------------- */

static enum err date_add(
        struct reader *reader, const struct ics_event *event, struct civil_time wall)
{
    struct interval span = ics_event_span(event, wall);
    return spans_have(&reader->excluded, span.start) ? ERR_OK : busy_add(reader, span);
}

/* Until the end of the window, or of the rule where that comes first: as a wall time of the event,
 * which is what the rule is counted out in. */
static struct icaltimetype until_read(
        const struct reader *reader, const struct ics_event *event, struct icaltimetype until)
{
    unix_s_t last = ics_wall_s(clock_wall(&event->clock, reader->wish->window.end)) + SLACK_S;
    if (!icaltime_is_null_time(until) && ics_time_is_valid(&until)) {
        struct civil_time wall = ics_wall_of(&until);
        if (until.is_date) {
            wall.second = DAY_S - 1;
        } else if (icaltime_is_utc(until)) {
            wall = clock_wall(&event->clock, ics_wall_s(wall));
        }
        last = ics_wall_s(wall) < last ? ics_wall_s(wall) : last;
    }
    return ics_time_of(ics_wall_at(last), event->is_whole_days);
}

static void start_near(const struct reader *reader, const struct ics_event *event,
        const struct icalrecurrencetype *rule, icalrecur_iterator *iterator)
{
    int64_t length_s = event->is_whole_days ? event->length * DAY_S : event->length;
    unix_s_t from = reader->wish->window.start - length_s - SLACK_S;
    if (rule->count == 0 && from > ics_wall_s(ics_wall_of(&event->start)) + SLACK_S) {
        icalrecur_iterator_set_start(
                iterator, ics_time_of(ics_wall_at(from), event->is_whole_days));
    }
}

static enum err dates_step(
        struct reader *reader, const struct ics_event *event, icalrecur_iterator *iterator)
{
    enum err err = ERR_OK;
    for (;;) {
        struct icaltimetype time = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(time) || err != ERR_OK) {
            return err;
        }
        reader->steps++;
        err = ics_time_is_valid(&time) ? date_add(reader, event, ics_wall_of(&time)) : ERR_INPUT;
        if (err == ERR_OK && reader->steps % 1024 == 0) {
            err = effort_check(reader);
        }
    }
}

static enum err rule_walk(
        struct reader *reader, const struct ics_event *event, icalproperty *property)
{
    struct icalrecurrencetype rule = icalproperty_get_rrule(property);
    enum err err = effort_check(reader);
    if (err != ERR_OK || rule.freq == ICAL_NO_RECURRENCE) {
        return err == ERR_OK ? ERR_INPUT : err;
    }
    if (clock_instant(&event->clock, ics_wall_of(&event->start)) > reader->wish->window.end) {
        return ERR_OK;
    }
    rule.until = until_read(reader, event, rule.until);
    icalrecur_iterator *iterator = icalrecur_iterator_new(rule, event->start);
    if (iterator == NULL) {
        return ERR_INPUT;
    }
    start_near(reader, event, &rule, iterator);
    err = dates_step(reader, event, iterator);
    icalrecur_iterator_free(iterator);
    return err;
}

/* An instant stays what it is: its wall time may come twice. */
static enum err extra_span(const struct reader *reader, const struct ics_event *event,
        icalproperty *property, struct interval *ret_span)
{
    struct icaldatetimeperiodtype extra = icalproperty_get_rdate(property);
    if (!icaltime_is_null_time(extra.period.start)) {
        return ics_period_read(&reader->source, property, &extra.period, ret_span);
    }
    enum err err = ics_moment_read(&reader->source, property, &extra.time, &event->clock, ret_span);
    if (err == ERR_OK && event->is_whole_days) {
        *ret_span = ics_event_span(event, clock_wall(&event->clock, ret_span->start));
    } else if (err == ERR_OK) {
        ret_span->end = ret_span->start + event->length;
    }
    return err;
}

static enum err extra_add(
        struct reader *reader, const struct ics_event *event, icalproperty *property)
{
    struct interval span;
    enum err err = extra_span(reader, event, property, &span);
    bool is_left_out = err == ERR_OK && spans_have(&reader->excluded, span.start);
    return err != ERR_OK || is_left_out ? err : busy_add(reader, span);
}

/* --- what it leaves out -------------------------------------------------------------------- */

static int moved_compare(const void *one, const void *other)
{
    return strcmp(((const struct moved *)one)->uid, ((const struct moved *)other)->uid);
}

static enum err excluded_by_moved(struct reader *reader, const char *uid)
{
    size_t low = 0, high = reader->moved_count;
    while (low < high) { /* the first of this uid */
        size_t middle = (low + high) / 2;
        if (strcmp(reader->moved[middle].uid, uid) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    enum err err = ERR_OK;
    for (; err == ERR_OK && low < reader->moved_count; low++) {
        if (strcmp(reader->moved[low].uid, uid) != 0) {
            break;
        }
        err = spans_add(&reader->excluded, reader->moved[low].date);
    }
    return err;
}

static enum err excluded_find(struct reader *reader, const struct ics_event *event)
{
    reader->excluded.count = 0;
    enum err err = excluded_by_moved(reader, ics_event_uid(event->component));
    icalproperty *property = ics_property(event->component, ICAL_EXDATE_PROPERTY);
    while (err == ERR_OK && property != NULL) {
        struct interval moment;
        struct icaltimetype time = icalproperty_get_exdate(property);
        err = ics_moment_read(&reader->source, property, &time, &event->clock, &moment);
        if (err == ERR_OK) {
            err = spans_add(&reader->excluded, moment);
        }
        property = icalcomponent_get_next_property(event->component, ICAL_EXDATE_PROPERTY);
    }
    reader->excluded.count = intervals_merge(reader->excluded.list, reader->excluded.count);
    return err;
}

/* --- all events ---------------------------------------------------------------------------- */

/* The first date comes even where the rule does not have it. */
static enum err repeats_add(struct reader *reader, const struct ics_event *event)
{
    enum err err = excluded_find(reader, event);
    if (err == ERR_OK) {
        err = date_add(reader, event, ics_wall_of(&event->start));
    }
    icalproperty *rule = ics_property(event->component, ICAL_RRULE_PROPERTY);
    while (err == ERR_OK && rule != NULL) {
        err = rule_walk(reader, event, rule);
        rule = icalcomponent_get_next_property(event->component, ICAL_RRULE_PROPERTY);
    }
    icalproperty *extra = ics_property(event->component, ICAL_RDATE_PROPERTY);
    while (err == ERR_OK && extra != NULL) {
        err = extra_add(reader, event, extra);
        extra = icalcomponent_get_next_property(event->component, ICAL_RDATE_PROPERTY);
    }
    return err;
}

static enum err event_add(struct reader *reader, icalcomponent *component)
{
    struct ics_event event;
    enum err err = ics_event_read(&reader->source, component, &event);
    if (err == ERR_OK) {
        err = effort_check(reader);
    }
    if (err != ERR_OK || !ics_event_is_busy(component)) {
        return err;
    }
    if (ics_property(component, ICAL_RECURRENCEID_PROPERTY) != NULL) {
        return busy_add(reader, ics_event_span(&event, ics_wall_of(&event.start)));
    }
    return repeats_add(reader, &event);
}

static bool is_free_kind(icalproperty *property)
{
    icalparameter *kind = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
    return kind != NULL && icalparameter_get_fbtype(kind) == ICAL_FBTYPE_FREE;
}

static enum err period_add(struct reader *reader, icalproperty *property)
{
    struct interval span;
    struct icalperiodtype period = icalproperty_get_freebusy(property);
    if (is_free_kind(property)) {
        return ERR_OK;
    }
    enum err err = ics_period_read(&reader->source, property, &period, &span);
    return err == ERR_OK ? busy_add(reader, span) : err;
}

static enum err periods_add(struct reader *reader, icalcomponent *component)
{
    enum err err = ERR_OK;
    icalproperty *property = ics_property(component, ICAL_FREEBUSY_PROPERTY);
    while (err == ERR_OK && property != NULL) {
        err = period_add(reader, property);
        property = icalcomponent_get_next_property(component, ICAL_FREEBUSY_PROPERTY);
    }
    return err;
}

static enum err moved_add(struct reader *reader, icalcomponent *component)
{
    struct ics_event event;
    icalproperty *property = ics_property(component, ICAL_RECURRENCEID_PROPERTY);
    if (property == NULL) {
        return ERR_OK;
    }
    struct moved *moved = &reader->moved[reader->moved_count];
    struct icaltimetype time = icalproperty_get_recurrenceid(property);
    enum err err = ics_event_read(&reader->source, component, &event);
    if (err == ERR_OK) {
        err = ics_moment_read(&reader->source, property, &time, &event.clock, &moved->date);
    }
    moved->uid = ics_event_uid(component);
    reader->moved_count += err == ERR_OK;
    return err;
}

/* Does something with each component of this kind. */
static enum err components_do(struct reader *reader, icalcomponent_kind kind,
        enum err (*act)(struct reader *reader, icalcomponent *component))
{
    enum err err = ERR_OK;
    icalcompiter walk = icalcomponent_begin_component(reader->source.calendar, kind);
    for (icalcomponent *one = icalcompiter_deref(&walk); one != NULL && err == ERR_OK;
            one = icalcompiter_next(&walk)) {
        err = act(reader, one);
    }
    return err;
}

static enum err calendar_read(struct reader *reader)
{
    enum err err = components_do(reader, ICAL_VEVENT_COMPONENT, moved_add);
    qsort(reader->moved, reader->moved_count, sizeof(*reader->moved), moved_compare);
    if (err == ERR_OK) {
        err = components_do(reader, ICAL_VEVENT_COMPONENT, event_add);
    }
    return err == ERR_OK ? components_do(reader, ICAL_VFREEBUSY_COMPONENT, periods_add) : err;
}

/* --- the whole ----------------------------------------------------------------------------- */

static enum err text_parse(const char *text, size_t len, icalcomponent **ret_calendar)
{
    struct buffer sifted = buffer_limited((size_t)2 * ICS_BYTES_MAX);
    enum err err = ics_sieve(text, len, &sifted);
    icalcomponent *calendar = err == ERR_OK ? icalparser_parse_string(sifted.data) : NULL;
    buffer_finish(&sifted);
    if (err == ERR_OK &&
            (calendar == NULL || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT ||
                    icalcomponent_count_errors(calendar) > 0)) {
        err = ERR_INPUT;
    }
    if (err != ERR_OK && calendar != NULL) {
        icalcomponent_free(calendar);
        calendar = NULL;
    }
    *ret_calendar = calendar;
    return err;
}

static void reader_finish(struct reader *reader)
{
    free(reader->moved);
    free(reader->busy.list);
    free(reader->excluded.list);
    if (reader->source.calendar != NULL) {
        icalcomponent_free(reader->source.calendar);
    }
}

static enum err reader_begin(
        const char *text, size_t len, const struct ics_wish *wish, struct reader *ret_reader)
{
    struct reader *reader = ret_reader;
    *reader = (struct reader){
            .wish = wish,
            .source = {.zones = wish->zones, .zone = wish->zone},
            .busy = {.list = calloc(ICS_SPANS_MAX, sizeof(struct interval)), .max = ICS_SPANS_MAX},
            .excluded = {.list = calloc(ICS_EXCLUDED_MAX, sizeof(struct interval)),
                    .max = ICS_EXCLUDED_MAX},
            .moved = calloc(ICS_COMPONENTS_MAX, sizeof(struct moved)),
            .began_ms = processor_ms(),
    };
    if (reader->busy.list == NULL || reader->excluded.list == NULL || reader->moved == NULL) {
        return ERR_MEMORY;
    }
    enum err err = text_parse(text, len, &reader->source.calendar);
    if (err == ERR_OK) {
        clocks_end(reader->source.calendar, wish->window.end + CLOCKS_SLACK_S);
    }
    return err;
}

enum err ics_read(const char *text, size_t len, const struct ics_wish *wish,
        struct interval *ret_busy, size_t max, size_t *ret_count)
{
    struct reader reader;
    enum err err = reader_begin(text, len, wish, &reader);
    if (err == ERR_OK) {
        err = calendar_read(&reader);
    }
    size_t count = intervals_merge(reader.busy.list, reader.busy.count);
    if (err == ERR_OK && count > max) {
        err = ERR_LIMIT;
    }
    if (err == ERR_OK) {
        memcpy(ret_busy, reader.busy.list, count * sizeof(*ret_busy));
        *ret_count = count;
    }
    reader_finish(&reader);
    return err;
}
