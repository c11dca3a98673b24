/* Counts what passes on one leg and, once in three seconds, judges it. The packet path calls
 * leg_stats_came and leg_stats_went for every packet: a few additions in memory that it has just
 * touched. Loss on the way down is what the page misses, less what was lost before the relay.
 * Nothing that the far page does may make this leg look weak: where that cannot be told apart,
 * nothing is measured. */
#include "relay/core/leg_stats.h"

enum {
    SOUND_TICKS_PER_MS = 48, /* Opus (RFC 7587, 4.1) */
    JUMP_MAX = 3000,         /* RFC 3550, A.1: MAX_DROPOUT; further is a source that begins anew */
    MISORDER_MAX = 100,      /* the same: browsers take what is later for a new beginning */
    PACKETS_ENOUGH = 40,     /* one lost of five says nothing */
    PLAIN_PERMILLE = 500,    /* lost on the way down: no second look is waited for (R12) */
    DEVIATION_MAX = 1000 * SOUND_TICKS_PER_MS,
    /* The page's jitter has forgotten what came before so many packets: (15/16)^128 of 10 s. */
    STEADY_PACKETS = 128,
    STEADY_MS = 2000,                           /* and a report may be so long on its way */
    STEADY_DEVIATION = 50 * SOUND_TICKS_PER_MS, /* less than a weak leg's */
    RTT_MAX_MS = 30000,
    BIRTHS_BITS = 20, /* more than a leg could need in a millisecond */
};

void leg_stats_init(struct leg_stats *stats, ms_t now)
{
    *stats = (struct leg_stats){
            .births = (uint64_t)now << BIRTHS_BITS,
            .looked_at = now,
            .rtt_ms = LEG_UNMEASURED,
    };
}

/* --- the way up ---------------------------------------------------------------------------- */

/* The place of ssrc; a new one takes a free place, or that of the source longest unheard. */
static struct leg_source *source_take(
        struct leg_stats *stats, const struct rtp *rtp, bool is_video, ms_t now)
{
    size_t place = 0;
    for (size_t i = 0; i < stats->source_count; i++) {
        if (stats->sources[i].ssrc == rtp->ssrc) {
            stats->latest = i;
            return &stats->sources[i];
        }
        if (stats->sources[i].heard_at < stats->sources[place].heard_at) {
            place = i;
        }
    }
    if (stats->source_count < LEG_STATS_SOURCES) {
        place = stats->source_count++;
    }
    stats->latest = place;
    stats->sources[place] = (struct leg_source){
            .ssrc = rtp->ssrc,
            .birth = ++stats->births,
            .is_video = is_video,
            .highest = rtp->sequence,
            .base = (uint32_t)rtp->sequence - 1,
            .unsteady_at = now,
    };
    return &stats->sources[place];
}

/* Only differences of the extended number are ever used, so that it may begin below 0. Whether this
 * is the newest packet. */
static bool source_count(struct leg_source *source, uint16_t sequence)
{
    int32_t ahead = (int16_t)(uint16_t)(sequence - source->highest);
    if (ahead > 0 && ahead <= JUMP_MAX) { /* nearly all of them */
        source->received++;
        source->highest += (uint32_t)ahead;
        return true;
    }
    if (ahead < -MISORDER_MAX && ahead >= -JUMP_MAX) {
        return false; /* it stays lost, as on the far page */
    }
    source->received++;
    if (ahead > JUMP_MAX || ahead < -JUMP_MAX) {
        source->highest += (uint32_t)ahead;
        source->base += (uint32_t)(ahead - 1);
    }
    return ahead > 0;
}

/* Browsers take only the newest packets of a new timestamp into their jitter: no others may help to
 * forget what was not steady. */
static void source_settle(struct leg_source *source, uint32_t deviation, bool is_counted, ms_t now)
{
    if (deviation >= STEADY_DEVIATION) {
        source->steady = 0;
        source->unsteady_at = now;
    } else if (is_counted) {
        source->steady++;
    }
}

/* RFC 3550, A.8. */
static void source_time(struct leg_source *source, uint32_t timestamp, bool is_newest, ms_t now)
{
    uint32_t transit = (uint32_t)now * SOUND_TICKS_PER_MS - timestamp;
    uint32_t later = transit - source->transit;
    uint32_t deviation = later <= INT32_MAX ? later : 0 - later;
    source_settle(source, deviation, is_newest && timestamp != source->timestamp, now);
    if (source->is_timed && deviation < DEVIATION_MAX) {
        source->jitter_16 += deviation - ((source->jitter_16 + 8) >> 4);
    }
    source->timestamp = timestamp;
    source->transit = transit;
    source->is_timed = true;
}

void leg_stats_came(
        struct leg_stats *stats, const struct rtp *rtp, bool is_video, size_t len, ms_t now)
{
    struct leg_source *source = &stats->sources[stats->latest];
    if (source->ssrc != rtp->ssrc || stats->source_count == 0) {
        source = source_take(stats, rtp, is_video, now);
    }
    bool is_newest = source_count(source, rtp->sequence);
    if (is_video) {
        source->is_video = true;
    } else {
        source_time(source, rtp->timestamp, is_newest, now);
    }
    source->heard_at = now;
    stats->up_bytes += len;
}

