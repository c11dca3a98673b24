/* Reads the attributes of one m-section into the model. The table below is the allow-list of a
 * medium's attributes; what they may say is in the readers above it, one each. */
#include "relay/core/sdp_media.h"

#include <string.h>

#include "relay/core/sdp_tables.h"

bool sdp_media_is_rejected(const struct sdp_media *media)
{
    return media->is_port_zero && !media->is_bundle_only;
}

const char *sdp_media_begin(struct sdp_media *media, struct sdp_listing *listing, struct span value)
{
    struct span kind = span_cut(&value, ' ');
    struct span port = span_cut(&value, ' ');
    int profile = sdp_profile_find(span_cut(&value, ' '));
    uint32_t number;
    if (!span_is(kind, "audio") && !span_is(kind, "video"))
        return "Only audio and video are carried.";
    if (!span_number(port, UINT16_MAX, &number))
        return "The port is not a number.";
    if (profile < 0)
        return "The profile must be UDP/TLS/RTP/SAVPF or TCP/TLS/RTP/SAVPF.";
    media->kind = span_is(kind, "audio") ? SDP_AUDIO : SDP_VIDEO;
    media->is_port_zero = number == 0;
    media->profile = (enum sdp_profile)profile;
    return sdp_listing_read(listing, value);
}

static const char *mid_read(struct sdp_media *media, struct span value)
{
    if (media->mid[0] != '\0' || !span_word(value, 1, SDP_MID_SIZE - 1, "", media->mid))
        return "It must be there once: one to three letters or digits.";
    return NULL;
}

static const char *bundle_only_read(struct sdp_media *media, struct span value)
{
    media->is_bundle_only = true;
    return value.len == 0 ? NULL : "It takes no value.";
}

static const char *mux_read(struct sdp_media *media, struct span value)
{
    media->has_mux = true;
    return value.len == 0 ? NULL : "It takes no value.";
}

static const char *rsize_read(struct sdp_media *media, struct span value)
{
    media->has_rsize = true;
    return value.len == 0 ? NULL : "It takes no value.";
}

/* Its names are the page's own, so only that there is a track is kept. */
static const char *msid_read(struct sdp_media *media, struct span value)
{
    (void)value;
    media->has_msid = true;
    return NULL;
}

static const char *milliseconds_read(uint16_t *ret_ms, struct span value)
{
    uint32_t number;
    if (!span_number(value, 1000, &number))
        return "It is not a number of milliseconds up to 1000.";
    *ret_ms = (uint16_t)number;
    return NULL;
}

static const char *ptime_read(struct sdp_media *media, struct span value)
{
    return milliseconds_read(&media->ptime, value);
}

static const char *maxptime_read(struct sdp_media *media, struct span value)
{
    return milliseconds_read(&media->maxptime, value);
}

static bool has_extension(const struct sdp_media *media, uint32_t id, int uri)
{
    for (size_t i = 0; i < media->extension_count; i++)
        if (media->extensions[i].id == id || media->extensions[i].uri == uri)
            return true;
    return false;
}

/* "2/recvonly URI" (RFC 8285, 8). 15 is reserved in the one-byte form, 0 is padding. */
static const char *extension_read(struct sdp_media *media, struct span value)
{
    uint32_t id;
    struct span direction_text = span_cut(&value, ' ');
    bool has_direction = memchr(direction_text.at, '/', direction_text.len) != NULL;
    struct span id_text = span_cut(&direction_text, '/');
    int direction = has_direction ? sdp_direction_find(direction_text) : SDP_SENDRECV;
    int uri = sdp_extension_find(span_cut(&value, ' '));
    if (!span_number(id_text, 255, &id) || id == 0 || id == 15 || direction < 0)
        return "It must read ID URI or ID/DIRECTION URI, the id from 1 to 255.";
    if (uri < 0)
        return NULL;
    if (has_extension(media, id, uri) || media->extension_count >= SDP_EXTENSIONS_MAX)
        return "An extension is there twice, or there are too many.";
    media->extensions[media->extension_count++] = (struct sdp_extension){
            .id = (uint8_t)id,
            .uri = (uint8_t)uri,
            .direction = (uint8_t)direction,
    };
    return NULL;
}

