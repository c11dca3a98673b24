/* From the bytes of a calendar (RFC 5545) to the spans in which its owner is busy. Titles are never
 * looked at. All is finite: the text goes through core/ics_sieve first, steps and processor time
 * have a maximum, and whatever is not understood for certain refuses the whole calendar, because
 * what is left out would be offered as free. For fetching threads; any number at once. */
#ifndef PORCHLIGHT_SCHEDULER_ICS_ICS_READ_H
#define PORCHLIGHT_SCHEDULER_ICS_ICS_READ_H

#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/interval.h"

struct zone;
struct zones;

enum {
    ICS_STEPS_MAX = 100000,   /* dates of repeating events looked at, in one calendar */
    ICS_PROCESSOR_MS = 1000,  /* of processor time; looked at between two events */
    ICS_EXCLUDED_MAX = 20000, /* dates that one event leaves out */
    ICS_SPANS_MAX = 16384,    /* busy spans before they are merged */
};

/* Once in a program, before any thread. */
void ics_init(void);

struct ics_wish {
    const struct zones *zones;
    const struct zone *zone; /* its owner's: of whole days, and of times that name no zone */
    struct interval window;  /* nothing outside of it is given */
};

/* ret_busy is merged and holds max. ERR_INPUT: unreadable; ERR_LIMIT: too much of it; ERR_MEMORY.
 */
enum err ics_read(const char *text, size_t len, const struct ics_wish *wish,
        struct interval *ret_busy, size_t max, size_t *ret_count) ATTRIBUTE_MUST_USE;

#endif
