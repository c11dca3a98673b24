/* When a coach is open: weekly windows in wall time of the coach's zone, and dates on which it is
 * different. Result: merged open intervals in UTC. Windows mean what the coach's clock shows: a
 * window inside the missing hour is empty that day, one over the doubled hour is longer. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_HOURS_H
#define PORCHLIGHT_SCHEDULER_CORE_HOURS_H

#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/interval.h"

struct zone;

enum {
    HOURS_WINDOWS_MAX = 50,
    HOURS_EXCEPTIONS_MAX = 200,
    HOURS_RANGE_DAYS_MAX = 120, /* longest [from, until) that hours_open takes */
    HOURS_OPEN_MAX = 2048,      /* enough for any list within the limits above */
};

struct hours_window {
    int weekday;                   /* 1 is Monday */
    int start_min;                 /* 0 to 1439 */
    int end_min;                   /* up to 1440, after start_min */
    struct civil_date valid_from;  /* first date it holds for; none: always did */
    struct civil_date valid_until; /* last date it holds for; none: goes on */
};

enum hours_exception_kind { HOURS_AWAY, HOURS_EXTRA };
extern const char *const hours_exception_names[]; /* "away", "extra", NULL */

struct hours_exception {
    enum hours_exception_kind kind;
    struct civil_date date;
    int start_min; /* the whole day is 0 to 1440 */
    int end_min;
};

struct hours { /* borrows both lists */
    const struct hours_window *windows;
    size_t window_count;
    const struct hours_exception *exceptions;
    size_t exception_count;
};

/* What a coach may save. ERR_LIMIT: too many. ERR_INPUT: out of range, or two windows overlap on
 * a day for which both hold; error names the field ("windows[2].start_min"). */
enum err hours_check_windows(
        const struct hours_window *windows, size_t count, struct error *error) ATTRIBUTE_MUST_USE;
enum err hours_check_exception(
        const struct hours_exception *exception, struct error *error) ATTRIBUTE_MUST_USE;

/* The UTC interval of an exception, or of any stretch of one date; may be empty (missing hour). */
struct interval hours_interval(
        const struct zone *zone, struct civil_date date, int start_min, int end_min);

/* Windows plus extra minus away, cut to [from, until): merged, at most HOURS_OPEN_MAX of them into
 * ret. Away wins over extra. ERR_LIMIT: range or lists longer than the maximums. */
enum err hours_open(const struct hours *hours, const struct zone *zone, unix_s_t from,
        unix_s_t until, struct interval ret[HOURS_OPEN_MAX], size_t *ret_count) ATTRIBUTE_MUST_USE;

#endif
