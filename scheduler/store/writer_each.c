/* A writing thread of an engine that lets several write at once: a transaction for each write, and
 * again where it met another's (R3). The tries are bounded; each that is overtaken means that
 * somebody else's was stored. */
#include "scheduler/store/worker.h"

#include <string.h>

#include "common/log.h"
#include "common/mailbox.h"
#include "scheduler/store/bell.h"
#include "scheduler/store/perform.h"

enum { TRIES_MAX = 16 };

/* What was posted and refused, of which only the key can be, was overtaken. */
static enum err write_commit(struct worker *worker)
{
    enum err err = db_commit(worker->db);
    return err == ERR_CONFLICT ? db_overtake(worker->db) : err;
}

/* What the write came to is in its result, unless the transaction was lost: ERR_IO. */
static enum err write_once(struct worker *worker, struct job *job)
{
    enum err err = db_begin(worker->db);
    if (err)
        return ERR_IO;
    job->result.err = job_perform(worker, job);
    if (job->result.err == ERR_OK)
        job->result.err = write_commit(worker);
    if (job->result.err == ERR_OK) {
        bell_ring(worker->bell);
        return ERR_OK;
    }
    bool is_lost = job->result.err == ERR_IO;
    if (db_is_in_transaction(worker->db) && db_rollback(worker->db) != ERR_OK)
        is_lost = true;
    return is_lost || job_look_back(worker, job) != ERR_OK ? ERR_IO : ERR_OK;
}

/* Not if its key turned out to be answered before. */
static bool is_to_be_tried_again(const struct worker *worker, const struct job *job)
{
    return db_is_overtaken(worker->db) && !job->result.is_repeat &&
           strcmp(job->result.error.field, "idempotency_key") != 0;
}

static void write_settle(struct worker *worker, struct job *job)
{
    enum err err = write_once(worker, job);
    for (int tries = 1; is_to_be_tried_again(worker, job) && tries < TRIES_MAX; tries++) {
        job_clear(job);
        err = write_once(worker, job);
    }
    if (is_to_be_tried_again(worker, job)) {
        LOG(LOG_WARNING, "store.overtaken", LOG_WORD("call", job->call->name));
        err = ERR_IO;
    }
    if (err)
        job_fail(job, err);
}

void *writer_each_main(void *data)
{
    struct worker *worker = data;
    for (struct job *job; (job = mailbox_wait(worker->inbox));) {
        write_settle(worker, job);
        worker_reply(worker, job);
    }
    return NULL;
}
