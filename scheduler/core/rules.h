/* A coach's own rules of booking: buffer, notice, horizon, caps, holidays. What is not said has a
 * default. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_RULES_H
#define PORCHLIGHT_SCHEDULER_CORE_RULES_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/core/caps.h"

enum {
    RULES_BUFFER_BY_LENGTH = -1, /* booking_buffer_min decides */
    RULES_BUFFER_MAX_MIN = 120,
    RULES_NOTICE_MIN = 30, /* default */
    RULES_NOTICE_MAX_MIN = 14 * 1440,
    RULES_HORIZON_DAYS = 60, /* default, and the longest */
    RULES_CAP_MAX = 2000,    /* sessions or minutes */
    RULES_ROW_MAX = 50,
};

struct rules {
    int buffer_min;   /* after each session, or RULES_BUFFER_BY_LENGTH */
    int notice_min;   /* no start sooner than this from now */
    int horizon_days; /* and none later; at least 1 */
    struct caps caps;
    bool works_holidays;
};

struct rules rules_default(void);

/* ERR_INPUT names the field: "buffer_min", "notice_min", "horizon_days", "cap_unit", "day_max",
 * "week_max", "row_max". */
enum err rules_check(const struct rules *rules, struct error *error) ATTRIBUTE_MUST_USE;

/* The buffer after a session of this length. */
int rules_buffer_min(const struct rules *rules, int length_min);

#endif
