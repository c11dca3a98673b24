/* How schedulers on one PostgreSQL wake each other: after a commit this one rings (NOTIFY, no
 * payload), and hears when another does (LISTEN). What was written is not in the ring but in told
 * (told.h), so a ring that is lost delays and loses nothing. One thread, one connection of its own;
 * lost, it is made again, with growing pauses. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_BELL_H
#define PORCHLIGHT_SCHEDULER_STORE_BELL_H

#include <stdbool.h>

#include "common/error.h"

struct bell;

/* Blocks. path: PostgreSQL's URL, lent. wake: from the bell's thread, when another has rung. */
enum err bell_open(const char *path, void (*wake)(void *context), void *wake_context,
        struct bell **ret_bell, struct error *error) ATTRIBUTE_MUST_USE;

/* Ends the thread. Takes NULL. */
void bell_close(struct bell *bell);

/* Any thread: something was committed; the others are woken within BELL_QUIET_MS. Takes NULL. */
void bell_ring(struct bell *bell);

enum { BELL_QUIET_MS = 20 }; /* between two rings, which stand for all writes in between */

/* Any thread: whether another has rung since this was last asked. Takes NULL. */
bool bell_is_rung(struct bell *bell);

#endif
