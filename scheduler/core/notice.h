/* A notice: one message to one account about one session ("you have a time"). Its kinds, and what
 * is to become of one at a moment: to be sent, to wait, to be let go. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_NOTICE_H
#define PORCHLIGHT_SCHEDULER_CORE_NOTICE_H

#include <stdbool.h>

/* To add one: a row in notice.c, its words in web/messages (notice_KIND_...), a line in api.md. */
enum notice_kind {
    NOTICE_SEAT_LINK, /* a new seat link, because somebody asked for one */
    NOTICE_BOOKED,
    NOTICE_MOVED,         /* about the new session: the time has moved here */
    NOTICE_MOVE_PROPOSED, /* another time is proposed; the old one stays until it is accepted */
    NOTICE_MOVE_DECLINED, /* the old time stays */
    NOTICE_CANCELLED,
    NOTICE_REMINDER,       /* the day before */
    NOTICE_WAITING,        /* somebody is there and waits */
    NOTICE_COVER_PROPOSED, /* somebody else would be there; may be declined */
    NOTICE_COVER_DECLINED,
    NOTICE_COACH_AWAY,    /* we are looking for another way, and say so in time */
    NOTICE_SERIES_BOOKED, /* about the first session of several */
    NOTICE_SERIES_ENDED,
};

enum { NOTICE_KIND_COUNT = NOTICE_SERIES_ENDED + 1 };

/* "seat_link", "booked" ... as stored and as in JSON; NULL-terminated. */
extern const char *const notice_kind_names[NOTICE_KIND_COUNT + 1];

/* Whether an account may get this kind about one session more than once: what may happen again
 * (another time is proposed) may be told again, all else is told once, whatever happens. */
bool notice_is_repeatable(enum notice_kind kind);

enum notice_state {
    NOTICE_IS_WAITING, /* to be sent, or sent again */
    NOTICE_IS_SENDING, /* on its way, in some scheduler's hands */
    NOTICE_IS_SENT,    /* taken by the mail server or the SMS hook */
    NOTICE_IS_FAILED,  /* given up: somebody is to phone */
    NOTICE_IS_DROPPED, /* no longer true, or not wanted: nothing to tell */
};

/* "waiting", "sending", "sent", "failed", "dropped", NULL. */
extern const char *const notice_state_names[];

#endif
