/* The sending threads of one way (mail, or SMS): they take parcels from a bounded queue, one at a
 * time each, and put them back with what came of them. A server that hangs holds up its own lane
 * only. All but the threads' own work is the loop's. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_LANE_H
#define PORCHLIGHT_SCHEDULER_JOBS_LANE_H

#include <stdatomic.h>

#include "common/error.h"

struct carrier;
struct lane;
struct mailbox;
struct parcel;

enum { LANE_THREADS = 2, LANE_PARCELS_MAX = 4 }; /* two wait while two are sent */

struct lane_config { /* lends everything */
    const struct carrier *carrier;
    const void *carrier_config;
    struct mailbox *outbox;         /* parcels that are done; holds all that are under way */
    const atomic_bool *is_stopping; /* what is not begun comes back as it is */
};

/* ERR_MEMORY: no memory, or no thread. */
enum err lane_open(const struct lane_config *config, struct lane **ret_lane) ATTRIBUTE_MUST_USE;

/* Lends parcel until it comes back in the outbox. ERR_LIMIT: LANE_PARCELS_MAX wait. */
enum err lane_put(struct lane *lane, struct parcel *parcel) ATTRIBUTE_MUST_USE;

/* Waits for the threads, which put back what they have. Takes NULL. */
void lane_close(struct lane *lane);

#endif
