/* PostgreSQL behind db_engine.h; no other file includes libpq-fe.h. Every wait has an end: a server
 * that does not answer is a lost connection, not a lost thread. A lost connection fails what it was
 * asked at once, and is made anew when the next transaction begins, with pauses that grow. */
#include "scheduler/store/db_engine.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "common/clock.h"
#include "common/log.h"

enum {
    ANSWER_MS = 10000,       /* within which a server answers a statement */
    RUN_MS = 600000,         /* the same for db_run: migrations */
    PAUSE_MIN_MS = 100,      /* between two tries to connect, doubling */
    PAUSE_MAX_MS = 2000,     /* so that a server that is back is found soon */
    OID_BYTES = 17,          /* pg_type.dat: bytea */
    OID_NUMBER = 20,         /* int8 */
    OID_TEXT = 25,           /* text */
    NUMBER_SIZE = 24,        /* an int64_t in decimal */
    SCHEDULER_SIZE = 32,     /* a word */
    STATEMENT_NAME_SIZE = 16 /* "s159" */
};

struct db_connection {
    PGconn *pg; /* NULL: lost */
    char *url;
    enum db_mode mode;
    char scheduler[SCHEDULER_SIZE]; /* in whose name; empty: nobody's */
    uint64_t generation; /* counts connections made: what was prepared in an earlier one is gone */
    size_t prepared;     /* names given out in this one */
    bool is_overtaken;
    ms_t pause_ms;
    ms_t try_at; /* monotonic; not before */
};

struct db_statement {
    struct db_connection *connection;
    const char *sql;
    char name[STATEMENT_NAME_SIZE];
    uint64_t generation; /* of the connection that has it prepared; 0: none yet */
    PGresult *result;    /* of the last step; NULL: not run yet */
    int row;
    int count; /* parameters that sql has */
    Oid types[DB_PARAMETERS_MAX];
    const char *values[DB_PARAMETERS_MAX];
    int lengths[DB_PARAMETERS_MAX];
    int formats[DB_PARAMETERS_MAX]; /* 1: binary */
    char numbers[DB_PARAMETERS_MAX][NUMBER_SIZE];
};

/* --- what came of it -------------------------------------------------------------------------- */

static bool state_begins(const char *state, const char *begin)
{
    return strncmp(state, begin, strlen(begin)) == 0;
}

/* PostgreSQL's appendix A, errors by SQLSTATE. */
static enum err err_from_state(const char *state)
{
    static const char *const conflicts[] = {"23505", "23P01", "40"};
    static const char *const failures[] = {"08", "25006", "53", "55P03", "57", "58", "XX"};
    for (size_t i = 0; i < sizeof(conflicts) / sizeof(conflicts[0]); i++) {
        if (state_begins(state, conflicts[i]))
            return ERR_CONFLICT;
    }
    for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
        if (state_begins(state, failures[i]))
            return ERR_IO;
    }
    return ERR_INTERNAL;
}

static bool result_is_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

static void connection_drop(struct db_connection *connection)
{
    if (!connection->pg)
        return;
    LOG(LOG_WARNING, "database.lost", LOG_NUMBER("generation", connection->generation));
    PQfinish(connection->pg);
    connection->pg = NULL;
}

/* 40: serialization failed or deadlock; the transaction can be made again. */
static enum err result_err(struct db_connection *connection, const PGresult *result)
{
    if (result_is_good(result))
        return ERR_OK;
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    enum err err = state ? err_from_state(state) : ERR_IO;
    if (state && state_begins(state, "40"))
        connection->is_overtaken = true;
    if (state && err != ERR_CONFLICT)
        LOG(LOG_ERROR, "database.refused", LOG_WORD("state", state));
    if (PQstatus(connection->pg) != CONNECTION_OK)
        connection_drop(connection);
    return err;
}

/* The next result of what was sent. False: the server is gone, or silent for too long. */
static bool result_wait(PGconn *pg, ms_t until, PGresult **ret_result)
{
    while (PQisBusy(pg)) {
        struct pollfd readable = {.fd = PQsocket(pg), .events = POLLIN};
        ms_t left = until - clock_now().mono;
        if (left <= 0 || poll(&readable, 1, (int)left) == 0 || !PQconsumeInput(pg))
            return false;
    }
    *ret_result = PQgetResult(pg);
    return true;
}

/* The results of what was sent: the first that is bad, or else the last. NULL: lost. */
static PGresult *results_take(struct db_connection *connection, bool is_sent, ms_t wait_ms)
{
    ms_t until = clock_now().mono + wait_ms;
    PGresult *kept = NULL, *next = NULL;
    bool is_there = is_sent;
    while (is_there && (is_there = result_wait(connection->pg, until, &next)) && next) {
        bool is_kept = !kept || result_is_good(kept);
        PQclear(is_kept ? kept : next);
        kept = is_kept ? next : kept;
    }
    if (is_there)
        return kept;
    PQclear(kept);
    connection_drop(connection);
    return NULL;
}

