/* Runs the numbered SQL files that a database does not have yet. store_open calls it once, before
 * any thread starts; it never goes back and never leaves half a step. */
#include "scheduler/store/migrate.h"

#include "scheduler/store/db.h"

static enum err version_read(struct db *db, int64_t *ret_version)
{
    static const char make[] = "CREATE TABLE IF NOT EXISTS schema_version ("
                               "version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)";
    enum err err = db_run(db, make);
    if (err)
        err = db_run(db, make); /* PostgreSQL refuses whom another overtook in this */
    if (err)
        return err;
    struct query *query = db_query(db, "SELECT COALESCE(MAX(version), 0) FROM schema_version");
    int64_t version = query_next(query) ? query_number(query, 0) : 0;
    err = query_end(query);
    if (!err)
        *ret_version = version;
    return err;
}

static enum err version_write(struct db *db, int version, unix_s_t now)
{
    struct query *query = db_query(db, "INSERT INTO schema_version VALUES ($1, $2)");
    query_bind_number(query, 1, version);
    query_bind_number(query, 2, now);
    return query_run(query);
}

/* The number first: of two programs that start at once the second waits there, and is refused. */
static enum err migrate_step(struct db *db, const struct migration *migration, unix_s_t now)
{
    enum err err = db_begin(db);
    if (err)
        return err;
    err = version_write(db, migration->version, now);
    if (!err)
        err = db_run(db, migration->sql);
    if (!err)
        err = db_commit(db);
    if (err && db_is_in_transaction(db)) {
        enum err undone = db_rollback(db);
        (void)undone; /* the first error is the one to tell */
    }
    return err;
}

static enum err migrate_unless_done(
        struct db *db, const struct migration *migration, unix_s_t now, int64_t *version)
{
    if (migration->version <= *version)
        return ERR_OK;
    enum err err = migrate_step(db, migration, now);
    if (!err || version_read(db, version) != ERR_OK)
        return err;
    return migration->version <= *version ? ERR_OK : err; /* somebody else did it */
}

enum err migrate_run(
        struct db *db, const struct migration *migrations, unix_s_t now, struct error *error)
{
    int64_t version = 0;
    enum err err = version_read(db, &version);
    if (err)
        return error_set(error, err, "database", "It cannot be read or written.");
    int newest = 0;
    for (const struct migration *step = migrations; step->version; step++) {
        newest = step->version;
        err = migrate_unless_done(db, step, now, &version);
        if (err)
            return error_set(error, err, "database", "Migration %d failed.", step->version);
    }
    if (version > newest)
        return error_set(error, ERR_CONFLICT, "database",
                "It is of a newer program (schema %d, this one knows %d).", (int)version, newest);
    return ERR_OK;
}
