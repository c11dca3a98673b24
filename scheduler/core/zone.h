/* One IANA time zone, read from the bytes of a TZif file (RFC 9636), its POSIX footer included.
 * Instant to wall time, and wall time to instant: what a missing or a doubled hour means is
 * decided here and nowhere else. Immutable once read, so any thread may use it. Pure: the file is
 * read by scheduler/zones. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ZONE_H
#define PORCHLIGHT_SCHEDULER_CORE_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/civil.h"

enum {
    ZONE_BYTES_MAX = 65536,      /* of a TZif file; the largest of Debian has 4 KB */
    ZONE_TRANSITIONS_MAX = 2000, /* the same limit as in the IANA code */
    ZONE_TYPES_MAX = 256,
    ZONE_ABBREVIATION_SIZE = 12, /* "EST", "+0545"; longer ones are refused */
};

struct zone;

/* ERR_INPUT: malformed; ERR_LIMIT: a maximum above. error names the part ("header", "footer"). */
enum err zone_read(const void *data, size_t len, struct zone **ret_zone,
        struct error *error) ATTRIBUTE_MUST_USE;
void zone_destroy(struct zone *zone);

/* The stretch of time around an instant in which nothing about the zone changes. */
struct zone_span {
    unix_s_t from;    /* INT64_MIN: ever */
    unix_s_t until;   /* not included; INT64_MAX: for ever */
    int32_t offset_s; /* east of UTC */
    bool is_dst;
    char abbreviation[ZONE_ABBREVIATION_SIZE];
};

struct zone_span zone_span(const struct zone *zone, unix_s_t at);

/* The wall time at an instant (years 1 to 9999; clamped beyond). */
struct civil_time zone_wall(const struct zone *zone, unix_s_t at);

enum zone_fit {
    ZONE_EXACT,  /* this wall time happens once */
    ZONE_GAP,    /* it never happens: clocks are put forward over it */
    ZONE_REPEAT, /* it happens twice */
};

struct zone_instant {
    unix_s_t at; /* GAP: moved forward by the length of the gap (02:30 becomes 03:30), the rule of
                    RFC 5545, 3.3.5. REPEAT: the first of the two */
    enum zone_fit fit;
    unix_s_t edge; /* GAP, REPEAT: the instant at which clocks change; EXACT: same as at */
};

/* wall.second may be 86400 or more (24:00 is the next day's 00:00). */
struct zone_instant zone_instant(const struct zone *zone, struct civil_time wall);

#endif
