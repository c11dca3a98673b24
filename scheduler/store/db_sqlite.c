/* SQLite behind db_engine.h; no other file includes sqlite3.h. SQLite 3.40 has the WAL-reset bug
 * (fixed in 3.51.3), so exactly one connection, held to it by a lock file, writes and checkpoints;
 * readers refuse changes and never checkpoint, not on closing either; nothing is mapped. */
#include "scheduler/store/db_engine.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "scheduler/store/wal_vfs.h"

enum turn { TURN_BEGIN, TURN_COMMIT, TURN_ROLLBACK, TURN_COUNT }; /* of a transaction */

struct db_connection {
    sqlite3 *sqlite;
    sqlite3_stmt *turns[TURN_COUNT];
    int lock; /* of PATH.lock; -1: a reader's */
    enum db_mode mode;
    bool has_who_changed; /* a sign-in or an account, since it was last asked */
};

struct db_statement {
    struct db_connection *connection;
    sqlite3_stmt *sqlite;
    int places[DB_PARAMETERS_MAX]; /* of $1 ...: SQLite's own numbers; 0: not in it */
};

static enum err err_from_sqlite(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return ERR_OK;
    case SQLITE_NOMEM:
        return ERR_MEMORY;
    case SQLITE_CONSTRAINT:
        break;
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
        return ERR_INTERNAL;
    default:
        return ERR_IO;
    }
    bool is_rule = code == SQLITE_CONSTRAINT_TRIGGER || code == SQLITE_CONSTRAINT_UNIQUE ||
                   code == SQLITE_CONSTRAINT_PRIMARYKEY;
    return is_rule ? ERR_CONFLICT : ERR_INTERNAL;
}

/* --- connection ----------------------------------------------------------------------------- */

/* A second writing process would bring the WAL-reset bug back: it is refused at the door. */
static enum err lock_take(struct db_connection *connection, const char *path, struct error *error)
{
    char name[4096];
    int len = snprintf(name, sizeof(name), "%s.lock", path);
    if (len < 0 || (size_t)len >= sizeof(name))
        return error_set(error, ERR_LIMIT, "database", "The path is too long.");
    connection->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (connection->lock < 0)
        return error_set(error, ERR_IO, "database", "Its folder cannot be written to.");
    if (flock(connection->lock, LOCK_EX | LOCK_NB) != 0)
        return error_set(error, ERR_CONFLICT, "database", "Another program has it open.");
    return ERR_OK;
}

/* Made by us first, so that it (and the WAL after it) is nobody else's to read. */
static enum err file_make(const char *path, struct error *error)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return error_set(error, ERR_IO, "database", "The file cannot be opened.");
    close(file);
    return ERR_OK;
}

/* A checkpoint after 16,384 pages of log (64 MB): it writes a page once, however often the log has
 * it, so that a later one writes less for each change. */
static const char writer_settings[] = "PRAGMA journal_mode = WAL;"
                                      "PRAGMA synchronous = FULL;"
                                      "PRAGMA foreign_keys = ON;"
                                      "PRAGMA mmap_size = 0;"
                                      "PRAGMA trusted_schema = OFF;"
                                      "PRAGMA secure_delete = ON;"
                                      "PRAGMA cache_size = -16384;"
                                      "PRAGMA wal_autocheckpoint = 16384;"
                                      "PRAGMA temp_store = MEMORY;";

static const char reader_settings[] = "PRAGMA query_only = 1;"
                                      "PRAGMA wal_autocheckpoint = 0;"
                                      "PRAGMA mmap_size = 0;"
                                      "PRAGMA trusted_schema = OFF;"
                                      "PRAGMA temp_store = MEMORY;";

static enum err sqlite_run(struct db_connection *connection, const char *sql)
{
    return err_from_sqlite(sqlite3_exec(connection->sqlite, sql, NULL, NULL, NULL));
}

static enum err turns_prepare(struct db_connection *connection, const char *begin)
{
    const char *const sql[] = {
            [TURN_BEGIN] = begin, [TURN_COMMIT] = "COMMIT", [TURN_ROLLBACK] = "ROLLBACK"};
    int code = SQLITE_OK;
    for (int i = 0; i < TURN_COUNT && code == SQLITE_OK; i++)
        code = sqlite3_prepare_v3(connection->sqlite, sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                &connection->turns[i], NULL);
    return err_from_sqlite(code);
}

