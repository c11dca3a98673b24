/* Looks at the legs of every call once in LEG_STATS_LOOK_MS, a few calls at a time, so that no
 * packet waits for all of them; tells both pages of a call, and at the end of each round the
 * scheduler. Media thread. */
#ifndef PORCHLIGHT_RELAY_WATCH_H
#define PORCHLIGHT_RELAY_WATCH_H

#include "common/clock.h"
#include "relay/core/census.h"
#include "relay/core/rooms.h"

struct post;
struct traffic;

/* A value of the drive's; the pointers are lent and outlive it. Zeroed but for them. */
struct watch {
    const struct rooms *rooms;
    struct traffic *traffic;
    struct post *post;
    ms_t begun_at;        /* of the round */
    size_t next;          /* room to look at */
    struct census census; /* of the round so far */
};

/* To be called at each turn of the loop. */
void watch_turn(struct watch *watch, struct now now);

#endif
