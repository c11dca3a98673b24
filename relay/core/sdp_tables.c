/* The words themselves. To let something more through a call, add a row here: nothing else decides
 * it. H264 and AV1 are left out (end-to-end encryption cannot carry them), and so are the header
 * extensions of simulcast and scalable video. */
#include "relay/core/sdp_tables.h"

#define COUNT(table_) (sizeof(table_) / sizeof((table_)[0]))
#define BIT(row_) (UINT32_C(1) << (row_))

static const struct sdp_codec_row codecs[SDP_CODEC_COUNT] = {
        [SDP_OPUS] = {"opus", SDP_AUDIO, {48000}, 2},
        [SDP_RED_AUDIO] = {"red", SDP_AUDIO, {48000}, 2},
        [SDP_TELEPHONE_EVENT] = {"telephone-event", SDP_AUDIO, {8000, 16000, 32000, 48000}, 0},
        [SDP_CN] = {"CN", SDP_AUDIO, {8000, 16000, 32000, 48000}, 0},
        [SDP_VP8] = {"VP8", SDP_VIDEO, {90000}, 0},
        [SDP_VP9] = {"VP9", SDP_VIDEO, {90000}, 0},
        [SDP_RTX] = {"rtx", SDP_VIDEO, {90000}, 0},
        [SDP_RED_VIDEO] = {"red", SDP_VIDEO, {90000}, 0},
        [SDP_ULPFEC] = {"ulpfec", SDP_VIDEO, {90000}, 0},
        [SDP_FLEXFEC] = {"flexfec-03", SDP_VIDEO, {90000}, 0},
};

/* a=fmtp: numbers only. What is not listed is left out, parameter by parameter. */
static const struct sdp_parameter_row parameters[] = {
        [SDP_PARAMETER_APT] = {"apt", BIT(SDP_RTX), 127},
        {"rtx-time", BIT(SDP_RTX), 100000},
        {"minptime", BIT(SDP_OPUS), 120},
        {"maxptime", BIT(SDP_OPUS), 120},
        {"ptime", BIT(SDP_OPUS), 120},
        {"useinbandfec", BIT(SDP_OPUS), 1},
        {"usedtx", BIT(SDP_OPUS), 1},
        {"stereo", BIT(SDP_OPUS), 1},
        {"sprop-stereo", BIT(SDP_OPUS), 1},
        {"cbr", BIT(SDP_OPUS), 1},
        {"maxplaybackrate", BIT(SDP_OPUS), 48000},
        {"sprop-maxcapturerate", BIT(SDP_OPUS), 48000},
        {"maxaveragebitrate", BIT(SDP_OPUS), 510000},
        {"max-fs", BIT(SDP_VP8) | BIT(SDP_VP9), 1000000},
        {"max-fr", BIT(SDP_VP8) | BIT(SDP_VP9), 1000},
        {"profile-id", BIT(SDP_VP9), 3},
        {"repair-window", BIT(SDP_FLEXFEC), 100000000},
};

static const char *const extensions[] = {
        [SDP_EXTENSION_MID] = "urn:ietf:params:rtp-hdrext:sdes:mid",
        [SDP_EXTENSION_TRANSPORT_CC] =
                "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
        [SDP_EXTENSION_AUDIO_LEVEL] = "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
        "urn:ietf:params:rtp-hdrext:csrc-audio-level",
        "urn:ietf:params:rtp-hdrext:toffset",
        "urn:3gpp:video-orientation",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time",
        "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
        "http://www.webrtc.org/experiments/rtp-hdrext/video-content-type",
        "http://www.webrtc.org/experiments/rtp-hdrext/video-timing",
        "http://www.webrtc.org/experiments/rtp-hdrext/color-space",
};

static const char *const directions[] = {
        [SDP_INACTIVE] = "inactive",
        [SDP_SENDONLY] = "sendonly",
        [SDP_RECVONLY] = "recvonly",
        [SDP_SENDRECV] = "sendrecv",
};

