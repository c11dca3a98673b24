/* The rule at the end of a TZif file: a POSIX TZ text ("EST5EDT,M3.2.0,M11.1.0") with the
 * extensions of RFC 9636, 3.3.2 (hours from -167 to 167). Says what holds after the last listed
 * transition. A plain value. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ZONE_RULE_H
#define PORCHLIGHT_SCHEDULER_CORE_ZONE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/zone.h"

enum zone_date_kind {
    ZONE_DATE_JULIAN, /* Jn: 1 to 365, 29 February is never counted */
    ZONE_DATE_COUNT,  /* n: 0 to 365 */
    ZONE_DATE_MONTH,  /* Mm.w.d: week 5 is the last, day 0 is Sunday */
};

struct zone_date {
    enum zone_date_kind kind;
    int day; /* JULIAN, COUNT: of the year. MONTH: of the week */
    int month;
    int week;
    int32_t time_s; /* after that day's midnight, wall time before the change */
};

struct zone_kind {    /* one of the two states */
    int32_t offset_s; /* east of UTC */
    char abbreviation[ZONE_ABBREVIATION_SIZE];
};

struct zone_rule {
    struct zone_kind standard;
    bool has_dst;
    struct zone_kind dst;
    struct zone_date dst_begins;
    struct zone_date dst_ends;
};

enum err zone_rule_parse(
        const char *text, size_t len, struct zone_rule *ret_rule) ATTRIBUTE_MUST_USE;

struct zone_span zone_rule_span(const struct zone_rule *rule, unix_s_t at);

#endif
