/* What relays report with their beat (docs/protocol.md): taken at least once, counted once. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_REPORTS_H
#define PORCHLIGHT_SCHEDULER_STORE_REPORTS_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/id.h"
#include "common/ticket.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

enum { REPORTS_MAX = 32 }; /* in one beat */

enum report_kind {
    REPORT_JOINED,
    REPORT_ADMITTED,
    REPORT_LEFT,
    REPORT_LOST,
    REPORT_ENDED,
};
extern const char *const report_kind_names[]; /* "joined" ... "ended", NULL */

struct report {
    int64_t n; /* rises for each relay; a lower or equal one was taken before */
    enum report_kind kind;
    struct id call;
    struct id seat; /* zero for ended */
    unix_s_t at;
};

/* Write, by the scheduler itself (write.actor.role ROLE_SYSTEM, account zero). Unknown calls are
 * taken and change nothing. A person admitted while both have arrived makes a session live; a call
 * that ended after its session's time gives the outcome. A relay which the call is not on is heard
 * of who was let in, which lasts over a move, and of nothing else. */
struct reports_take {
    struct write write;
    char relay[RELAY_NAME_SIZE];
    size_t count;
    struct report reports[REPORTS_MAX];
};
struct reports_take_out {
    int64_t acked;        /* the last n taken, also from before */
    size_t changed_count; /* sessions whose status changed: publish them */
    struct session_row changed[REPORTS_MAX];
};
extern const struct store_call reports_take;

/* Read: the last n taken from this relay; 0: none yet. */
struct reports_position {
    char relay[RELAY_NAME_SIZE];
};
struct reports_position_out {
    int64_t acked;
};
extern const struct store_call reports_position;

#endif
