/* DTLS and SRTP of one leg, and what is counted about it. Made at the leg's first authenticated
 * check and not before (M1). Media thread. */
#ifndef PORCHLIGHT_RELAY_CHANNEL_H
#define PORCHLIGHT_RELAY_CHANNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "common/clock.h"
#include "relay/core/bucket.h"
#include "relay/core/leg.h"
#include "relay/core/leg_stats.h"
#include "relay/core/rtcp.h"
#include "relay/core/streams.h"
#include "relay/io/dtls.h"
#include "relay/io/srtp.h"

/* Why a leg is of no more use. */
enum leg_end {
    LEG_END_CONSENT,     /* M13: no authenticated check for 30 s */
    LEG_END_CLOSED,      /* the page said goodbye in DTLS */
    LEG_END_FINGERPRINT, /* M5: the certificate is not the one of the SDP */
    LEG_END_HANDSHAKE,   /* too many failed, or none in time */
};

enum {
    CHANNEL_HANDSHAKE_MS = 10000, /* M15: from the first DTLS packet of a leg to its keys */
    CHANNEL_HANDSHAKES_MAX = 4,   /* failed ones of one leg */
    CHANNEL_BYTES_PER_S = 500000, /* M18: 4 Mbit/s from one page */
    CHANNEL_PACKETS_PER_S = 900,
    CHANNEL_ECHO_BYTES_PER_S = 8000, /* a check leg: 64 kbit/s and 50 packets */
    CHANNEL_ECHO_PACKETS_PER_S = 50,
};

struct traffic;

struct channel {
    struct traffic *traffic; /* whose port it speaks through */
    bool is_ending;          /* end: to be told at the next tick */
    enum leg_end end;
    struct dtls *dtls;       /* NULL until a ClientHello came on a validated path */
    struct route dtls_route; /* where the last DTLS packet came from: the answer goes there */
    ms_t handshake_at;       /* begin of the handshake that is under way */
    int handshakes_failed;
    struct srtp_pair *srtp; /* NULL until the fingerprint matched */
    struct streams in;
    struct streams out;
    struct rtcp_policy rtcp; /* for what this leg's page sends */
    struct leg_stats stats;
    struct bucket bytes; /* what this leg's page may send */
    struct bucket packets;
    uint32_t missed_video; /* SSRC of video that nobody could hear yet, 0: none */
    uint64_t passed;       /* packets of this page that went on */
    uint64_t refused;      /* over a limit */
    uint64_t unauthentic;  /* M8: dropped and counted, nothing else */
};

/* NULL: no memory. */
struct channel *channel_create(struct traffic *traffic, const struct leg *leg, ms_t now);
void channel_destroy(struct channel *channel);

/* Takes the keys of a finished handshake, if they are for one of leg's fingerprints. ERR_NOT_NOW:
 * not finished, or no description yet; otherwise as dtls_keys. */
enum err channel_key(struct channel *channel, struct leg *leg) ATTRIBUTE_MUST_USE;

/* A handshake that failed makes way for another. */
void channel_forget_handshake(struct channel *channel);

#endif
