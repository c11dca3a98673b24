/* See the header. The settings are those of store/db_sqlite.c that decide what a commit costs; the
 * statements are those of session_make.c, claims.c, outbox.c, audit.c and idempotency.c. */
#include "tests/bench/booking_rows.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "common/random.h"
#include "scheduler/store/wal_vfs.h"
#include "tests/bench/booking_world.h"
#include "tests/bench/table.h"

enum row { ROW_SESSION, ROW_CLAIM, ROW_NOTICE, ROW_AUDIT, ROW_ANSWER, ROW_BEGIN, ROW_COMMIT };

enum { ROWS = ROW_COMMIT + 1, SQL_SIZE = 1024, BUFFER_S = 600 };

/* ?1 person, ?2 coach, ?3 session, ?4 and ?5 its time, ?6 now, ?7 its number. */
static const char *const inserts[ROWS] = {
        [ROW_SESSION] =
                "INSERT INTO session (id, programme_id, coach_id, person_id, status, mode, "
                "start_at, end_at, buffer_min, call_id, coach_seat_id, person_seat_id, placement, "
                "created_at) SELECT ?3, programme_id, ?2, ?1, 'booked', 'video', ?4, ?5, 10, "
                "randomblob(16), randomblob(16), randomblob(16), 1, ?6 FROM account WHERE id = ?1",
        [ROW_CLAIM] = "INSERT INTO claims (party_id, session_id, start_at, end_at) "
                      "VALUES (?1, ?3, ?4, ?5)",
        [ROW_NOTICE] =
                "INSERT INTO notice (id, kind, programme_id, account_id, session_id, start_at, "
                "round, state, attempts, next_at, created_at, is_asked) VALUES (?3, 'booked', ?1, "
                "?1, ?3, ?4, 0, 'waiting', 0, ?6, ?6, 1)",
        [ROW_AUDIT] = "INSERT INTO audit (at, account_id, role, programme_id, action, object_id) "
                      "VALUES (?6, ?1, 'person', ?1, 'session.book', ?3)",
        [ROW_ANSWER] =
                "INSERT INTO idempotency (id, account_id, route, key, request_hash, answer_sealed, "
                "created_at) VALUES (?3, ?1, 'POST /api/v1/sessions', 'bench-' || ?7, "
                "randomblob(32), randomblob(?8), ?6)",
        [ROW_BEGIN] = "BEGIN IMMEDIATE",
        [ROW_COMMIT] = "COMMIT",
};

static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA cache_size = -16384;"
                               "PRAGMA wal_autocheckpoint = 16384;";

struct rows_db {
    sqlite3 *sqlite;
    sqlite3_stmt *statements[ROWS];
    struct world world; /* a copy, whose bookings are taken here */
    unix_s_t now;
};

enum err database_copy(const char *database, const char *path)
{
    sqlite3 *sqlite = NULL;
    char sql[SQL_SIZE];
    snprintf(sql, sizeof(sql), "VACUUM INTO '%s'", path);
    bool is_good = sqlite3_open(database, &sqlite) == SQLITE_OK &&
                   sqlite3_exec(sqlite, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(sqlite);
    return is_good ? ERR_OK : ERR_IO;
}

static bool rows_prepare(struct rows_db *rows)
{
    bool is_good = sqlite3_exec(rows->sqlite, settings, NULL, NULL, NULL) == SQLITE_OK;
    for (int i = 0; i < ROWS && is_good; i++)
        is_good = sqlite3_prepare_v2(rows->sqlite, inserts[i], -1, &rows->statements[i], NULL) ==
                  SQLITE_OK;
    return is_good;
}

/* With the log gathered as the scheduler's writer does, without which it would take twice as long.
 */
static bool copy_open(const char *path, struct rows_db *rows)
{
    return wal_vfs_register() == SQLITE_OK &&
           sqlite3_open_v2(path, &rows->sqlite, SQLITE_OPEN_READWRITE, WAL_VFS_NAME) == SQLITE_OK &&
           rows_prepare(rows);
}

enum err rows_open(const char *database, const char *path, const struct world *world,
        struct rows_db **ret_rows)
{
    struct rows_db *rows = calloc(1, sizeof(*rows));
    if (!rows)
        return ERR_MEMORY;
    rows->world = *world;
    rows->now = clock_now().unix_ms / 1000;
    enum err err = database_copy(database, path);
    if (!err && (!copy_open(path, rows)))
        err = ERR_IO;
    if (err) {
        rows_close(rows);
        return err;
    }
    *ret_rows = rows;
    return ERR_OK;
}

void rows_close(struct rows_db *rows)
{
    if (!rows)
        return;
    for (int i = 0; i < ROWS; i++)
        sqlite3_finalize(rows->statements[i]);
    sqlite3_close(rows->sqlite);
    free(rows);
}

/* --- a booking -------------------------------------------------------------------------------- */

struct booking {
    struct id session;
    const struct world_pair *pair;
    unix_s_t start_at;
    unix_s_t end_at;
};

static bool row_put(
        struct rows_db *rows, enum row row, const struct booking *booking, const struct id *party)
{
    sqlite3_stmt *statement = rows->statements[row];
    int64_t buffer_s = row == ROW_CLAIM && party == &booking->pair->coach ? BUFFER_S : 0;
    sqlite3_bind_blob(statement, 1, party->bytes, ID_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 2, booking->pair->coach.bytes, ID_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 3, booking->session.bytes, ID_BYTES, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, booking->start_at);
    sqlite3_bind_int64(statement, 5, booking->end_at + buffer_s);
    sqlite3_bind_int64(statement, 6, rows->now);
    sqlite3_bind_int64(statement, 7, (int64_t)rows->world.taken);
    sqlite3_bind_int64(statement, 8, ROWS_ANSWER_BYTES);
    bool is_done = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return is_done;
}

static bool turn(struct rows_db *rows, enum row row)
{
    bool is_done = sqlite3_step(rows->statements[row]) == SQLITE_DONE;
    sqlite3_reset(rows->statements[row]);
    return is_done;
}

static bool booking_put(struct rows_db *rows)
{
    struct booking booking = {.session = random_id_in_order()};
    if (world_next(&rows->world, &booking.pair, &booking.start_at) != ERR_OK)
        return false;
    booking.end_at = booking.start_at + WORLD_LENGTH_MIN * 60;
    const struct id *person = &booking.pair->person, *coach = &booking.pair->coach;
    return turn(rows, ROW_BEGIN) && row_put(rows, ROW_SESSION, &booking, person) &&
           row_put(rows, ROW_CLAIM, &booking, coach) &&
           row_put(rows, ROW_CLAIM, &booking, person) &&
           row_put(rows, ROW_NOTICE, &booking, person) &&
           row_put(rows, ROW_AUDIT, &booking, person) &&
           row_put(rows, ROW_ANSWER, &booking, person) && turn(rows, ROW_COMMIT);
}

double rows_round(struct rows_db *rows, size_t count)
{
    double began = bench_wall_s();
    for (size_t i = 0; i < count; i++) {
        if (!booking_put(rows)) {
            fprintf(stderr, "bench: rows: %s\n", sqlite3_errmsg(rows->sqlite));
            return 0;
        }
    }
    return (double)count / (bench_wall_s() - began);
}