static bool has_source(const struct sdp_media *media, uint32_t ssrc)
{
    for (size_t i = 0; i < media->source_count; i++)
        if (media->sources[i] == ssrc)
            return true;
    return false;
}

/* "1227143804 cname:..." - the number alone is kept. */
static const char *source_read(struct sdp_media *media, struct span value)
{
    uint32_t ssrc;
    if (!span_number(span_cut(&value, ' '), UINT32_MAX, &ssrc))
        return "The source is not a number.";
    if (has_source(media, ssrc))
        return NULL;
    if (media->source_count >= SDP_SOURCES_MAX)
        return "There are too many sources.";
    media->sources[media->source_count++] = ssrc;
    return NULL;
}

/* "FID 2368415352 2120716691": retransmission or repair of a source. Others are left out. */
static const char *group_read(struct sdp_media *media, struct span value)
{
    struct span name = span_cut(&value, ' ');
    struct span first = span_cut(&value, ' ');
    struct sdp_group group = {.is_fec = span_is(name, "FEC-FR")};
    if (!group.is_fec && !span_is(name, "FID"))
        return NULL;
    if (!span_number(first, UINT32_MAX, &group.ssrcs[0]) ||
            !span_number(value, UINT32_MAX, &group.ssrcs[1]))
        return "It must name two sources.";
    if (media->group_count >= SDP_GROUPS_MAX)
        return "There are too many groups.";
    media->groups[media->group_count++] = group;
    return NULL;
}

/* Sorted. Candidates, RTCP addresses, rids and all else have no row and go no further. */
static const struct {
    const char *name;
    const char *(*read)(struct sdp_media *media, struct span value);
} attributes[] = {
        {"bundle-only", bundle_only_read},
        {"extmap", extension_read},
        {"fmtp", sdp_fmtp_read},
        {"maxptime", maxptime_read},
        {"mid", mid_read},
        {"msid", msid_read},
        {"ptime", ptime_read},
        {"rtcp-fb", sdp_feedback_read},
        {"rtcp-mux", mux_read},
        {"rtcp-rsize", rsize_read},
        {"ssrc", source_read},
        {"ssrc-group", group_read},
};

const char *sdp_media_read(struct sdp_media *media, struct span name, struct span value)
{
    int direction = sdp_direction_find(name);
    if (direction >= 0) {
        media->direction = (enum sdp_direction)direction;
        return value.len == 0 ? NULL : "It takes no value.";
    }
    for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
        if (span_is(name, attributes[i].name))
            return attributes[i].read(media, value);
    return NULL;
}

static void groups_prune(struct sdp_media *media)
{
    size_t kept = 0;
    for (size_t i = 0; i < media->group_count; i++) {
        struct sdp_group group = media->groups[i];
        if (group.ssrcs[0] != group.ssrcs[1] && has_source(media, group.ssrcs[0]) &&
                has_source(media, group.ssrcs[1]))
            media->groups[kept++] = group;
    }
    media->group_count = kept;
}

const char *sdp_media_finish(struct sdp_media *media, const char **ret_name)
{
    sdp_formats_prune(media);
    groups_prune(media);
    *ret_name = "a=mid";
    if (media->mid[0] == '\0')
        return "An m-line has none.";
    if (sdp_media_is_rejected(media))
        return NULL;
    *ret_name = "a=rtcp-mux";
    if (!media->has_mux)
        return "RTP and RTCP must share their port.";
    *ret_name = "m=";
    if (media->format_count == 0)
        return "None of its codecs is carried here.";
    return NULL;
}
