/* The legs of a relay at one look at all of them, for the beat: how many of each kind, and the
 * weakest one by one. Bounded, whatever the relay carries. Opaque ids only. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_CENSUS_H
#define PORCHLIGHT_RELAY_CORE_CENSUS_H

#include <stddef.h>
#include <stdint.h>

#include "common/id.h"
#include "common/json.h"
#include "relay/core/leg_quality.h"

enum { CENSUS_LEGS_MAX = 16 };

struct census_leg {
    struct id call;
    struct id seat;
    struct leg_quality quality;
};

/* Zeroed: nobody. */
struct census {
    int64_t verdicts[LEG_VERDICT_COUNT]; /* legs of each */
    int64_t tcp;                         /* of all, those that go over TCP */
    int64_t ipv6;
    struct census_leg legs[CENSUS_LEGS_MAX]; /* the weakest, in no order */
    size_t count;
};

/* A leg; of the weakest it is one if there is room, or if a better one makes way. */
void census_add(struct census *census, const struct census_leg *leg);

/* Its fields of the beat. */
void census_write(struct json *beat, const struct census *census);

#endif