static enum err connection_run(struct db_connection *connection, const char *sql, ms_t wait_ms)
{
    if (!connection->pg)
        return ERR_IO;
    PGresult *result = results_take(connection, PQsendQuery(connection->pg, sql) == 1, wait_ms);
    enum err err = result ? result_err(connection, result) : ERR_IO;
    PQclear(result);
    return err;
}

/* --- connecting ------------------------------------------------------------------------------- */

/* A lock is not waited for without end; a scheduler that stands still does not keep others waiting;
 * a statement is planned once, not for each run (a third more bookings from one client). */
#define BOTH_SETTINGS                                                                              \
    "SET lock_timeout = 5000;"                                                                     \
    "SET idle_in_transaction_session_timeout = 15000;"                                             \
    "SET plan_cache_mode = force_generic_plan;"                                                    \
    "SET client_min_messages = warning;"

/* What was acknowledged is on disk. */
static const char writer_settings[] =
        BOTH_SETTINGS "SET synchronous_commit = on;"
                      "SET default_transaction_isolation = 'read committed'";

static const char reader_settings[] =
        BOTH_SETTINGS "SET default_transaction_read_only = on;"
                      "SET default_transaction_isolation = 'repeatable read'";

static void handle_notice(void *context, const PGresult *result)
{
    (void)context;
    (void)result;
}

/* What the URL says wins. Over a network the server must prove who it is, unless the URL says that
 * it need not; libpq does not ask that of a socket file. */
static PGconn *server_connect(const char *url)
{
    static const char *const names[] = {"connect_timeout", "sslmode", "target_session_attrs",
            "tcp_user_timeout", "keepalives_idle", "application_name", "client_encoding", "dbname",
            NULL};
    const char *const values[] = {
            "2", "verify-full", "read-write", "10000", "30", "porchlight", "UTF8", url, NULL};
    return PQconnectdbParams(names, values, 1);
}

/* By which the triggers of told know who writes. */
static enum err connection_name(struct db_connection *connection)
{
    char sql[64 + SCHEDULER_SIZE];
    snprintf(sql, sizeof(sql), "SET porchlight.scheduler = '%s'", connection->scheduler);
    return connection_run(connection, sql, ANSWER_MS);
}

static enum err connection_make(struct db_connection *connection)
{
    connection->pg = server_connect(connection->url);
    if (PQstatus(connection->pg) != CONNECTION_OK)
        return ERR_IO;
    PQsetNoticeReceiver(connection->pg, handle_notice, NULL);
    connection->generation++;
    connection->prepared = 0;
    enum err err = connection_run(connection,
            connection->mode == DB_WRITE ? writer_settings : reader_settings, ANSWER_MS);
    return err ? err : connection_name(connection);
}

static enum err connection_remake(struct db_connection *connection)
{
    if (clock_now().mono < connection->try_at)
        return ERR_IO;
    if (connection_make(connection) == ERR_OK) {
        connection->pause_ms = PAUSE_MIN_MS;
        LOG(LOG_INFO, "database.back", LOG_NUMBER("generation", connection->generation));
        return ERR_OK;
    }
    PQfinish(connection->pg);
    connection->pg = NULL;
    connection->try_at = clock_now().mono + connection->pause_ms;
    connection->pause_ms *= 2;
    if (connection->pause_ms > PAUSE_MAX_MS)
        connection->pause_ms = PAUSE_MAX_MS;
    return ERR_IO;
}

static void postgres_close(struct db_connection *connection)
{
    if (!connection)
        return;
    PQfinish(connection->pg);
    free(connection->url);
    free(connection);
}

/* libpq's own first line, which names the server and never the password. */
static enum err refusal_tell(const PGconn *pg, struct error *error)
{
    const char *message = pg ? PQerrorMessage(pg) : "the connection was lost at once";
    return error_set(error, ERR_IO, "database", "PostgreSQL did not let us in: %.*s",
            (int)strcspn(message, "\n"), message);
}

static enum err postgres_open(const char *path, enum db_mode mode, const char *scheduler,
        struct db_connection **ret_connection, struct error *error)
{
    struct db_connection *connection = calloc(1, sizeof(*connection));
    if (!connection)
        return ERR_MEMORY;
    connection->mode = mode;
    snprintf(connection->scheduler, SCHEDULER_SIZE, "%s", scheduler ? scheduler : "");
    connection->pause_ms = PAUSE_MIN_MS;
    connection->url = strdup(path);
    enum err err = connection->url ? connection_make(connection) : ERR_MEMORY;
    if (err == ERR_IO)
        err = refusal_tell(connection->pg, error);
    if (err) {
        postgres_close(connection);
        return err;
    }
    *ret_connection = connection;
    return ERR_OK;
}

/* --- transactions ----------------------------------------------------------------------------- */

/* A connection that died while nobody used it is found out here, where nothing is lost yet. */
static enum err postgres_begin(struct db_connection *connection)
{
    connection->is_overtaken = false;
    if (connection->pg && connection_run(connection, "BEGIN", ANSWER_MS) == ERR_OK)
        return ERR_OK;
    connection_drop(connection);
    enum err err = connection_remake(connection);
    return err ? err : connection_run(connection, "BEGIN", ANSWER_MS);
}