static int64_t source_missing(const struct leg_source *source)
{
    return (int64_t)(source->highest - source->base) - source->received;
}

static int32_t source_jitter_ms(const struct leg_source *source)
{
    return (int32_t)(source->jitter_16 / 16 / SOUND_TICKS_PER_MS);
}

/* --- the way down -------------------------------------------------------------------------- */

void leg_stats_went(struct leg_stats *stats, size_t len)
{
    stats->down_bytes += len;
}

static const struct leg_source *source_find(const struct leg_stats *stats, uint32_t ssrc)
{
    for (size_t i = 0; i < stats->source_count; i++) {
        if (stats->sources[i].ssrc == ssrc) {
            return &stats->sources[i];
        }
    }
    return NULL;
}

static struct leg_hearing *hearing_find(struct leg_stats *stats, uint32_t ssrc)
{
    for (size_t i = 0; i < stats->hearing_count; i++) {
        if (stats->hearings[i].ssrc == ssrc) {
            return &stats->hearings[i];
        }
    }
    return NULL;
}

/* A free place, or that of the SSRC longest not reported on. */
static struct leg_hearing *hearing_place(struct leg_stats *stats)
{
    struct leg_hearing *oldest = &stats->hearings[0];
    if (stats->hearing_count < LEG_STATS_SOURCES) {
        return &stats->hearings[stats->hearing_count++];
    }
    for (size_t i = 1; i < stats->hearing_count; i++) {
        oldest = stats->hearings[i].heard_at < oldest->heard_at ? &stats->hearings[i] : oldest;
    }
    return oldest;
}

/* The page's own jitter is that of both legs; the far leg's share is taken off. While that leg's
 * sound is not steady, nobody can tell which of the two it is. */
static int32_t jitter_down(
        const struct leg_source *source, const struct rtcp_block *block, ms_t now)
{
    bool is_steady = source->steady >= STEADY_PACKETS && now - source->unsteady_at >= STEADY_MS;
    if (source->is_video || !is_steady) {
        return LEG_UNMEASURED;
    }
    int32_t whole = (int32_t)(block->jitter / SOUND_TICKS_PER_MS);
    int32_t far = source_jitter_ms(source);
    return whole > far ? whole - far : 0;
}

/* The page reports, and has got nothing of what was sent on since its last report: it cannot tell
 * by itself, because it counts what is lost only when something comes again. */
static int32_t stalled_since(const struct leg_source *source, const struct leg_hearing *before)
{
    int32_t sent = (int32_t)(source->highest - before->far_highest);
    return sent > 0 && sent <= JUMP_MAX ? sent : 0;
}

static void count_down(struct leg_stats *stats, const struct leg_hearing *before,
        struct leg_hearing *now, const struct leg_source *source)
{
    int32_t ahead = (int32_t)(now->highest - before->highest);
    int64_t far_lost = now->far_lost - before->far_lost;
    if (ahead > 0 && ahead <= JUMP_MAX) {
        stats->down_expected += ahead - before->stalled;
        stats->down_lost += now->lost - before->lost - far_lost - before->stalled;
    } else if (ahead == 0) {
        int32_t sent = stalled_since(source, before);
        now->stalled = before->stalled + sent;
        stats->down_expected += sent;
        stats->down_lost += sent - far_lost;
    }
}

static void take_block(struct leg_stats *stats, const struct leg_stats *far,
        const struct rtcp_block *block, ms_t now)
{
    const struct leg_source *source = source_find(far, block->ssrc);
    if (!source) {
        return; /* not from there, or unmeasured */
    }
    struct leg_hearing *before = hearing_find(stats, block->ssrc);
    struct leg_hearing hearing = {
            .ssrc = block->ssrc,
            .far_birth = source->birth,
            .highest = block->highest,
            .far_highest = source->highest,
            .lost = block->lost,
            .far_lost = source->lost + source_missing(source),
            .jitter_ms = jitter_down(source, block, now),
            .heard_at = now,
    };
    if (before && before->far_birth == source->birth) {
        count_down(stats, before, &hearing, source);
    }
    *(before ? before : hearing_place(stats)) = hearing;
}

/* --- round trip ---------------------------------------------------------------------------- */

/* RFC 3550, 6.4.1: the delay since the last sender report, but counted from the relay. */
static void take_round_trip(struct leg_stats *stats, const struct rtcp_block *block, ms_t now)
{
    for (size_t i = 0; block->stamp != 0 && i < LEG_STATS_SENDERS; i++) {
        const struct leg_sender *sender = &stats->senders[i];
        if (sender->stamp != block->stamp) {
            continue;
        }
        ms_t rtt = now - sender->passed_at - (ms_t)((uint64_t)block->delay * 1000 / 65536);
        if (rtt <= RTT_MAX_MS && rtt > -RTT_MAX_MS) {
            stats->rtt_sum_ms += rtt > 0 ? rtt : 0;
            stats->rtt_count++;
        }
        return;
    }
}

