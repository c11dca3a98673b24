/* What a booking's rows cost by themselves: the scheduler's own tables, indexes and triggers,
 * filled by the fewest bare statements, a commit for each booking. It reads nothing, so it decides
 * nothing: nobody can keep a booking safe in less. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_ROWS_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_ROWS_H

#include <stddef.h>

#include "common/error.h"

struct rows_db;
struct world;

enum { ROWS_ANSWER_BYTES = 1120 }; /* of a booking's answer as the scheduler keeps it, sealed */

/* A SQLite database that is open nowhere, with all that is in it, at a new path. */
enum err database_copy(const char *database, const char *path) ATTRIBUTE_MUST_USE;

/* On SQLite. database was filled by world_make and is open nowhere; its copy is made at path. world
 * is lent: whom the rows are about; its bookings are not taken. */
enum err rows_open(const char *database, const char *path, const struct world *world,
        struct rows_db **ret_rows) ATTRIBUTE_MUST_USE;
void rows_close(struct rows_db *rows);

/* Bookings a second, over count of them. 0: something went wrong. */
double rows_round(struct rows_db *rows, size_t count);

#endif
