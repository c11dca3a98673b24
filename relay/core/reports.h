/* Facts for the scheduler, numbered, kept until it has acknowledged them. Bounded: when the
 * scheduler was away for so long that there is no room, the oldest are dropped and counted. Pure;
 * the lws thread. */
#ifndef PORCHLIGHT_RELAY_CORE_REPORTS_H
#define PORCHLIGHT_RELAY_CORE_REPORTS_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/id.h"
#include "relay/core/action.h"

enum { REPORTS_MAX = 1024 };

struct report {
    int64_t n; /* rises by one */
    enum report_kind kind;
    struct id call;
    struct id seat; /* zero: the call's own */
    unix_s_t time;
};

struct reports {
    struct report items[REPORTS_MAX];
    size_t first;
    size_t count;
    int64_t n; /* of the newest */
    uint64_t dropped;
};

/* n is filled in here. */
void reports_add(struct reports *reports, const struct report *report);

/* All up to n have arrived. */
void reports_ack(struct reports *reports, int64_t n);

/* The one at place from the oldest, or NULL. */
const struct report *reports_at(const struct reports *reports, size_t place);

const char *report_kind_name(enum report_kind kind);

#endif
