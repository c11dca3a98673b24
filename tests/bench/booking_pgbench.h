/* The floor on PostgreSQL: pgbench, one claim a transaction into a table with the exclusion
 * constraint, ON CONFLICT DO NOTHING, prepared statements; and what all rows of a booking cost,
 * sent on one way. Runs psql and pgbench as programs. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_PGBENCH_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_PGBENCH_H

#include <stddef.h>

#include "common/error.h"

enum pgbench_script { PGBENCH_CLAIM, PGBENCH_ROWS };

/* Makes the tables, those of a booking like the scheduler's own, and pgbench's script of
 * the claim in this folder. */
enum err pgbench_begin(const char *url, const char *folder) ATTRIBUTE_MUST_USE;

/* Transactions a second by so many connections, count of them in all. 0: pgbench did not run. */
double pgbench_round(const char *url, const char *folder, enum pgbench_script script,
        int connections, size_t count);

#endif
