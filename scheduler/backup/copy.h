/* The database of an engine as a stream of bytes, of one moment, while others write; and a database
 * made of such bytes. copy.c chooses the engine by the path, as db_open does. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_COPY_H
#define PORCHLIGHT_SCHEDULER_BACKUP_COPY_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/backup/head.h"

struct db;
struct draft;

/* Of whom it is told what comes before the bytes: takes the head, whose engine, overlap, schema and
 * rows are set, and says where the bytes go. */
struct copy_sink {
    enum err (*begin)(
            void *context, const struct backup_head *head, int *ret_to, struct error *error);
    void *context;
};

/* What an engine does. Paths are those of the setting. */
struct copy_engine {
    const char *name; /* as in the head */

    /* Nothing may be there where a backup is put back. ERR_CONFLICT: something is. */
    enum err (*check_empty)(const char *path, struct error *error);

    enum err (*take)(const char *path, const char *overlap, const struct copy_sink *sink,
            struct error *error);

    /* Whether the bytes of draft are a database as head says; leaves none. */
    enum err (*check)(struct draft *draft, const struct backup_head *head, struct error *error);

    /* The same, and makes it the database of path, at this program's schema. Draft is where the
     * bytes were received: for path and beside it. */
    enum err (*put_back)(struct draft *draft, const char *path, const struct backup_head *head,
            struct error *error);
};

extern const struct copy_engine copy_sqlite;
extern const struct copy_engine copy_postgres;

const struct copy_engine *copy_engine_of(const char *path);

/* What both do with a database that is there again: counts it against the head, and migrates it
 * unless is_check. On a connection that writes, which this closes. */
enum err copy_finish(struct db *db, const struct backup_head *head, bool is_check,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
