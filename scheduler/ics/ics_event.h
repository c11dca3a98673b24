/* One VEVENT and what its properties say (RFC 5545, 3.6.1), as far as busy time needs it. For
 * ics_read alone: libical's types stay in this folder. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_ICS_ICS_EVENT_H
#define PORCHLIGHT_SCHEDULER_ICS_ICS_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include <libical/ical.h>

#include "common/error.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/interval.h"
#include "scheduler/ics/ics_clock.h"

struct ics_event {
    icalcomponent *component; /* borrowed */
    struct icaltimetype start;
    struct clock clock;
    bool is_whole_days;
    int64_t length; /* days or seconds */
};

/* The first of its kind, or NULL. */
icalproperty *ics_property(icalcomponent *component, icalproperty_kind kind);

/* The span of time that a date or an instant names: a second, or a day of the clock. ERR_INPUT,
 * here and below: not understood for certain. */
enum err ics_moment_read(const struct ics_source *source, icalproperty *property,
        const struct icaltimetype *time, const struct clock *of_days,
        struct interval *ret_moment) ATTRIBUTE_MUST_USE;

enum err ics_period_read(const struct ics_source *source, icalproperty *property,
        const struct icalperiodtype *period, struct interval *ret_span) ATTRIBUTE_MUST_USE;

/* ERR_LIMIT: longer than a year and a month. */
enum err ics_event_read(const struct ics_source *source, icalcomponent *component,
        struct ics_event *ret_event) ATTRIBUTE_MUST_USE;

/* Neither called off nor marked as free. */
bool ics_event_is_busy(icalcomponent *component);

/* Borrowed; "" where there is none. */
const char *ics_event_uid(icalcomponent *component);

/* The event on the date that begins at this wall time of its clock. */
struct interval ics_event_span(const struct ics_event *event, struct civil_time wall);

#endif
