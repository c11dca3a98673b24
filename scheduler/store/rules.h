/* A coach's own rules of booking, and the organisation's holidays. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_RULES_H
#define PORCHLIGHT_SCHEDULER_STORE_RULES_H

#include <stddef.h>

#include "common/id.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/hours.h"
#include "scheduler/core/rules.h"
#include "scheduler/store/write.h"

struct store_call;

/* Read: the asker's own. ERR_FORBIDDEN: not a coach. */
struct rules_get {
    struct actor actor;
};
extern const struct store_call rules_get; /* out: struct rules */

/* Write: all of them. ERR_FORBIDDEN; ERR_INPUT: as rules_check; ERR_CHANGED: as
 * match_check. Sessions booked already stay. */
struct rules_put {
    struct write write;
    struct rules rules;
};
extern const struct store_call rules_put; /* out: struct rules */

enum { HOLIDAY_NAME_SIZE = 81 };

struct holiday {
    struct civil_date date;
    char name[HOLIDAY_NAME_SIZE];
};

/* Read: the organisation's, by date. ERR_FORBIDDEN: neither coach nor coordinator. */
struct holidays_get {
    struct actor actor;
};
struct holidays {
    size_t count;
    struct holiday holidays[HOURS_HOLIDAYS_MAX];
};
extern const struct store_call holidays_get; /* out: struct holidays */

/* Write, coordinator: these and no others. ERR_INPUT "holidays[2].date": there twice;
 * ERR_CHANGED: as match_check. Sessions
 * booked already stay. */
struct holidays_put {
    struct write write;
    struct holidays list;
};
extern const struct store_call holidays_put; /* out: struct holidays */

#endif
