/* The first look at a calendar that came from outside (RFC 5545), before any library sees it: what
 * says when somebody is busy goes through, in short lines of one calendar, and nothing else does,
 * titles least of all. What could make a reader work without end is refused here. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ICS_SIEVE_H
#define PORCHLIGHT_SCHEDULER_CORE_ICS_SIEVE_H

#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/buffer.h"

enum {
    ICS_BYTES_MAX = 1 << 20,    /* of the calendar as it came */
    ICS_LINE_MAX = 16384,       /* of a line that goes through, unfolded */
    ICS_DEPTH_MAX = 8,          /* components within each other */
    ICS_COMPONENTS_MAX = 10000, /* that go through */
    ICS_ZONES_MAX = 64,
    ICS_CHANGES_MAX = 400,     /* STANDARD and DAYLIGHT, of all zones */
    ICS_CLOCK_RULES_MAX = 100, /* of those, with a rule */
};

/* Calendars of some makers have their clocks begin in 1601. */
#define ICS_CLOCK_YEAR_MIN "1600"

/* Appends to out, which has a limit of ICS_BYTES_MAX at least. ERR_INPUT: no calendar, cut off, or
 * with something that cannot be understood for certain; ERR_LIMIT: a maximum above, a rule that
 * repeats more often than daily, or names several hours of a day, or changes a clock on more than a
 * few days of one month a year; ERR_MEMORY. */
enum err ics_sieve(const char *text, size_t len, struct buffer *out) ATTRIBUTE_MUST_USE;

#endif
