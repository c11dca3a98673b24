/* That staff look at one person's things: a row in the audit with the purpose "view". */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_VIEW_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_VIEW_H

#include <stdbool.h>

#include "common/id.h"
#include "scheduler/store/write.h"

struct store_call;

/* Write, coach or coordinator. What is not there for whoever asks (of another programme, another
 * coach's session) leaves no row: the read that follows finds nothing. */
struct audit_view {
    struct write write;
    struct id object;   /* an account or a session */
    const char *action; /* a literal: "person.pairing.view" */
};
struct audit_view_out {
    bool is_there; /* and the row is written */
};
extern const struct store_call audit_view;

#endif
