/* Whom the booking benchmark books for: an organisation of coaches with office hours, one person
 * each, every person signed in. Put into a database by the program's own store, before the program
 * that is measured opens it. Blocks. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_WORLD_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_WORLD_H

#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/store/links.h"

enum {
    WORLD_PAIRS = 500,
    WORLD_STARTS = 256, /* at which each coach is free, an hour or more apart */
    WORLD_LENGTH_MIN = 50,
};

struct world_pair {
    struct id coach;
    struct id person;
    char token[SIGN_IN_TOKEN_SIZE]; /* the person's cookie */
};

struct world {
    struct id programme;
    struct world_pair pairs[WORLD_PAIRS];
    unix_s_t starts[WORLD_STARTS]; /* the same for all coaches */
    uint64_t taken;                /* bookings given out so far, see world_next */
};

/* database, key_path: as struct store_config. */
enum err world_make(const char *database, const char *key_path, struct world *ret_world,
        struct error *error) ATTRIBUTE_MUST_USE;

/* A booking that nobody has asked for yet: of each pair in turn. ERR_LIMIT: all are given out. */
enum err world_next(struct world *world, const struct world_pair **ret_pair,
        unix_s_t *ret_start) ATTRIBUTE_MUST_USE;

#endif
