/* Rules and holidays as rows. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_RULES_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_RULES_ROW_H

#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/rules.h"

struct operation;

/* The defaults where the coach said nothing. */
enum err rules_load(const struct operation *operation, struct id coach,
        struct rules *ret_rules) ATTRIBUTE_MUST_USE;

/* Of the organisation that the programme belongs to, by date. ERR_LIMIT: more than fit. */
enum err holidays_load(const struct operation *operation, struct id programme,
        struct holidays *ret_holidays) ATTRIBUTE_MUST_USE;

#endif
