/* Rewrites one RTCP compound for the far page: every packet is parsed, and only what was understood
 * is written. The media thread calls it between the two SRTCP contexts. It makes no packet of its
 * own and keeps nothing but the times of key frame requests. */
#include "relay/core/rtcp.h"

#include <stdbool.h>
#include <string.h>

#include "common/bytes.h"
#include "relay/core/rtcp_feedback.h"

enum { SR = 200, RR = 201, SDES = 202, BYE = 203, APP = 204, RTPFB = 205, PSFB = 206, XR = 207 };
enum { RTPFB_NACK = 1, RTPFB_TRANSPORT_CC = 15, PSFB_PLI = 1, PSFB_FIR = 4, PSFB_AFB = 15 };
enum { SDES_END = 0, SDES_CNAME = 1, SENDER_BYTES = 24, REPORT_BYTES = 24, FIR_BYTES = 8 };

/* One packet of the compound, its padding taken off. */
struct packet {
    uint8_t type;
    uint8_t count;      /* the five bits after the version: a count, or the feedback's format */
    struct bytes body;  /* after the four bytes of the header */
    const uint8_t *raw; /* as it came, padding included */
    size_t raw_len;
};

struct rewriting {
    struct rtcp_policy *policy;
    ms_t now;
    struct bytes_out out;
    size_t chunk_count; /* SDES chunks so far */
};

static size_t packet_begin(struct bytes_out *out, uint8_t count, uint8_t type)
{
    size_t start = out->len;
    bytes_put_u8(out, (uint8_t)(0x80 | count));
    bytes_put_u8(out, type);
    bytes_put_u16(out, 0);
    return start;
}

/* The length field counts words after the first (RFC 3550, 6.4.1). */
static void packet_end(struct bytes_out *out, size_t start)
{
    if (out->failed)
        return;
    size_t words = (out->len - start) / 4 - 1;
    out->data[start + 2] = (uint8_t)(words >> 8);
    out->data[start + 3] = (uint8_t)words;
}

static void packet_copy(
        struct bytes_out *out, const struct packet *packet, const void *body, size_t len)
{
    size_t start = packet_begin(out, packet->count, packet->type);
    bytes_put(out, body, len);
    packet_end(out, start);
}

/* SR and RR: the report blocks; profile-specific extensions after them stay behind. */
static bool rewrite_report(struct rewriting *to, const struct packet *packet)
{
    struct bytes body = packet->body;
    size_t fixed = packet->type == SR ? SENDER_BYTES : 4;
    size_t len = fixed + (size_t)packet->count * REPORT_BYTES;
    const uint8_t *report = bytes_take(&body, len);
    if (!report)
        return false;
    packet_copy(&to->out, packet, report, len);
    return true;
}

/* Items up to the terminator, then zeros up to the next word (RFC 3550, 6.5). */
static bool skip_items(struct bytes *body)
{
    for (;;) {
        uint8_t type = bytes_u8(body);
        if (body->failed)
            return false;
        if (type == SDES_END)
            break;
        bytes_skip(body, bytes_u8(body));
    }
    bytes_skip(body, bytes_left(body) % 4);
    return !body->failed;
}

static void put_chunk(struct rewriting *to, uint32_t ssrc)
{
    static const uint8_t zeros[4];
    size_t len = strlen(to->policy->cname);
    bytes_put_u32(&to->out, ssrc);
    bytes_put_u8(&to->out, SDES_CNAME);
    bytes_put_u8(&to->out, (uint8_t)len);
    bytes_put(&to->out, to->policy->cname, len);
    bytes_put(&to->out, zeros, 4 - (2 + len) % 4);
}

