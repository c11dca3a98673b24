/* Connects, sends, waits. libpq's pipeline mode is on but for wire_run; each settling ends with a
 * synchronisation, so that an error skips only what was sent together with it. */
#include "scheduler/store/postgres_wire.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"

enum {
    ANSWER_MS = 10000,   /* within which a server answers what was sent */
    PAUSE_MIN_MS = 100,  /* between two tries to connect, doubling */
    PAUSE_MAX_MS = 2000, /* so that a server that is back is found soon */
    SCHEDULER_SIZE = 32, /* a word */
    AWAITED_MAX = 64,    /* sent and not answered; more are waited for */
};

struct awaited {               /* one thing sent */
    bool is_end;               /* of what is sent together */
    struct wire_answer *place; /* NULL: nobody looks at it */
    uint64_t *generation;      /* of a statement that is being prepared; NULL: it is none */
};

struct postgres_wire {
    PGconn *pg; /* NULL: lost */
    char *url;
    enum db_mode mode;
    char scheduler[SCHEDULER_SIZE]; /* in whose name; empty: nobody's */
    uint64_t generation;
    bool is_overtaken;
    enum err first_err; /* since the last WIRE_BEGIN */
    enum err skip_err;  /* of what is sent together: why the rest of it was skipped */
    size_t count;
    struct awaited awaited[AWAITED_MAX + 2];
    ms_t pause_ms;
    ms_t try_at; /* monotonic; not before */
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

/* 40: serialization failed or deadlock; the transaction can be made again. */
static enum err result_err(struct postgres_wire *wire, const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
    case PGRES_PIPELINE_SYNC:
        return ERR_OK;
    case PGRES_PIPELINE_ABORTED:
        return wire->skip_err ? wire->skip_err : ERR_IO;
    default:
        break;
    }
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    enum err err = state ? err_from_state(state) : ERR_IO;
    if (state && state_begins(state, "40"))
        wire->is_overtaken = true;
    if (state && err != ERR_CONFLICT)
        LOG(LOG_ERROR, "database.refused", LOG_WORD("state", state));
    return err;
}

static void wire_drop(struct postgres_wire *wire)
{
    if (!wire->pg)
        return;
    LOG(LOG_WARNING, "database.lost", LOG_NUMBER("generation", wire->generation));
    PQfinish(wire->pg);
    wire->pg = NULL;
    wire->count = 0;
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

/* --- by themselves ---------------------------------------------------------------------------- */

/* The first error, or none. False: lost. */
static bool results_take(struct postgres_wire *wire, ms_t wait_ms, enum err *ret_err)
{
    ms_t until = clock_now().mono + wait_ms;
    enum err err = ERR_OK;
    PGresult *result = NULL;
    bool is_there;
    while ((is_there = result_wait(wire->pg, until, &result)) && result) {
        enum err one = result_err(wire, result);
        err = err ? err : one;
        PQclear(result);
    }
    *ret_err = err;
    return is_there && PQstatus(wire->pg) == CONNECTION_OK;
}

enum err wire_run(struct postgres_wire *wire, const char *sql, ms_t wait_ms)
{
    enum err settled = wire_settle(wire), err = ERR_OK;
    if (settled || !wire->pg)
        return settled ? settled : ERR_IO;
    bool is_sent = PQexitPipelineMode(wire->pg) == 1 && PQsendQuery(wire->pg, sql) == 1;
    if (!is_sent || !results_take(wire, wait_ms, &err) || PQenterPipelineMode(wire->pg) != 1) {
        wire_drop(wire);
        return err ? err : ERR_IO;
    }
    return err;
}

/* --- connecting ------------------------------------------------------------------------------- */

/* A lock is not waited for without end; a scheduler that stands still does not keep others waiting;
 * a statement is planned once, not for each run (a third more bookings from one client), and not to
 * read whole tables because they were small just then. Where one must, the planner thinks that
 * dear, and would compile it anew at each run, which takes longer than all of our statements. A
 * page that an index leads to is in memory or on a disk that does not turn: else a few rows in an
 * index's order are had by reading and sorting all there are. */
#define BOTH_SETTINGS                                                                              \
    "SET lock_timeout = 5000;"                                                                     \
    "SET idle_in_transaction_session_timeout = 15000;"                                             \
    "SET plan_cache_mode = force_generic_plan;"                                                    \
    "SET enable_seqscan = off;"                                                                    \
    "SET random_page_cost = 1.1;"                                                                  \
    "SET jit = off;"                                                                               \
    "SET client_min_messages = warning;"

/* What was acknowledged is on disk. */
static const char writer_settings[] =
        BOTH_SETTINGS "SET synchronous_commit = on;"
                      "SET default_transaction_isolation = 'read committed'";

static const char reader_settings[] =
        BOTH_SETTINGS "SET default_transaction_read_only = on;"
                      "SET default_transaction_isolation = 'repeatable read'";

static const struct {
    const char *name;
    const char *sql;
} turns[] = {
        [WIRE_BEGIN] = {"begin", "BEGIN"},
        [WIRE_COMMIT] = {"commit", "COMMIT"},
        [WIRE_ROLLBACK] = {"rollback", "ROLLBACK"},
};

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

static enum err turns_prepare(struct postgres_wire *wire)
{
    enum err err = ERR_OK;
    uint64_t generation = 0;
    for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]) && !err; i++)
        err = wire_prepare(wire, turns[i].name, turns[i].sql, 0, NULL, &generation);
    if (!err)
        err = wire_settle(wire);
    return err ? err : wire->first_err;
}

