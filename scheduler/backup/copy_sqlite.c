/* SQLite's copy: VACUUM INTO, by a connection that reads, into a file beside the database. It is of
 * one moment, waits for nobody, and has no page of what was deleted; the scheduler writes on. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "scheduler/backup/copy.h"
#include "scheduler/backup/draft.h"
#include "scheduler/backup/flow.h"
#include "scheduler/backup/tally.h"
#include "scheduler/store/db.h"

static enum err sqlite_check_empty(const char *path, struct error *error)
{
    static const char *const beside[] = {"", "-wal", "-journal"};
    char name[DRAFT_PATH_SIZE];
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        snprintf(name, sizeof(name), "%s%s", path, beside[i]);
        if (access(name, F_OK) == 0 || errno != ENOENT)
            return error_set(error, ERR_CONFLICT, "database",
                    "There is one already; a backup is restored where none is.");
    }
    return ERR_OK;
}

/* --- taking --------------------------------------------------------------------------------- */

/* query_only refuses to write a new file, too. */
static enum err vacuum_into(const char *path, const char *name, struct error *error)
{
    struct db *db = NULL;
    enum err err = db_open(path, DB_READ, &db, error);
    if (err)
        return err;
    err = db_run(db, "PRAGMA query_only = 0");
    if (!err) {
        struct query *query = db_query(db, "VACUUM INTO $1");
        query_bind_text(query, 1, name);
        err = query_run(query);
    }
    db_close(db);
    return err ? error_set(error, err, "database",
                         "It could not be copied beside itself: is its disk full?")
               : ERR_OK;
}

static enum err copy_describe(const struct draft *draft, const char *overlap,
        struct backup_head *ret_head, struct error *error)
{
    struct db *db = NULL;
    struct tally tally = {0};
    enum err err = db_open(draft->name, DB_READ, &db, error);
    if (err)
        return err;
    err = tally_make(db, &tally);
    db_close(db);
    tally_finish(&tally);
    if (err || tally.schema == 0)
        return error_set(error, ERR_INPUT, "database", "It is no database of ours.");
    *ret_head = (struct backup_head){.schema = tally.schema, .rows = tally.rows};
    snprintf(ret_head->engine, sizeof(ret_head->engine), "%s", copy_sqlite.name);
    snprintf(ret_head->overlap, sizeof(ret_head->overlap), "%s", overlap);
    return ERR_OK;
}

static enum err sqlite_take(
        const char *path, const char *overlap, const struct copy_sink *sink, struct error *error)
{
    struct draft draft;
    struct backup_head head;
    int to = -1;
    enum err err = draft_open(&draft, path, ".copy", error);
    if (err)
        return err;
    err = vacuum_into(path, draft.name, error);
    if (!err)
        err = copy_describe(&draft, overlap, &head, error);
    if (!err)
        err = sink->begin(sink->context, &head, &to, error);
    if (!err && flow_copy(draft.fd, to) != ERR_OK)
        err = error_set(error, ERR_IO, "backup", "cannot be written");
    draft_drop(&draft);
    return err;
}

/* --- putting back --------------------------------------------------------------------------- */

static enum err integrity_check(struct db *db, struct error *error)
{
    struct query *query = db_query(db, "PRAGMA integrity_check(1)");
    bool is_good = query_next(query) && strcmp(query_text(query, 0), "ok") == 0;
    enum err err = query_end(query);
    if (err || !is_good)
        return error_set(error, ERR_INPUT, "backup", "holds a database that is damaged");
    return ERR_OK;
}

static enum err database_judge(const struct draft *draft, const struct backup_head *head,
        bool is_check, struct error *error)
{
    struct db *db = NULL;
    enum err err = db_open(draft->name, DB_WRITE, &db, error);
    if (err)
        return err;
    err = integrity_check(db, error);
    if (err) {
        db_close(db);
        return err;
    }
    return copy_finish(db, head, is_check, error);
}

static enum err sqlite_check(
        struct draft *draft, const struct backup_head *head, struct error *error)
{
    return database_judge(draft, head, true, error);
}

/* It gets its name when nothing can go wrong with it any more. */
static enum err sqlite_put_back(
        struct draft *draft, const char *path, const struct backup_head *head, struct error *error)
{
    (void)path; /* the draft's own */
    enum err err = database_judge(draft, head, false, error);
    if (!err)
        err = draft_keep(draft, true, error);
    if (!err) {
        char lock[DRAFT_PATH_SIZE + 8];
        snprintf(lock, sizeof(lock), "%s.lock", draft->name);
        unlink(lock);
    }
    return err;
}

const struct copy_engine copy_sqlite = {
        .name = "sqlite",
        .check_empty = sqlite_check_empty,
        .take = sqlite_take,
        .check = sqlite_check,
        .put_back = sqlite_put_back,
};
