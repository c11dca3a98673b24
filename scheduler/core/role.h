/* Who somebody is to the scheduler. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ROLE_H
#define PORCHLIGHT_SCHEDULER_CORE_ROLE_H

enum role {
    ROLE_NOBODY, /* not signed in */
    ROLE_PERSON,
    ROLE_COACH,
    ROLE_COORDINATOR,
    ROLE_OPERATOR,
    ROLE_SYSTEM, /* the scheduler itself: clock and relay reports. Never signs in */
};

enum { ROLE_COUNT = ROLE_SYSTEM + 1 };

/* "nobody", "person", ... as stored and as in JSON; indexed by enum role, NULL-terminated. */
extern const char *const role_names[ROLE_COUNT + 1];

#endif
