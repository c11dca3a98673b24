/* What is in a database, counted: whether it has anything, its schema, its rows. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_TALLY_H
#define PORCHLIGHT_SCHEDULER_BACKUP_TALLY_H

#include <stdint.h>

#include "common/error.h"

struct db;
struct tally_words;

struct tally {
    int64_t tables;
    int64_t schema;            /* the last migration; 0: none */
    int64_t rows;              /* in all tables, with those of schema_version */
    struct tally_words *words; /* what was asked, which the connection refers to until it closes */
};

/* On PostgreSQL between db_begin and db_commit, or it is not of one moment. Zero *tally before; it
 * is to be finished after db_close, also after an error. ERR_LIMIT: more tables than we ever made.
 */
enum err tally_make(struct db *db, struct tally *tally) ATTRIBUTE_MUST_USE;
void tally_finish(struct tally *tally);

/* The last migration that this program knows. */
int64_t tally_newest_schema(void);

#endif
