/* Absences: a coach is away from an instant until another. Saved at once, whatever lies inside: no
 * new booking from that moment on; each session inside enters the coordinators' queue; its person
 * hears in time (core/away.h); one that is undecided an hour before its start rings. An absence is
 * kept as exceptions, one a date, which all who look for free times know already. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_ABSENCES_H
#define PORCHLIGHT_SCHEDULER_STORE_ABSENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/list.h"
#include "scheduler/store/write.h"

struct store_call;

struct absence_row {
    struct id id;
    struct id coach;
    char coach_nickname[NICKNAME_SIZE];
    unix_s_t from_at;
    unix_s_t until_at;
};

/* Write, a coach for oneself, a coordinator for a coach of the programme. Either two dates of the
 * coach's calendar, both inside, or two instants. What is past already is left out. ERR_INPUT
 * "from", "until": no date, not in order, over, more than HOURS_AWAY_DAYS_MAX apart or more than a
 * year ahead. ERR_NOT_FOUND "coach". ERR_LIMIT: as exception_add, or AWAY_SESSIONS_MAX. */
struct absence_add {
    struct write write;
    struct id coach; /* zero: the asker */
    struct civil_date from;
    struct civil_date until; /* none: from_at and until_at hold */
    unix_s_t from_at;
    unix_s_t until_at;
};
struct absence_add_out {
    struct absence_row absence;
    struct away_inside inside;
};
extern const struct store_call absence_add;

/* Read: those that are not over, by from_at: a coach's own; a coordinator's programme, or of it one
 * coach. ERR_NOT_FOUND "coach". */
struct absences_list {
    struct actor actor;
    struct id coach; /* zero: all that the asker may see */
    unix_s_t now;
    struct list_range range;
};
struct absences_list_out {
    size_t count;
    bool is_more;
    struct list_place last; /* where the next page begins */
    struct absence_row absences[200];
};
extern const struct store_call absences_list;

/* Write, whoever may add one: the coach is there after all. ERR_NOT_FOUND. */
struct absence_delete {
    struct write write;
    struct id absence;
};
extern const struct store_call absence_delete; /* out: struct absence_row */

#endif
