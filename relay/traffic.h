/* The packet path: a packet comes in, is told apart, is believed or not, and goes out to the other
 * page of its call or nowhere. Owns the media port, and the DTLS and SRTP of each leg. The order
 * of its checks is the relay's safety: STUN authenticates a path, then DTLS is heard on it, then
 * the fingerprint gives the keys, then SRTP passes. Media thread. */
#ifndef PORCHLIGHT_RELAY_TRAFFIC_H
#define PORCHLIGHT_RELAY_TRAFFIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "relay/channel.h"
#include "relay/core/legs.h"
#include "relay/io/dtls.h"
#include "relay/io/loop.h"

struct traffic;

struct traffic_config {
    struct legs *legs; /* outlives traffic */
    struct loop *loop;
    const struct dtls_identity *identity;
    const char *address;
    uint16_t port; /* of UDP and TCP; 0: any free number */
    size_t tcp_max;

    /* Traffic has no more use for this leg. Called from traffic_tick and traffic_key only, so that
     * no leg goes away under a packet. */
    void (*handle_leg_end)(void *context, uint16_t slot, enum leg_end reason, struct now now);
    void *context;
};

/* ERR_INPUT: address. ERR_IO: port taken. ERR_MEMORY. */
enum err traffic_create(
        const struct traffic_config *config, struct traffic **ret_traffic) ATTRIBUTE_MUST_USE;
void traffic_destroy(struct traffic *traffic);

uint16_t traffic_port(const struct traffic *traffic);

/* The leg in slot is gone from the table: its DTLS says goodbye and ends, its SRTP ends. */
void traffic_leg_ended(struct traffic *traffic, uint16_t slot, struct now now);

/* A description came in: legs whose handshake is done may have their fingerprints now. */
void traffic_key(struct traffic *traffic, struct now now);

/* How the leg in slot carried since the last look (LEG_STATS_LOOK_MS). False: it carries nothing
 * yet, or has no path. */
bool traffic_look(
        struct traffic *traffic, uint16_t slot, struct now now, struct leg_quality *ret_quality);

/* Timers: DTLS, consent, TCP deadlines. */
void traffic_tick(struct traffic *traffic, struct now now);

/* To be called before the loop sleeps: what was sent leaves now at the latest. */
void traffic_flush(struct traffic *traffic);

/* How long the loop may sleep. */
ms_t traffic_timeout_ms(const struct traffic *traffic);

#endif
