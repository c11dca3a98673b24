/* The walk along the audit's chain, row by row in order of seq, which stops at the first row that
 * is not as it was sealed, or not as an anchor remembers it. Pure: rows come from whoever reads
 * them. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_AUDIT_WALK_H
#define PORCHLIGHT_SCHEDULER_CORE_AUDIT_WALK_H

#include <stddef.h>

#include "scheduler/core/audit_anchor.h"
#include "scheduler/core/audit_chain.h"

enum audit_fault {
    AUDIT_WHOLE,
    AUDIT_CHANGED,     /* the row, or its seal, is not what it was */
    AUDIT_MISSING,     /* a row before this one is gone */
    AUDIT_REORDERED,   /* this row stood elsewhere; only whoever sees all rows can tell */
    AUDIT_INSERTED,    /* the row was never sealed here */
    AUDIT_UNKNOWN_KEY, /* sealed by a key that is not here */
    AUDIT_RESEALED,    /* it holds in itself, and an anchor remembers another seal */
    AUDIT_CUT,         /* the end is gone */
    AUDIT_OLD,         /* the database is older than an anchor */
    AUDIT_UNSEALED,    /* a row at the end has waited too long for its seal */
};

struct audit_sealed { /* a row beside its seal */
    struct audit_row row;
    bool is_sealed;
    int64_t place;
    const char *kid;     /* lent */
    const uint8_t *seal; /* AUDIT_SEAL_BYTES, lent; NULL: the wrong length */
};

struct audit_walk {
    const struct audit_keys *keys;
    const struct audit_anchor *anchors; /* in order of place (audit_anchor_compare), lent */
    size_t anchor_count;
    size_t anchor_next;
    struct audit_head head; /* how far it has come */
    int64_t unsealed_count; /* rows without a seal since the last one with */
    int64_t unsealed_seq;   /* the first of them */
    unix_s_t unsealed_at;   /* the oldest one's time */
    int64_t fault_seq;      /* the row that a fault is about; 0: none, or nobody knows */
    int64_t fault_place;    /* its place, or where one is missing */
    unix_s_t fault_at;      /* of the anchor, or of the row */
};

/* One more row. After a fault the walk is over. */
enum audit_fault audit_walk_row(struct audit_walk *walk, const struct audit_sealed *sealed);

/* No more rows. head is what the database says the chain's end is; of the rows that wait for their
 * seal none may be older than oldest_at. */
enum audit_fault audit_walk_end(
        struct audit_walk *walk, const struct audit_head *head, unix_s_t oldest_at);

#endif