/* A stamp that comes again counts from its last passing: else whoever repeats theirs would make the
 * way to the other page look long. */
static void note_sender(struct leg_stats *stats, uint32_t stamp, ms_t now)
{
    for (size_t i = 0; i < LEG_STATS_SENDERS; i++) {
        if (stats->senders[i].stamp == stamp) {
            stats->senders[i].passed_at = now;
            return;
        }
    }
    stats->senders[stats->sender_next] = (struct leg_sender){.stamp = stamp, .passed_at = now};
    stats->sender_next = (stats->sender_next + 1) % LEG_STATS_SENDERS;
}

void leg_stats_reported(struct leg_stats *stats, struct leg_stats *far,
        const struct rtcp_reports *reports, ms_t now)
{
    for (size_t i = 0; i < reports->stamp_count; i++) {
        note_sender(far, reports->stamps[i], now);
    }
    for (size_t i = 0; i < reports->block_count; i++) {
        take_block(stats, far, &reports->blocks[i], now);
        take_round_trip(stats, &reports->blocks[i], now);
    }
}

/* --- looking ------------------------------------------------------------------------------- */

static int32_t permille(int64_t lost, int64_t expected)
{
    if (expected < PACKETS_ENOUGH) {
        return LEG_UNMEASURED;
    }
    int64_t share = lost * 1000 / expected;
    return (int32_t)(share < 0 ? 0 : share > 1000 ? 1000 : share);
}

static int32_t kbit_s(uint64_t bytes, ms_t passed)
{
    uint64_t rate = passed > 0 ? bytes * 8 / (uint64_t)passed : 0;
    return rate < INT32_MAX ? (int32_t)rate : INT32_MAX;
}

static struct leg_way look_up(struct leg_stats *stats, ms_t passed)
{
    struct leg_way way = {
            .kbit_s = kbit_s(stats->up_bytes, passed),
            .jitter_ms = LEG_UNMEASURED,
    };
    int64_t expected = 0;
    int64_t lost = 0;
    for (size_t i = 0; i < stats->source_count; i++) {
        struct leg_source *source = &stats->sources[i];
        int64_t missing = source_missing(source);
        if (source->received > 0 && !source->is_video && source_jitter_ms(source) > way.jitter_ms) {
            way.jitter_ms = source_jitter_ms(source);
        }
        expected += source->highest - source->base;
        lost += missing;
        source->lost += missing;
        source->base = source->highest;
        source->received = 0;
    }
    way.loss_permille = permille(lost, expected);
    stats->up_bytes = 0;
    return way;
}

static struct leg_way look_down(struct leg_stats *stats, ms_t passed, ms_t now)
{
    struct leg_way way = {
            .kbit_s = kbit_s(stats->down_bytes, passed),
            .loss_permille = permille(stats->down_lost, stats->down_expected),
            .jitter_ms = LEG_UNMEASURED,
    };
    for (size_t i = 0; i < stats->hearing_count; i++) {
        const struct leg_hearing *hearing = &stats->hearings[i];
        bool is_fresh = now - hearing->heard_at < LEG_STATS_RTT_KEPT_MS;
        if (is_fresh && hearing->jitter_ms > way.jitter_ms) {
            way.jitter_ms = hearing->jitter_ms;
        }
    }
    if (way.loss_permille != LEG_UNMEASURED) {
        stats->down_expected = 0; /* else they wait for the next reports */
        stats->down_lost = 0;
    }
    stats->down_bytes = 0;
    return way;
}

static int32_t look_at_round_trip(struct leg_stats *stats, ms_t now)
{
    if (stats->rtt_count > 0) {
        stats->rtt_ms = (int32_t)(stats->rtt_sum_ms / stats->rtt_count);
        stats->rtt_at = now;
        stats->rtt_sum_ms = 0;
        stats->rtt_count = 0;
    } else if (now - stats->rtt_at >= LEG_STATS_RTT_KEPT_MS) {
        stats->rtt_ms = LEG_UNMEASURED;
    }
    return stats->rtt_ms;
}

struct leg_quality leg_stats_look(struct leg_stats *stats, const struct route *route, ms_t now)
{
    ms_t passed = now - stats->looked_at;
    struct leg_quality quality = {
            .transport = (enum transport)route->far.transport,
            .ip_version = address_is_v4(&route->far) ? 4 : 6,
            .rtt_ms = look_at_round_trip(stats, now),
            .unchecked_ms = LEG_UNMEASURED,
            .up = look_up(stats, passed),
            .down = look_down(stats, passed, now),
    };
    enum leg_verdict verdict = leg_quality_judge(&quality);
    bool is_plain = quality.down.loss_permille >= PLAIN_PERMILLE;
    if (verdict == stats->last || stats->verdict == LEG_UNKNOWN || is_plain) {
        stats->verdict = verdict;
    }
    stats->last = verdict;
    stats->looked_at = now;
    quality.verdict = stats->verdict;
    return quality;
}
