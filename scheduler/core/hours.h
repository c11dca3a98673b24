/* When a coach is open: weekly windows in wall time of the coach's zone, holidays of the
 * organisation, and dates on which it is different. Result: merged open intervals in UTC. Windows
 * mean what the coach's clock shows: a window inside the missing hour is empty that day, one over
 * the doubled hour is longer. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_HOURS_H
#define PORCHLIGHT_SCHEDULER_CORE_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/interval.h"

struct zone;

enum {
    HOURS_WINDOWS_MAX = 50,
    HOURS_WEEKS_MAX = 8,    /* the rarest window comes every eight weeks */
    HOURS_EXTRAS_MAX = 200, /* from today on */
    HOURS_AWAYS_MAX = 600,  /* likewise: every date that can be said, and some of them twice */
    HOURS_EXCEPTIONS_MAX = HOURS_EXTRAS_MAX + HOURS_AWAYS_MAX,
    HOURS_HOLIDAYS_MAX = 200,
    HOURS_RANGE_DAYS_MAX = 120, /* longest [from, until) that hours_open takes */
    HOURS_OPEN_MAX = 2048,      /* enough for any list within the limits above */
    HOURS_NOW_MAX_MIN = 12 * 60,
    HOURS_AWAY_DAYS_MAX = 90,
    HOURS_AWAY_PARTS = HOURS_AWAY_DAYS_MAX + 3, /* of one absence: one exception a date */
    HOURS_NOW_PARTS = 3, /* "free now until": one exception a date; a third where a clock jumps */
};

struct hours_window {
    int weekday;                   /* 1 is Monday */
    int start_min;                 /* 0 to 1439 */
    int end_min;                   /* up to 1440, after start_min */
    struct civil_date valid_from;  /* first date it holds for; none: always did */
    struct civil_date valid_until; /* last date it holds for; none: goes on */
    int every_weeks;               /* 1 to 8; 0 is 1. From 2: weeks (from Monday) are counted from
                                      that of valid_from, which must be there */
};

enum hours_exception_kind { HOURS_AWAY, HOURS_EXTRA };
extern const char *const hours_exception_names[]; /* "away", "extra", NULL */

struct hours_exception {
    enum hours_exception_kind kind;
    struct civil_date date;
    int start_min; /* the whole day is 0 to 1440 */
    int end_min;
    bool is_at_once; /* of extra: "free now", bookable without notice */
};

struct hours { /* borrows the lists */
    const struct hours_window *windows;
    size_t window_count;
    const struct hours_exception *exceptions;
    size_t exception_count;
    const struct civil_date *holidays; /* no window opens on these dates; extra does */
    size_t holiday_count;
    bool works_holidays; /* for this coach they are days like others */
};

/* What a coach may save. ERR_LIMIT: too many. ERR_INPUT: out of range, or two windows overlap on
 * a day for which both hold; error names the field ("windows[2].start_min"). */
enum err hours_check_windows(
        const struct hours_window *windows, size_t count, struct error *error) ATTRIBUTE_MUST_USE;
enum err hours_check_exception(
        const struct hours_exception *exception, struct error *error) ATTRIBUTE_MUST_USE;

/* Whether the window opens on this day (civil_day). */
bool hours_window_holds(const struct hours_window *window, int32_t day);

/* "Free now until": the extra exceptions, is_at_once, that open from the minute of now up to
 * until, one a date. ERR_INPUT "until_at": not after now, or farther than HOURS_NOW_MAX_MIN. */
enum err hours_free_now(const struct zone *zone, unix_s_t now, unix_s_t until,
        struct hours_exception ret[HOURS_NOW_PARTS], size_t *ret_count,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Away from an instant until another: the exceptions, one a date, that close all of it (to the
 * minute, outwards). ERR_INPUT "until": not after from, or farther than HOURS_AWAY_DAYS_MAX. */
enum err hours_away(const struct zone *zone, struct interval time,
        struct hours_exception ret[HOURS_AWAY_PARTS], size_t *ret_count,
        struct error *error) ATTRIBUTE_MUST_USE;

/* The UTC interval of an exception, or of any stretch of one date; may be empty (missing hour). */
struct interval hours_interval(
        const struct zone *zone, struct civil_date date, int start_min, int end_min);

/* Windows plus extra minus away, cut to [from, until): merged, at most HOURS_OPEN_MAX of them into
 * ret. Away wins over extra. ERR_LIMIT: range or lists longer than the maximums. */
enum err hours_open(const struct hours *hours, const struct zone *zone, unix_s_t from,
        unix_s_t until, struct interval ret[HOURS_OPEN_MAX], size_t *ret_count) ATTRIBUTE_MUST_USE;

/* Where notice does not hold: the extra that is_at_once, merged, cut to [from, until). At most
 * HOURS_EXCEPTIONS_MAX, which the caller's list must not pass. Returns how many. */
size_t hours_at_once(const struct hours *hours, const struct zone *zone, unix_s_t from,
        unix_s_t until, struct interval ret[HOURS_EXCEPTIONS_MAX]);

#endif
