/* The claim window of an offer, and how one's place is said. Called by the store before it holds a
 * time for somebody. */
#include "scheduler/core/waitlist.h"

#include "scheduler/core/notice.h"

enum { NIGHTS_MAX = 4 }; /* a window is shorter than a day, so it meets two at most */

const char *const waitlist_place_names[] = {
        [WAITLIST_NEXT] = "next",
        [WAITLIST_SOON] = "soon",
        [WAITLIST_LATER] = "later",
        [WAITLIST_LATER + 1] = NULL,
};

static unix_s_t least(unix_s_t a, unix_s_t b)
{
    return a < b ? a : b;
}

/* What a window may take of the day when this much is left until the start. */
static unix_s_t length_of(unix_s_t left_s)
{
    unix_s_t part = left_s / WAITLIST_WINDOW_PART;
    if (part < WAITLIST_WINDOW_MIN_S)
        return WAITLIST_WINDOW_MIN_S;
    return least(part, WAITLIST_WINDOW_MAX_S);
}

/* Goes on from day to day until the window is used up or last is reached; where the night begins
 * before that, what is left of it waits for the morning. */
struct interval waitlist_window(const struct zone *zone, unix_s_t now, unix_s_t start_at)
{
    unix_s_t from = notice_quiet_until(zone, now);
    unix_s_t last = start_at - WAITLIST_LEAD_S;
    unix_s_t left = length_of(start_at - from);
    unix_s_t used = 0, at = from, end = from;
    for (int night = 0; night < NIGHTS_MAX && left > 0 && at < last; night++) {
        end = least(least(notice_quiet_from(zone, at), at + left), last);
        used += end - at;
        left -= end - at;
        at = notice_quiet_until(zone, end);
    }
    if (used < WAITLIST_WINDOW_MIN_S)
        return (struct interval){0};
    return (struct interval){.start = from, .end = end};
}

unix_s_t waitlist_start(const struct zone *zone, unix_s_t now, const unix_s_t *starts, size_t count,
        struct interval freed, struct interval *ret_window)
{
    size_t before = 0;
    while (before < count && starts[before] < freed.start)
        before++;
    for (size_t i = 0; i < count; i++) {
        unix_s_t start = starts[(before + i) % count];
        struct interval window = waitlist_window(zone, now, start);
        if (window.end > window.start) {
            *ret_window = window;
            return start;
        }
    }
    return 0;
}

struct interval waitlist_starts(struct interval freed, int length_min, unix_s_t until_at)
{
    unix_s_t first = freed.start - (unix_s_t)length_min * 60 + 1;
    return (struct interval){.start = first, .end = least(freed.end, until_at)};
}

enum waitlist_place waitlist_place(size_t before)
{
    enum { SOON_MAX = 3 };
    if (before == 0)
        return WAITLIST_NEXT;
    return before <= SOON_MAX ? WAITLIST_SOON : WAITLIST_LATER;
}
