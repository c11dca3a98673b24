/* Two schedulers on one database, asked at the same time; on SQLite, which lets in one only, the
 * same one twice. */
#ifndef PORCHLIGHT_TESTS_STORE_RACE_H
#define PORCHLIGHT_TESTS_STORE_RACE_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/store/fixture.h"

struct race { /* one fixture, seen by two schedulers */
    struct fixture *fixture;
    struct store *stores[2];
};

struct race race_open(void **state);
void race_close(struct race *race);

struct outcome {
    enum err err;
    bool is_repeat;
    char field[64];
    size_t alternatives; /* of a booking */
    struct id session;   /* of a booking */
};

/* A store_done whose context is a struct outcome. */
void race_handle_outcome(void *context, const struct store_result *result);

/* The outcome is there after race_finish. */
void race_send(struct race *race, int side, const struct store_call *call, const void *in,
        struct outcome *ret_outcome);
void race_finish(struct race *race);

/* So many rounds; under ticks, where the same was run with EXCLUDE already, a tenth of them, unless
 * PORCHLIGHT_LONG is set. Even, and at least eight. */
int race_rounds(int rounds);

/* How often a program whose races have so many rounds runs them, each time from a fresh fixture:
 * once, or with PORCHLIGHT_LONG until each has had two hundred. */
int race_times(int rounds);

/* When the coach opens on a day of this round's own. */
unix_s_t race_day(int round);

/* An hour of this round's own in which the coach is open; up to 450 rounds in the horizon. */
unix_s_t race_hour(int round);

#endif
