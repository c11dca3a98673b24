/* The page of one session being shown, after looking at it or after a form about it. */
#ifndef PORCHLIGHT_SCHEDULER_API_SESSION_VIEW_H
#define PORCHLIGHT_SCHEDULER_API_SESSION_VIEW_H

#include "common/id.h"

struct exchange;
struct session_row;

enum session_was { /* what has just happened to it */
    SESSION_WAS_NOTHING,
    SESSION_WAS_BOOKED,
    SESSION_WAS_MOVED, /* it took another one's place */
    SESSION_WAS_ASKED, /* another time for it was asked for */
    SESSION_WAS_KEPT,  /* another time for it was declined or taken back */
};

/* "", "booked", "moved", "asked", "kept", NULL: of the query `was`. */
extern const char *const session_was_names[];

/* error_key: a word of the catalogue; NULL: nothing is wrong. */
void session_show(struct exchange *exchange, const struct session_row *row, enum session_was was,
        const char *error_key);

/* Reads the session and shows how it stands: what was asked for does not work now. */
void session_refuse_not_now(struct exchange *exchange, struct id session);

#endif
