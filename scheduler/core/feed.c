/* The table of what a reading may come to. Called by whoever fetches and by the store. */
#include "scheduler/core/feed.h"

#include <stddef.h>

const char *const feed_why_names[FEED_WHY_COUNT + 1] = {
        [FEED_FINE] = "fine",
        [FEED_WAITS] = "waits",
        [FEED_UNREACHABLE] = "unreachable",
        [FEED_CLOSED] = "closed",
        [FEED_MISSING] = "missing",
        [FEED_NOT_PUBLIC] = "not_public",
        [FEED_TOO_LARGE] = "too_large",
        [FEED_TOO_MUCH] = "too_much",
        [FEED_UNREADABLE] = "unreadable",
        [FEED_WHY_COUNT] = NULL,
};

enum feed_why feed_why_of_status(int status)
{
    if (status == 200 || status == 304) {
        return FEED_FINE;
    }
    if (status == 401 || status == 403 || status == 407) {
        return FEED_CLOSED;
    }
    bool is_busy = status == 408 || status == 425 || status == 429 || status >= 500;
    return status < 200 || is_busy ? FEED_UNREACHABLE : FEED_MISSING;
}

/* A server that does not answer has not said that the copy is wrong; any other answer has. */
unix_s_t feed_good_until(enum feed_why why, unix_s_t good_until, unix_s_t now)
{
    if (why == FEED_FINE) {
        return now + FEED_GRACE_S;
    }
    return why == FEED_UNREACHABLE || good_until < now ? good_until : now;
}

struct interval feed_window(unix_s_t now)
{
    return (struct interval){.start = now - FEED_BEHIND_S, .end = now + FEED_AHEAD_S};
}
