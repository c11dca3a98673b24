/* PostgreSQL behind db_engine.h. What is said to the server, and when, is postgres_wire's; here
 * are transactions, statements and columns. */
#include "scheduler/store/db_engine.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/store/postgres_wire.h"

enum {
    RUN_MS = 600000,         /* within which db_run is answered: migrations */
    RING_MS = 10000,         /* and whoever listens or rings */
    OID_BYTES = 17,          /* pg_type.dat: bytea */
    OID_NUMBER = 20,         /* int8 */
    OID_TEXT = 25,           /* text */
    NUMBER_SIZE = 24,        /* an int64_t in decimal */
    STATEMENT_NAME_SIZE = 16 /* "s159" */
};

struct db_connection {
    struct postgres_wire *wire;
    enum db_mode mode;
    bool is_begun; /* a transaction, on the connection of this generation */
    uint64_t generation;
    size_t prepared; /* names given out */
};

struct db_statement {
    struct db_connection *connection;
    const char *sql;
    char name[STATEMENT_NAME_SIZE];
    uint64_t generation; /* of the connection that has it prepared; 0: none yet */
    bool is_sent;        /* since the last reset */
    bool is_stepped;     /* its row is the one that is looked at */
    struct wire_answer answer;
    int row;
    int count; /* parameters that sql has */
    Oid types[DB_PARAMETERS_MAX];
    const char *values[DB_PARAMETERS_MAX];
    int lengths[DB_PARAMETERS_MAX];
    int formats[DB_PARAMETERS_MAX]; /* 1: binary */
    char numbers[DB_PARAMETERS_MAX][NUMBER_SIZE];
};

/* --- transactions ----------------------------------------------------------------------------- */

static enum err postgres_open(const char *path, enum db_mode mode, const char *scheduler,
        struct db_connection **ret_connection, struct error *error)
{
    struct db_connection *connection = calloc(1, sizeof(*connection));
    if (!connection)
        return ERR_MEMORY;
    connection->mode = mode;
    enum err err = wire_open(path, mode, scheduler, &connection->wire, error);
    if (err) {
        free(connection);
        return err;
    }
    *ret_connection = connection;
    return ERR_OK;
}

static void postgres_close(struct db_connection *connection)
{
    if (!connection)
        return;
    wire_close(connection->wire);
    free(connection);
}

/* A connection that died while nobody used it is found out here, where nothing is lost yet. The
 * server hears of the transaction with its first statement. */
static enum err postgres_begin(struct db_connection *connection)
{
    enum err err = wire_ensure(connection->wire);
    if (!err)
        err = wire_send_turn(connection->wire, WIRE_BEGIN);
    connection->is_begun = !err;
    connection->generation = wire_generation(connection->wire);
    return err;
}

/* A reader has nothing to lose: it does not wait. */
static enum err postgres_commit(struct db_connection *connection)
{
    struct postgres_wire *wire = connection->wire;
    enum err err = wire_first_err(wire);
    if (!err)
        err = wire_send_turn(wire, WIRE_COMMIT);
    if (!err)
        err = connection->mode == DB_READ ? wire_push(wire) : wire_settle(wire);
    if (!err)
        err = wire_first_err(wire);
    connection->is_begun = connection->is_begun && err;
    return err;
}

static enum err postgres_rollback(struct db_connection *connection)
{
    connection->is_begun = false;
    enum err err = wire_settle(connection->wire);
    if (!err)
        err = wire_send_turn(connection->wire, WIRE_ROLLBACK);
    return err ? err : wire_settle(connection->wire);
}

static enum err postgres_run(struct db_connection *connection, const char *sql)
{
    return wire_run(connection->wire, sql, RUN_MS);
}

static bool postgres_is_in_transaction(const struct db_connection *connection)
{
    return connection->is_begun && wire_generation(connection->wire) == connection->generation;
}

static bool postgres_is_overtaken(const struct db_connection *connection)
{
    return wire_is_overtaken(connection->wire);
}

