/* Whether a rule that repeats (RFC 5545, 3.3.10) can be counted out in bounded time by a library
 * that we cannot interrupt. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ICS_RULE_H
#define PORCHLIGHT_SCHEDULER_CORE_ICS_RULE_H

#include <stdbool.h>

#include "common/error.h"

enum { ICS_RULE_LINE_MAX = 300 }; /* bytes of a rule */

/* value: what stands after "RRULE:". is_clock: of a STANDARD or DAYLIGHT, not of an event.
 * ERR_INPUT: no rule, or with parts that are not known. ERR_LIMIT: too long; more often than daily,
 * or several hours of a day; a clock that changes on more than a few days of one month of every
 * year. */
enum err ics_rule_check(const char *value, bool is_clock) ATTRIBUTE_MUST_USE;

#endif
