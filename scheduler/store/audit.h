/* The audit: one row for each change, committed with it. Rows are unchained here; sealing them
 * into a chain, in order of seq, comes later. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_H

#include "common/error.h"

struct operation;
struct write;

/* Who (write.actor) did what (action, a literal) to operation->object, when (write.now). */
enum err audit_write(const struct operation *operation, const struct write *write,
        const char *action) ATTRIBUTE_MUST_USE;

#endif