/* New ones change nothing that anybody knows. */
static void handle_change(
        void *context, int kind, const char *database, const char *table, sqlite3_int64 row)
{
    struct db_connection *connection = context;
    (void)database;
    (void)row;
    if (kind != SQLITE_INSERT && (strcmp(table, "sign_in") == 0 || strcmp(table, "account") == 0))
        connection->has_who_changed = true;
}

static enum err connection_open(struct db_connection *connection, const char *path)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    bool is_writer = connection->mode == DB_WRITE;
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* refused once it is in use: it was said then */
    int code = is_writer ? wal_vfs_register() : SQLITE_OK;
    if (code == SQLITE_OK)
        code = sqlite3_open_v2(path, &connection->sqlite, flags, is_writer ? WAL_VFS_NAME : NULL);
    if (code != SQLITE_OK)
        return err_from_sqlite(code);
    sqlite3_extended_result_codes(connection->sqlite, 1);
    sqlite3_busy_timeout(connection->sqlite, 5000);
    if (is_writer)
        sqlite3_update_hook(connection->sqlite, handle_change, connection);
    else
        sqlite3_db_config(connection->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    enum err err = sqlite_run(connection, is_writer ? writer_settings : reader_settings);
    return err ? err : turns_prepare(connection, is_writer ? "BEGIN IMMEDIATE" : "BEGIN");
}

static void sqlite_close(struct db_connection *connection)
{
    if (!connection)
        return;
    for (int i = 0; i < TURN_COUNT; i++)
        sqlite3_finalize(connection->turns[i]);
    sqlite3_close(connection->sqlite);
    if (connection->lock >= 0)
        close(connection->lock);
    free(connection);
}

static enum err sqlite_open(const char *path, enum db_mode mode, const char *scheduler,
        struct db_connection **ret_connection, struct error *error)
{
    (void)scheduler; /* there is one */
    struct db_connection *connection = calloc(1, sizeof(*connection));
    if (!connection)
        return ERR_MEMORY;
    connection->lock = -1;
    connection->mode = mode;
    enum err err = mode == DB_WRITE ? lock_take(connection, path, error) : ERR_OK;
    if (!err && mode == DB_WRITE)
        err = file_make(path, error);
    if (err)
        goto close_connection;
    err = connection_open(connection, path);
    if (err) {
        error_set(error, err, "database", "It is no database of ours, or it cannot be read.");
        goto close_connection;
    }
    *ret_connection = connection;
    return ERR_OK;

close_connection:
    sqlite_close(connection);
    return err;
}

/* --- transactions ----------------------------------------------------------------------------- */

static enum err turn_run(struct db_connection *connection, enum turn turn)
{
    int code = sqlite3_step(connection->turns[turn]);
    sqlite3_reset(connection->turns[turn]);
    return err_from_sqlite(code);
}

static enum err sqlite_begin(struct db_connection *connection)
{
    return turn_run(connection, TURN_BEGIN);
}

static enum err sqlite_commit(struct db_connection *connection)
{
    return turn_run(connection, TURN_COMMIT);
}

static enum err sqlite_rollback(struct db_connection *connection)
{
    return turn_run(connection, TURN_ROLLBACK);
}

static bool sqlite_is_in_transaction(const struct db_connection *connection)
{
    return sqlite3_get_autocommit(connection->sqlite) == 0;
}

/* Nobody else writes. */
static bool sqlite_is_overtaken(const struct db_connection *connection)
{
    (void)connection;
    return false;
}

static bool sqlite_take_who_change(struct db_connection *connection)
{
    bool has_changed = connection->has_who_changed;
    connection->has_who_changed = false;
    return has_changed;
}

static int64_t sqlite_change_count(const struct db_connection *connection)
{
    return sqlite3_total_changes64(connection->sqlite);
}

/* --- statements ------------------------------------------------------------------------------- */

/* SQLite takes "$1" for a name, numbered by first appearance, so it is looked up by name; 0, which
 * binding refuses, when there is none. */