/* COMMIT of a transaction that had an error is a ROLLBACK, and says so in its tag only. */
static enum err postgres_commit(struct db_connection *connection)
{
    if (!connection->pg || PQtransactionStatus(connection->pg) != PQTRANS_INTRANS)
        return ERR_IO;
    return connection_run(connection, "COMMIT", ANSWER_MS);
}

static enum err postgres_rollback(struct db_connection *connection)
{
    return connection_run(connection, "ROLLBACK", ANSWER_MS);
}

static enum err postgres_run(struct db_connection *connection, const char *sql)
{
    return connection_run(connection, sql, RUN_MS);
}

static bool postgres_is_in_transaction(const struct db_connection *connection)
{
    PGTransactionStatusType status =
            connection->pg ? PQtransactionStatus(connection->pg) : PQTRANS_UNKNOWN;
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

static bool postgres_is_overtaken(const struct db_connection *connection)
{
    return connection->is_overtaken;
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
    enum err err = connection->pg ? ERR_OK : connection_remake(connection);
    return err ? err : connection_run(connection, "LISTEN porchlight", ANSWER_MS);
}

static enum err postgres_ring(struct db_connection *connection)
{
    return connection_run(connection, "NOTIFY porchlight", ANSWER_MS);
}

/* What has arrived; our own rings come back to us, too. */
static bool rings_take(PGconn *pg)
{
    bool is_rung = false;
    for (PGnotify *ring; (ring = PQnotifies(pg)); PQfreemem(ring))
        is_rung = is_rung || ring->be_pid != PQbackendPID(pg);
    return is_rung;
}

/* What is written comes with the answers to our own rings, so it is looked at before any wait. */
static enum err postgres_hear(
        struct db_connection *connection, int fd, ms_t wait_ms, bool *ret_is_rung)
{
    if (!connection->pg)
        return ERR_IO;
    struct pollfd readable[] = {
            {.fd = PQsocket(connection->pg), .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    *ret_is_rung = rings_take(connection->pg);
    if (*ret_is_rung || poll(readable, 2, (int)wait_ms) <= 0 || !readable[0].revents)
        return ERR_OK;
    if (!PQconsumeInput(connection->pg)) {
        connection_drop(connection);
        return ERR_IO;
    }
    *ret_is_rung = rings_take(connection->pg);
    return ERR_OK;
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
    PQclear(statement->result);
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
    if (statement->generation == connection->generation)
        return ERR_OK;
    snprintf(statement->name, sizeof(statement->name), "s%zu", connection->prepared++);
    bool is_sent = PQsendPrepare(connection->pg, statement->name, statement->sql, statement->count,
                           statement->types) == 1;
    PGresult *result = results_take(connection, is_sent, ANSWER_MS);
    enum err err = result ? result_err(connection, result) : ERR_IO;
    PQclear(result);
    if (!err)
        statement->generation = connection->generation;
    return err;
}

static enum err statement_run(struct db_statement *statement)
{
    struct db_connection *connection = statement->connection;
    if (!connection->pg)
        return ERR_IO;
    enum err err = statement_prepare(statement);
    if (err)
        return err;
    bool is_sent = PQsendQueryPrepared(connection->pg, statement->name, statement->count,
                           statement->values, statement->lengths, statement->formats, 1) == 1;
    statement->result = results_take(connection, is_sent, ANSWER_MS);
    statement->row = 0;
    return statement->result ? result_err(connection, statement->result) : ERR_IO;
}

static enum err postgres_step(struct db_statement *statement, bool *ret_has_row)
{
    enum err err = ERR_OK;
    if (statement->result)
        statement->row++;
    else
        err = statement_run(statement);
    *ret_has_row = !err && statement->row < PQntuples(statement->result);
    return err;
}

static int64_t postgres_reset(struct db_statement *statement)
{
    int64_t changes = 0;
    if (statement->result)
        changes = strtoll(PQcmdTuples(statement->result), NULL, 10);
    PQclear(statement->result);
    statement->result = NULL;
    memset(statement->values, 0, sizeof(statement->values));
    return changes;
}

/* --- columns: binary, big-endian -------------------------------------------------------------- */

static bool is_inside(const struct db_statement *statement, int column)
{
    return statement->row < PQntuples(statement->result) && column < PQnfields(statement->result);
}

static bool postgres_is_null(const struct db_statement *statement, int column)
{
    return !is_inside(statement, column) ||
           PQgetisnull(statement->result, statement->row, column) == 1;
}

static const void *postgres_bytes(const struct db_statement *statement, int column, size_t *ret_len)
{
    *ret_len = 0;
    if (postgres_is_null(statement, column))
        return NULL;
    *ret_len = (size_t)PQgetlength(statement->result, statement->row, column);
    return PQgetvalue(statement->result, statement->row, column);
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
        .step = postgres_step,
        .reset = postgres_reset,
        .is_null = postgres_is_null,
        .number = postgres_number,
        .text = postgres_text,
        .bytes = postgres_bytes,
};
