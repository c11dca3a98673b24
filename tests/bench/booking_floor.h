/* The floor on SQLite: one claim a commit, by one connection, in the least code that keeps the
 * promise: WAL, synchronous = FULL, the same overlap rule. It knows no request, no audit and no
 * person. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_FLOOR_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_FLOOR_H

#include <stddef.h>

#include "common/error.h"

struct floor_db;

/* A new database at this path. */
enum err floor_open(const char *path, struct floor_db **ret_floor) ATTRIBUTE_MUST_USE;
void floor_close(struct floor_db *floor);

/* Claims made a second, over count of them. 0: something went wrong. */
double floor_round(struct floor_db *floor, size_t count);

#endif
