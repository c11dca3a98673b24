/* The transport state of one leg. Called by the room (credentials, descriptions) and by the packet
 * path (checks). It holds M3, M7 and M13: a packet, even an authentic one, moves nothing; only an
 * authenticated check does. Never sends, never reads a clock. */
#include "relay/core/leg.h"

#include <stdio.h>
#include <string.h>

static void ice_init(struct leg_ice *ice, uint16_t slot, const struct leg_chance *chance)
{
    snprintf(ice->ufrag, sizeof(ice->ufrag), "%04x%s", slot, chance->ufrag);
    memcpy(ice->pwd, chance->pwd, sizeof(ice->pwd));
    ice->far_ufrag[0] = '\0';
}

void leg_init(struct leg *leg, enum leg_purpose purpose, const struct leg_chance *chance)
{
    leg->purpose = purpose;
    leg->far = LEG_NONE;
    leg->ssrc = chance->ssrc;
    leg->session = chance->session;
    ice_init(&leg->ice, leg->slot, chance);
}

void leg_restart(struct leg *leg, const struct leg_chance *chance)
{
    ice_init(&leg->next, leg->slot, chance);
}

const struct leg_ice *leg_newest_ice(const struct leg *leg)
{
    return leg->next.ufrag[0] ? &leg->next : &leg->ice;
}

bool leg_is_restart(const struct leg *leg, const struct sdp *sdp)
{
    const struct leg_ice *ice = leg_newest_ice(leg);
    return ice->far_ufrag[0] && strcmp(ice->far_ufrag, sdp->peer.ufrag) != 0;
}

static bool has_same_fingerprints(const struct leg *leg, const struct sdp_peer *peer)
{
    if (leg->fingerprint_count != peer->fingerprint_count) {
        return false;
    }
    for (size_t i = 0; i < peer->fingerprint_count; i++) {
        const struct sdp_fingerprint *a = &leg->fingerprints[i];
        const struct sdp_fingerprint *b = &peer->fingerprints[i];
        if (a->hash != b->hash || memcmp(a->digest, b->digest, sizeof(a->digest)) != 0) {
            return false;
        }
    }
    return true;
}

static void mark_types(const struct sdp_media *media, uint8_t types[16])
{
    for (size_t i = 0; i < media->format_count; i++) {
        uint8_t type = media->formats[i].payload_type & 0x7f;
        types[type / 8] |= (uint8_t)(1 << type % 8);
    }
}

static void mark_media(struct leg *leg, const struct sdp *sdp)
{
    memset(leg->known, 0, sizeof(leg->known));
    memset(leg->video, 0, sizeof(leg->video));
    for (size_t i = 0; i < sdp->media_count; i++) {
        mark_types(&sdp->media[i], leg->known);
        if (sdp->media[i].kind == SDP_VIDEO) {
            mark_types(&sdp->media[i], leg->video);
        }
    }
}

static bool has_type(const uint8_t types[16], uint8_t payload_type)
{
    return types[(payload_type & 0x7f) / 8] >> payload_type % 8 & 1;
}

bool leg_can_describe(const struct leg *leg, const struct sdp *sdp)
{
    return !leg->is_keyed || has_same_fingerprints(leg, &sdp->peer);
}

void leg_describe(struct leg *leg, const struct sdp *sdp)
{
    struct leg_ice *ice = leg->next.ufrag[0] ? &leg->next : &leg->ice;
    memcpy(leg->fingerprints, sdp->peer.fingerprints, sizeof(leg->fingerprints));
    leg->fingerprint_count = sdp->peer.fingerprint_count;
    memcpy(ice->far_ufrag, sdp->peer.ufrag, sizeof(ice->far_ufrag));
    mark_media(leg, sdp);
}

bool leg_credentials(const struct leg *leg, int which, struct stun_credentials *ret_credentials)
{
    const struct leg_ice *ice = which == 0 ? &leg->ice : &leg->next;
    if (!ice->ufrag[0]) {
        return false;
    }
    *ret_credentials = (struct stun_credentials){
            .local_ufrag = ice->ufrag,
            .local_pwd = ice->pwd,
            .remote_ufrag = ice->far_ufrag[0] ? ice->far_ufrag : NULL,
    };
    return true;
}

