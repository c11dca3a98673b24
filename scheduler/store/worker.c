/* What the store's threads have in common: jobs, and the beginning and end of a thread. Called by
 * store.c on the loop's thread, and by the threads' own loops. */
#include "scheduler/store/worker.h"

#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mailbox.h"

struct job *job_create(const struct store_call *call, const void *in)
{
    struct job *job = calloc(1, sizeof(*job));
    if (!job)
        return NULL;
    job->call = call;
    job->in = malloc(call->in_size);
    job->out = calloc(1, call->out_size);
    if (!job->in || !job->out) {
        job_destroy(job);
        return NULL;
    }
    memcpy(job->in, in, call->in_size);
    return job;
}

void job_destroy(void *data)
{
    struct job *job = data;
    if (!job)
        return;
    free(job->answer.body);
    free(job->in);
    free(job->out);
    free(job);
}

enum err worker_start(struct worker *worker, void *(*main)(void *worker))
{
    if (pthread_create(&worker->thread, NULL, main, worker) != 0)
        return ERR_MEMORY;
    worker->is_started = true;
    return ERR_OK;
}

void worker_finish(struct worker *worker)
{
    if (worker->is_started)
        pthread_join(worker->thread, NULL);
    worker->is_started = false;
    db_close(worker->db);
    worker->db = NULL;
}

struct operation worker_operation(struct worker *worker, struct job *job)
{
    return (struct operation){
            .db = worker->db,
            .sealer = worker->sealer,
            .zones = worker->zones,
            .vocabulary = worker->vocabulary,
            .board = worker->board,
            .error = &job->result.error,
    };
}

void worker_reply(struct worker *worker, struct job *job)
{
    if (mailbox_put(worker->outbox, job) != ERR_OK) {
        LOG(LOG_ERROR, "store.outbox_full", LOG_WORD("call", job->call->name));
        job_destroy(job);
    }
}
