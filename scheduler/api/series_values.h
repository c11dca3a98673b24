/* What a page says about a standing time, on its own clock with the zone named. */
#ifndef PORCHLIGHT_SCHEDULER_API_SERIES_VALUES_H
#define PORCHLIGHT_SCHEDULER_API_SERIES_VALUES_H

#include "common/id.h"
#include "scheduler/core/series_plan.h"
#include "scheduler/core/times.h"

struct exchange;
struct value;

/* Every word that this file asks for: for the start. NULL-terminated. */
extern const char *const series_words[];

/* The way to the page on which one is looked at. Returns ret_link. */
enum { SERIES_LINK_SIZE = 160 };
struct series_link {
    struct id coach;
    unix_s_t start_at;
    int64_t length_min;
    int mode;
    int64_t every_weeks;
};
char *series_link_print(const struct series_link *link, char ret_link[SERIES_LINK_SIZE]);

/* "Every week", "Every 2 weeks". */
void series_every_set(struct exchange *exchange, struct value *at, int64_t every_weeks);

/* Sets every_text, weekday_text, time_text and zone_text of one that begins at
 * start_at. */
void series_rule_set(struct exchange *exchange, const struct clock_face *face, struct value *at,
        unix_s_t start_at, int every_weeks);

/* Sets day_text, and moved_text where the clocks put this date elsewhere. */
void series_date_set(struct exchange *exchange, const struct clock_face *face, struct value *at,
        const struct series_occurrence *occurrence);

/* Why it cannot be had, in a few plain words. */
const char *series_reason_text(const struct exchange *exchange, enum series_reason reason);

#endif