/* Of what a source says about itself only our name for it goes on. */
static bool rewrite_description(struct rewriting *to, const struct packet *packet)
{
    struct bytes body = packet->body;
    to->chunk_count += packet->count;
    if (to->chunk_count > RTCP_CHUNKS_MAX)
        return false;
    size_t start = packet_begin(&to->out, packet->count, SDES);
    for (unsigned i = 0; i < packet->count; i++) {
        uint32_t ssrc = bytes_u32(&body);
        if (!skip_items(&body))
            return false;
        put_chunk(to, ssrc);
    }
    packet_end(&to->out, start);
    return bytes_left(&body) == 0;
}

static bool rewrite_bye(struct rewriting *to, const struct packet *packet)
{
    struct bytes body = packet->body;
    size_t len = (size_t)packet->count * 4;
    const uint8_t *sources = bytes_take(&body, len);
    if (bytes_left(&body) > 0)
        bytes_skip(&body, bytes_u8(&body)); /* the reason, free text */
    if (!sources || body.failed || bytes_left(&body) > 3)
        return false;
    if (packet->count > 0)
        packet_copy(&to->out, packet, sources, len);
    return true;
}

static bool rewrite_extended(struct rewriting *to, const struct packet *packet)
{
    struct bytes body = packet->body;
    size_t len = bytes_left(&body);
    bytes_u32(&body); /* sender */
    while (bytes_left(&body) > 0) {
        bytes_u16(&body); /* block type and its own bits */
        bytes_skip(&body, (size_t)bytes_u16(&body) * 4);
    }
    if (body.failed)
        return false;
    packet_copy(&to->out, packet, packet->body.at, len);
    return true;
}

/* The row of ssrc; a new one takes a free row, or that of the source which asked longest ago. */
static struct rtcp_source *policy_source(struct rtcp_policy *policy, uint32_t ssrc, bool *ret_new)
{
    struct rtcp_source *oldest = &policy->sources[0];
    for (size_t i = 0; i < policy->source_count; i++) {
        struct rtcp_source *source = &policy->sources[i];
        if (source->ssrc == ssrc)
            return source;
        if (source->asked < oldest->asked)
            oldest = source;
    }
    *ret_new = true;
    if (policy->source_count < RTCP_SOURCES_MAX)
        oldest = &policy->sources[policy->source_count++];
    oldest->ssrc = ssrc;
    return oldest;
}

static bool policy_takes_request(struct rtcp_policy *policy, uint32_t ssrc, ms_t now)
{
    bool is_new = false;
    struct rtcp_source *source = policy_source(policy, ssrc, &is_new);
    if (!is_new && now - source->asked < RTCP_KEY_FRAME_MS)
        return false;
    source->asked = now;
    return true;
}

static bool rewrite_pli(struct rewriting *to, const struct packet *packet)
{
    struct bytes body = packet->body;
    bytes_u32(&body); /* sender */
    uint32_t media = bytes_u32(&body);
    if (body.failed || bytes_left(&body) > 0)
        return false;
    if (policy_takes_request(to->policy, media, to->now))
        packet_copy(&to->out, packet, packet->body.at, 8);
    return true;
}

/* RFC 5104, 4.3.1: one entry a source. Those over the limit are left out, each by itself. */
static bool rewrite_fir(struct rewriting *to, const struct packet *packet)
{
    struct bytes body = packet->body;
    const uint8_t *sources = bytes_take(&body, 8);
    size_t left = bytes_left(&body);
    if (!sources || left == 0 || left % FIR_BYTES != 0)
        return false;
    size_t start = packet_begin(&to->out, packet->count, packet->type);
    bytes_put(&to->out, sources, 8);
    size_t empty = to->out.len;
    while (bytes_left(&body) > 0) {
        const uint8_t *entry = bytes_take(&body, FIR_BYTES);
        struct bytes reader = bytes_from(entry, FIR_BYTES);
        if (policy_takes_request(to->policy, bytes_u32(&reader), to->now))
            bytes_put(&to->out, entry, FIR_BYTES);
    }
    if (to->out.len == empty && !to->out.failed)
        to->out.len = start;
    else
        packet_end(&to->out, start);
    return true;
}

