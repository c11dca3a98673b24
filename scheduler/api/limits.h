/* Rates: how often one address or account may try something. Token buckets in a table of fixed
 * size, keyed by a keyed hash, so that no address is kept and nobody can aim at a neighbour's
 * bucket. Nothing locks: a bucket refills. When the table is crowded the bucket that was idle
 * longest is forgotten. One thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_LIMITS_H
#define PORCHLIGHT_SCHEDULER_API_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"

enum { LIMITS_TABLE_SIZE = 8192 };

enum limit_kind {
    LIMIT_CODE,    /* card codes tried, by address */
    LIMIT_SIGN_IN, /* link sign-ins tried, by address */
    LIMIT_BOOKING, /* bookings, by account (W11) */
    LIMIT_CHANGE,  /* all writes by sign-in, bookings of staff by account */
    LIMIT_PERSON,  /* all writes of a person, by account, but for those of seat links and the way in
                    */
    LIMIT_HERE,    /* "I'm here", by sign-in */
    LIMIT_STREAM,  /* event streams opened, by account */
    LIMIT_KIND_COUNT,
};

struct limits;

/* secret: 32 bytes, lent for its whole life: copies would lie in memory that is swapped.
 * bookings_per_day fills LIMIT_BOOKING. NULL: no memory. */
struct limits *limits_create(const uint8_t secret[32], int64_t bookings_per_day);
void limits_destroy(struct limits *limits);

/* Takes one token of who's bucket. True: go on. False: too often; ret_retry_s (may be NULL) is
 * when the next token is there. */
bool limits_can_take(struct limits *limits, enum limit_kind kind, const void *who, size_t len,
        ms_t now, int64_t *ret_retry_s);

/* Takes count more tokens of who's bucket whether they are there or not: what one attempt turned
 * out to be. The debt is a bucketful at most. */
void limits_spend(struct limits *limits, enum limit_kind kind, const void *who, size_t len,
        int64_t count, ms_t now);

/* Gives a token back, for an attempt that turned out to be honest (a right code, a lost race). */
void limits_give_back(
        struct limits *limits, enum limit_kind kind, const void *who, size_t len, ms_t now);

#endif
