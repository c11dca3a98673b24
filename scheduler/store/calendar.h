/* A coach's weekly windows and the dates on which they differ. Own ones only: the asker is the
 * coach. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_CALENDAR_H
#define PORCHLIGHT_SCHEDULER_STORE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/hours.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

struct calendar_hours {
    char zone[ZONE_NAME_SIZE];
    size_t count;
    struct hours_window windows[HOURS_WINDOWS_MAX];
};

/* Read. ERR_FORBIDDEN: not a coach (so for all below). */
struct hours_get {
    struct actor actor;
};
extern const struct store_call hours_get; /* out: struct calendar_hours */

/* Write: these windows and no others. ERR_INPUT, ERR_LIMIT: as hours_check_windows; ERR_CHANGED: as
 * match_check. Sessions booked already stay. */
struct hours_put {
    struct write write;
    size_t count;
    struct hours_window windows[HOURS_WINDOWS_MAX];
};
extern const struct store_call hours_put; /* out: struct calendar_hours */

struct exception_row {
    struct id id;
    struct hours_exception exception;
    struct id absence; /* which it belongs to; zero: none */
};

/* Read: from today (in the coach's zone) on, by date. */
struct exceptions_list {
    struct actor actor;
    unix_s_t now;
};
struct exceptions_list_out {
    size_t count;
    struct exception_row exceptions[HOURS_EXCEPTIONS_MAX];
};
extern const struct store_call exceptions_list;

enum { AWAY_INSIDE_MAX = 48 };

/* Sessions that lie inside the time of an absence: they stay, and stand in the queue. */
struct away_inside {
    size_t count; /* of all; the first AWAY_INSIDE_MAX are here */
    struct session_row sessions[AWAY_INSIDE_MAX];
};

/* Write. `away` is an absence within one date, with all that follows from one (absences.h).
 * ERR_INPUT: as hours_check_exception; ERR_NOT_NOW: as exceptions_have_room. */
struct exception_add {
    struct write write;
    struct hours_exception exception;
};
struct exception_add_out {
    struct exception_row exception;
    struct away_inside inside; /* `away` */
};
extern const struct store_call exception_add;

/* Write: "free now until": extra exceptions from now on, bookable without notice. ERR_INPUT
 * "until_at": as hours_free_now; ERR_NOT_NOW: as exception_add. */
struct free_now {
    struct write write;
    unix_s_t until_at;
};
struct free_now_out {
    size_t count;
    struct exception_row exceptions[HOURS_NOW_PARTS];
};
extern const struct store_call free_now;

/* Write. ERR_NOT_FOUND: not there, or another coach's; ERR_NOT_NOW "absence": a date of one. */
struct exception_delete {
    struct write write;
    struct id exception;
};
struct exception_delete_out {
    char unused;
};
extern const struct store_call exception_delete;

#endif
