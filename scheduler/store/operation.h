/* What an operation (the run of a store_call) works with. Operations live in this folder, run on
 * the store's threads inside a transaction, and see nothing else. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_OPERATION_H
#define PORCHLIGHT_SCHEDULER_STORE_OPERATION_H

#include <stdbool.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"

struct actor;
struct board;
struct db;
struct sealer;
struct vocabulary;
struct zones;

struct operation {
    struct db *db;                       /* this thread's connection, inside a transaction */
    const struct sealer *sealer;         /* shared, read only */
    const struct zones *zones;           /* shared, read only */
    const struct vocabulary *vocabulary; /* likewise; NULL: none, where nobody is paired */
    struct board *board;                 /* shared by the reading threads */
    const struct actor *actor;           /* whose write this is; NULL: a read */
    unix_s_t now;                        /* a write's; a read says its own */
    struct id object;                    /* set by a write: what its audit row is about */
    bool is_audited;     /* set by a write that told the audit itself, or changed nothing */
    struct error *error; /* filled by an operation that refuses */
};

#endif