/* Nobody asks: a transaction is one write's. */
static int64_t postgres_change_count(const struct db_connection *connection)
{
    (void)connection;
    return 0;
}

/* --- hearing others --------------------------------------------------------------------------- */

static enum err postgres_listen(struct db_connection *connection)
{
    enum err err = wire_ensure(connection->wire);
    return err ? err : wire_run(connection->wire, "LISTEN porchlight", RING_MS);
}

static enum err postgres_ring(struct db_connection *connection)
{
    return wire_run(connection->wire, "NOTIFY porchlight", RING_MS);
}

static enum err postgres_hear(
        struct db_connection *connection, int fd, ms_t wait_ms, bool *ret_is_rung)
{
    return wire_hear(connection->wire, fd, wait_ms, ret_is_rung);
}

/* --- statements ------------------------------------------------------------------------------- */

/* The highest N of any $N. */
static int parameters_count(const char *sql)
{
    long highest = 0;
    for (const char *at = strchr(sql, '$'); at; at = strchr(at + 1, '$')) {
        long number = strtol(at + 1, NULL, 10);
        highest = number > highest ? number : highest;
    }
    return (int)highest;
}

/* Nothing is sent yet: the types of the parameters come with the first binding. */
static enum err postgres_prepare(
        struct db_connection *connection, const char *sql, struct db_statement **ret_statement)
{
    int count = parameters_count(sql);
    if (count > DB_PARAMETERS_MAX)
        return ERR_INTERNAL;
    struct db_statement *statement = calloc(1, sizeof(*statement));
    if (!statement)
        return ERR_MEMORY;
    statement->connection = connection;
    statement->sql = sql;
    statement->count = count;
    *ret_statement = statement;
    return ERR_OK;
}

static void postgres_finish(struct db_statement *statement)
{
    if (!statement)
        return;
    PQclear(statement->answer.result);
    free(statement);
}

static enum err bind(struct db_statement *statement, int index, Oid type, const char *value,
        size_t len, bool is_binary)
{
    if (index < 1 || index > statement->count || len > INT32_MAX)
        return ERR_INTERNAL;
    int at = index - 1;
    if (type)
        statement->types[at] = type;
    statement->values[at] = value;
    statement->lengths[at] = (int)len;
    statement->formats[at] = is_binary;
    return ERR_OK;
}

/* As text, which fits int4 as well as int8 where the server chose the type. */
static enum err postgres_bind_number(struct db_statement *statement, int index, int64_t number)
{
    if (index < 1 || index > statement->count)
        return ERR_INTERNAL;
    char *text = statement->numbers[index - 1];
    snprintf(text, NUMBER_SIZE, "%" PRId64, number);
    return bind(statement, index, OID_NUMBER, text, 0, false);
}

static enum err postgres_bind_text(struct db_statement *statement, int index, const char *text)
{
    return bind(statement, index, OID_TEXT, text, 0, false);
}

/* NULL means NULL to libpq, and no bytes are not NULL. */
static enum err postgres_bind_bytes(
        struct db_statement *statement, int index, const void *data, size_t len)
{
    return bind(statement, index, OID_BYTES, data ? data : "", len, true);
}

static enum err postgres_bind_null(struct db_statement *statement, int index)
{
    return bind(statement, index, 0, NULL, 0, false);
}

static enum err statement_prepare(struct db_statement *statement)
{
    struct db_connection *connection = statement->connection;
    if (statement->generation == wire_generation(connection->wire))
        return ERR_OK;
    snprintf(statement->name, sizeof(statement->name), "s%zu", connection->prepared++);
    return wire_prepare(connection->wire, statement->name, statement->sql, statement->count,
            statement->types, &statement->generation);
}

static enum err statement_send(struct db_statement *statement, struct wire_answer *place)
{
    enum err err = statement_prepare(statement);
    if (err)
        return err;
    const struct wire_statement what = {.name = statement->name,
            .count = statement->count,
            .values = statement->values,
            .lengths = statement->lengths,
            .formats = statement->formats};
    return wire_send(statement->connection->wire, &what, place);
}

