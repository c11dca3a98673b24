/* Sealing the audit: rows that have no seal yet get theirs, in order of seq, in a transaction of
 * its own. Several schedulers may ask at once: one does it, the others find it taken. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_SEAL_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "scheduler/core/audit_chain.h"
#include "scheduler/store/write.h"

struct store_call;

enum { AUDIT_SEAL_MAX = 512 }; /* rows of one call */

/* Write, system. */
struct audit_seal {
    struct write write;
    const struct audit_keys *keys; /* outlive the call */
};
struct audit_seal_out {
    bool is_taken;          /* another scheduler is at it: head is not known */
    struct audit_head head; /* the chain's end now */
    size_t count;           /* rows that were sealed */
    bool is_more;           /* there are more: ask again */
    bool is_waiting;        /* a number is missing, and its write may still be under way */
};
extern const struct store_call audit_seal;

#endif
