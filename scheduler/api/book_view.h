/* The booking page being shown: coaches, lengths, days and times, chosen or not; after a lost time
 * the nearest others. */
#ifndef PORCHLIGHT_SCHEDULER_API_BOOK_VIEW_H
#define PORCHLIGHT_SCHEDULER_API_BOOK_VIEW_H

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/civil.h"

struct exchange;
struct session_book_out;

/* What somebody has chosen so far; zero where nothing. */
struct book_wish {
    struct id coach;
    struct civil_date day;
    int64_t length_min;
    unix_s_t start_at; /* its day is the chosen one where day is none */
    int mode;
    int64_t every_weeks;     /* 0: just once */
    const char *error_field; /* beside which it is shown; NULL: at the top. A literal */
    const char *error_key;   /* a word of the catalogue; NULL: nothing is wrong */
};

/* Reads what is free, then answers with the page. lost: the time was taken, these are near;
 * copied. */
void book_show(struct exchange *exchange, const struct book_wish *wish, int status,
        const struct session_book_out *lost);

#endif
