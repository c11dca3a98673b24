/* Chooses the migrations by the engine and the setting. Called by store_open before it migrates. */
#include "scheduler/store/overlap.h"

#include <stdbool.h>
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"

static enum err table_count(struct db *db, const char *name, int64_t *ret_count)
{
    struct query *query = db_query(db, "SELECT COUNT(*) FROM information_schema.tables "
                                       "WHERE table_schema = current_schema() AND table_name = $1");
    query_bind_text(query, 1, name);
    *ret_count = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

/* A database that is new is of either kind. */
static enum err kind_check(struct db *db, bool is_ticks, struct error *error)
{
    int64_t claims = 0, ticks = 0;
    enum err err = table_count(db, "claims", &claims);
    if (!err)
        err = table_count(db, "claim_tick", &ticks);
    if (err)
        return error_set(error, err, "database", "It cannot be read.");
    if (claims > 0 && (ticks > 0) != is_ticks)
        return error_set(error, ERR_INPUT, "database_overlap", "This database was made with %s.",
                ticks > 0 ? "ticks" : "exclude");
    return ERR_OK;
}

enum err overlap_migrations(struct db *db, const char *word,
        const struct migration **ret_migrations, struct error *error)
{
    bool is_ticks = word && strcmp(word, "ticks") == 0;
    if (word && word[0] && !is_ticks && strcmp(word, "exclude") != 0)
        return error_set(error, ERR_INPUT, "database_overlap", "must be exclude or ticks");
    if (!db_is_shared(db)) {
        *ret_migrations = migrations_sqlite;
        return is_ticks ? error_set(error, ERR_INPUT, "database_overlap", "is PostgreSQL's")
                        : ERR_OK;
    }
    enum err err = kind_check(db, is_ticks, error);
    if (!err)
        *ret_migrations = is_ticks ? migrations_ticks : migrations_postgres;
    return err;
}
