/* Reads a page's description into the model: twice over its lines, first for the m-lines and their
 * codecs, then for everything that refers to them. What it does not ask for is not looked at, and
 * so goes no further. The media's own lines are sdp_media.c's, the transport's sdp_peer.c's. */
#include <stdio.h>
#include <string.h>

#include "relay/core/sdp.h"
#include "relay/core/sdp_lines.h"
#include "relay/core/sdp_media.h"
#include "relay/core/sdp_tables.h"

enum { BUNDLE_MAX = 4 };

struct reading {
    struct sdp sdp;
    struct sdp_listing listings[SDP_MEDIA_MAX];
    struct sdp_peer peers[SDP_MEDIA_MAX]; /* each m-section's own */
    struct sdp_peer session;              /* what was said before the first */
    enum sdp_direction direction;         /* likewise */
    struct span bundle[BUNDLE_MAX];       /* mids of a=group:BUNDLE */
    size_t bundle_count;
    bool has_bundle;
    struct error *error;
};

static enum err refuse(struct reading *reading, const char *line, const char *text)
{
    return error_set(reading->error, ERR_INPUT, line, "%s", text);
}

/* The attribute's name is the page's text: only names of ours are put into an error. */
static enum err refuse_attribute(struct reading *reading, struct span name, const char *text)
{
    char line[32] = "a=";
    if (!span_word(name, 1, 20, "-", line + 2))
        snprintf(line, sizeof(line), "a=");
    return refuse(reading, line, text);
}

/* --- first: m-lines and codecs -------------------------------------------------------------- */

static enum err begin_media(struct reading *reading, struct span value)
{
    struct sdp *sdp = &reading->sdp;
    if (sdp->media_count >= SDP_MEDIA_MAX)
        return refuse(reading, "m=", "At most one audio and one video are carried.");
    struct sdp_media *media = &sdp->media[sdp->media_count];
    const char *wrong = sdp_media_begin(media, &reading->listings[sdp->media_count], value);
    if (wrong)
        return refuse(reading, "m=", wrong);
    if (sdp->media_count == 1 && sdp->media[0].kind == media->kind)
        return refuse(reading, "m=", "At most one audio and one video are carried.");
    sdp->media_count++;
    return ERR_OK;
}

static enum err read_codec_line(struct reading *reading, const struct sdp_line *line)
{
    size_t count = reading->sdp.media_count;
    if (line->type == 'm')
        return begin_media(reading, line->value);
    if (line->type != 'a' || count == 0 || !span_is(line->name, "rtpmap"))
        return ERR_OK;
    const char *wrong = sdp_rtpmap_read(
            &reading->listings[count - 1], reading->sdp.media[count - 1].kind, line->value);
    return wrong ? refuse(reading, "a=rtpmap", wrong) : ERR_OK;
}

static enum err read_codecs(struct reading *reading, struct span text)
{
    struct sdp_line line;
    while (sdp_lines_next(&text, &line)) {
        enum err err = read_codec_line(reading, &line);
        if (err)
            return err;
    }
    for (size_t i = 0; i < reading->sdp.media_count; i++) {
        const char *wrong = sdp_formats_take(&reading->sdp.media[i], &reading->listings[i]);
        if (wrong)
            return refuse(reading, "m=", wrong);
    }
    return ERR_OK;
}

/* --- second: everything else ---------------------------------------------------------------- */

/* "BUNDLE 0 1" (RFC 9143). Other groups are left out. */
static const char *group_read(struct reading *reading, struct span value)
{
    if (!span_is(span_cut(&value, ' '), "BUNDLE"))
        return NULL;
    if (reading->has_bundle)
        return "There is more than one BUNDLE.";
    reading->has_bundle = true;
    while (value.len > 0) {
        if (reading->bundle_count >= BUNDLE_MAX)
            return "BUNDLE names too many.";
        reading->bundle[reading->bundle_count++] = span_cut(&value, ' ');
    }
    return NULL;
}

static const char *session_read(struct reading *reading, const struct sdp_line *line)
{
    int direction = sdp_direction_find(line->name);
    if (direction >= 0)
        reading->direction = (enum sdp_direction)direction;
    if (span_is(line->name, "group"))
        return group_read(reading, line->value);
    return sdp_peer_read(&reading->session, line->name, line->value);
}

static const char *section_read(struct reading *reading, size_t index, const struct sdp_line *line)
{
    const char *wrong = sdp_peer_read(&reading->peers[index], line->name, line->value);
    return wrong ? wrong : sdp_media_read(&reading->sdp.media[index], line->name, line->value);
}

