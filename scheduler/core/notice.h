/* A notice: one message to one account about one session ("you have a time"). Its kinds, and what
 * is to become of one at a moment: to be sent, to wait, to be let go. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_NOTICE_H
#define PORCHLIGHT_SCHEDULER_CORE_NOTICE_H

#include <stdbool.h>

#include "common/clock.h"
#include "scheduler/core/booking.h"

struct zone;

/* To add one: a row in notice.c, its words in web/messages (notice_KIND_subject, notice_KIND_text).
 */
enum notice_kind {
    NOTICE_SEAT_LINK, /* the seat link once more, because somebody asked for it */
    NOTICE_BOOKED,
    NOTICE_MOVED,         /* about the new session: the time has moved here */
    NOTICE_MOVE_PROPOSED, /* another time is proposed; the old one stays until it is accepted */
    NOTICE_MOVE_DECLINED, /* the old time stays */
    NOTICE_CANCELLED,
    NOTICE_REMINDER,       /* the day before */
    NOTICE_WAITING,        /* somebody is there and waits */
    NOTICE_COVER_PROPOSED, /* somebody else would be there; may be declined */
    NOTICE_COVER_DECLINED,
    NOTICE_COACH_AWAY,      /* we are looking for another way, and say so in time */
    NOTICE_SERIES_BOOKED,   /* about the first session of several */
    NOTICE_SERIES_ENDED,    /* about the first session that is given back */
    NOTICE_SERIES_CONFLICT, /* about a session of it: of those to come some cannot be kept */
    NOTICE_TAKEN_OVER,      /* to the coach whose session it was: another has it now */
    NOTICE_UNDECIDED, /* to coordinators: a session an hour away that nobody has decided about */
    NOTICE_EARLIER,   /* to who waits for one: an earlier time is free, and held for a while */
};

enum { NOTICE_KIND_COUNT = NOTICE_EARLIER + 1 };

/* "seat_link", "booked" ... as stored and as in JSON; NULL-terminated. */
extern const char *const notice_kind_names[NOTICE_KIND_COUNT + 1];

/* Whether an account may get this kind about one session more than once: what may happen again
 * (another time is proposed) may be told again, all else is told once, whatever happens. */
bool notice_is_repeatable(enum notice_kind kind);

/* Whether a person's message of this kind has the seat link in it. */
bool notice_has_link(enum notice_kind kind);

/* Whether somebody has to phone those who cannot be sent anything at all. What they were told in
 * person already, or can live without, is not owed. */
bool notice_is_owed(enum notice_kind kind);

enum notice_state {
    NOTICE_IS_WAITING, /* to be sent, or sent again */
    NOTICE_IS_SENDING, /* on its way, in some scheduler's hands */
    NOTICE_IS_SENT,    /* taken by the mail server or the SMS hook */
    NOTICE_IS_FAILED,  /* given up: somebody is to phone */
    NOTICE_IS_DROPPED, /* no longer true, or not wanted: nothing to tell */
};

/* "waiting", "sending", "sent", "failed", "dropped", NULL. */
extern const char *const notice_state_names[];

enum notice_why { /* why it is not sent, or not sent yet; a class, never a text of somebody's */
    NOTICE_WHY_NONE,
    NOTICE_WHY_CHANGED,      /* the session is no longer as the notice would say */
    NOTICE_WHY_OVER,         /* the session's time is over */
    NOTICE_WHY_SHORT_NOTICE, /* a reminder of what was booked just now */
    NOTICE_WHY_TAKEN_BACK,   /* by what had put it */
    NOTICE_WHY_NO_REACH,     /* the account has neither mail nor phone */
    NOTICE_WHY_NO_CARRIER,   /* this scheduler has no way to send mail, or SMS */
    NOTICE_WHY_LATE,         /* a reminder whose day was gone before it could be sent */
    NOTICE_WHY_UNREACHABLE,  /* server or hook did not answer, or not in time */
    NOTICE_WHY_NOT_LET_IN,   /* server or hook refused our sign-in, or its certificate is bad */
    NOTICE_WHY_BUSY,         /* it asked to come back later */
    NOTICE_WHY_REFUSED,      /* it will not take this message, ever */
    NOTICE_WHY_UNREADABLE,   /* what is stored cannot be opened or put into words */
    NOTICE_WHY_OFTEN,        /* a person got many of late: somebody is to look, and phone */
};

/* "none", "changed" ... as stored, in JSON and in logs; NULL-terminated. */
extern const char *const notice_why_names[];

/* --- when ----------------------------------------------------------------------------------- */

enum {
    NOTICE_QUIET_FROM_H = 21, /* quiet hours, on the clock of the one it is for */
    NOTICE_QUIET_UNTIL_H = 9,
    NOTICE_REMINDER_H = 10,      /* of the day before */
    NOTICE_SOON_S = 3 * 3600,    /* what begins this soon after quiet hours is told in them */
    NOTICE_PHONE_AHEAD_S = 3600, /* given up this long before the start: time to phone */
    NOTICE_AHEAD_S = 40 * 3600,  /* a reminder is never due earlier than this before */
    NOTICE_TRIES_MAX = 20,       /* seven hours */
    NOTICE_TRIES_URGENT_MAX = 5, /* a good minute */
    NOTICE_HOUR_MAX = 20,        /* to one person, who did not bring them about; a new zone's */
    NOTICE_DAY_MAX = 60,         /* rules may move a good dozen at once */
};

/* The end of the quiet hours that now lies in, or the beginning of the next ones; now itself: it
 * lies in none, or in some. */
unix_s_t notice_quiet_until(const struct zone *zone, unix_s_t now);
unix_s_t notice_quiet_from(const struct zone *zone, unix_s_t now);

struct notice_facts {
    enum notice_kind kind;
    bool is_asked;              /* the account itself did what this tells of, just now */
    int attempts;               /* made so far */
    enum booking_status status; /* the session's, as all below */
    unix_s_t start_at;
    unix_s_t end_at;
    unix_s_t made_at;
};

enum notice_fate { NOTICE_SEND, NOTICE_WAIT, NOTICE_DROP, NOTICE_GIVE_UP };

struct notice_verdict {
    enum notice_fate fate;
    enum notice_why why; /* WAIT, SEND: NONE */
    unix_s_t until;      /* WAIT */
};

/* What to do with one now, by the clock of the one it is for. */
struct notice_verdict notice_judge(
        const struct notice_facts *facts, const struct zone *zone, unix_s_t now);

/* What to do after an attempt (attempts counts it) that did not deliver: wait and try again, each
 * pause twice the one before, or give up. */
struct notice_verdict notice_after(const struct notice_facts *facts, unix_s_t now);

#endif
