/* The audit: one row for each change, committed with it, and for each look of staff at one person's
 * things. Rows are unchained here; audit_seal seals them, in order of seq, soon after. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_H

#include "common/error.h"

struct operation;
struct write;

/* Who (write.actor) did what (action, a literal) to operation->object, when (write.now). */
enum err audit_write(const struct operation *operation, const struct write *write,
        const char *action) ATTRIBUTE_MUST_USE;

/* The same of a look: its purpose is "view"; a change has none. */
enum err audit_write_view(const struct operation *operation, const struct write *write,
        const char *action) ATTRIBUTE_MUST_USE;

#endif
