/* A feed: the calendar that a coach keeps elsewhere, read again and again from its secret address.
 * What may come of a reading, how long the last good one serves, and when to try again. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_FEED_H
#define PORCHLIGHT_SCHEDULER_CORE_FEED_H

#include <stdbool.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/interval.h"

enum {
    FEED_URL_SIZE = 601,
    FEED_TAG_SIZE = 201,        /* an ETag or a Last-Modified; a longer one is not kept */
    FEED_BUSY_MAX = 2000,       /* merged spans of one coach */
    FEED_AHEAD_S = 120 * 86400, /* how far its events are kept: beyond the longest horizon and
                                   the twelve weeks of a series, with FEED_WHOLE_S to spare */
    FEED_BEHIND_S = 86400,      /* and back from now */
    FEED_WHOLE_S = 7 * 86400,   /* at the latest it is read whole, "not changed" or not */
    FEED_GRACE_S = 4 * 3600,    /* the last good copy serves for so long */
};

/* Why there is no good copy. New ones come at the end, and need no migration. */
enum feed_why {
    FEED_FINE,
    FEED_WAITS,       /* not read yet */
    FEED_UNREACHABLE, /* no connection, no answer in time, or a server that is busy: passes */
    FEED_CLOSED,      /* the server wants somebody signed in: the address is not a secret one */
    FEED_MISSING,     /* there is nothing at the address (any more) */
    FEED_NOT_PUBLIC,  /* the address, or what it leads on to, is of a closed network */
    FEED_TOO_LARGE,
    FEED_TOO_MUCH,   /* too many events, or repeating too often, to be looked at */
    FEED_UNREADABLE, /* not a calendar, or one that cannot be understood for certain */
};

enum { FEED_WHY_COUNT = FEED_UNREADABLE + 1 };

/* "fine", "waits" ... as stored and in JSON; NULL-terminated. */
extern const char *const feed_why_names[FEED_WHY_COUNT + 1];

/* What an HTTP answer means; 200 and 304 are FEED_FINE. 0: there was none. */
enum feed_why feed_why_of_status(int status);

/* Until when the last good copy serves after a reading with this result at now; good_until is what
 * this said before, 0 at first. From then on the coach is not offered. */
unix_s_t feed_good_until(enum feed_why why, unix_s_t good_until, unix_s_t now);

/* What of a calendar is kept, read at now. */
struct interval feed_window(unix_s_t now);

#endif
