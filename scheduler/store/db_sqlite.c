/* SQLite behind db.h; no other file includes sqlite3.h. SQLite 3.40 has the WAL-reset bug (fixed
 * in 3.51.3), so exactly one connection, held to it by a lock file, writes and checkpoints;
 * readers refuse changes and never checkpoint, not on closing either; nothing is mapped. */
#include "scheduler/store/db.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

struct query {
    struct db *db;
    const char *sql;
    sqlite3_stmt *statement;
    enum err err; /* the first one since it was asked for */
    bool is_open; /* between db_query and query_end */
};

struct db {
    sqlite3 *sqlite;
    int lock; /* of PATH.lock; -1: a reader's */
    int64_t changes;
    size_t count;
    struct query queries[DB_STATEMENTS_MAX];
    struct query refused; /* handed out when a query cannot be made: only carries its error */
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
static enum err lock_take(struct db *db, const char *path, struct error *error)
{
    char name[4096];
    int len = snprintf(name, sizeof(name), "%s.lock", path);
    if (len < 0 || (size_t)len >= sizeof(name))
        return error_set(error, ERR_LIMIT, "database", "The path is too long.");
    db->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (db->lock < 0)
        return error_set(error, ERR_IO, "database", "Its folder cannot be written to.");
    if (flock(db->lock, LOCK_EX | LOCK_NB) != 0)
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

static const char writer_settings[] = "PRAGMA journal_mode = WAL;"
                                      "PRAGMA synchronous = FULL;"
                                      "PRAGMA foreign_keys = ON;"
                                      "PRAGMA mmap_size = 0;"
                                      "PRAGMA trusted_schema = OFF;"
                                      "PRAGMA secure_delete = ON;"
                                      "PRAGMA temp_store = MEMORY;";

static const char reader_settings[] = "PRAGMA query_only = 1;"
                                      "PRAGMA wal_autocheckpoint = 0;"
                                      "PRAGMA mmap_size = 0;"
                                      "PRAGMA trusted_schema = OFF;"
                                      "PRAGMA temp_store = MEMORY;";

static enum err connection_open(struct db *db, const char *path, enum db_mode mode)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    int code = sqlite3_open_v2(path, &db->sqlite, flags, NULL);
    if (code != SQLITE_OK)
        return err_from_sqlite(code);
    sqlite3_extended_result_codes(db->sqlite, 1);
    sqlite3_busy_timeout(db->sqlite, 5000);
    if (mode == DB_READ)
        sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return db_run(db, mode == DB_WRITE ? writer_settings : reader_settings);
}

enum err db_open(const char *path, enum db_mode mode, struct db **ret_db, struct error *error)
{
    struct db *db = calloc(1, sizeof(*db));
    if (!db)
        return ERR_MEMORY;
    db->lock = -1;
    enum err err = mode == DB_WRITE ? lock_take(db, path, error) : ERR_OK;
    if (!err && mode == DB_WRITE)
        err = file_make(path, error);
    if (err)
        goto close_db;
    err = connection_open(db, path, mode);
    if (err) {
        error_set(error, err, "database", "It is no database of ours, or it cannot be read.");
        goto close_db;
    }
    *ret_db = db;
    return ERR_OK;

close_db:
    db_close(db);
    return err;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < db->count; i++)
        sqlite3_finalize(db->queries[i].statement);
    sqlite3_close(db->sqlite);
    if (db->lock >= 0)
        close(db->lock);
    free(db);
}

enum err db_run(struct db *db, const char *sql)
{
    return err_from_sqlite(sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL));
}

bool db_is_in_transaction(const struct db *db)
{
    return sqlite3_get_autocommit(db->sqlite) == 0;
}

int64_t db_changes(const struct db *db)
{
    return db->changes;
}

/* --- queries -------------------------------------------------------------------------------- */

static struct query *query_refuse(struct db *db, enum err err)
{
    db->refused = (struct query){.db = db, .err = err};
    return &db->refused;
}

static struct query *query_prepare(struct db *db, const char *sql)
{
    if (db->count == DB_STATEMENTS_MAX)
        return query_refuse(db, ERR_INTERNAL);
    struct query *query = &db->queries[db->count];
    *query = (struct query){.db = db, .sql = sql};
    int code = sqlite3_prepare_v3(
            db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &query->statement, NULL);
    if (code != SQLITE_OK)
        return query_refuse(db, err_from_sqlite(code));
    db->count++;
    return query;
}

struct query *db_query(struct db *db, const char *sql)
{
    struct query *query = NULL;
    for (size_t i = 0; i < db->count && !query; i++) {
        if (db->queries[i].sql == sql || strcmp(db->queries[i].sql, sql) == 0)
            query = &db->queries[i];
    }
    if (!query)
        query = query_prepare(db, sql);
    else if (query->is_open)
        query = query_refuse(db, ERR_INTERNAL);
    query->is_open = true;
    return query;
}

/* SQLite takes "$1" for a name, numbered by first appearance, so it is looked up by name. */
static int parameter(struct query *query, int index)
{
    if (query->err)
        return 0;
    char name[8];
    snprintf(name, sizeof(name), "$%d", index);
    int number = sqlite3_bind_parameter_index(query->statement, name);
    if (number == 0)
        query->err = ERR_INTERNAL;
    return number;
}

static void query_note(struct query *query, int code)
{
    if (!query->err)
        query->err = err_from_sqlite(code);
}

void query_bind_id(struct query *query, int index, const struct id *id)
{
    if (!id || id_is_zero(*id))
        query_bind_null(query, index);
    else
        query_bind_bytes(query, index, id->bytes, ID_BYTES);
}

void query_bind_number(struct query *query, int index, int64_t number)
{
    int at = parameter(query, index);
    if (at)
        query_note(query, sqlite3_bind_int64(query->statement, at, number));
}

void query_bind_text(struct query *query, int index, const char *text)
{
    int at = parameter(query, index);
    if (at)
        query_note(query, sqlite3_bind_text(query->statement, at, text, -1, SQLITE_STATIC));
}

void query_bind_bytes(struct query *query, int index, const void *data, size_t len)
{
    int at = parameter(query, index);
    if (at)
        query_note(query, sqlite3_bind_blob64(query->statement, at, data, len, SQLITE_STATIC));
}

void query_bind_null(struct query *query, int index)
{
    int at = parameter(query, index);
    if (at)
        query_note(query, sqlite3_bind_null(query->statement, at));
}

bool query_next(struct query *query)
{
    if (query->err)
        return false;
    int code = sqlite3_step(query->statement);
    query_note(query, code);
    return code == SQLITE_ROW;
}

bool query_is_null(const struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

int64_t query_number(const struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

struct id query_id(const struct query *query, int column)
{
    struct id id = {0};
    size_t len;
    const void *bytes = query_bytes(query, column, &len);
    if (len == ID_BYTES)
        memcpy(id.bytes, bytes, ID_BYTES);
    return id;
}

const char *query_text(const struct query *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text ? text : "";
}

void query_copy_text(const struct query *query, int column, char *ret_text, size_t size)
{
    snprintf(ret_text, size, "%s", query_text(query, column));
}

const void *query_bytes(const struct query *query, int column, size_t *ret_len)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);
    *ret_len = (size_t)sqlite3_column_bytes(query->statement, column);
    return bytes;
}

enum err query_end(struct query *query)
{
    enum err err = query->err;
    if (query->statement) {
        query->db->changes = sqlite3_changes64(query->db->sqlite);
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    query->err = ERR_OK;
    query->is_open = false;
    return err;
}

enum err query_run(struct query *query)
{
    query_next(query);
    return query_end(query);
}
