/* A thin face of one SQL connection, so that operations hold SQL and no engine. Which engine it is,
 * db_open reads from the path: a postgresql:// or postgres:// URL is PostgreSQL's, all else names a
 * SQLite file. Parameters are $1, $2 ... from 1, columns from 0. A connection belongs to one
 * thread. Statements are prepared once and kept: sql must be a literal. The first error of a query
 * is kept until query_end, so that a query is written without ifs.
 *
 * SQL that runs on both engines: `$1 IS NULL` only after `$1` was compared with a column (or its
 * type is unknown); no OR REPLACE, no rowid; a constraint that may refuse is met by ON CONFLICT or
 * ends the operation, because PostgreSQL takes nothing more in a transaction after an error. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_DB_H
#define PORCHLIGHT_SCHEDULER_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"

struct db;
struct query;

enum {
    DB_STATEMENTS_MAX = 320, /* kept prepared, a connection */
    DB_PARAMETERS_MAX = 24,  /* of one statement */
};

enum db_mode {
    DB_WRITE, /* SQLite: the one connection that writes and checkpoints */
    DB_READ,  /* refuses every change */
};

/* Whether the path is a PostgreSQL URL. */
bool db_is_url(const char *path);

enum err db_open(const char *path, enum db_mode mode, struct db **ret_db,
        struct error *error) ATTRIBUTE_MUST_USE;
void db_close(struct db *db);

/* The same, in the name of a scheduler: a short word without quotes, lent. What is written through
 * the connection is told to others as its (store/told.h). */
enum err db_open_as(const char *path, enum db_mode mode, const char *scheduler, struct db **ret_db,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Whether others write at the same time as this connection. Then a write must lock, or compare and
 * set, what it has read (store/lock.h). */
bool db_is_shared(const struct db *db);

/* One transaction. A reader's sees one moment; a shared writer's sees what is committed at each
 * statement. begin joins a lost connection again, at most as often as its pauses allow. ERR_IO:
 * nothing has begun, or nothing of it was acknowledged. commit tells any other error of what was
 * posted; then, and after ERR_CONFLICT of a query on a shared one, all that is left is rollback. */
enum err db_begin(struct db *db) ATTRIBUTE_MUST_USE;
enum err db_commit(struct db *db) ATTRIBUTE_MUST_USE;
enum err db_rollback(struct db *db) ATTRIBUTE_MUST_USE;

/* Only for a connection that does nothing else, and where db_is_shared. listen begins to hear when
 * others ring; a lost connection is joined again, at most as often as its pauses allow. ring wakes
 * all who listen. hear waits until another connection has rung, fd (-1: none) is readable or
 * wait_ms is over. ERR_IO: the connection is lost; listen again. */
enum err db_listen(struct db *db) ATTRIBUTE_MUST_USE;
enum err db_ring(struct db *db) ATTRIBUTE_MUST_USE;
enum err db_hear(struct db *db, int fd, ms_t wait_ms, bool *ret_is_rung) ATTRIBUTE_MUST_USE;

/* Statements without parameters or rows, one or several. */
enum err db_run(struct db *db, const char *sql) ATTRIBUTE_MUST_USE;

/* False once the engine has ended the transaction by itself (disk full, connection lost). */
bool db_is_in_transaction(const struct db *db);

/* For a write that finds its facts changed since it read them: always ERR_CONFLICT. The engine
 * itself does the same for a deadlock or a failed serialization. */
enum err db_overtake(struct db *db);

/* Since begin: the write is to be rolled back and made anew. */
bool db_is_overtaken(const struct db *db);

/* Rows changed by the last query that was ended. */
int64_t db_changes(const struct db *db);

/* Rows changed through this connection since it was opened, whether or not that was undone. Not for
 * a shared one. */
int64_t db_change_count(const struct db *db);

/* Whether a sign-in or an account was changed or deleted through this connection, on whatever path,
 * since this was last asked; undone or not. Not for a shared one. */
bool db_take_who_change(struct db *db);

/* One at a time for each sql. Binding lends: the value must last until query_end. */
struct query *db_query(struct db *db, const char *sql);
void query_bind_id(struct query *query, int index, const struct id *id); /* zero or NULL: NULL */
void query_bind_number(struct query *query, int index, int64_t number);
void query_bind_text(struct query *query, int index, const char *text); /* NULL: NULL */
void query_bind_bytes(struct query *query, int index, const void *data, size_t len);
void query_bind_null(struct query *query, int index);

/* True: a row is there. False: no more, or an error, which query_end tells. */
bool query_next(struct query *query);
bool query_is_null(const struct query *query, int column);
int64_t query_number(const struct query *query, int column);   /* 0 for NULL */
struct id query_id(const struct query *query, int column);     /* zero for NULL */
const char *query_text(const struct query *query, int column); /* lent until next; "" for NULL */
void query_copy_text(const struct query *query, int column, char *ret_text, size_t size); /* cut */
const void *query_bytes(const struct query *query, int column, size_t *ret_len);          /* lent */

/* Lets it go on its way now; its rows, or what it came to, are asked for later as ever. What is
 * sent before the next answer is asked for goes to a server and back together, and is carried out
 * in this order. Where there is no way to go it happens when it is asked for, so ask in this order.
 */
void query_send(struct query *query);

/* Likewise, and ends it: of a statement whose rows and number of changes nobody asks for. An error
 * that is not known yet is told by the next query or by db_commit. */
enum err query_post(struct query *query) ATTRIBUTE_MUST_USE;

/* Frees the statement for its next use. ERR_CONFLICT: a constraint or trigger refused; ERR_IO;
 * ERR_MEMORY; ERR_INTERNAL: our SQL is wrong. */
enum err query_end(struct query *query);

/* query_next and query_end, for a query without rows. */
enum err query_run(struct query *query) ATTRIBUTE_MUST_USE;

#endif
