/* One message on its way: what the loop puts together, a sending thread takes away, and what came
 * of it. Belongs to whoever holds it: the loop, a lane's inbox, a sending thread, the outbox. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_PARCEL_H
#define PORCHLIGHT_SCHEDULER_JOBS_PARCEL_H

#include <stdbool.h>
#include <stddef.h>

#include "common/id.h"
#include "scheduler/core/mime.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/notices.h"

struct slot;

struct parcel {
    struct slot *slot; /* the courier's: where it comes from and goes back to */
    struct id notice;  /* the receiver may tell a second copy by it */
    enum notice_kind kind;
    int attempts;
    char to[REACH_VALUE_SIZE]; /* as the carrier wants it: an address, or digits */
    char bytes[MIME_BYTES_MAX];
    size_t len;
    enum reach_kind lane;
    enum notice_outcome outcome;
    enum notice_why why;
};

/* A way by which messages leave. Each sending thread has its own state, and uses it alone. */
struct carrier {
    const char *name; /* for the log */
    void *(*open)(const void *config);
    void (*send)(void *state, struct parcel *parcel); /* sets outcome and why. Blocks */
    void (*close)(void *state);                       /* takes NULL */
};

#endif
