/* What a coach can carry: at most so many sessions (or minutes of them) a day and a week, and so
 * many in a row. Told as spans of time in which no session may start. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_CAPS_H
#define PORCHLIGHT_SCHEDULER_CORE_CAPS_H

#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/interval.h"

struct zone;

enum {
    CAPS_HELD_MAX = 2048,
    CAPS_BARRED_MAX = 5 * CAPS_HELD_MAX + 2, /* a day, a week and the ends of a row, for each */
    CAPS_PAUSE_MIN = 30,                     /* sessions with less between them are in a row */
};

enum caps_unit { CAPS_SESSIONS, CAPS_MINUTES };
extern const char *const caps_unit_names[]; /* "sessions", "minutes", NULL */

struct caps { /* 0: no such limit */
    enum caps_unit unit;
    int day_max;  /* sessions or minutes that start on one date of the coach's calendar */
    int week_max; /* and in one week from Monday */
    int row_max;  /* sessions in a row */
};

struct caps_held { /* a session that counts: to come, or that took place */
    unix_s_t start;
    unix_s_t end;
    unix_s_t free; /* end and the buffer after it */
};

struct caps_wish {
    int length_min;
    int buffer_min;
    struct interval range; /* starts asked for */
};

/* The spans in which a session of this kind would be one too many, merged. held: sorted by start,
 * not overlapping, everything from a week before the range to a week after it. ERR_LIMIT: more
 * than CAPS_HELD_MAX. */
enum err caps_bar(const struct caps *caps, const struct zone *zone, const struct caps_held *held,
        size_t held_count, const struct caps_wish *wish, struct interval ret[CAPS_BARRED_MAX],
        size_t *ret_count) ATTRIBUTE_MUST_USE;

#endif