static int parameter(const struct db_statement *statement, int index)
{
    return index >= 1 && index <= DB_PARAMETERS_MAX ? statement->places[index - 1] : 0;
}

static void parameters_find(struct db_statement *statement)
{
    char name[8];
    for (int i = 0; i < DB_PARAMETERS_MAX; i++) {
        snprintf(name, sizeof(name), "$%d", i + 1);
        statement->places[i] = sqlite3_bind_parameter_index(statement->sqlite, name);
    }
}

static enum err sqlite_prepare(
        struct db_connection *connection, const char *sql, struct db_statement **ret_statement)
{
    struct db_statement *statement = calloc(1, sizeof(*statement));
    if (!statement)
        return ERR_MEMORY;
    statement->connection = connection;
    int code = sqlite3_prepare_v3(
            connection->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->sqlite, NULL);
    if (code != SQLITE_OK) {
        free(statement);
        return err_from_sqlite(code);
    }
    parameters_find(statement);
    *ret_statement = statement;
    return ERR_OK;
}

static void sqlite_finish(struct db_statement *statement)
{
    if (!statement)
        return;
    sqlite3_finalize(statement->sqlite);
    free(statement);
}

static enum err sqlite_bind_number(struct db_statement *statement, int index, int64_t number)
{
    return err_from_sqlite(
            sqlite3_bind_int64(statement->sqlite, parameter(statement, index), number));
}

static enum err sqlite_bind_text(struct db_statement *statement, int index, const char *text)
{
    return err_from_sqlite(sqlite3_bind_text(
            statement->sqlite, parameter(statement, index), text, -1, SQLITE_STATIC));
}

static enum err sqlite_bind_bytes(
        struct db_statement *statement, int index, const void *data, size_t len)
{
    return err_from_sqlite(sqlite3_bind_blob64(
            statement->sqlite, parameter(statement, index), data, len, SQLITE_STATIC));
}

static enum err sqlite_bind_null(struct db_statement *statement, int index)
{
    return err_from_sqlite(sqlite3_bind_null(statement->sqlite, parameter(statement, index)));
}

static enum err sqlite_step(struct db_statement *statement, bool *ret_has_row)
{
    int code = sqlite3_step(statement->sqlite);
    *ret_has_row = code == SQLITE_ROW;
    return err_from_sqlite(code);
}

static int64_t sqlite_reset(struct db_statement *statement)
{
    int64_t changes = sqlite3_changes64(statement->connection->sqlite);
    sqlite3_reset(statement->sqlite);
    sqlite3_clear_bindings(statement->sqlite);
    return changes;
}

static bool sqlite_is_null(const struct db_statement *statement, int column)
{
    return sqlite3_column_type(statement->sqlite, column) == SQLITE_NULL;
}

static int64_t sqlite_number(const struct db_statement *statement, int column)
{
    return sqlite3_column_int64(statement->sqlite, column);
}

static const char *sqlite_text(const struct db_statement *statement, int column)
{
    return (const char *)sqlite3_column_text(statement->sqlite, column);
}

static const void *sqlite_bytes(const struct db_statement *statement, int column, size_t *ret_len)
{
    const void *bytes = sqlite3_column_blob(statement->sqlite, column);
    *ret_len = (size_t)sqlite3_column_bytes(statement->sqlite, column);
    return bytes;
}

const struct db_engine db_sqlite = {
        .open = sqlite_open,
        .close = sqlite_close,
        .begin = sqlite_begin,
        .commit = sqlite_commit,
        .rollback = sqlite_rollback,
        .run = sqlite_run,
        .is_in_transaction = sqlite_is_in_transaction,
        .is_overtaken = sqlite_is_overtaken,
        .change_count = sqlite_change_count,
        .take_who_change = sqlite_take_who_change,
        .prepare = sqlite_prepare,
        .finish = sqlite_finish,
        .bind_number = sqlite_bind_number,
        .bind_text = sqlite_bind_text,
        .bind_bytes = sqlite_bind_bytes,
        .bind_null = sqlite_bind_null,
        .step = sqlite_step,
        .reset = sqlite_reset,
        .is_null = sqlite_is_null,
        .number = sqlite_number,
        .text = sqlite_text,
        .bytes = sqlite_bytes,
};
