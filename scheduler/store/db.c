/* One connection to whichever engine the path names: which statements it keeps, which are open, and
 * the first error of each query. What an engine does differently is behind db_engine.h. */
#include "scheduler/store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/store/db_engine.h"

struct query {
    struct db *db;
    const char *sql;
    struct db_statement *statement; /* NULL: could not be made, and err says why */
    enum err err;                   /* the first one since it was asked for */
    bool is_open;                   /* between db_query and query_end */
};

struct db {
    const struct db_engine *engine;
    struct db_connection *connection;
    int64_t changes;
    bool is_overtaken;
    size_t count;
    struct query queries[DB_STATEMENTS_MAX];
    struct query refused; /* handed out when a query cannot be made: only carries its error */
};

/* --- connection ----------------------------------------------------------------------------- */

bool db_is_url(const char *path)
{
    return strncmp(path, "postgresql://", 13) == 0 || strncmp(path, "postgres://", 11) == 0;
}

enum err db_open(const char *path, enum db_mode mode, struct db **ret_db, struct error *error)
{
    return db_open_as(path, mode, NULL, ret_db, error);
}

enum err db_open_as(const char *path, enum db_mode mode, const char *scheduler, struct db **ret_db,
        struct error *error)
{
    struct db *db = calloc(1, sizeof(*db));
    if (!db)
        return ERR_MEMORY;
    db->engine = db_is_url(path) ? &db_postgres : &db_sqlite;
    enum err err = db->engine->open(path, mode, scheduler, &db->connection, error);
    if (err) {
        free(db);
        return err;
    }
    *ret_db = db;
    return ERR_OK;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < db->count; i++)
        db->engine->finish(db->queries[i].statement);
    db->engine->close(db->connection);
    free(db);
}

bool db_is_shared(const struct db *db)
{
    return db->engine->is_shared;
}

/* --- transactions ----------------------------------------------------------------------------- */

enum err db_begin(struct db *db)
{
    db->is_overtaken = false;
    return db->engine->begin(db->connection);
}

enum err db_commit(struct db *db)
{
    return db->engine->commit(db->connection);
}

enum err db_rollback(struct db *db)
{
    return db->engine->rollback(db->connection);
}

enum err db_listen(struct db *db)
{
    return db->engine->listen(db->connection);
}

enum err db_ring(struct db *db)
{
    return db->engine->ring(db->connection);
}

enum err db_hear(struct db *db, int fd, ms_t wait_ms, bool *ret_is_rung)
{
    return db->engine->hear(db->connection, fd, wait_ms, ret_is_rung);
}

enum err db_run(struct db *db, const char *sql)
{
    return db->engine->run(db->connection, sql);
}

bool db_is_in_transaction(const struct db *db)
{
    return db->engine->is_in_transaction(db->connection);
}

enum err db_overtake(struct db *db)
{
    db->is_overtaken = true;
    return ERR_CONFLICT;
}

bool db_is_overtaken(const struct db *db)
{
    return db->is_overtaken || db->engine->is_overtaken(db->connection);
}

int64_t db_changes(const struct db *db)
{
    return db->changes;
}

int64_t db_change_count(const struct db *db)
{
    return db->engine->change_count(db->connection);
}

bool db_take_who_change(struct db *db)
{
    return db->engine->take_who_change(db->connection);
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
    enum err err = db->engine->prepare(db->connection, sql, &query->statement);
    if (err)
        return query_refuse(db, err);
    db->count++;
    return query;
}

/* A literal is nearly always the very same one; two places may say the same. */
static struct query *query_find(struct db *db, const char *sql)
{
    for (size_t i = 0; i < db->count; i++) {
        if (db->queries[i].sql == sql)
            return &db->queries[i];
    }
    for (size_t i = 0; i < db->count; i++) {
        if (strcmp(db->queries[i].sql, sql) == 0)
            return &db->queries[i];
    }
    return NULL;
}

struct query *db_query(struct db *db, const char *sql)
{
    struct query *query = query_find(db, sql);
    if (!query)
        query = query_prepare(db, sql);
    else if (query->is_open)
        query = query_refuse(db, ERR_INTERNAL);
    query->is_open = true;
    return query;
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
    if (!query->err)
        query->err = query->db->engine->bind_number(query->statement, index, number);
}

void query_bind_text(struct query *query, int index, const char *text)
{
    if (!text)
        query_bind_null(query, index);
    else if (!query->err)
        query->err = query->db->engine->bind_text(query->statement, index, text);
}

void query_bind_bytes(struct query *query, int index, const void *data, size_t len)
{
    if (!query->err)
        query->err = query->db->engine->bind_bytes(query->statement, index, data, len);
}

void query_bind_null(struct query *query, int index)
{
    if (!query->err)
        query->err = query->db->engine->bind_null(query->statement, index);
}

bool query_next(struct query *query)
{
    bool has_row = false;
    if (!query->err)
        query->err = query->db->engine->step(query->statement, &has_row);
    return !query->err && has_row;
}

bool query_is_null(const struct query *query, int column)
{
    return query->db->engine->is_null(query->statement, column);
}

int64_t query_number(const struct query *query, int column)
{
    return query->db->engine->number(query->statement, column);
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
    const char *text = query->db->engine->text(query->statement, column);
    return text ? text : "";
}

void query_copy_text(const struct query *query, int column, char *ret_text, size_t size)
{
    snprintf(ret_text, size, "%s", query_text(query, column));
}

const void *query_bytes(const struct query *query, int column, size_t *ret_len)
{
    return query->db->engine->bytes(query->statement, column, ret_len);
}

void query_send(struct query *query)
{
    const struct db_engine *engine = query->db->engine;
    if (!query->err && engine->send)
        query->err = engine->send(query->statement);
}

enum err query_post(struct query *query)
{
    const struct db_engine *engine = query->db->engine;
    if (!engine->post)
        return query_run(query);
    if (!query->err)
        query->err = engine->post(query->statement);
    return query_end(query);
}

enum err query_end(struct query *query)
{
    enum err err = query->err;
    if (query->statement)
        query->db->changes = query->db->engine->reset(query->statement);
    query->err = ERR_OK;
    query->is_open = false;
    return err;
}

enum err query_run(struct query *query)
{
    query_next(query);
    return query_end(query);
}
