/* A coach's windows and exceptions as rows. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_HOURS_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_HOURS_ROW_H

#include <stddef.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/hours.h"
#include "scheduler/store/calendar.h"

struct operation;

enum err windows_load(const struct operation *operation, struct id coach,
        struct hours_window ret_windows[HOURS_WINDOWS_MAX], size_t *ret_count) ATTRIBUTE_MUST_USE;

/* From the date on, by date. ERR_LIMIT: more than HOURS_EXCEPTIONS_MAX. */
enum err exceptions_load(const struct operation *operation, struct id coach, struct civil_date from,
        struct exception_row ret_rows[HOURS_EXCEPTIONS_MAX], size_t *ret_count) ATTRIBUTE_MUST_USE;

#endif