/* count: m-lines seen so far. */
static enum err read_attribute(struct reading *reading, size_t count, const struct sdp_line *line)
{
    if (span_is(line->name, "crypto"))
        return refuse(reading, "a=crypto", "Keys come from DTLS only.");
    if (span_is(line->name, "extmap-allow-mixed"))
        reading->sdp.has_mixed = true;
    const char *wrong =
            count == 0 ? session_read(reading, line) : section_read(reading, count - 1, line);
    return wrong ? refuse_attribute(reading, line->name, wrong) : ERR_OK;
}

static enum err read_attributes(struct reading *reading, struct span text)
{
    struct sdp_line line;
    size_t count = 0;
    while (sdp_lines_next(&text, &line)) {
        if (line.type == 'm') {
            reading->sdp.media[count].direction = reading->direction;
            count++;
        }
        enum err err = line.type == 'a' ? read_attribute(reading, count, &line) : ERR_OK;
        if (err)
            return err;
    }
    return ERR_OK;
}

/* --- last: what must hold of the whole ------------------------------------------------------ */

static enum err finish_bundle(struct reading *reading)
{
    struct sdp *sdp = &reading->sdp;
    for (size_t i = 0; i < reading->bundle_count; i++) {
        size_t found = 0;
        while (found < sdp->media_count && !span_is(reading->bundle[i], sdp->media[found].mid))
            found++;
        if (found == sdp->media_count || sdp->media[found].is_bundled)
            return refuse(reading, "a=group", "BUNDLE names a mid that is not there, or twice.");
        sdp->media[found].is_bundled = true;
    }
    for (size_t i = 0; i < sdp->media_count; i++) {
        bool is_rejected = sdp_media_is_rejected(&sdp->media[i]);
        if (!is_rejected && !sdp->media[i].is_bundled)
            return refuse(reading, "a=group", "All media must share one transport by BUNDLE.");
        sdp->media[i].is_bundled = !is_rejected;
    }
    return ERR_OK;
}

static enum err finish_media(struct reading *reading)
{
    struct sdp *sdp = &reading->sdp;
    if (sdp->media_count == 0)
        return refuse(reading, "m=", "There is neither audio nor video.");
    for (size_t i = 0; i < sdp->media_count; i++) {
        const char *name;
        const char *wrong = sdp_media_finish(&sdp->media[i], &name);
        if (wrong)
            return refuse(reading, name, wrong);
    }
    if (sdp->media_count == 2 && strcmp(sdp->media[0].mid, sdp->media[1].mid) == 0)
        return refuse(reading, "a=mid", "Two m-lines have the same.");
    return finish_bundle(reading);
}

/* The transport is that of the first m-section which is not rejected (RFC 9143, 7.2.1). */
static enum err finish_peer(struct reading *reading, enum sdp_type type)
{
    struct sdp *sdp = &reading->sdp;
    size_t first = 0;
    while (first < sdp->media_count && sdp_media_is_rejected(&sdp->media[first]))
        first++;
    if (first == sdp->media_count)
        return refuse(reading, "m=", "Everything is rejected.");
    sdp->peer = reading->peers[first];
    sdp_peer_inherit(&sdp->peer, &reading->session);
    const struct sdp_peer *peer = &sdp->peer;
    if (peer->ufrag[0] == '\0' || peer->pwd[0] == '\0')
        return refuse(reading, "a=ice-ufrag", "There are no ICE credentials.");
    if (peer->fingerprint_count == 0)
        return refuse(reading, "a=fingerprint", "There is none.");
    bool is_client = peer->setup == SDP_ACTIVE || (type == SDP_OFFER && peer->setup == SDP_ACTPASS);
    if (!peer->has_setup || !is_client)
        return refuse(reading, "a=setup", "The relay is the DTLS server: be the client.");
    return ERR_OK;
}

static enum err check_version(struct reading *reading, struct span text)
{
    struct sdp_line line;
    if (!sdp_lines_next(&text, &line) || line.type != 'v' || !span_is(line.value, "0"))
        return refuse(reading, "v=", "The first line must be v=0.");
    return ERR_OK;
}

enum err sdp_read(
        const char *text, size_t len, enum sdp_type type, struct sdp *ret_sdp, struct error *error)
{
    struct span lines = {.at = text, .len = len};
    struct reading reading = {.direction = SDP_SENDRECV, .error = error};
    enum err err = sdp_lines_check(text, len, error);
    if (!err)
        err = check_version(&reading, lines);
    if (!err)
        err = read_codecs(&reading, lines);
    if (!err)
        err = read_attributes(&reading, lines);
    if (!err)
        err = finish_media(&reading);
    if (!err)
        err = finish_peer(&reading, type);
    if (!err)
        *ret_sdp = reading.sdp;
    return err;
}