static enum err postgres_send(struct db_statement *statement)
{
    statement->is_sent = true;
    return statement_send(statement, &statement->answer);
}

static enum err postgres_post(struct db_statement *statement)
{
    return statement_send(statement, NULL);
}

static enum err answer_wait(struct db_statement *statement)
{
    enum err err = statement->is_sent ? ERR_OK : postgres_send(statement);
    if (!err && !statement->answer.result)
        err = wire_settle(statement->connection->wire);
    if (err)
        return err;
    return statement->answer.result ? statement->answer.err : ERR_IO;
}

static enum err postgres_step(struct db_statement *statement, bool *ret_has_row)
{
    enum err err = ERR_OK;
    if (statement->is_stepped)
        statement->row++;
    else
        err = answer_wait(statement);
    statement->is_stepped = true;
    *ret_has_row = !err && statement->row < PQntuples(statement->answer.result);
    return err;
}

static int64_t postgres_reset(struct db_statement *statement)
{
    int64_t changes = 0;
    if (statement->answer.result)
        changes = strtoll(PQcmdTuples(statement->answer.result), NULL, 10);
    else if (statement->is_sent)
        wire_forget(statement->connection->wire, &statement->answer);
    PQclear(statement->answer.result);
    statement->answer = (struct wire_answer){0};
    statement->is_sent = statement->is_stepped = false;
    statement->row = 0;
    memset(statement->values, 0, sizeof(statement->values));
    return changes;
}

/* --- columns: binary, big-endian -------------------------------------------------------------- */

static bool is_inside(const struct db_statement *statement, int column)
{
    return statement->row < PQntuples(statement->answer.result) &&
           column < PQnfields(statement->answer.result);
}

static bool postgres_is_null(const struct db_statement *statement, int column)
{
    return !is_inside(statement, column) ||
           PQgetisnull(statement->answer.result, statement->row, column) == 1;
}

static const void *postgres_bytes(const struct db_statement *statement, int column, size_t *ret_len)
{
    *ret_len = 0;
    if (postgres_is_null(statement, column))
        return NULL;
    *ret_len = (size_t)PQgetlength(statement->answer.result, statement->row, column);
    return PQgetvalue(statement->answer.result, statement->row, column);
}

static int64_t postgres_number(const struct db_statement *statement, int column)
{
    size_t len;
    const uint8_t *bytes = postgres_bytes(statement, column, &len);
    if (!bytes || (len != 1 && len != 2 && len != 4 && len != 8))
        return 0;
    uint64_t number = bytes[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < len; i++)
        number = number << 8 | bytes[i];
    return (int64_t)number;
}

/* libpq puts a zero byte after every value. */
static const char *postgres_text(const struct db_statement *statement, int column)
{
    size_t len;
    return postgres_bytes(statement, column, &len);
}

const struct db_engine db_postgres = {
        .is_shared = true,
        .open = postgres_open,
        .close = postgres_close,
        .begin = postgres_begin,
        .commit = postgres_commit,
        .rollback = postgres_rollback,
        .run = postgres_run,
        .is_in_transaction = postgres_is_in_transaction,
        .is_overtaken = postgres_is_overtaken,
        .change_count = postgres_change_count,
        .listen = postgres_listen,
        .ring = postgres_ring,
        .hear = postgres_hear,
        .prepare = postgres_prepare,
        .finish = postgres_finish,
        .bind_number = postgres_bind_number,
        .bind_text = postgres_bind_text,
        .bind_bytes = postgres_bind_bytes,
        .bind_null = postgres_bind_null,
        .send = postgres_send,
        .post = postgres_post,
        .step = postgres_step,
        .reset = postgres_reset,
        .is_null = postgres_is_null,
        .number = postgres_number,
        .text = postgres_text,
        .bytes = postgres_bytes,
};