/* By which the triggers of told know who writes. */
static enum err wire_name(struct postgres_wire *wire)
{
    char sql[64 + SCHEDULER_SIZE];
    snprintf(sql, sizeof(sql), "SET porchlight.scheduler = '%s'", wire->scheduler);
    return wire_run(wire, sql, ANSWER_MS);
}

static enum err wire_make(struct postgres_wire *wire)
{
    wire->pg = server_connect(wire->url);
    wire->count = 0;
    if (PQstatus(wire->pg) != CONNECTION_OK || PQenterPipelineMode(wire->pg) != 1)
        return ERR_IO;
    PQsetNoticeReceiver(wire->pg, handle_notice, NULL);
    wire->generation++;
    wire->first_err = wire->skip_err = ERR_OK;
    enum err err =
            wire_run(wire, wire->mode == DB_WRITE ? writer_settings : reader_settings, ANSWER_MS);
    if (!err)
        err = wire_name(wire);
    return err ? err : turns_prepare(wire);
}

static enum err wire_remake(struct postgres_wire *wire)
{
    if (clock_now().mono < wire->try_at)
        return ERR_IO;
    if (wire_make(wire) == ERR_OK) {
        wire->pause_ms = PAUSE_MIN_MS;
        LOG(LOG_INFO, "database.back", LOG_NUMBER("generation", wire->generation));
        return ERR_OK;
    }
    PQfinish(wire->pg);
    wire->pg = NULL;
    wire->try_at = clock_now().mono + wire->pause_ms;
    wire->pause_ms *= 2;
    if (wire->pause_ms > PAUSE_MAX_MS)
        wire->pause_ms = PAUSE_MAX_MS;
    return ERR_IO;
}

/* A server that goes says so first, perhaps at length, and closes the connection then. */
static bool has_gone(PGconn *pg)
{
    struct pollfd readable = {.fd = PQsocket(pg), .events = POLLIN};
    while (poll(&readable, 1, 0) > 0) {
        if (!PQconsumeInput(pg) || PQstatus(pg) != CONNECTION_OK)
            return true;
    }
    return false;
}

enum err wire_ensure(struct postgres_wire *wire)
{
    if (wire->pg && has_gone(wire->pg))
        wire_drop(wire);
    return wire->pg ? ERR_OK : wire_remake(wire);
}

/* libpq's own first line, which names the server and never the password. */
static enum err refusal_tell(const PGconn *pg, struct error *error)
{
    const char *message = pg ? PQerrorMessage(pg) : "the connection was lost at once";
    return error_set(error, ERR_IO, "database", "PostgreSQL did not let us in: %.*s",
            (int)strcspn(message, "\n"), message);
}

enum err wire_open(const char *url, enum db_mode mode, const char *scheduler,
        struct postgres_wire **ret_wire, struct error *error)
{
    struct postgres_wire *wire = calloc(1, sizeof(*wire));
    if (!wire)
        return ERR_MEMORY;
    wire->mode = mode;
    snprintf(wire->scheduler, SCHEDULER_SIZE, "%s", scheduler ? scheduler : "");
    wire->pause_ms = PAUSE_MIN_MS;
    wire->url = strdup(url);
    enum err err = wire->url ? wire_make(wire) : ERR_MEMORY;
    if (err == ERR_IO)
        err = refusal_tell(wire->pg, error);
    if (err) {
        wire_close(wire);
        return err;
    }
    *ret_wire = wire;
    return ERR_OK;
}

void wire_close(struct postgres_wire *wire)
{
    if (!wire)
        return;
    PQfinish(wire->pg);
    free(wire->url);
    free(wire);
}

uint64_t wire_generation(const struct postgres_wire *wire)
{
    return wire->pg ? wire->generation : 0;
}

bool wire_is_overtaken(const struct postgres_wire *wire)
{
    return wire->is_overtaken;
}

enum err wire_first_err(const struct postgres_wire *wire)
{
    return wire->first_err;
}

/* --- sent together ---------------------------------------------------------------------------- */

