/* Waiting for an earlier time: how long a time that came free is held for whoever is asked, by the
 * clock of the one it is offered to. Pure.
 *
 * An offer is told in the day and its window runs in the day: quiet hours (core/notice.h) stop it.
 * A window is a part of the time that is left until the start, within bounds, so that a time of
 * tomorrow does not wait for one answer until nobody else could come. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_WAITLIST_H
#define PORCHLIGHT_SCHEDULER_CORE_WAITLIST_H

#include <stddef.h>

#include "common/clock.h"
#include "scheduler/core/interval.h"

struct zone;

enum {
    WAITLIST_WINDOW_MAX_S = 3 * 3600, /* of the day: an offer is held no longer */
    WAITLIST_WINDOW_MIN_S = 20 * 60,  /* nor shorter */
    WAITLIST_WINDOW_PART = 8,         /* of what is left until the start */
    WAITLIST_LEAD_S = 40 * 60,        /* from the end of a window to the start, at least */
    WAITLIST_UNTIL_MAX_DAYS = 60,
    WAITLIST_PERSON_MAX = 3, /* entries of one person at once, one for each coach */
    WAITLIST_COACH_MAX = 64, /* entries for one coach at once */
};

/* From when somebody with this clock may hear of a time that begins at start_at (now, or when the
 * night is over) until when it is held for them. Empty: it begins too soon to ask. */
struct interval waitlist_window(const struct zone *zone, unix_s_t now, unix_s_t start_at);

/* The starts of a session of this length that would use some of what came free, and begin before
 * until_at. */
struct interval waitlist_starts(struct interval freed, int length_min, unix_s_t until_at);

/* Of those (ascending) the first one in what came free that has a window, which is filled in then;
 * where none has, the first of those that begin before it. 0: none. */
unix_s_t waitlist_start(const struct zone *zone, unix_s_t now, const unix_s_t *starts, size_t count,
        struct interval freed, struct interval *ret_window);

/* How one's place is said: never as a number. */
enum waitlist_place { WAITLIST_NEXT, WAITLIST_SOON, WAITLIST_LATER };
extern const char *const waitlist_place_names[]; /* "next", "soon", "later", NULL */

/* By how many wait before. */
enum waitlist_place waitlist_place(size_t before);

#endif
