/* Bookings by the store itself, called without HTTP from this program's thread: what deciding and
 * keeping one costs, with the way to the writing threads and back, and the sealed answer. One at a
 * time. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_STORE_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_STORE_H

#include <stddef.h>

#include "common/error.h"

struct store_alone;
struct world;

/* database: filled by world_make, and nobody else's. key_path: as struct store_config. world is
 * lent: its bookings are not taken. */
enum err store_alone_open(const char *database, const char *key_path, const struct world *world,
        struct store_alone **ret_alone, struct error *error) ATTRIBUTE_MUST_USE;
void store_alone_close(struct store_alone *alone);

/* Bookings a second, over count of them. 0: something went wrong. */
double store_alone_round(struct store_alone *alone, size_t count);

#endif
