/* Checks the whole chain of the audit in a database, while a scheduler serves it or not: nothing is
 * locked, nothing written, and little of it is in memory at a time. Blocks; for a tool. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_VERIFY_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_VERIFY_H

#include "common/error.h"
#include "scheduler/core/audit_walk.h"

enum {
    AUDIT_UNSEALED_MAX_S = 2, /* D1: how long a row may wait for its seal */
    AUDIT_PATIENCE_S = 3,     /* how long is waited to see whether it still gets it */
};

struct audit_verify {
    const char *database;
    const struct audit_keys *keys;
    const struct audit_anchor *anchors; /* in order, lent */
    size_t anchor_count;
};

struct audit_verdict {
    enum audit_fault fault;
    struct audit_walk walk; /* how far it came, and what the fault is about */
    int64_t found_seq;      /* rows up to here were there before, sealed as they were found */
};

/* ERR_OK also when something is wrong: that is the verdict. ERR_IO, ERR_INTERNAL (the database is
 * older than its audit's chain): nothing is known. */
enum err audit_verify(const struct audit_verify *config, struct audit_verdict *ret_verdict,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
