/* The one writing thread. It takes the writes that wait, up to STORE_GROUP_MAX of them, into one
 * transaction, so that they share one fsync; each in a savepoint, so that one refused undoes only
 * itself. Nothing is answered before the group is on disk; if it does not get there, nobody in it
 * is told that anything happened, and the next group is tried afresh. */
#include "scheduler/store/worker.h"

#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mailbox.h"
#include "scheduler/store/audit.h"
#include "scheduler/store/idempotency.h"

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
    if (!err && write->key[0])
        err = idempotency_keep(operation, write, &job->answer);
    return err;
}

static enum err write_perform(struct worker *worker, struct job *job)
{
    const struct write *write = job->in;
    struct operation operation = worker_operation(worker, job);
    if (!write->key[0])
        return change_make(&operation, job, write);
    enum err err = idempotency_find(&operation, write, &job->answer, &job->result.is_repeat);
    if (err)
        return err;
    if (!job->result.is_repeat)
        return change_make(&operation, job, write);
    job->has_answer = job->answer.status != 0;
    return ERR_OK;
}

/* ERR_IO: the whole transaction is lost. What the job itself came to is in its result. */
static enum err savepoint_write(struct worker *worker, struct job *job)
{
    enum err err = db_run(worker->db, "SAVEPOINT one");
    if (err)
        return ERR_IO;
    job->result.err = write_perform(worker, job);
    if (!db_is_in_transaction(worker->db))
        return ERR_IO;
    if (job->result.err && db_run(worker->db, "ROLLBACK TO one") != ERR_OK)
        return ERR_IO;
    return db_run(worker->db, "RELEASE one") ? ERR_IO : ERR_OK;
}

static enum err group_write(struct worker *worker, struct job **jobs, size_t count)
{
    if (db_run(worker->db, "BEGIN IMMEDIATE") != ERR_OK)
        return ERR_IO;
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++)
        err = savepoint_write(worker, jobs[i]);
    if (!err && db_run(worker->db, "COMMIT") != ERR_OK)
        err = ERR_IO;
    if (err && db_is_in_transaction(worker->db) && db_run(worker->db, "ROLLBACK") != ERR_OK)
        LOG(LOG_ERROR, "store.rollback_failed", LOG_NUMBER("writes", count));
    return err;
}

/* Whatever the job was going to say, it did not happen. */
static void job_fail(struct job *job, enum err err)
{
    job->result = (struct store_result){.err = err};
    error_set(&job->result.error, err, NULL, "It could not be stored just now.");
    free(job->answer.body);
    job->answer = (struct answer){0};
    job->has_answer = false;
    memset(job->out, 0, job->call->out_size);
}

static size_t group_take(struct worker *worker, struct job *jobs[STORE_GROUP_MAX])
{
    jobs[0] = mailbox_wait(worker->inbox);
    size_t count = jobs[0] ? 1 : 0;
    while (count > 0 && count < STORE_GROUP_MAX && (jobs[count] = mailbox_take(worker->inbox)))
        count++;
    return count;
}

void *writer_main(void *data)
{
    struct worker *worker = data;
    struct job *jobs[STORE_GROUP_MAX];
    for (size_t count; (count = group_take(worker, jobs)) > 0;) {
        enum err err = group_write(worker, jobs, count);
        if (err)
            LOG(LOG_ERROR, "store.write_failed", LOG_NUMBER("writes", count));
        for (size_t i = 0; i < count; i++) {
            if (err)
                job_fail(jobs[i], err);
            worker_reply(worker, jobs[i]);
        }
    }
    return NULL;
}