/* There is always room for one more and an end. */
static enum err awaited_add(struct postgres_wire *wire, bool is_sent, struct awaited awaited)
{
    if (!is_sent) {
        wire_drop(wire);
        return ERR_IO;
    }
    wire->awaited[wire->count++] = awaited;
    return ERR_OK;
}

static enum err room_make(struct postgres_wire *wire)
{
    if (!wire->pg)
        return ERR_IO;
    return wire->count < AWAITED_MAX ? ERR_OK : wire_settle(wire);
}

enum err wire_prepare(struct postgres_wire *wire, const char *name, const char *sql, int count,
        const Oid *types, uint64_t *generation)
{
    enum err err = room_make(wire);
    if (err)
        return err;
    *generation = wire->generation;
    bool is_sent = PQsendPrepare(wire->pg, name, sql, count, types) == 1;
    return awaited_add(wire, is_sent, (struct awaited){.generation = generation});
}

enum err wire_send(struct postgres_wire *wire, const struct wire_statement *statement,
        struct wire_answer *place)
{
    enum err err = room_make(wire);
    if (err)
        return err;
    bool is_sent = PQsendQueryPrepared(wire->pg, statement->name, statement->count,
                           statement->values, statement->lengths, statement->formats, 1) == 1;
    return awaited_add(wire, is_sent, (struct awaited){.place = place});
}

enum err wire_send_turn(struct postgres_wire *wire, enum wire_turn turn)
{
    if (turn == WIRE_BEGIN) {
        wire->is_overtaken = false;
        wire->first_err = ERR_OK;
    }
    return wire_send(wire, &(struct wire_statement){.name = turns[turn].name}, NULL);
}

void wire_forget(struct postgres_wire *wire, const struct wire_answer *place)
{
    for (size_t i = 0; i < wire->count; i++) {
        if (wire->awaited[i].place == place)
            wire->awaited[i].place = NULL;
    }
}

enum err wire_push(struct postgres_wire *wire)
{
    if (!wire->pg)
        return ERR_IO;
    return awaited_add(wire, PQpipelineSync(wire->pg) == 1, (struct awaited){.is_end = true});
}

static void err_note(struct postgres_wire *wire, const struct awaited *awaited, enum err err)
{
    if (!wire->first_err)
        wire->first_err = err;
    if (!wire->skip_err)
        wire->skip_err = err;
    if (err && awaited->generation)
        *awaited->generation = 0;
}

/* False: lost. After each result but an end's, libpq says that there is no other. */
static bool awaited_take(struct postgres_wire *wire, const struct awaited *awaited, ms_t until)
{
    PGresult *result = NULL, *none = NULL;
    if (!result_wait(wire->pg, until, &result) || !result)
        return false;
    if (awaited->is_end) {
        PQclear(result);
        wire->skip_err = ERR_OK;
        return true;
    }
    enum err err = result_err(wire, result);
    err_note(wire, awaited, err);
    if (awaited->place)
        *awaited->place = (struct wire_answer){.result = result, .err = err};
    else
        PQclear(result);
    return result_wait(wire->pg, until, &none) && !none;
}

enum err wire_settle(struct postgres_wire *wire)
{
    if (wire->count == 0)
        return ERR_OK;
    enum err err = wire_push(wire);
    ms_t until = clock_now().mono + ANSWER_MS;
    for (size_t i = 0; !err && i < wire->count; i++) {
        if (!awaited_take(wire, &wire->awaited[i], until))
            err = ERR_IO;
    }
    if (!err && PQstatus(wire->pg) != CONNECTION_OK)
        err = ERR_IO;
    if (err)
        wire_drop(wire);
    wire->count = 0;
    return err;
}

/* --- hearing others --------------------------------------------------------------------------- */

/* What has arrived; our own rings come back to us, too. */
static bool rings_take(PGconn *pg)
{
    bool is_rung = false;
    for (PGnotify *ring; (ring = PQnotifies(pg)); PQfreemem(ring))
        is_rung = is_rung || ring->be_pid != PQbackendPID(pg);
    return is_rung;
}

/* What is written comes with the answers to our own rings, so it is looked at before any wait. */
enum err wire_hear(struct postgres_wire *wire, int fd, ms_t wait_ms, bool *ret_is_rung)
{
    if (!wire->pg)
        return ERR_IO;
    struct pollfd readable[] = {
            {.fd = PQsocket(wire->pg), .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    *ret_is_rung = rings_take(wire->pg);
    if (*ret_is_rung || poll(readable, 2, (int)wait_ms) <= 0 || !readable[0].revents)
        return ERR_OK;
    if (!PQconsumeInput(wire->pg)) {
        wire_drop(wire);
        return ERR_IO;
    }
    *ret_is_rung = rings_take(wire->pg);
    return ERR_OK;
}
