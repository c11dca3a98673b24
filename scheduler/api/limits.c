/* Token buckets in one table of fixed size. A key probes eight neighbouring places; if none is
 * its own, the one idle longest is taken over: a flood of addresses costs the flood's own
 * buckets first, and never more memory. */
#include "scheduler/api/limits.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/api/keyed.h"

enum { PROBES = 8, DAY_MS = 24 * 3600 * 1000 };

struct bucket {
    uint64_t key;   /* 0: free */
    ms_t filled_at; /* when tokens was true */
    int64_t spent;  /* in milliseconds of refilling; 0: full; beyond the burst: a debt */
};

struct rate {
    int64_t burst;     /* tokens in a full bucket */
    ms_t ms_per_token; /* refilling */
};

struct limits {
    const uint8_t *secret;
    struct rate rates[LIMIT_KIND_COUNT];
    struct bucket buckets[LIMITS_TABLE_SIZE];
};

struct limits *limits_create(const uint8_t secret[32], int64_t bookings_per_day)
{
    struct limits *limits = calloc(1, sizeof(*limits));
    if (limits == NULL) {
        return NULL;
    }
    limits->secret = secret;
    limits->rates[LIMIT_CODE] = (struct rate){.burst = 10, .ms_per_token = 60000};
    limits->rates[LIMIT_SIGN_IN] = (struct rate){.burst = 60, .ms_per_token = 5000};
    limits->rates[LIMIT_BOOKING] =
            (struct rate){.burst = bookings_per_day, .ms_per_token = DAY_MS / bookings_per_day};
    limits->rates[LIMIT_CHANGE] = (struct rate){.burst = 600, .ms_per_token = 500};
    limits->rates[LIMIT_PERSON] = (struct rate){.burst = 900, .ms_per_token = 20000};
    limits->rates[LIMIT_HERE] = (struct rate){.burst = 30, .ms_per_token = 10000};
    limits->rates[LIMIT_STREAM] = (struct rate){.burst = 30, .ms_per_token = 2000};
    return limits;
}

void limits_destroy(struct limits *limits)
{
    free(limits);
}

static uint64_t bucket_key(
        const struct limits *limits, enum limit_kind kind, const void *who, size_t len)
{
    uint8_t hash[KEYED_BYTES];
    uint64_t key;
    uint8_t kind_byte = (uint8_t)kind;
    const struct keyed_part parts[] = {{&kind_byte, 1}, {who, len}};
    keyed_hash(limits->secret, "limit", parts, 2, hash);
    memcpy(&key, hash, sizeof(key));
    return key == 0 ? 1 : key;
}

static struct bucket *bucket_find(struct limits *limits, uint64_t key)
{
    struct bucket *oldest = NULL;
    for (size_t i = 0; i < PROBES; i++) {
        struct bucket *bucket = &limits->buckets[(key + i) % LIMITS_TABLE_SIZE];
        if (bucket->key == key) {
            return bucket;
        }
        if (oldest == NULL || bucket->filled_at < oldest->filled_at) {
            oldest = bucket; /* a free one was filled at 0 */
        }
    }
    *oldest = (struct bucket){.key = key};
    return oldest;
}

static void bucket_refill(struct bucket *bucket, ms_t now)
{
    int64_t gained = now - bucket->filled_at;
    bucket->spent = gained >= bucket->spent ? 0 : bucket->spent - gained;
    bucket->filled_at = now;
}

bool limits_can_take(struct limits *limits, enum limit_kind kind, const void *who, size_t len,
        ms_t now, int64_t *ret_retry_s)
{
    const struct rate *rate = &limits->rates[kind];
    struct bucket *bucket = bucket_find(limits, bucket_key(limits, kind, who, len));
    bucket_refill(bucket, now);
    int64_t over = bucket->spent + rate->ms_per_token - rate->burst * rate->ms_per_token;
    if (over > 0) {
        if (ret_retry_s != NULL) {
            *ret_retry_s = (over + 999) / 1000;
        }
        return false;
    }
    bucket->spent += rate->ms_per_token;
    return true;
}

void limits_spend(struct limits *limits, enum limit_kind kind, const void *who, size_t len,
        int64_t count, ms_t now)
{
    const struct rate *rate = &limits->rates[kind];
    struct bucket *bucket = bucket_find(limits, bucket_key(limits, kind, who, len));
    int64_t most = 2 * rate->burst * rate->ms_per_token;
    int64_t more = (count < rate->burst ? count : rate->burst) * rate->ms_per_token;
    bucket_refill(bucket, now);
    bucket->spent = bucket->spent + more < most ? bucket->spent + more : most;
}

void limits_give_back(
        struct limits *limits, enum limit_kind kind, const void *who, size_t len, ms_t now)
{
    struct bucket *bucket = bucket_find(limits, bucket_key(limits, kind, who, len));
    bucket_refill(bucket, now);
    ms_t token = limits->rates[kind].ms_per_token;
    bucket->spent = bucket->spent > token ? bucket->spent - token : 0;
}
