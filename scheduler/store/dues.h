/* What is to be looked at when its time has come: an open move that nobody answered, for one. A due
 * thing is a row until some scheduler has seen to it, so none is lost over a restart and none is
 * done twice. It says only what to look at: the facts are read when it is due. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_DUES_H
#define PORCHLIGHT_SCHEDULER_STORE_DUES_H

#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct operation;
struct store_call;

enum due_kind {
    DUE_MOVE,       /* of a move: it lapses, if it is open */
    DUE_COACH_AWAY, /* of a session: its person hears that the coach cannot come, if it is so */
    DUE_UNDECIDED,  /* of a session: it rings at the coordinators', if nobody has decided */
    DUE_OUTCOME,    /* of a session: how it went is settled as it stands */
    DUE_FREED,      /* of a time that came free: it is offered to whose turn it is */
    DUE_OFFER,      /* of a session: its offer lapses, if it is open */
    DUE_WAIT,       /* of an entry of the waitlist: it is over */
};
enum { DUE_KIND_COUNT = DUE_WAIT + 1 };
extern const char *const due_kind_names[DUE_KIND_COUNT + 1]; /* "move", ... NULL */

/* For operations: put again, it is due then. */
enum err due_put(const struct operation *operation, enum due_kind kind, struct id object,
        unix_s_t due_at) ATTRIBUTE_MUST_USE;

enum { DUES_MAX = 32 }; /* seen to by one call; the next are the next call's */

/* Write, by the scheduler itself, every few seconds. ERR_FORBIDDEN for everybody else. */
struct dues_run {
    struct write write;
};
struct dues_run_out {
    size_t count; /* DUES_MAX: there may be more */
    size_t session_count;
    struct session_row sessions[2 * DUES_MAX]; /* that changed: publish them */
    size_t ring_count;
    struct session_row rings[DUES_MAX]; /* undecided: ring */
};
extern const struct store_call dues_run;

#endif
