/* Carries out one write. Called by the writing threads of both engines, inside the transaction that
 * keeps the change, its audit row and its first answer together. */
#include "scheduler/store/perform.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/store/audit.h"
#include "scheduler/store/idempotency.h"
#include "scheduler/store/worker.h"

/* The call, its audit row and its first answer. */
static enum err change_make(struct operation *operation, struct job *job, const struct write *write)
{
    enum err err = job->call->run(operation, job->in, job->out);
    if (!err && !operation->is_audited)
        err = audit_write(operation, write, job->call->name);
    if (!err && write->render) {
        err = write->render(write->render_context, job->out, &job->answer);
        job->has_answer = err == ERR_OK;
    }
    return err;
}

/* The key last: hardly any request is a repeat, and one that is will be refused here at the latest,
 * also of two that come at once. */
enum err job_perform(struct worker *worker, struct job *job)
{
    const struct write *write = job->in;
    struct operation operation = worker_operation(worker, job);
    operation.actor = &write->actor;
    operation.now = write->now;
    enum err err = change_make(&operation, job, write);
    return err || !write->key[0] ? err : idempotency_keep(&operation, write, &job->answer);
}

enum err job_look_back(struct worker *worker, struct job *job)
{
    const struct write *write = job->in;
    struct operation operation = worker_operation(worker, job);
    struct answer answer = {0};
    struct error error = {0};
    operation.error = &error;
    if (!write->key[0])
        return ERR_OK;
    enum err err = idempotency_find(&operation, write, &answer);
    if (err == ERR_NOT_FOUND)
        return ERR_OK;
    if (err && err != ERR_CONFLICT)
        return err;
    job_clear(job);
    job->result = (struct store_result){.err = err, .is_repeat = !err, .error = error};
    job->answer = answer;
    job->has_answer = answer.status != 0;
    return ERR_OK;
}

void job_clear(struct job *job)
{
    job->result = (struct store_result){0};
    free(job->answer.body);
    job->answer = (struct answer){0};
    job->has_answer = false;
    memset(job->out, 0, job->call->out_size);
}

void job_fail(struct job *job, enum err err)
{
    job_clear(job);
    job->result.err = err;
    error_set(&job->result.error, err, NULL, "It could not be stored just now.");
}
