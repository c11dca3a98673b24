/* A made-up organisation: who works there, who comes, when they meet. The same seed and the same
 * now give the same plan. Everybody in it is invented; nobody has a surname. Pure: demo.c puts it
 * into a store. */
#ifndef PORCHLIGHT_SCHEDULER_DEMO_PLAN_H
#define PORCHLIGHT_SCHEDULER_DEMO_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/hours.h"

struct zones;

enum {
    DEMO_COACHES = 12,
    DEMO_PEOPLE = 40,
    DEMO_COORDINATORS = 2,
    DEMO_WINDOWS_MAX = 14,
    DEMO_SESSIONS_MAX = 160,
    DEMO_DAYS = 14, /* sessions lie within these from now */
    DEMO_REACH_SIZE = 48,
};

struct demo_coach {
    const char *nickname; /* literals, like all texts here */
    const char *introduction;
    const char *zone;
    struct hours_window windows[DEMO_WINDOWS_MAX];
    size_t window_count;
    struct hours_exception away; /* one day off within the fortnight; date none: no day off */
};

struct demo_person {
    const char *nickname;
    const char *zone;
    const char *language;
    size_t coach;                /* whose caseload */
    char phone[DEMO_REACH_SIZE]; /* of the numbers kept for fiction, 555-0100 to 555-0199 */
    char mail[DEMO_REACH_SIZE];  /* of example.org; both empty: no way to reach */
};

struct demo_coordinator {
    const char *nickname;
    const char *zone;
};

struct demo_session {
    size_t coach;
    size_t person;
    struct booking_wish wish;
};

struct demo_plan {
    struct demo_coach coaches[DEMO_COACHES];
    struct demo_person people[DEMO_PEOPLE];
    struct demo_coordinator coordinators[DEMO_COORDINATORS];
    struct demo_session sessions[DEMO_SESSIONS_MAX]; /* [0]: coach 0 and person 0, now */
    size_t session_count;
};

/* Start of the current quarter of an hour: when the demo's first session begins. */
unix_s_t demo_quarter(unix_s_t now);

/* Every session but the first is a slot of its coach's hours; no two claims of one party overlap.
 * ERR_NOT_FOUND: a zone is missing on this machine; ERR_MEMORY. */
enum err demo_plan_make(uint64_t seed, unix_s_t now, const struct zones *zones,
        struct demo_plan *ret_plan, struct error *error) ATTRIBUTE_MUST_USE;

#endif
