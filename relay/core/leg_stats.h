/* How well one leg carries, measured by what passes the relay anyway: sequence numbers that came or
 * did not, what the page's receiver reports say, and the time between a sender report passed on and
 * the answer to it. Each leg is measured by itself, so that a weak one can be told from its far
 * one. Fixed memory, no allocation; nothing here says whose leg it is. Pure; media thread. */
#ifndef PORCHLIGHT_RELAY_CORE_LEG_STATS_H
#define PORCHLIGHT_RELAY_CORE_LEG_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "relay/core/leg.h"
#include "relay/core/leg_quality.h"
#include "relay/core/rtcp_reports.h"
#include "relay/core/rtp.h"

enum {
    LEG_STATS_SOURCES = 8,         /* SSRCs measured each way; others pass unmeasured */
    LEG_STATS_SENDERS = 16,        /* sender reports that an answer is awaited to */
    LEG_STATS_LOOK_MS = 3000,      /* what one look covers */
    LEG_STATS_RTT_KEPT_MS = 20000, /* a page without video reports every 5 s or so */
};

/* One SSRC that the page sends. */
struct leg_source {
    uint32_t ssrc;
    bool is_video;  /* or was once: its clock is not that of sound */
    uint64_t birth; /* of no other source: the same ssrc, forgotten and taken again, counts anew */
    uint32_t highest;  /* extended sequence number */
    uint32_t base;     /* highest of the last look */
    uint32_t received; /* packets since the last look */
    int64_t lost;      /* packets, from the first one to the last look */
    ms_t heard_at;
    uint32_t timestamp;
    uint32_t transit;   /* arrival less timestamp, in the clock of sound */
    uint32_t jitter_16; /* sixteenths of a tick of that clock */
    uint32_t steady;    /* packets in a row that came about when they should */
    ms_t unsteady_at;   /* the last that did not, or the birth */
    bool is_timed;      /* timestamp and transit are set */
};

/* What the page last reported on one SSRC that it is sent. */
struct leg_hearing {
    uint32_t ssrc;
    uint64_t far_birth;   /* of the source that far_lost is of */
    uint32_t highest;     /* extended sequence number, as the page counts */
    uint32_t far_highest; /* that of the source at the time */
    int32_t stalled;      /* packets sent on since highest has moved: counted as lost */
    int32_t lost;         /* cumulative, from the far page's sender to this page */
    int64_t far_lost;     /* of these lost before they reached the relay */
    int32_t jitter_ms;    /* LEG_UNMEASURED: video */
    ms_t heard_at;
};

struct leg_sender {
    uint32_t stamp; /* middle 32 bits of the NTP time; 0: none */
    ms_t passed_at;
};

/* Zeroed, then looked_at and births set. */
struct leg_stats {
    struct leg_source sources[LEG_STATS_SOURCES];
    struct leg_hearing hearings[LEG_STATS_SOURCES];
    struct leg_sender senders[LEG_STATS_SENDERS];
    uint64_t births; /* the last one given; begins so high that no two legs give the same */
    size_t source_count;
    size_t hearing_count;
    size_t latest;      /* source of the last packet */
    size_t sender_next; /* place of the next sender report */
    uint64_t up_bytes;  /* since the last look, as all below */
    uint64_t down_bytes;
    int64_t down_expected; /* packets, by the page's reports */
    int64_t down_lost;
    int64_t rtt_sum_ms;
    int64_t rtt_count;
    int32_t rtt_ms; /* the last known */
    ms_t rtt_at;    /* 0: never */
    ms_t looked_at;
    enum leg_verdict last;    /* of the last look */
    enum leg_verdict verdict; /* told */
};

void leg_stats_init(struct leg_stats *stats, ms_t now);

/* An authentic RTP packet of the page came, len bytes on the wire, and is not refused: what the
 * relay itself keeps back is a gap, and so lost on the way up. */
void leg_stats_came(
        struct leg_stats *stats, const struct rtp *rtp, bool is_video, size_t len, ms_t now);

/* len bytes went to the page. */
void leg_stats_went(struct leg_stats *stats, size_t len);

/* The page's reports came, and were found well formed. `far` is the leg which it hears. */
void leg_stats_reported(struct leg_stats *stats, struct leg_stats *far,
        const struct rtcp_reports *reports, ms_t now);

/* What passed since the last look, and begins a new one. A verdict other than the one told counts
 * when two looks in a row agree on it, because one burst is no weak connection, or when half of
 * what went to the page is lost. */
struct leg_quality leg_stats_look(struct leg_stats *stats, const struct route *route, ms_t now);

#endif
