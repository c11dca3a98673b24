/* How a relay goes away (R25): it takes no new calls, and its process ends when the last call has
 * left or the time for that is over. Calls move to other relays, or wait here until they end. Pure;
 * media thread. */
#ifndef PORCHLIGHT_RELAY_CORE_DRAIN_H
#define PORCHLIGHT_RELAY_CORE_DRAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"

enum drain_mode { DRAIN_MOVE, DRAIN_WAIT };

struct drain {
    enum drain_mode mode;
    ms_t max_ms;     /* from its beginning to the end of the process; 0: there is no drain */
    bool is_emptied; /* told by the scheduler: calls move, the process stays */
    bool is_ending;
    ms_t ends_at;
};

struct drain drain_ready(enum drain_mode mode, ms_t max_ms);

/* False: the process is to end at once, because it has begun before or there is no time for it. */
bool drain_can_begin(const struct drain *drain);
void drain_begin(struct drain *drain, ms_t now);

/* The scheduler's command: as a drain that moves, but the process does not end by it. */
void drain_empty(struct drain *drain);

/* No new calls. */
bool drain_is_under_way(const struct drain *drain);

/* Pages are to look for another relay. */
bool drain_is_moving(const struct drain *drain);

/* Whether the process may end now. live: calls that would break by it. */
bool drain_is_over(const struct drain *drain, size_t live, ms_t now);

#endif
