/* The page on which a person picks another time for a session: days and times of the same coach, or
 * the soonest with any of the own ones; after a lost time the nearest others. */
#ifndef PORCHLIGHT_SCHEDULER_API_MOVE_VIEW_H
#define PORCHLIGHT_SCHEDULER_API_MOVE_VIEW_H

#include <stdbool.h>

#include "common/clock.h"
#include "scheduler/core/civil.h"

struct exchange;
struct move_out;

enum { MOVE_ASK_TIME_SIZE = 6 }; /* "14:30" */

/* What somebody has chosen so far; zero where nothing. */
struct move_wish {
    bool is_soonest;
    struct civil_date day;
    unix_s_t start_at; /* its day is the chosen one where day is none */
    struct civil_date ask_date;
    char ask_time[MOVE_ASK_TIME_SIZE];
    const char *error_field; /* beside which it is shown; NULL: at the top. A literal */
    const char *error_key;   /* a word of the catalogue; NULL: nothing is wrong */
};

/* Reads the session of the path and what is free, then answers with the page; with the session's
 * own where it cannot be moved any more. lost: the time was taken, these are near; copied. */
void move_show(struct exchange *exchange, const struct move_wish *wish, int status,
        const struct move_out *lost);

#endif