static const char *const profiles[] = {
        [SDP_UDP_SAVPF] = "UDP/TLS/RTP/SAVPF",
        [SDP_TCP_SAVPF] = "TCP/TLS/RTP/SAVPF",
};

static const char *const setups[] = {
        [SDP_ACTPASS] = "actpass",
        [SDP_ACTIVE] = "active",
        [SDP_PASSIVE] = "passive",
};

static const char *const kinds[] = {[SDP_AUDIO] = "audio", [SDP_VIDEO] = "video"};

static const char *const feedbacks[] = {"nack", "nack pli", "ccm fir", "goog-remb", "transport-cc"};

static const struct {
    const char *name;
    size_t len;
} hashes[] = {
        [SDP_SHA256] = {"sha-256", 32},
        [SDP_SHA384] = {"sha-384", 48},
        [SDP_SHA512] = {"sha-512", 64},
};

static int find(const char *const *names, size_t count, struct span name)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(name, names[i]))
            return (int)i;
    return -1;
}

const struct sdp_codec_row *sdp_codec_row(unsigned codec)
{
    return &codecs[codec];
}

const struct sdp_parameter_row *sdp_parameter_row(unsigned parameter)
{
    return &parameters[parameter];
}

const char *sdp_extension_uri(unsigned extension)
{
    return extensions[extension];
}

const char *sdp_direction_name(enum sdp_direction direction)
{
    return directions[direction];
}

const char *sdp_profile_name(enum sdp_profile profile)
{
    return profiles[profile];
}

const char *sdp_setup_name(enum sdp_setup setup)
{
    return setups[setup];
}

const char *sdp_kind_name(enum sdp_kind kind)
{
    return kinds[kind];
}

const char *sdp_feedback_name(unsigned i)
{
    return i < COUNT(feedbacks) ? feedbacks[i] : NULL;
}

static bool codec_has_clock(const struct sdp_codec_row *row, uint32_t clock)
{
    for (size_t i = 0; i < SDP_CLOCKS_MAX && row->clocks[i]; i++)
        if (row->clocks[i] == clock)
            return true;
    return false;
}

/* Names of codecs know no case (RFC 8866, 6.6); one channel may be said or not. */
int sdp_codec_find(enum sdp_kind kind, struct span name, uint32_t clock, uint32_t channels)
{
    for (size_t i = 0; i < SDP_CODEC_COUNT; i++) {
        const struct sdp_codec_row *row = &codecs[i];
        bool has_channels = channels == row->channels || (channels == 1 && row->channels == 0);
        if (row->kind == kind && has_channels && span_is_nocase(name, row->name) &&
                codec_has_clock(row, clock))
            return (int)i;
    }
    return -1;
}

int sdp_parameter_find(unsigned codec, struct span name)
{
    for (size_t i = 0; i < COUNT(parameters); i++)
        if ((parameters[i].codecs & BIT(codec)) && span_is(name, parameters[i].name))
            return (int)i;
    return -1;
}

int sdp_extension_find(struct span uri)
{
    return find(extensions, COUNT(extensions), uri);
}

int sdp_direction_find(struct span name)
{
    return find(directions, COUNT(directions), name);
}

int sdp_profile_find(struct span name)
{
    return find(profiles, COUNT(profiles), name);
}

int sdp_setup_find(struct span name)
{
    return find(setups, COUNT(setups), name);
}

int sdp_feedback_find(struct span name)
{
    int row = find(feedbacks, COUNT(feedbacks), name);
    return row < 0 ? -1 : 1 << row;
}

size_t sdp_hash_find(struct span name, enum sdp_hash *ret_hash)
{
    for (size_t i = 0; i < COUNT(hashes); i++)
        if (span_is_nocase(name, hashes[i].name)) {
            *ret_hash = (enum sdp_hash)i;
            return hashes[i].len;
        }
    return 0;
}