struct leg_path *leg_path_find(struct leg *leg, const struct address *address)
{
    for (size_t i = 0; i < leg->path_count; i++) {
        if (address_equal(&leg->paths[i].route.far, address)) {
            return &leg->paths[i];
        }
    }
    return NULL;
}

/* The place of a new path: a free one, or that of the longest unchecked but the selected. */
static size_t place_for_path(struct leg *leg, struct leg_check *check)
{
    if (leg->path_count < LEG_PATHS_MAX) {
        return leg->path_count++;
    }
    size_t oldest = leg->selected == 0 ? 1 : 0;
    for (size_t i = 0; i < leg->path_count; i++) {
        if (i != leg->selected && leg->paths[i].checked_at < leg->paths[oldest].checked_at) {
            oldest = i;
        }
    }
    check->has_lost = true;
    check->lost = leg->paths[oldest].route.far;
    return oldest;
}

static bool is_selected_quiet(const struct leg *leg, ms_t now)
{
    ms_t checked_at = leg->paths[leg->selected].checked_at;
    ms_t last = leg->heard_at > checked_at ? leg->heard_at : checked_at;
    return now - last >= LEG_QUIET_MS;
}

static void use_credentials(struct leg *leg, int which)
{
    if (which == 1) {
        leg->ice = leg->next;
        leg->next.ufrag[0] = '\0';
    }
}

struct leg_check leg_checked(
        struct leg *leg, int which, const struct route *route, bool is_use_candidate, ms_t now)
{
    struct leg_check check = {.is_first = leg->checked_at == 0};
    struct leg_path *path = leg_path_find(leg, &route->far);
    bool is_alone = leg->path_count == 0;
    /* Asked before this check counts, else no path would ever be quiet. */
    bool is_moving = is_alone || is_use_candidate || is_selected_quiet(leg, now);
    size_t place = path ? (size_t)(path - leg->paths) : place_for_path(leg, &check);
    check.is_new = !path;
    leg->paths[place] = (struct leg_path){.route = *route, .checked_at = now};
    leg->checked_at = now;
    if (is_moving && (is_alone || place != leg->selected)) {
        leg->selected = place;
        leg->heard_at = now;
    }
    use_credentials(leg, which);
    return check;
}

void leg_path_drop(struct leg *leg, const struct address *address)
{
    struct leg_path *path = leg_path_find(leg, address);
    if (!path) {
        return;
    }
    size_t place = (size_t)(path - leg->paths);
    size_t last = --leg->path_count;
    leg->paths[place] = leg->paths[last];
    if (leg->selected == place) {
        /* Our packets wait for a check to say where to; until then the most lately checked. */
        leg->selected = 0;
        for (size_t i = 1; i < leg->path_count; i++) {
            if (leg->paths[i].checked_at > leg->paths[leg->selected].checked_at) {
                leg->selected = i;
            }
        }
    } else if (leg->selected == last) {
        leg->selected = place;
    }
}

void leg_heard(struct leg *leg, const struct leg_path *path, ms_t now)
{
    if (path == &leg->paths[leg->selected]) {
        leg->heard_at = now;
    }
}

ms_t leg_unchecked_ms(const struct leg *leg, ms_t now)
{
    return leg->checked_at != 0 ? now - leg->checked_at : 0;
}

bool leg_is_expired(const struct leg *leg, ms_t now)
{
    return leg_unchecked_ms(leg, now) >= LEG_CONSENT_MS;
}

const struct route *leg_route(const struct leg *leg, ms_t now)
{
    if (leg->path_count == 0 || leg_is_expired(leg, now)) {
        return NULL;
    }
    return &leg->paths[leg->selected].route;
}

bool leg_knows(const struct leg *leg, uint8_t payload_type)
{
    return has_type(leg->known, payload_type);
}

bool leg_is_video(const struct leg *leg, uint8_t payload_type)
{
    return has_type(leg->video, payload_type);
}
