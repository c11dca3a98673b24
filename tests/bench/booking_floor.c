/* See the header. The table, the trigger and the settings are those of migration 1 and of
 * store/db_sqlite.c, without what a claim does not need. */
#include "tests/bench/booking_floor.h"

#include <stdint.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "common/random.h"
#include "tests/bench/table.h"

enum { PARTIES = 500, ROOM_S = 3600 };

struct floor_db {
    sqlite3 *sqlite;
    sqlite3_stmt *insert;
    struct id parties[PARTIES];
    int64_t taken;
};

static const char schema[] =
        "PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = FULL;"
        "CREATE TABLE claims (party_id BLOB NOT NULL, session_id BLOB NOT NULL, start_at INTEGER "
        "NOT NULL, end_at INTEGER NOT NULL, PRIMARY KEY (party_id, start_at)) STRICT;"
        "CREATE TRIGGER claims_insert_overlap BEFORE INSERT ON claims WHEN EXISTS (SELECT 1 FROM "
        "claims WHERE party_id = NEW.party_id AND start_at > NEW.start_at - 86400 AND start_at < "
        "NEW.end_at AND end_at > NEW.start_at) BEGIN SELECT RAISE(ABORT, 'claims overlap'); END;";

enum err floor_open(const char *path, struct floor_db **ret_floor)
{
    struct floor_db *floor = calloc(1, sizeof(*floor));
    if (!floor)
        return ERR_MEMORY;
    for (size_t i = 0; i < PARTIES; i++)
        floor->parties[i] = random_id();
    if (sqlite3_open(path, &floor->sqlite) != SQLITE_OK ||
            sqlite3_exec(floor->sqlite, schema, NULL, NULL, NULL) != SQLITE_OK ||
            sqlite3_prepare_v2(floor->sqlite, "INSERT INTO claims VALUES (?1, ?2, ?3, ?4)", -1,
                    &floor->insert, NULL) != SQLITE_OK) {
        floor_close(floor);
        return ERR_IO;
    }
    *ret_floor = floor;
    return ERR_OK;
}

void floor_close(struct floor_db *floor)
{
    if (!floor)
        return;
    sqlite3_finalize(floor->insert);
    sqlite3_close(floor->sqlite);
    free(floor);
}

static bool claim_insert(struct floor_db *floor)
{
    const struct id *party = &floor->parties[floor->taken % PARTIES];
    const struct id session = random_id();
    int64_t start = (floor->taken / PARTIES + 500000) * ROOM_S;
    floor->taken++;
    sqlite3_bind_blob(floor->insert, 1, party->bytes, ID_BYTES, SQLITE_STATIC);
    sqlite3_bind_blob(floor->insert, 2, session.bytes, ID_BYTES, SQLITE_STATIC);
    sqlite3_bind_int64(floor->insert, 3, start);
    sqlite3_bind_int64(floor->insert, 4, start + ROOM_S);
    bool is_done = sqlite3_step(floor->insert) == SQLITE_DONE;
    sqlite3_reset(floor->insert);
    return is_done;
}

double floor_round(struct floor_db *floor, size_t count)
{
    double began = bench_wall_s();
    for (size_t i = 0; i < count; i++) {
        if (!claim_insert(floor))
            return 0;
    }
    return (double)count / (bench_wall_s() - began);
}
