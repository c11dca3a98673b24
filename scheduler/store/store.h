/* The store: all SQL behind one asynchronous interface, on SQLite or PostgreSQL. On SQLite one
 * thread writes (groups of writes share a transaction and its fsync, a savepoint each); on
 * PostgreSQL several do, a transaction each, so that two writes under way may be done in either
 * order. Others read. submit, deliver and wait belong to one thread, the loop's; wake is called
 * from the store's threads. The calls themselves are the `const struct store_call` of the headers
 * beside this one, each with its in and out structs. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_STORE_H
#define PORCHLIGHT_SCHEDULER_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "scheduler/store/write.h"

struct operation;
struct store;
struct vocabulary;
struct zones;

enum {
    STORE_QUEUE_MAX = 1024, /* calls submitted and not yet delivered */
    STORE_GROUP_MAX = 64,   /* writes that share one transaction */
    STORE_LIST_MAX = 200,   /* rows in any list */
};

struct store_config {
    const char *path;          /* a SQLite file (made when it is not there), or a PostgreSQL URL
                                  (db.h); migrated forward when it is opened. Lent for the call */
    const char *overlap;       /* PostgreSQL: "exclude" (or NULL) or "ticks" (overlap.h) */
    const char *key_path;      /* secret key file of the sealed fields (keyfile_make_secret) */
    const struct zones *zones; /* outlives the store */
    const struct vocabulary *vocabulary; /* likewise; of pairing. NULL: a tool that pairs nobody */
    int readers;                         /* reading threads, 1 to 8; 0 means 2 */
    int writers;                         /* PostgreSQL: writing threads, 1 to 32; 0 means 8 */
    void (*wake)(void *context); /* any thread: results wait for store_deliver, or store_is_rung;
                                    NULL: a tool, which hears nothing of others */
    void *wake_context;
};

/* Whether this path is a PostgreSQL URL, which may hold a password, and no file's. */
bool store_is_url(const char *path);

/* Blocks: opens, migrates, starts the threads. error says which file or server and why. */
enum err store_open(const struct store_config *config, struct store **ret_store,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Carries out what was taken, then ends the threads. Results not yet delivered are dropped: their
 * done is not called. */
void store_close(struct store *store);

/* One call: made by an operation file, chosen by the api. */
struct store_call {
    const char *name; /* "session.book": the action in the audit, the event in a log */
    size_t in_size;   /* a plain struct, copied; a write's begins with a struct write */
    size_t out_size;  /* a plain struct, zeroed before the call */
    bool is_write;
    enum err (*run)(struct operation *operation, const void *in, void *out);
};

struct store_result {
    enum err err;
    const void *out;             /* the call's out struct. Zero in a repeat and after most errors */
    const struct answer *answer; /* a write that went well and had a render: the first answer */
    bool is_repeat;              /* this idempotency key was answered before: nothing was done */
    struct error error;          /* field and text, when err is not ERR_OK */
};

/* All of result is lent for the call. */
typedef void store_done(void *context, const struct store_result *result);

/* Copies in and returns at once; done comes exactly once, inside a later store_deliver.
 * ERR_LIMIT: the queue is full (say so and ask to come back); ERR_MEMORY. Then done never comes.
 * Errors in result besides the call's own: ERR_IO (disk full, file or server gone: nothing was
 * stored, or the server went while it was storing it, and only the same idempotency key tells; the
 * service goes on, and so does the store once the database is back), ERR_CONFLICT with field
 * "idempotency_key" (same key, another request), ERR_MEMORY, ERR_INTERNAL. */
enum err store_submit(struct store *store, const struct store_call *call, const void *in,
        store_done *done, void *context) ATTRIBUTE_MUST_USE;

/* The loop's: a number that is another once any sign-in or account was changed, at the latest when
 * the change is answered. What sign_in_find said holds as long as the number that was read before
 * it was asked for. False: others write to this database, too, and it may not be kept at all. */
bool store_who_round(const struct store *store, uint64_t *ret_round);

/* Calls done for all that is finished. Never waits. */
void store_deliver(struct store *store);

/* Whether another scheduler on the same database has written something since this was last asked:
 * told_read (told.h). Never waits; never so on SQLite, which has one scheduler. */
bool store_is_rung(struct store *store);

/* Whether other schedulers may be on the same database. */
bool store_is_shared(const struct store *store);

/* For tools and tests: submits, then delivers (other calls' results too) until this one's came.
 * ret_out takes out_size bytes and may be NULL; error may be NULL. Blocks. */
enum err store_wait(struct store *store, const struct store_call *call, const void *in,
        void *ret_out, struct error *error) ATTRIBUTE_MUST_USE;

/* For tools and tests: waits until something is finished, then delivers. Blocks; false when
 * nothing is under way. */
bool store_deliver_wait(struct store *store);

#endif
