/* Descriptions in relation to each other: does an answer fit its offer, what does the relay answer
 * to an ICE restart, and the offer that it makes itself to a page that waits. */
#include <string.h>

#include "relay/core/sdp.h"
#include "relay/core/sdp_media.h"
#include "relay/core/sdp_tables.h"

/* The same payload type with the same meaning. */
static bool has_format(const struct sdp_media *media, const struct sdp_format *format)
{
    const struct sdp_format *other = sdp_format_find(media, format->payload_type);
    return other && other->codec == format->codec && other->clock == format->clock;
}

static bool has_extension(const struct sdp_media *media, const struct sdp_extension *extension)
{
    for (size_t i = 0; i < media->extension_count; i++)
        if (media->extensions[i].id == extension->id && media->extensions[i].uri == extension->uri)
            return true;
    return false;
}

static bool is_same_medium(const struct sdp_media *a, const struct sdp_media *b)
{
    return a->kind == b->kind && strcmp(a->mid, b->mid) == 0;
}

/* The same m-lines in the same order. */
static enum err media_check(const struct sdp *a, const struct sdp *b, struct error *error)
{
    if (a->media_count != b->media_count)
        return error_set(error, ERR_INPUT, "m=", "The number of m-lines is another.");
    for (size_t i = 0; i < a->media_count; i++)
        if (!is_same_medium(&a->media[i], &b->media[i]))
            return error_set(error, ERR_INPUT, "a=mid", "The m-lines are others.");
    return ERR_OK;
}

static enum err answer_media_check(
        const struct sdp_media *offer, const struct sdp_media *answer, struct error *error)
{
    if (sdp_media_is_rejected(answer))
        return ERR_OK;
    if (sdp_media_is_rejected(offer))
        return error_set(error, ERR_INPUT, "m=", "What was rejected cannot be accepted.");
    for (size_t i = 0; i < answer->format_count; i++)
        if (!has_format(offer, &answer->formats[i]))
            return error_set(error, ERR_INPUT, "a=rtpmap", "A payload type was not offered.");
    for (size_t i = 0; i < answer->extension_count; i++)
        if (!has_extension(offer, &answer->extensions[i]))
            return error_set(error, ERR_INPUT, "a=extmap", "An extension was not offered.");
    return ERR_OK;
}

enum err sdp_answer_check(const struct sdp *offer, const struct sdp *answer, struct error *error)
{
    enum err err = media_check(offer, answer, error);
    for (size_t i = 0; !err && i < answer->media_count; i++)
        err = answer_media_check(&offer->media[i], &answer->media[i], error);
    return err;
}

/* --- the answer to an ICE restart ------------------------------------------------------------ */

static void cut_formats(struct sdp_media *answer, const struct sdp_media *offer)
{
    size_t kept = 0;
    for (size_t i = 0; i < answer->format_count; i++)
        if (has_format(offer, &answer->formats[i]))
            answer->formats[kept++] = answer->formats[i];
    answer->format_count = kept;
    sdp_formats_prune(answer);
}

/* Firefox refuses an answer with an extension that its offer did not list. */
static void cut_extensions(struct sdp_media *answer, const struct sdp_media *offer)
{
    size_t kept = 0;
    for (size_t i = 0; i < answer->extension_count; i++)
        if (has_extension(offer, &answer->extensions[i]))
            answer->extensions[kept++] = answer->extensions[i];
    answer->extension_count = kept;
}

/* The far page may send what this page would receive, and the other way round. */
static enum sdp_direction cut_direction(enum sdp_direction ours, enum sdp_direction offered)
{
    unsigned send = offered & SDP_RECVONLY ? SDP_SENDONLY : SDP_INACTIVE;
    unsigned receive = offered & SDP_SENDONLY ? SDP_RECVONLY : SDP_INACTIVE;
    return (enum sdp_direction)((unsigned)ours & (send | receive));
}

static void cut_media(struct sdp_media *answer, const struct sdp_media *offer)
{
    bool is_rejected = sdp_media_is_rejected(answer) || sdp_media_is_rejected(offer);
    cut_formats(answer, offer);
    cut_extensions(answer, offer);
    answer->is_port_zero = is_rejected;
    answer->is_bundled = !is_rejected;
    answer->is_bundle_only = false;
    answer->profile = offer->profile;
    answer->has_rsize = answer->has_rsize && offer->has_rsize;
    answer->direction = cut_direction(answer->direction, offer->direction);
}

enum err sdp_restart_answer(const struct sdp *offer, const struct sdp *last, struct sdp *ret_answer,
        struct error *error)
{
    struct sdp answer = *last;
    enum err err = media_check(last, offer, error);
    if (err)
        return err;
    memset(&answer.peer, 0, sizeof(answer.peer));
    answer.has_mixed = last->has_mixed && offer->has_mixed;
    for (size_t i = 0; i < answer.media_count; i++) {
        cut_media(&answer.media[i], &offer->media[i]);
        if (answer.media[i].format_count == 0 && !sdp_media_is_rejected(&answer.media[i]))
            return error_set(error, ERR_INPUT, "m=", "The offer dropped every codec in use.");
    }
    *ret_answer = answer;
    return ERR_OK;
}

/* --- the check leg ---------------------------------------------------------------------------- */

/* RFC 7587, 7: Opus, and what lets both sides measure the path: transport-cc and mid. */
void sdp_check_offer(uint32_t ssrc, struct sdp *ret_offer)
{
    *ret_offer = (struct sdp){
            .media_count = 1,
            .media[0] =
                    {
                            .kind = SDP_AUDIO,
                            .profile = SDP_UDP_SAVPF,
                            .direction = SDP_SENDRECV,
                            .mid = "0",
                            .is_bundled = true,
                            .has_mux = true,
                            .has_rsize = true,
                            .has_msid = true,
                            .formats[0] =
                                    {
                                            .payload_type = 111,
                                            .codec = SDP_OPUS,
                                            .clock = 48000,
                                            .feedback = SDP_TRANSPORT_CC,
                                    },
                            .format_count = 1,
                            .extensions =
                                    {
                                            {1, SDP_EXTENSION_MID, SDP_SENDRECV},
                                            {2, SDP_EXTENSION_TRANSPORT_CC, SDP_SENDRECV},
                                    },
                            .extension_count = 2,
                            .sources = {ssrc},
                            .source_count = 1,
                    },
    };
}
