/* What other schedulers on the same database have written, for the pages that this one serves. Each
 * transaction leaves a row for what it changed (triggers); it is read here once, with
 * the state that the thing has by then. PostgreSQL only: SQLite has one scheduler. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_TOLD_H
#define PORCHLIGHT_SCHEDULER_STORE_TOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "scheduler/store/asks.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

enum {
    TOLD_MAX = 128,        /* of one reading; more are told as "something was" */
    TOLD_MARK_SIZE = 8192, /* some 20 bytes for each transaction under way */
    TOLD_KEPT_MS = 600000, /* how long rows stay */
};

enum told_kind {
    TOLD_SESSION, /* one that changed: session */
    TOLD_MOVED,   /* its call is on another relay: session */
    TOLD_ARRIVED, /* session, role */
    TOLD_QUEUE,   /* something waits for coordinators: programme, queue, session_id or zero */
    TOLD_ASK,     /* ask; its queue item is told by itself */
    TOLD_SIGN_IN, /* one that ended: sign_in */
};

struct told {
    enum told_kind kind;
    struct session_row session;
    enum seat_role role;
    struct ask_out ask;
    struct id programme;
    enum queue_kind queue;
    struct id session_id;
    struct id sign_in;
};

/* Read, ROLE_SYSTEM: what others have committed since the mark, which an earlier reading gave;
 * empty at the beginning. */
struct told_read {
    struct actor actor;
    char mark[TOLD_MARK_SIZE];
};
struct told_read_out {
    char mark[TOLD_MARK_SIZE]; /* for the next time */
    bool is_lost; /* no mark, one of another server or of its time before a restart, or more than
                     TOLD_MAX: nothing is listed, and whatever pages show may be old */
    size_t count;
    struct told told[TOLD_MAX];
};
extern const struct store_call told_read; /* out: struct told_read_out */

/* Write, ROLE_SYSTEM, in: struct write alone. Takes away what is older than TOLD_KEPT_MS. */
extern const struct store_call told_forget; /* out: struct told_forget_out */
struct told_forget_out {
    int64_t count;
};

#endif
