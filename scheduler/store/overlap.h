/* By what a database refuses two claims of one party that overlap: triggers on SQLite; on
 * PostgreSQL EXCLUDE, or, for engines that speak its language without having that, unique ticks of
 * five minutes behind the lock on the coach's row. Chosen once, when the database is made. For
 * store_open. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_OVERLAP_H
#define PORCHLIGHT_SCHEDULER_STORE_OVERLAP_H

#include "common/error.h"

struct db;
struct migration;

/* The steps for this database by the word of the setting: "exclude" (also NULL and empty) or
 * "ticks". ERR_INPUT "database_overlap": another word, ticks on SQLite, or a database that was made
 * with the other one. */
enum err overlap_migrations(struct db *db, const char *word,
        const struct migration **ret_migrations, struct error *error) ATTRIBUTE_MUST_USE;

#endif
