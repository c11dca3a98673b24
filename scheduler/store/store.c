/* The store's front: opens the database, starts its threads, takes calls from the loop and brings
 * the results back to it. No SQL here and no waiting, but in store_open, store_close and the
 * helpers for tools and tests. */
#include "scheduler/store/store.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "common/clock.h"
#include "common/mailbox.h"
#include "common/random.h"
#include "scheduler/store/bell.h"
#include "scheduler/store/board.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/overlap.h"
#include "scheduler/store/sealed.h"
#include "scheduler/store/worker.h"

enum { READERS_MAX = 8, WRITERS_MAX = 32, READERS_DEFAULT = 2, WRITERS_DEFAULT = 8 };

/* Threads of one kind, with the queue from which they take. */
struct crew {
    struct mailbox *inbox;
    struct worker workers[WRITERS_MAX];
    size_t count;
};

struct store { /* the loop's */
    struct sealer *sealer;
    struct board *board;
    struct mailbox *outbox;
    struct bell *bell;       /* NULL: nobody to hear */
    char name[ID_TEXT_SIZE]; /* of this scheduler, among those on one database */
    struct crew writers;
    struct crew readers;
    size_t under_way; /* submitted and not yet delivered */
    bool is_shared;   /* others write to its database */
    atomic_uint_fast64_t who_round;
};

/* --- opening and closing --------------------------------------------------------------------- */

/* The connection of one more, whose thread is not started yet. */
static enum err crew_add(struct store *store, struct crew *crew, const struct store_config *config,
        enum db_mode mode, struct error *error)
{
    struct worker *worker = &crew->workers[crew->count++];
    *worker = (struct worker){
            .inbox = crew->inbox,
            .outbox = store->outbox,
            .sealer = store->sealer,
            .zones = config->zones,
            .vocabulary = config->vocabulary,
            .board = store->board,
            .bell = store->bell,
            .who_round = &store->who_round,
    };
    return db_open_as(config->path, mode, store->name, &worker->db, error);
}

static enum err crew_start(struct crew *crew, void *(*main)(void *worker))
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < crew->count && !err; i++)
        err = worker_start(&crew->workers[i], main);
    return err;
}

static enum err crew_init(struct crew *crew)
{
    crew->inbox = mailbox_create(
            &(struct mailbox_config){.capacity = STORE_QUEUE_MAX, .destroy = job_destroy});
    return crew->inbox ? ERR_OK : ERR_MEMORY;
}

static void crew_finish(struct crew *crew)
{
    if (!crew->inbox)
        return;
    mailbox_close(crew->inbox);
    for (size_t i = 0; i < crew->count; i++)
        worker_finish(&crew->workers[i]);
    mailbox_destroy(crew->inbox);
}

/* The first migrates, alone. SQLite has no second; PostgreSQL's write side by side. */
static enum err writers_open(
        struct store *store, const struct store_config *config, struct error *error)
{
    struct crew *crew = &store->writers;
    enum err err = crew_init(crew);
    if (!err)
        err = crew_add(store, crew, config, DB_WRITE, error);
    if (err)
        return err;
    bool is_shared = store->is_shared = db_is_shared(crew->workers[0].db);
    size_t count = config->writers ? (size_t)config->writers : WRITERS_DEFAULT;
    const struct migration *migrations = NULL;
    err = overlap_migrations(crew->workers[0].db, config->overlap, &migrations, error);
    if (!err)
        err = migrate_run(crew->workers[0].db, migrations, clock_now().unix_ms / 1000, error);
    while (is_shared && crew->count < count && !err)
        err = crew_add(store, crew, config, DB_WRITE, error);
    return err ? err : crew_start(crew, is_shared ? writer_each_main : writer_group_main);
}

static enum err readers_open(
        struct store *store, const struct store_config *config, struct error *error)
{
    struct crew *crew = &store->readers;
    size_t count = config->readers ? (size_t)config->readers : READERS_DEFAULT;
    enum err err = crew_init(crew);
    while (crew->count < count && !err)
        err = crew_add(store, crew, config, DB_READ, error);
    return err ? err : crew_start(crew, reader_main);
}

static enum err counts_check(const struct store_config *config, struct error *error)
{
    if (config->readers < 0 || config->readers > READERS_MAX)
        return error_set(error, ERR_INPUT, "readers", "1 to %d.", READERS_MAX);
    if (config->writers < 0 || config->writers > WRITERS_MAX)
        return error_set(error, ERR_INPUT, "writers", "1 to %d.", WRITERS_MAX);
    return ERR_OK;
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
    store->board = board_create();
    if (!store->outbox || !store->board)
        return ERR_MEMORY;
    id_text(random_id(), store->name);
    enum err err = counts_check(config, error);
    if (!err)
        err = sealer_create(config->key_path, &store->sealer, error);
    if (!err && config->wake && db_is_url(config->path))
        err = bell_open(config->path, config->wake, config->wake_context, &store->bell, error);
    if (!err)
        err = writers_open(store, config, error);
    return err ? err : readers_open(store, config, error);
}

bool store_is_url(const char *path)
{
    return db_is_url(path);
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

/* The writers' connections close last: of SQLite's only that one may checkpoint. */
void store_close(struct store *store)
{
    if (!store)
        return;
    crew_finish(&store->readers);
    crew_finish(&store->writers);
    bell_close(store->bell);
    mailbox_destroy(store->outbox);
    board_destroy(store->board);
    sealer_destroy(store->sealer);
    free(store);
}

bool store_is_rung(struct store *store)
{
    return bell_is_rung(store->bell);
}

bool store_is_shared(const struct store *store)
{
    return store->bell != NULL;
}

/* --- calls ------------------------------------------------------------------------------------ */

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
    enum err err = mailbox_put(call->is_write ? store->writers.inbox : store->readers.inbox, job);
    if (err) {
        job_destroy(job);
        return err;
    }
    store->under_way++;
    return ERR_OK;
}

bool store_who_round(const struct store *store, uint64_t *ret_round)
{
    *ret_round = atomic_load(&store->who_round);
    return !store->is_shared;
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
