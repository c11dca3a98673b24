/* The one writing thread of an engine with one writer. It takes the writes that wait, up to
 * STORE_GROUP_MAX of them, into one transaction, so that they share one fsync; one refused undoes
 * only itself. Nothing is answered before the group is on disk; if it
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

/* Alone undone, if it is refused. What it came to is in its result, as in job_write. */
static enum err job_write_guarded(struct worker *worker, struct job *job)
{
    enum err err = turn(worker->db, "SAVEPOINT one");
    if (err)
        return ERR_IO;
    job->result.err = job_perform(worker, job);
    if (!db_is_in_transaction(worker->db))
        return ERR_IO;
    if (job->result.err && turn(worker->db, "ROLLBACK TO one") != ERR_OK)
        return ERR_IO;
    if (job->result.err && job_look_back(worker, job) != ERR_OK)
        return ERR_IO;
    return turn(worker->db, "RELEASE one") ? ERR_IO : ERR_OK;
}

/* ret_is_stained: it was refused after it had changed something. */
static enum err job_write(struct worker *worker, struct job *job, bool *ret_is_stained)
{
    int64_t before = db_change_count(worker->db);
    job->result.err = job_perform(worker, job);
    if (!db_is_in_transaction(worker->db))
        return ERR_IO;
    *ret_is_stained = job->result.err && db_change_count(worker->db) != before;
    if (!job->result.err || *ret_is_stained)
        return ERR_OK;
    return job_look_back(worker, job) ? ERR_IO : ERR_OK;
}

static enum err group_end(struct worker *worker, enum err err, bool is_kept)
{
    if (!err && is_kept && db_commit(worker->db) == ERR_OK)
        return ERR_OK;
    if (db_is_in_transaction(worker->db) && db_rollback(worker->db) != ERR_OK)
        LOG(LOG_ERROR, "store.rollback_failed", LOG_WORD("why", err_name(err)));
    return !err && !is_kept ? ERR_OK : ERR_IO;
}

static enum err group_write_guarded(struct worker *worker, struct job **jobs, size_t count)
{
    if (db_begin(worker->db) != ERR_OK)
        return ERR_IO;
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++) {
        job_clear(jobs[i]);
        err = job_write_guarded(worker, jobs[i]);
    }
    return group_end(worker, err, true);
}

/* Hardly any write is refused after it has changed something, so savepoints, which cost a copy of
 * every page, are only taken when one was; alone, it needs none. */
static enum err group_write(struct worker *worker, struct job **jobs, size_t count)
{
    if (db_begin(worker->db) != ERR_OK)
        return ERR_IO;
    bool is_stained = false;
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err && !is_stained; i++)
        err = job_write(worker, jobs[i], &is_stained);
    err = group_end(worker, err, !is_stained);
    if (err || !is_stained)
        return err;
    if (count > 1)
        return group_write_guarded(worker, jobs, count);
    return job_look_back(worker, jobs[0]) ? ERR_IO : ERR_OK;
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
        if (db_take_who_change(worker->db))
            atomic_fetch_add(worker->who_round, 1);
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
