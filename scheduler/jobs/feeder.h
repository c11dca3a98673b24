/* Reads the calendars that coaches keep elsewhere: claims what is due, has it fetched and read on
 * threads of its own, and hands the store what came of it. All but the fetching and the reading is
 * on the loop's thread. What is under way is bounded; the rest waits in the database. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_FEEDER_H
#define PORCHLIGHT_SCHEDULER_JOBS_FEEDER_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/internet.h"

struct feeder;
struct store;
struct zones;

enum {
    FEEDER_TURN_MS = 1000,
    FEEDER_THREADS = 2,
    FEEDER_TIMEOUT_MAX_S = 60, /* well inside FEEDS_LEASE_S */
};

struct feeder_config { /* lends everything, for as long as the feeder lives */
    struct store *store;
    const struct zones *zones;
    struct internet_places inside; /* of closed networks, but allowed */
    const char *ca_file;           /* empty: the system's */
    ms_t timeout_ms;               /* to fetch one */
    int64_t every_s;               /* from one reading of a feed to the next */
    void (*wake)(void *context);   /* any thread: feeder_deliver has something to do */
    void *wake_context;
    void (*told)(void *context, struct id programme); /* something new is in its queue */
    void *told_context;
};

/* Starts the threads. ERR_MEMORY. */
enum err feeder_open(
        const struct feeder_config *config, struct feeder **ret_feeder) ATTRIBUTE_MUST_USE;

/* Every FEEDER_TURN_MS. */
void feeder_turn(struct feeder *feeder, struct now now);

/* Takes back what the threads are done with. After a wake. */
void feeder_deliver(struct feeder *feeder, struct now now);

/* Ends the threads, within seconds. What they had is read again. Before store_close; takes NULL. */
void feeder_stop(struct feeder *feeder);

/* After store_close: the store must not know of any more. Takes NULL. */
void feeder_close(struct feeder *feeder);

#endif
