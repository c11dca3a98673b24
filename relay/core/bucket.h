/* A token bucket: so many a second, so many at once. Pure; belongs to its owner's thread. */
#ifndef PORCHLIGHT_RELAY_CORE_BUCKET_H
#define PORCHLIGHT_RELAY_CORE_BUCKET_H

#include <stdbool.h>
#include <stdint.h>

#include "common/clock.h"

struct bucket {
    int64_t per_second; /* things */
    int64_t burst;      /* things at once */
    int64_t milli;      /* thousandths of a thing that may still come */
    ms_t filled_at;
};

struct bucket bucket_full(int64_t per_second, int64_t burst, ms_t now);

/* Whether count things may pass now; if so they are taken. */
bool bucket_can_take(struct bucket *bucket, int64_t count, ms_t now);

/* Thousandths of a thing that could be taken now. */
int64_t bucket_left(const struct bucket *bucket, ms_t now);

#endif
