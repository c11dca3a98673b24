/* Defaults and limits of a coach's rules. Called by the store, before it keeps them and when it
 * works with them. */
#include "scheduler/core/rules.h"

#include <stddef.h>

#include "scheduler/core/booking.h"

struct rules rules_default(void)
{
    return (struct rules){.buffer_min = RULES_BUFFER_BY_LENGTH,
            .notice_min = RULES_NOTICE_MIN,
            .horizon_days = RULES_HORIZON_DAYS};
}

enum err rules_check(const struct rules *rules, struct error *error)
{
    const struct {
        const char *field;
        int value;
        int min;
        int max;
    } rows[] = {
            {"buffer_min", rules->buffer_min, RULES_BUFFER_BY_LENGTH, RULES_BUFFER_MAX_MIN},
            {"notice_min", rules->notice_min, 0, RULES_NOTICE_MAX_MIN},
            {"horizon_days", rules->horizon_days, 1, RULES_HORIZON_DAYS},
            {"cap_unit", (int)rules->caps.unit, CAPS_SESSIONS, CAPS_MINUTES},
            {"day_max", rules->caps.day_max, 0, RULES_CAP_MAX},
            {"week_max", rules->caps.week_max, 0, RULES_CAP_MAX},
            {"row_max", rules->caps.row_max, 0, RULES_ROW_MAX},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (rows[i].value < rows[i].min || rows[i].value > rows[i].max)
            return error_set(
                    error, ERR_INPUT, rows[i].field, "must be %d to %d", rows[i].min, rows[i].max);
    }
    return ERR_OK;
}

int rules_buffer_min(const struct rules *rules, int length_min)
{
    return rules->buffer_min == RULES_BUFFER_BY_LENGTH ? booking_buffer_min(length_min)
                                                       : rules->buffer_min;
}
