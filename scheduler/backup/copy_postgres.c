/* PostgreSQL's copy: its own pg_dump, of the moment that a transaction of ours exports, so that the
 * rows we count are those it writes; its own pg_restore puts all of it back, or nothing. Both need
 * to be of the server's major version or a later one. They are told where to go by a file in
 * memory. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "scheduler/backup/child.h"
#include "scheduler/backup/copy.h"
#include "scheduler/backup/draft.h"
#include "scheduler/backup/tally.h"
#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/overlap.h"
#include "scheduler/store/postgres_service.h"

enum { SNAPSHOT_SIZE = 64 };

static enum err postgres_check_empty(const char *path, struct error *error)
{
    struct db *db = NULL;
    struct tally tally = {0};
    enum err err = db_open(path, DB_READ, &db, error);
    if (err)
        return err;
    err = tally_make(db, &tally);
    db_close(db);
    tally_finish(&tally);
    if (err)
        return error_set(error, err, "database", "It cannot be read.");
    return tally.tables == 0 ? ERR_OK
                             : error_set(error, ERR_CONFLICT, "database",
                                       "It is not empty; a backup is restored into an empty one.");
}

/* words: pg_dump or pg_restore with its options. in, out: -1: none. */
static enum err program_run(
        const char *path, const char *const *words, int in, int out, struct error *error)
{
    char where[64];
    struct child child = {0};
    int service = memfd_create("service", MFD_CLOEXEC);
    if (service < 0)
        return error_set(error, ERR_IO, "database", "no memory file: %s", strerror(errno));
    snprintf(where, sizeof(where), "PGSERVICEFILE=/proc/self/fd/%d", CHILD_EXTRA_FD);
    const struct child_config config = {
            .words = words,
            .package = "postgresql-client",
            .environment = where,
            .in = in,
            .out = out,
            .extra = service,
    };
    enum err err = postgres_service_write(path, service, error);
    if (!err)
        err = child_start(&config, &child, error);
    close(service);
    return err ? err : child_wait(&child, words[0], error);
}

/* --- taking --------------------------------------------------------------------------------- */

static enum err snapshot_export(struct db *db, char ret_name[SNAPSHOT_SIZE])
{
    struct query *query = db_query(db, "SELECT pg_export_snapshot()");
    if (query_next(query))
        query_copy_text(query, 0, ret_name, SNAPSHOT_SIZE);
    return query_end(query);
}

static enum err moment_describe(struct db *db, const char *overlap, struct tally *tally,
        char ret_snapshot[SNAPSHOT_SIZE], struct backup_head *ret_head, struct error *error)
{
    const struct migration *migrations = NULL;
    enum err err = overlap_migrations(db, overlap, &migrations, error);
    if (err)
        return err;
    err = tally_make(db, tally);
    if (!err)
        err = snapshot_export(db, ret_snapshot);
    if (err || tally->schema == 0)
        return error_set(error, err ? err : ERR_INPUT, "database", "It is no database of ours.");
    *ret_head = (struct backup_head){.schema = tally->schema, .rows = tally->rows};
    snprintf(ret_head->engine, sizeof(ret_head->engine), "%s", copy_postgres.name);
    snprintf(ret_head->overlap, sizeof(ret_head->overlap), "%s", overlap);
    return ERR_OK;
}

static enum err dump(const char *path, const char *snapshot, int to, struct error *error)
{
    char at[SNAPSHOT_SIZE + 16];
    snprintf(at, sizeof(at), "--snapshot=%s", snapshot);
    const char *const words[] = {"pg_dump", "--format=custom", "--no-owner", "--no-privileges",
            "--no-comments", "--no-password", at, "--dbname", POSTGRES_SERVICE, NULL};
    return program_run(path, words, -1, to, error);
}

/* Our transaction may be ended by the server while pg_dump goes on, which has its own by then. */
static enum err moment_take(struct db *db, const char *path, const char *overlap,
        struct tally *tally, const struct copy_sink *sink, struct error *error)
{
    char snapshot[SNAPSHOT_SIZE] = "";
    struct backup_head head;
    int to = -1;
    enum err err = moment_describe(db, overlap, tally, snapshot, &head, error);
    if (!err)
        err = sink->begin(sink->context, &head, &to, error);
    return err ? err : dump(path, snapshot, to, error);
}

static enum err postgres_take(
        const char *path, const char *overlap, const struct copy_sink *sink, struct error *error)
{
    struct db *db = NULL;
    struct tally tally = {0};
    enum err err = db_open(path, DB_READ, &db, error);
    if (err)
        return err;
    err = db_begin(db);
    if (err)
        error_set(error, err, "database", "It cannot be read.");
    else
        err = moment_take(db, path, overlap, &tally, sink, error);
    db_close(db);
    tally_finish(&tally);
    return err;
}

/* --- putting back --------------------------------------------------------------------------- */

/* Reads all of it and makes nothing: the rows are counted only where they are put. */
static enum err postgres_check(
        struct draft *draft, const struct backup_head *head, struct error *error)
{
    static const char *const words[] = {"pg_restore", "--file=/dev/null", NULL};
    (void)head;
    if (lseek(draft->fd, 0, SEEK_SET) != 0)
        return ERR_IO;
    return program_run("postgresql://", words, draft->fd, -1, error);
}

/* What pg_restore has committed stays, and stands in the way of another try. */
static enum err filled_say(enum err err, struct error *error)
{
    struct error why = error ? *error : (struct error){0};
    return error_set(error, err, why.field,
            "%.112s (the database is filled: drop it and create it anew before another try)",
            why.text[0] != '\0' ? why.text : "It cannot be used");
}

/* Counts what is there now, and brings it to this program's schema. */
static enum err filled_finish(const char *path, const struct backup_head *head, struct error *error)
{
    struct db *db = NULL;
    enum err err = db_open(path, DB_WRITE, &db, error);
    if (!err)
        err = copy_finish(db, head, false, error);
    return err ? filled_say(err, error) : ERR_OK;
}

static enum err postgres_put_back(
        struct draft *draft, const char *path, const struct backup_head *head, struct error *error)
{
    static const char *const words[] = {"pg_restore", "--exit-on-error", "--single-transaction",
            "--no-owner", "--no-privileges", "--no-comments", "--no-password", "--dbname",
            POSTGRES_SERVICE, NULL};
    if (lseek(draft->fd, 0, SEEK_SET) != 0)
        return ERR_IO;
    enum err err = program_run(path, words, draft->fd, -1, error);
    return err ? err : filled_finish(path, head, error);
}

const struct copy_engine copy_postgres = {
        .name = "postgresql",
        .check_empty = postgres_check_empty,
        .take = postgres_take,
        .check = postgres_check,
        .put_back = postgres_put_back,
};
