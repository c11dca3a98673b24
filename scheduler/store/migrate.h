/* Brings a database to the schema of this program: forward only, each step in one transaction. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_MIGRATE_H
#define PORCHLIGHT_SCHEDULER_STORE_MIGRATE_H

#include "common/clock.h"
#include "common/error.h"

struct db;

struct migration {
    int version; /* from 1, without gaps; 0 ends the table */
    const char *sql;
};

/* Made at build time from migrations/sqlite and migrations/postgres: the same versions, the same
 * meaning. PostgreSQL's are there twice: with EXCLUDE, and with ticks (overlap.h). */
extern const struct migration migrations_sqlite[];
extern const struct migration migrations_postgres[];
extern const struct migration migrations_ticks[];

/* On the writer's connection. ERR_CONFLICT: the database is newer than this program. Otherwise
 * the database is as before the step that failed; error says which. */
enum err migrate_run(struct db *db, const struct migration *migrations, unix_s_t now,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
