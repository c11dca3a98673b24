/* A reading thread: each call sees one moment of the database (a snapshot) through a connection
 * that cannot change it. */
#include "scheduler/store/worker.h"

#include "common/mailbox.h"

static enum err read_perform(struct worker *worker, struct job *job)
{
    struct operation operation = worker_operation(worker, job);
    enum err err = db_begin(worker->db);
    if (err)
        return err;
    err = job->call->run(&operation, job->in, job->out);
    enum err ended = db_is_in_transaction(worker->db) ? db_commit(worker->db) : ERR_IO;
    if (ended && db_is_in_transaction(worker->db))
        ended = db_rollback(worker->db);
    return err ? err : ended;
}

void *reader_main(void *data)
{
    struct worker *worker = data;
    for (struct job *job; (job = mailbox_wait(worker->inbox));) {
        job->result.err = read_perform(worker, job);
        worker_reply(worker, job);
    }
    return NULL;
}
