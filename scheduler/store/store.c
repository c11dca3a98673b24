/* The store's front: opens the database, starts its threads, takes calls from the loop and brings
 * the results back to it. No SQL here and no waiting, but in store_open, store_close and the
 * helpers for tools and tests. */
#include "scheduler/store/store.h"

#include <stdlib.h>
#include <string.h>

#include "common/clock.h"
#include "common/mailbox.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/sealed.h"
#include "scheduler/store/worker.h"

enum { READERS_MAX = 4, READERS_DEFAULT = 2 };

struct store { /* the loop's */
    struct sealer *sealer;
    struct mailbox *outbox;
    struct worker writer;
    struct worker readers[READERS_MAX];
    size_t reader_count;
    size_t next_reader;
    size_t under_way; /* submitted and not yet delivered */
};

/* --- opening and closing --------------------------------------------------------------------- */

static enum err worker_open(struct store *store, struct worker *worker,
        const struct store_config *config, enum db_mode mode, struct error *error)
{
    worker->outbox = store->outbox;
    worker->sealer = store->sealer;
    return worker_init(worker, config, mode, error);
}

static enum err writer_open(
        struct store *store, const struct store_config *config, struct error *error)
{
    enum err err = worker_open(store, &store->writer, config, DB_WRITE, error);
    if (!err)
        err = migrate_run(store->writer.db, migrations_sqlite, clock_now().unix_ms / 1000, error);
    return err ? err : worker_start(&store->writer, writer_main);
}

static enum err readers_open(
        struct store *store, const struct store_config *config, struct error *error)
{
    size_t count = config->readers ? (size_t)config->readers : READERS_DEFAULT;
    if (config->readers < 0 || count > READERS_MAX)
        return error_set(error, ERR_INPUT, "readers", "1 to %d.", READERS_MAX);
    enum err err = ERR_OK;
    while (store->reader_count < count && !err) {
        struct worker *reader = &store->readers[store->reader_count++];
        err = worker_open(store, reader, config, DB_READ, error);
        if (!err)
            err = worker_start(reader, reader_main);
    }
    return err;
}

static enum err store_init(
        struct store *store, const struct store_config *config, struct error *error)
{
    store->outbox = mailbox_create(&(struct mailbox_config){
            .capacity = STORE_QUEUE_MAX,
            .wake = config->wake,
            .destroy = job_destroy,
            .context = config->wake_context,
    });
    if (!store->outbox)
        return ERR_MEMORY;
    enum err err = sealer_create(config->key_path, &store->sealer, error);
    if (!err)
        err = writer_open(store, config, error);
    return err ? err : readers_open(store, config, error);
}

enum err store_open(
        const struct store_config *config, struct store **ret_store, struct error *error)
{
    struct store *store = calloc(1, sizeof(*store));
    if (!store)
        return ERR_MEMORY;
    enum err err = store_init(store, config, error);
    if (err) {
        store_close(store);
        return err;
    }
    *ret_store = store;
    return ERR_OK;
}

/* The writer's connection closes last: only it may checkpoint. */
void store_close(struct store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->reader_count; i++)
        worker_finish(&store->readers[i]);
    worker_finish(&store->writer);
    mailbox_destroy(store->outbox);
    sealer_destroy(store->sealer);
    free(store);
}

/* --- calls ------------------------------------------------------------------------------------ */

static struct worker *worker_choose(struct store *store, const struct store_call *call)
{
    if (call->is_write)
        return &store->writer;
    store->next_reader = (store->next_reader + 1) % store->reader_count;
    return &store->readers[store->next_reader];
}

enum err store_submit(struct store *store, const struct store_call *call, const void *in,
        store_done *done, void *context)
{
    if (store->under_way >= STORE_QUEUE_MAX)
        return ERR_LIMIT;
    struct job *job = job_create(call, in);
    if (!job)
        return ERR_MEMORY;
    job->done = done;
    job->context = context;
    enum err err = mailbox_put(worker_choose(store, call)->inbox, job);
    if (err) {
        job_destroy(job);
        return err;
    }
    store->under_way++;
    return ERR_OK;
}

static void job_deliver(struct store *store, struct job *job)
{
    store->under_way--;
    job->result.out = job->out;
    job->result.answer = job->has_answer ? &job->answer : NULL;
    job->done(job->context, &job->result);
    job_destroy(job);
}

void store_deliver(struct store *store)
{
    for (struct job *job; (job = mailbox_take(store->outbox));)
        job_deliver(store, job);
}

bool store_deliver_wait(struct store *store)
{
    if (store->under_way == 0)
        return false;
    job_deliver(store, mailbox_wait(store->outbox));
    store_deliver(store);
    return true;
}

/* --- for tools and tests ---------------------------------------------------------------------- */

struct waiting {
    void *out;
    size_t out_size;
    struct error *error;
    enum err err;
    bool is_done;
};

static void handle_waited(void *context, const struct store_result *result)
{
    struct waiting *waiting = context;
    waiting->err = result->err;
    waiting->is_done = true;
    if (waiting->out)
        memcpy(waiting->out, result->out, waiting->out_size);
    if (waiting->error)
        *waiting->error = result->error;
}

enum err store_wait(struct store *store, const struct store_call *call, const void *in,
        void *ret_out, struct error *error)
{
    struct waiting waiting = {.out = ret_out, .out_size = call->out_size, .error = error};
    enum err err = store_submit(store, call, in, handle_waited, &waiting);
    if (err)
        return err;
    while (!waiting.is_done && store_deliver_wait(store))
        ;
    return waiting.is_done ? waiting.err : ERR_INTERNAL;
}
