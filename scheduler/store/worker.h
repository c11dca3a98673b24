/* One thread of the store: its connection, the inbox of jobs that it shares with its like, the
 * outbox that all share. A job is one submitted call on its way round. The thread's own loop is
 * reader_main, writer_group_main or writer_each_main. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_WORKER_H
#define PORCHLIGHT_SCHEDULER_STORE_WORKER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "common/error.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/store.h"

struct bell;
struct board;
struct mailbox;

struct job { /* belongs to whoever holds it: the loop, an inbox, a worker, the outbox */
    const struct store_call *call;
    store_done *done;
    void *context;
    struct store_result result; /* out and answer are set when it is delivered */
    struct answer answer;
    bool has_answer;
    void *in;  /* call->in_size bytes */
    void *out; /* call->out_size bytes, zeroed */
};

/* NULL: no memory. */
struct job *job_create(const struct store_call *call, const void *in);
void job_destroy(void *data); /* a struct job, or NULL */

struct worker {
    pthread_t thread;
    bool is_started;
    struct mailbox *inbox;  /* the store's */
    struct mailbox *outbox; /* the store's; never full, because the store counts its jobs */
    struct db *db;
    const struct sealer *sealer;
    const struct zones *zones;
    const struct vocabulary *vocabulary;
    struct board *board;             /* the store's */
    struct bell *bell;               /* likewise; NULL: nobody to wake */
    atomic_uint_fast64_t *who_round; /* the store's (store_who_round) */
};

enum err worker_start(struct worker *worker, void *(*main)(void *worker)) ATTRIBUTE_MUST_USE;

/* Waits for the thread to finish what its inbox, which is closed, holds; closes the connection.
 * Takes one never started. */
void worker_finish(struct worker *worker);

/* What a call's run gets on this thread, for this job. */
struct operation worker_operation(struct worker *worker, struct job *job);

/* Hands a finished job to the loop. */
void worker_reply(struct worker *worker, struct job *job);

/* Each takes its struct worker; ends when the inbox is closed and empty. */
void *reader_main(void *data);
void *writer_group_main(void *data);
void *writer_each_main(void *data);

#endif
