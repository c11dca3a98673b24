/* Token buckets: messages a second on a WebSocket, echo of a check leg, joins of an address. */
#include "relay/core/bucket.h"

struct bucket bucket_full(int64_t per_second, int64_t burst, ms_t now)
{
    return (struct bucket){
            .per_second = per_second, .burst = burst, .milli = burst * 1000, .filled_at = now};
}

/* A thing a second is a thousandth a millisecond, so no fraction is ever lost. */
int64_t bucket_left(const struct bucket *bucket, ms_t now)
{
    ms_t passed = now - bucket->filled_at;
    int64_t missing = bucket->burst * 1000 - bucket->milli;
    if (passed > missing / bucket->per_second) {
        return bucket->burst * 1000;
    }
    return bucket->milli + (passed > 0 ? passed * bucket->per_second : 0);
}

bool bucket_can_take(struct bucket *bucket, int64_t count, ms_t now)
{
    bucket->milli = bucket_left(bucket, now);
    bucket->filled_at = now;
    if (bucket->milli < count * 1000) {
        return false;
    }
    bucket->milli -= count * 1000;
    return true;
}
