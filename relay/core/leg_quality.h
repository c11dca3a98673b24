/* What is known of one leg's quality at one look: a plain value, judged in one place, and said in
 * the same words to both pages and to the scheduler (docs/protocol.md, `stats`). It names nobody.
 * Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_LEG_QUALITY_H
#define PORCHLIGHT_RELAY_CORE_LEG_QUALITY_H

#include <stdint.h>

#include "common/json.h"
#include "relay/core/address.h"

enum { LEG_UNMEASURED = -1 };

enum leg_verdict { LEG_UNKNOWN, LEG_GOOD, LEG_WEAK, LEG_VERY_WEAK };
enum { LEG_VERDICT_COUNT = LEG_VERY_WEAK + 1 };

/* One direction of a leg over the time that the look covers. */
struct leg_way {
    int32_t kbit_s;        /* of RTP, its headers with it */
    int32_t loss_permille; /* LEG_UNMEASURED: too few packets to say */
    int32_t jitter_ms;     /* of sound (RFC 3550, 6.4.1); LEG_UNMEASURED: no sound */
};

/* up is from the page to the relay, down from the relay to the page. */
struct leg_quality {
    enum leg_verdict verdict;
    enum transport transport;
    int ip_version;       /* 4 or 6 */
    int32_t rtt_ms;       /* between page and relay; LEG_UNMEASURED: not heard lately */
    int32_t unchecked_ms; /* since the page last proved its path; LEG_UNMEASURED: not long ago */
    struct leg_way up;
    struct leg_way down;
};

/* By the figures alone; LEG_UNKNOWN while nothing was measured. */
enum leg_verdict leg_quality_judge(const struct leg_quality *quality);

const char *leg_verdict_name(enum leg_verdict verdict);

/* What was not measured is left out. NULL: no memory. */
struct json *leg_quality_json(const struct leg_quality *quality);

#endif
