/* The notary: has the audit sealed about once a second, and has the end of its chain written down
 * in a second place: once after the start, then hourly, every NOTARY_ANCHOR_ROWS rows, and at the
 * end. Several schedulers on one database each have one; the store sees to it that one seals at a
 * time. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_NOTARY_H
#define PORCHLIGHT_SCHEDULER_JOBS_NOTARY_H

#include <stdbool.h>

#include "common/clock.h"

struct audit_keys;
struct notary;
struct store;

enum {
    NOTARY_TURN_MS = 250,
    NOTARY_SEAL_MS = 1000,
    NOTARY_SEAL_AGAIN_MS = 500, /* when a row could not be sealed yet */
    NOTARY_ANCHOR_MS = 3600000,
    NOTARY_ANCHOR_AGAIN_MS = 60000, /* when the second place could not be written to */
    NOTARY_ANCHOR_ROWS = 10000,
};

struct notary_config { /* lends everything, for as long as the notary lives */
    struct store *store;
    const struct audit_keys *keys;
    const char *anchor_path; /* shorter than AUDIT_PATH_SIZE; empty: no file */
    bool is_for_syslog;
};

/* NULL: no memory. */
struct notary *notary_create(const struct notary_config *config);

/* Every NOTARY_TURN_MS, on the loop's thread. */
void notary_turn(struct notary *notary, struct now now);

/* Blocks: seals and writes down what there is. Before store_close, when nobody asks for anything
 * any more. Takes NULL. */
void notary_stop(struct notary *notary, struct now now);

/* After store_close. Takes NULL. */
void notary_destroy(struct notary *notary);

#endif
