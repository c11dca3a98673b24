/* What an engine gives db.c. Included by db.c, db_sqlite.c and db_postgres.c, and by nobody else.
 * Each engine defines its own struct db_connection and struct db_statement. A statement is bound,
 * stepped through its rows and reset; db.c sees to the order and keeps the first error. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_DB_ENGINE_H
#define PORCHLIGHT_SCHEDULER_STORE_DB_ENGINE_H

#include "scheduler/store/db.h"

struct db_connection;
struct db_statement;

struct db_engine {
    bool is_shared; /* as db_is_shared */

    enum err (*open)(const char *path, enum db_mode mode, const char *scheduler,
            struct db_connection **ret_connection, struct error *error); /* scheduler: or NULL */
    void (*close)(struct db_connection *connection); /* its statements are finished already */
    enum err (*begin)(struct db_connection *connection);
    enum err (*commit)(struct db_connection *connection);
    enum err (*rollback)(struct db_connection *connection);
    enum err (*run)(struct db_connection *connection, const char *sql);
    bool (*is_in_transaction)(const struct db_connection *connection);
    bool (*is_overtaken)(const struct db_connection *connection);    /* since begin */
    int64_t (*change_count)(const struct db_connection *connection); /* as db_change_count */
    bool (*take_who_change)(struct db_connection *connection);       /* NULL where is_shared */

    /* NULL unless is_shared */
    enum err (*listen)(struct db_connection *connection);
    enum err (*ring)(struct db_connection *connection);
    enum err (*hear)(struct db_connection *connection, int fd, ms_t wait_ms, bool *ret_is_rung);

    enum err (*prepare)(struct db_connection *connection, const char *sql,
            struct db_statement **ret_statement); /* sql is a literal */
    void (*finish)(struct db_statement *statement);
    enum err (*bind_number)(struct db_statement *statement, int index, int64_t number);
    enum err (*bind_text)(struct db_statement *statement, int index, const char *text);
    enum err (*bind_bytes)(struct db_statement *statement, int index, const void *data, size_t len);
    enum err (*bind_null)(struct db_statement *statement, int index);
    enum err (*send)(struct db_statement *statement); /* NULL: there is no way to go */
    enum err (*post)(struct db_statement *statement); /* NULL: likewise */
    enum err (*step)(struct db_statement *statement, bool *ret_has_row);
    int64_t (*reset)(struct db_statement *statement); /* rows that it changed */

    bool (*is_null)(const struct db_statement *statement, int column);
    int64_t (*number)(const struct db_statement *statement, int column);
    const char *(*text)(const struct db_statement *statement, int column); /* NULL for NULL */
    const void *(*bytes)(const struct db_statement *statement, int column, size_t *ret_len);
};

extern const struct db_engine db_sqlite;
extern const struct db_engine db_postgres;

#endif
