/* A coach is away and a session lies inside: when its person is told, and when it rings at the
 * coordinators' because nobody has decided. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_AWAY_H
#define PORCHLIGHT_SCHEDULER_CORE_AWAY_H

#include "common/clock.h"

enum {
    AWAY_GRACE_S = 30 * 60,        /* a coordinator has this long to find a way before it is told */
    AWAY_TELL_AHEAD_S = 24 * 3600, /* and until then, where there is more time than that */
    AWAY_TELL_LATEST_S = 2 * 3600, /* but never later than this before the start */
    AWAY_RING_AHEAD_S = 3600,      /* who is undecided then, rings */
};

/* When the person is to hear that the coach cannot come: so late that mostly the way out can be
 * told along with it, so early that plans can change. Never before now; 0: it has begun, there is
 * nothing to tell any more. Quiet hours are the outbox's (core/notice.h). */
unix_s_t away_tell_at(unix_s_t now, unix_s_t start_at);

/* Never before now. */
unix_s_t away_ring_at(unix_s_t now, unix_s_t start_at);

#endif
