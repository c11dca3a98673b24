/* Reads what a description says about payload types. Which codecs, parameters and feedback there
 * are stands in sdp_tables.c; here is only how they are written. */
#include "relay/core/sdp_formats.h"

#include "relay/core/sdp_tables.h"

static bool payload_type_read(struct span span, unsigned *ret_type)
{
    uint32_t number;
    if (!span_number(span, SDP_PAYLOAD_TYPES - 1, &number))
        return false;
    *ret_type = number;
    return true;
}

const char *sdp_listing_read(struct sdp_listing *listing, struct span list)
{
    if (list.len == 0)
        return "There is no payload type.";
    while (list.len > 0) {
        unsigned type;
        if (!payload_type_read(span_cut(&list, ' '), &type) || listing->types[type].is_listed)
            return "A payload type is not a number up to 127, or is there twice.";
        listing->types[type].is_listed = true;
        listing->order[listing->count++] = (uint8_t)type;
    }
    return NULL;
}

const char *sdp_rtpmap_read(struct sdp_listing *listing, enum sdp_kind kind, struct span value)
{
    unsigned type;
    uint32_t clock;
    uint32_t channels = 0;
    if (!payload_type_read(span_cut(&value, ' '), &type))
        return "The payload type is not a number up to 127.";
    struct span name = span_cut(&value, '/');
    struct span clock_text = span_cut(&value, '/');
    if (!span_number(clock_text, 1000000, &clock) ||
            (value.len > 0 && !span_number(value, 8, &channels)))
        return "It must read PAYLOAD-TYPE NAME/CLOCK or NAME/CLOCK/CHANNELS.";
    int codec = sdp_codec_find(kind, name, clock, channels);
    if (codec < 0)
        return NULL;
    if (listing->types[type].is_mapped)
        return "A payload type is mapped twice.";
    listing->types[type].is_mapped = true;
    listing->types[type].codec = (uint8_t)codec;
    listing->types[type].clock = clock;
    return NULL;
}

const char *sdp_formats_take(struct sdp_media *media, const struct sdp_listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        uint8_t type = listing->order[i];
        if (!listing->types[type].is_mapped)
            continue;
        if (media->format_count >= SDP_FORMATS_MAX)
            return "There are too many payload types.";
        media->formats[media->format_count++] = (struct sdp_format){
                .payload_type = type,
                .codec = listing->types[type].codec,
                .clock = listing->types[type].clock,
        };
    }
    return NULL;
}

static struct sdp_format *format_find(struct sdp_media *media, unsigned payload_type)
{
    for (size_t i = 0; i < media->format_count; i++)
        if (media->formats[i].payload_type == payload_type)
            return &media->formats[i];
    return NULL;
}

const struct sdp_format *sdp_format_find(const struct sdp_media *media, unsigned payload_type)
{
    return format_find((struct sdp_media *)media, payload_type);
}

/* "111/111": the payload types of the blocks inside a red packet (RFC 2198, 4). */
static const char *redundancy_read(struct sdp_format *format, struct span value)
{
    format->redundancy_count = 0;
    while (value.len > 0) {
        unsigned type;
        if (format->redundancy_count >= SDP_REDUNDANCY_MAX ||
                !payload_type_read(span_cut(&value, '/'), &type))
            return "red lists one to four payload types.";
        format->redundancy[format->redundancy_count++] = (uint8_t)type;
    }
    return NULL;
}

static struct span trim(struct span span)
{
    while (span.len > 0 && span.at[0] == ' ') {
        span.at++;
        span.len--;
    }
    return span;
}

static bool has_parameter(const struct sdp_format *format, int name)
{
    for (size_t i = 0; i < format->parameter_count; i++)
        if (format->parameters[i].name == name)
            return true;
    return false;
}

static const char *parameter_read(struct sdp_format *format, struct span text)
{
    struct span value = trim(text);
    int name = sdp_parameter_find(format->codec, span_cut(&value, '='));
    uint32_t number;
    if (name < 0)
        return NULL;
    if (!span_number(value, sdp_parameter_row((unsigned)name)->max, &number))
        return "A parameter is not a number, or too large.";
    if (has_parameter(format, name) || format->parameter_count >= SDP_PARAMETERS_MAX)
        return "A parameter is there twice, or there are too many.";
    format->parameters[format->parameter_count++] =
            (struct sdp_parameter){.name = (uint8_t)name, .value = number};
    return NULL;
}

const char *sdp_fmtp_read(struct sdp_media *media, struct span value)
{
    unsigned type;
    if (!payload_type_read(span_cut(&value, ' '), &type))
        return "The payload type is not a number up to 127.";
    struct sdp_format *format = format_find(media, type);
    if (!format)
        return NULL;
    if (format->codec == SDP_RED_AUDIO || format->codec == SDP_RED_VIDEO)
        return redundancy_read(format, value);
    while (value.len > 0) {
        const char *wrong = parameter_read(format, span_cut(&value, ';'));
        if (wrong)
            return wrong;
    }
    return NULL;
}

const char *sdp_feedback_read(struct sdp_media *media, struct span value)
{
    unsigned type = SDP_PAYLOAD_TYPES; /* stands for '*': every one */
    struct span who = span_cut(&value, ' ');
    if (!span_is(who, "*") && !payload_type_read(who, &type))
        return "The payload type is neither * nor a number up to 127.";
    int bit = sdp_feedback_find(value);
    for (size_t i = 0; bit > 0 && i < media->format_count; i++)
        if (type == SDP_PAYLOAD_TYPES || media->formats[i].payload_type == type)
            media->formats[i].feedback |= (uint8_t)bit;
    return NULL;
}

/* rtx must name a kept payload type; what red names, if anything, must be kept. */
static bool format_is_whole(const struct sdp_media *media, const struct sdp_format *format)
{
    for (size_t i = 0; i < format->redundancy_count; i++)
        if (!sdp_format_find(media, format->redundancy[i]))
            return false;
    if (format->codec != SDP_RTX)
        return true;
    for (size_t i = 0; i < format->parameter_count; i++) {
        const struct sdp_parameter *parameter = &format->parameters[i];
        const struct sdp_format *original = parameter->name == SDP_PARAMETER_APT
                                                    ? sdp_format_find(media, parameter->value)
                                                    : NULL;
        if (original && original->codec != SDP_RTX)
            return true;
    }
    return false;
}

/* One that goes may take others with it (rtx of red of ...), so until none goes. */
void sdp_formats_prune(struct sdp_media *media)
{
    size_t before;
    do {
        before = media->format_count;
        size_t kept = 0;
        for (size_t i = 0; i < before; i++)
            if (format_is_whole(media, &media->formats[i]))
                media->formats[kept++] = media->formats[i];
        media->format_count = kept;
    } while (media->format_count < before);
}