/* What follows the two SSRCs of a feedback packet, or a failed reader. */
static struct bytes feedback_information(const struct packet *packet)
{
    struct bytes body = packet->body;
    bytes_skip(&body, 8);
    return body;
}

static bool rewrite_transport_feedback(struct rewriting *to, const struct packet *packet)
{
    struct bytes fci = feedback_information(packet);
    if (fci.failed)
        return false;
    switch (packet->count) {
    case RTPFB_NACK:
        packet_copy(&to->out, packet, packet->body.at, bytes_left(&packet->body));
        return rtcp_is_nack(fci);
    case RTPFB_TRANSPORT_CC: /* passes byte for byte, padding too */
        bytes_put(&to->out, packet->raw, packet->raw_len);
        return rtcp_is_transport_cc(fci);
    default:
        return true;
    }
}

static bool rewrite_payload_feedback(struct rewriting *to, const struct packet *packet)
{
    struct bytes fci = feedback_information(packet);
    if (fci.failed)
        return false;
    switch (packet->count) {
    case PSFB_PLI:
        return rewrite_pli(to, packet);
    case PSFB_FIR:
        return rewrite_fir(to, packet);
    case PSFB_AFB: /* of the application-defined kinds REMB alone is known */
        if (rtcp_is_remb(fci))
            packet_copy(&to->out, packet, packet->body.at, bytes_left(&packet->body));
        return true;
    default:
        return true;
    }
}

static bool rewrite_packet(struct rewriting *to, const struct packet *packet)
{
    switch (packet->type) {
    case SR:
    case RR:
        return rewrite_report(to, packet);
    case SDES:
        return rewrite_description(to, packet);
    case BYE:
        return rewrite_bye(to, packet);
    case RTPFB:
        return rewrite_transport_feedback(to, packet);
    case PSFB:
        return rewrite_payload_feedback(to, packet);
    case XR:
        return rewrite_extended(to, packet);
    case APP:
    default: /* sound in length, and left out */
        return true;
    }
}

/* Padding goes by whole words (RFC 3550, 6.4.1), and only in the last packet; libwebrtc, though,
 * pads transport-cc by one to three bytes, wherever it stands. */
static bool padding_is_good(const struct packet *packet, size_t len, size_t padding)
{
    bool is_transport_cc = packet->type == RTPFB && packet->count == RTPFB_TRANSPORT_CC;
    return padding > 0 && padding <= len && (padding % 4 == 0 || is_transport_cc);
}

static bool packet_read(struct bytes *in, struct packet *ret_packet)
{
    struct packet packet = {.raw = in->at};
    uint8_t first = bytes_u8(in);
    packet.type = bytes_u8(in);
    packet.count = first & 0x1f;
    size_t len = (size_t)bytes_u16(in) * 4;
    const uint8_t *body = bytes_take(in, len);
    if (in->failed || first >> 6 != 2)
        return false;
    size_t padding = 0;
    if (first & 0x20) {
        padding = len > 0 ? body[len - 1] : 0;
        if (!padding_is_good(&packet, len, padding))
            return false;
    }
    packet.body = bytes_from(body, len - padding);
    packet.raw_len = len + 4;
    *ret_packet = packet;
    return true;
}

enum err rtcp_rewrite(struct rtcp_policy *policy, const uint8_t *in, size_t len, ms_t now,
        uint8_t *out, size_t max, size_t *ret_len)
{
    struct bytes reader = bytes_from(in, len);
    struct rewriting to = {.policy = policy, .now = now, .out = bytes_out_to(out, max)};
    if (len == 0)
        return ERR_INPUT;
    while (bytes_left(&reader) > 0) {
        struct packet packet;
        if (!packet_read(&reader, &packet) || !rewrite_packet(&to, &packet))
            return ERR_INPUT;
    }
    if (to.out.failed)
        return ERR_LIMIT;
    *ret_len = to.out.len;
    return ERR_OK;
}
