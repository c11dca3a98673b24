/* The one writing thread of an engine with one writer. It takes the writes that wait, up to
 * STORE_GROUP_MAX of them, into one transaction, so that they share one fsync; each in a savepoint,
 * so that one refused undoes only itself. Nothing is answered before the group is on disk; if it
 * does not get there, nobody in it is told that anything happened, and the next group is tried
 * afresh. */
#include "scheduler/store/worker.h"

#include "common/log.h"
#include "common/mailbox.h"
#include "scheduler/store/perform.h"

/* sql is a literal. */
static enum err turn(struct db *db, const char *sql)
{
    return query_run(db_query(db, sql));
}

/* ERR_IO: the whole transaction is lost. What the job itself came to is in its result. */
static enum err savepoint_write(struct worker *worker, struct job *job)
{
    enum err err = turn(worker->db, "SAVEPOINT one");
    if (err)
        return ERR_IO;
    job->result.err = job_perform(worker, job);
    if (!db_is_in_transaction(worker->db))
        return ERR_IO;
    if (job->result.err && turn(worker->db, "ROLLBACK TO one") != ERR_OK)
        return ERR_IO;
    return turn(worker->db, "RELEASE one") ? ERR_IO : ERR_OK;
}

static enum err group_write(struct worker *worker, struct job **jobs, size_t count)
{
    if (db_begin(worker->db) != ERR_OK)
        return ERR_IO;
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++)
        err = savepoint_write(worker, jobs[i]);
    if (!err && db_commit(worker->db) != ERR_OK)
        err = ERR_IO;
    if (err && db_is_in_transaction(worker->db) && db_rollback(worker->db) != ERR_OK)
        LOG(LOG_ERROR, "store.rollback_failed", LOG_NUMBER("writes", count));
    return err;
}

static size_t group_take(struct worker *worker, struct job *jobs[STORE_GROUP_MAX])
{
    jobs[0] = mailbox_wait(worker->inbox);
    size_t count = jobs[0] ? 1 : 0;
    while (count > 0 && count < STORE_GROUP_MAX && (jobs[count] = mailbox_take(worker->inbox)))
        count++;
    return count;
}

void *writer_group_main(void *data)
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
