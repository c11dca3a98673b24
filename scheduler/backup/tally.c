/* Counts through the catalogue, so that no new table is forgotten. For the copies of both engines.
 */
#include "scheduler/backup/tally.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"

enum { TABLES_MAX = 128, TABLE_SIZE = 64 };

struct tally_words {
    char tables[TABLES_MAX][TABLE_SIZE];
    char count[TABLES_MAX][TABLE_SIZE + 32];
};

static const char of_sqlite[] = "SELECT name FROM sqlite_master WHERE type = 'table' "
                                "AND name NOT LIKE 'sqlite_%' ORDER BY name";
static const char of_postgres[] = "SELECT table_name::text FROM information_schema.tables "
                                  "WHERE table_schema = current_schema() ORDER BY table_name";

static enum err tables_read(struct db *db, struct tally *tally)
{
    struct query *query = db_query(db, db_is_shared(db) ? of_postgres : of_sqlite);
    bool is_full = false;
    while (!is_full && query_next(query)) {
        is_full = tally->tables == TABLES_MAX;
        if (!is_full)
            query_copy_text(query, 0, tally->words->tables[tally->tables++], TABLE_SIZE);
    }
    enum err err = query_end(query);
    return !err && is_full ? ERR_LIMIT : err;
}

static enum err number_add(struct db *db, const char *sql, int64_t *number)
{
    struct query *query = db_query(db, sql);
    *number += query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

static enum err table_count(struct db *db, struct tally *tally, size_t at)
{
    const char *table = tally->words->tables[at];
    char *sql = tally->words->count[at];
    snprintf(sql, sizeof(tally->words->count[at]), "SELECT COUNT(*) FROM \"%s\"", table);
    enum err err = number_add(db, sql, &tally->rows);
    if (!err && strcmp(table, "schema_version") == 0)
        err = number_add(db, "SELECT MAX(version) FROM schema_version", &tally->schema);
    return err;
}

enum err tally_make(struct db *db, struct tally *tally)
{
    tally->words = calloc(1, sizeof(*tally->words));
    if (!tally->words)
        return ERR_MEMORY;
    enum err err = tables_read(db, tally);
    for (size_t i = 0; i < (size_t)tally->tables && !err; i++)
        err = table_count(db, tally, i);
    return err;
}

void tally_finish(struct tally *tally)
{
    free(tally->words);
    tally->words = NULL;
}

int64_t tally_newest_schema(void)
{
    const struct migration *migration = migrations_sqlite;
    while (migration[1].version)
        migration++;
    return migration->version;
}
