/* The floor on PostgreSQL: pgbench, one claim a transaction into a table with the exclusion
 * constraint, ON CONFLICT DO NOTHING, prepared statements. Runs psql and pgbench as programs. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_PGBENCH_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_PGBENCH_H

#include <stddef.h>

#include "common/error.h"

/* Makes the table, and pgbench's script in this folder. */
enum err pgbench_begin(const char *url, const char *folder) ATTRIBUTE_MUST_USE;

/* Claims a second by so many connections, count of them in all. 0: pgbench did not run. */
double pgbench_round(const char *url, const char *folder, int connections, size_t count);

#endif
