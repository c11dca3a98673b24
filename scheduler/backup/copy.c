/* What does not depend on the engine. For backup.c and restore.c. */
#include "scheduler/backup/copy.h"

#include <inttypes.h>

#include "common/clock.h"
#include "scheduler/backup/tally.h"
#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"
#include "scheduler/store/overlap.h"

const struct copy_engine *copy_engine_of(const char *path)
{
    return db_is_url(path) ? &copy_postgres : &copy_sqlite;
}

static enum err tally_compare(
        struct db *db, struct tally *tally, const struct backup_head *head, struct error *error)
{
    enum err err = db_begin(db);
    if (!err)
        err = tally_make(db, tally);
    if (!err)
        err = db_commit(db);
    if (err)
        return error_set(error, err, "database", "What was restored cannot be read.");
    if (tally->rows != head->rows || tally->schema != head->schema)
        return error_set(error, ERR_INPUT, "backup",
                "has %" PRId64 " rows where %" PRId64 " were written", tally->rows, head->rows);
    return ERR_OK;
}

static enum err schema_renew(struct db *db, const struct backup_head *head, struct error *error)
{
    const struct migration *migrations = NULL;
    enum err err = overlap_migrations(db, head->overlap, &migrations, error);
    return err ? err : migrate_run(db, migrations, clock_now().unix_ms / 1000, error);
}

enum err copy_finish(
        struct db *db, const struct backup_head *head, bool is_check, struct error *error)
{
    struct tally tally = {0};
    enum err err = tally_compare(db, &tally, head, error);
    if (!err && !is_check)
        err = schema_renew(db, head, error);
    db_close(db);
    tally_finish(&tally);
    return err;
}
