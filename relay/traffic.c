/* The life of a packet, from bottom to top: handle_packet tells it apart, take_stun believes a
 * path, take_dtls keys a leg, take_rtp and take_rtcp pass media on. Whatever does not fit is
 * dropped in silence. Nothing here allocates per packet, logs per packet, or waits. */
#include "relay/traffic.h"

#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "relay/core/demux.h"
#include "relay/core/pli.h"
#include "relay/core/rtp.h"
#include "relay/core/stun.h"
#include "relay/io/port.h"

enum {
    TIMEOUT_MS = 250,          /* how late consent may be noticed */
    HANDSHAKE_TIMEOUT_MS = 20, /* how late a DTLS timer may be */
};

struct traffic {
    struct traffic_config config;
    struct port *port;
    struct channel **channels; /* by slot of leg; NULL: never checked */
    size_t handshakes;         /* that were under way at the last look */
    ms_t ticked_at;            /* last look at consent and TCP */
    ms_t now;                  /* of the packet or tick in hand, for the DTLS callback */
    _Alignas(8) uint8_t rewritten[PACKET_SIZE];
};

/* --- out ----------------------------------------------------------------------------------- */

static void send_to(struct traffic *traffic, const struct route *route, enum packet_kind kind,
        const uint8_t *data, size_t len)
{
    port_send(traffic->port, route, kind, data, len, traffic->now);
}

static void send_dtls(void *context, const uint8_t *datagram, size_t len)
{
    const struct channel *channel = context;
    send_to(channel->traffic, &channel->dtls_route, PACKET_CONTROL, datagram, len);
}

static bool is_allowed(struct channel *channel, size_t len, ms_t now)
{
    bool is_within = bucket_can_take(&channel->packets, 1, now) &&
                     bucket_can_take(&channel->bytes, (int64_t)len, now);
    channel->refused += is_within ? 0 : 1;
    return is_within;
}

/* The leg that hears what leg's page sends: the far page's, or, while waiting, its own echo. */
static struct leg *hearer_of(struct traffic *traffic, struct leg *leg)
{
    struct leg *hearer = leg->purpose == LEG_CHECK ? leg : legs_at(traffic->config.legs, leg->far);
    return hearer && hearer->is_keyed ? hearer : NULL;
}

/* --- SRTP ---------------------------------------------------------------------------------- */

/* Which leg a packet of media belongs to: by its path alone, and only once keyed. */
static struct leg *keyed_leg(
        struct traffic *traffic, const struct route *route, struct channel **ret_channel)
{
    struct leg *leg = legs_find_path(traffic->config.legs, &route->far);
    if (!leg || !leg->is_keyed) {
        return NULL;
    }
    *ret_channel = traffic->channels[leg->slot];
    return leg;
}

static void believe(struct leg *leg, struct channel *channel, uint32_t ssrc,
        const struct route *route, ms_t now)
{
    streams_add(&channel->in, ssrc);
    leg_heard(leg, leg_path_find(leg, &route->far), now);
}

/* The far page is not keyed yet: its picture will have to begin with a key frame, so the first
 * video that it missed is remembered. */
static void note_missed(const struct leg *leg, struct channel *channel, const struct rtp *rtp)
{
    if (channel->missed_video == 0 && leg_is_video(leg, rtp->payload_type)) {
        channel->missed_video = rtp->ssrc;
    }
}

static void pass_rtp(struct traffic *traffic, struct leg *leg, struct leg *hearer,
        struct channel *channel, struct packet *packet, const struct rtp *rtp)
{
    const struct route *route = hearer ? leg_route(hearer, traffic->now) : NULL;
    if (!route) {
        note_missed(leg, channel, rtp);
        return;
    }
    struct channel *out = traffic->channels[hearer->slot];
    if (!streams_can_send(&out->out, rtp->ssrc, rtp->sequence) ||
            srtp_pair_protect_rtp(out->srtp, packet->data, &packet->len, PACKET_SIZE) != ERR_OK) {
        return;
    }
    enum packet_kind kind = leg_is_video(leg, rtp->payload_type) ? PACKET_VIDEO : PACKET_AUDIO;
    send_to(traffic, route, kind, packet->data, packet->len);
    leg_stats_went(&out->stats, packet->len);
    channel->passed++;
}

static void take_rtp(
        struct traffic *traffic, struct packet *packet, const struct route *route, ms_t now)
{
    struct channel *channel;
    struct leg *leg = keyed_leg(traffic, route, &channel);
    struct rtp rtp;
    if (!leg || rtp_read_protected(packet->data, packet->len, &rtp) != ERR_OK ||
            !streams_has_room(&channel->in, rtp.ssrc)) {
        return;
    }
    if (srtp_pair_unprotect_rtp(channel->srtp, packet->data, &packet->len) != ERR_OK) {
        channel->unauthentic++;
        return;
    }
    believe(leg, channel, rtp.ssrc, route, now);
    if (!is_allowed(channel, packet->len, now) ||
            rtp_read(packet->data, packet->len, &rtp) != ERR_OK) {
        return; /* uncounted: a gap in what this page sent, not in what the far one hears */
    }
    struct leg *hearer = hearer_of(traffic, leg);
    if (!hearer || leg_knows(hearer, rtp.payload_type)) { /* else the far page drops it unseen */
        bool is_video = leg_is_video(leg, rtp.payload_type);
        leg_stats_came(&channel->stats, &rtp, is_video, packet->len, now);
    }
    pass_rtp(traffic, leg, hearer, channel, packet, &rtp);
}

static void pass_rtcp(struct traffic *traffic, struct leg *leg, struct channel *channel,
        const struct packet *packet)
{
    struct leg *hearer = leg->purpose == LEG_CALL ? hearer_of(traffic, leg) : NULL;
    const struct route *route = hearer ? leg_route(hearer, traffic->now) : NULL;
    size_t len;
    if (!route || rtcp_rewrite(&channel->rtcp, packet->data, packet->len, traffic->now,
                          traffic->rewritten, PACKET_SIZE - SRTP_SLACK, &len) != ERR_OK) {
        return;
    }
    struct channel *out = traffic->channels[hearer->slot];
    struct rtcp_reports reports;
    rtcp_reports_read(traffic->rewritten, len, &reports);
    leg_stats_reported(&channel->stats, &out->stats, &reports, traffic->now);
    if (len > 0 &&
            srtp_pair_protect_rtcp(out->srtp, traffic->rewritten, &len, PACKET_SIZE) == ERR_OK) {
        send_to(traffic, route, PACKET_CONTROL, traffic->rewritten, len);
        channel->passed++;
    }
}

static void take_rtcp(
        struct traffic *traffic, struct packet *packet, const struct route *route, ms_t now)
{
    struct channel *channel;
    struct leg *leg = keyed_leg(traffic, route, &channel);
    struct bytes head = bytes_from(packet->data, packet->len);
    bytes_skip(&head, 4);
    uint32_t ssrc = bytes_u32(&head);
    if (!leg || head.failed || !streams_has_room(&channel->in, ssrc)) {
        return;
    }
    if (srtp_pair_unprotect_rtcp(channel->srtp, packet->data, &packet->len) != ERR_OK) {
        channel->unauthentic++;
        return;
    }
    believe(leg, channel, ssrc, route, now);
    if (is_allowed(channel, packet->len, now)) {
        pass_rtcp(traffic, leg, channel, packet);
    }
}

/* --- DTLS ---------------------------------------------------------------------------------- */

static void end_later(struct channel *channel, enum leg_end reason)
{
    if (!channel->is_ending) {
        channel->is_ending = true;
        channel->end = reason;
    }
}

/* leg's page can hear now. What it missed of the far page's video it cannot decode on from, and
 * would ask for a key frame only after a while: ask for it. */
static void ask_for_picture(struct traffic *traffic, const struct leg *leg)
{
    struct leg *far = legs_at(traffic->config.legs, leg->far);
    struct channel *channel = far && far->is_keyed ? traffic->channels[far->slot] : NULL;
    const struct route *route = channel ? leg_route(far, traffic->now) : NULL;
    if (!route || channel->missed_video == 0) {
        return;
    }
    size_t len = PLI_LEN;
    pli_write(far->ssrc, channel->missed_video, traffic->rewritten);
    channel->missed_video = 0;
    if (srtp_pair_protect_rtcp(channel->srtp, traffic->rewritten, &len, PACKET_SIZE) == ERR_OK) {
        send_to(traffic, route, PACKET_CONTROL, traffic->rewritten, len);
    }
}

static void key_leg(struct channel *channel, struct leg *leg)
{
    enum err err = channel_key(channel, leg);
    if (err == ERR_OK) {
        const char *suite = srtp_suite_name(srtp_pair_suite(channel->srtp));
        LOG(LOG_INFO, "leg.keyed", LOG_NUMBER("leg", leg->number), LOG_WORD("suite", suite));
        ask_for_picture(channel->traffic, leg);
    } else if (err != ERR_NOT_NOW) {
        dtls_close(channel->dtls);
        end_later(channel, LEG_END_FINGERPRINT);
    }
}

static void look_at_dtls(struct channel *channel, struct leg *leg)
{
    switch (dtls_state(channel->dtls)) {
    case DTLS_HANDSHAKE:
        break;
    case DTLS_KEYED:
        if (!leg->is_keyed) {
            key_leg(channel, leg);
        }
        break;
    case DTLS_CLOSED:
        end_later(channel, LEG_END_CLOSED);
        break;
    case DTLS_FAILED:
        channel_forget_handshake(channel);
        if (channel->handshakes_failed >= CHANNEL_HANDSHAKES_MAX) {
            end_later(channel, LEG_END_HANDSHAKE);
        }
        break;
    }
}

static void begin_dtls(struct traffic *traffic, struct channel *channel, ms_t now)
{
    const struct dtls_config config = {
            .identity = traffic->config.identity,
            .send = send_dtls,
            .context = channel,
    };
    channel->dtls = dtls_create(&config);
    channel->handshake_at = now;
    traffic->handshakes++;
}

/* Only on a path that this leg validated (M3), and answered there: a handshake begins before any
 * path is nominated. */
static void take_dtls(
        struct traffic *traffic, struct packet *packet, const struct route *route, ms_t now)
{
    struct leg *leg = legs_find_path(traffic->config.legs, &route->far);
    struct channel *channel = leg ? traffic->channels[leg->slot] : NULL;
    if (!channel || channel->is_ending) {
        return;
    }
    channel->dtls_route = *route;
    if (!channel->dtls) {
        begin_dtls(traffic, channel, now);
    }
    if (channel->dtls) {
        dtls_receive(channel->dtls, packet->data, packet->len);
        look_at_dtls(channel, leg);
    }
}

/* --- STUN ---------------------------------------------------------------------------------- */

static void greet_leg(struct traffic *traffic, struct leg *leg, ms_t now)
{
    if (!traffic->channels[leg->slot]) {
        traffic->channels[leg->slot] = channel_create(traffic, leg, now);
        LOG(LOG_INFO, "leg.validated", LOG_NUMBER("leg", leg->number),
                LOG_WORD("purpose", leg->purpose == LEG_CHECK ? "check" : "call"));
    }
}

/* Tries the credentials in use, then those of a restart. */
static bool has_answered(const struct leg *leg, const struct stun_request *request,
        const struct route *route, uint8_t *response, size_t *ret_len, int *ret_which)
{
    for (int which = 0; which < 2; which++) {
        struct stun_credentials credentials;
        if (leg_credentials(leg, which, &credentials) &&
                stun_request_answer(request, &credentials, &route->far, response, STUN_RESPONSE_MAX,
                        ret_len) == ERR_OK) {
            *ret_which = which;
            return true;
        }
    }
    return false;
}

static void take_stun(
        struct traffic *traffic, struct packet *packet, const struct route *route, ms_t now)
{
    struct stun_request request;
    if (stun_request_read(packet->data, packet->len, &request) != ERR_OK) {
        return;
    }
    struct leg *leg =
            legs_find_ufrag(traffic->config.legs, request.local_ufrag, request.local_ufrag_len);
    uint8_t response[STUN_RESPONSE_MAX];
    size_t len;
    int which;
    struct leg_check check;
    if (!leg || !has_answered(leg, &request, route, response, &len, &which) ||
            legs_checked(traffic->config.legs, leg, which, route, request.is_use_candidate, now,
                    &check) != ERR_OK) {
        return;
    }
    if (check.has_lost) {
        port_drop(traffic->port, &check.lost);
    }
    port_authenticated(traffic->port, &route->far, now);
    greet_leg(traffic, leg, now);
    send_to(traffic, route, PACKET_CONTROL, response, len);
}

static void handle_packet(
        void *context, struct packet *packet, const struct route *route, struct now now)
{
    struct traffic *traffic = context;
    traffic->now = now.mono;
    switch (demux_classify(packet->data, packet->len)) {
    case DEMUX_STUN:
        take_stun(traffic, packet, route, now.mono);
        break;
    case DEMUX_DTLS:
        take_dtls(traffic, packet, route, now.mono);
        break;
    case DEMUX_RTP:
        take_rtp(traffic, packet, route, now.mono);
        break;
    case DEMUX_RTCP:
        take_rtcp(traffic, packet, route, now.mono);
        break;
    case DEMUX_DROP:
        break;
    }
}

static void handle_closed(void *context, const struct address *address, struct now now)
{
    struct traffic *traffic = context;
    (void)now;
    legs_drop_path(traffic->config.legs, address);
}

/* --- time ---------------------------------------------------------------------------------- */

static void tick_handshake(
        struct traffic *traffic, struct channel *channel, struct leg *leg, ms_t now)
{
    if (!channel->dtls || leg->is_keyed) {
        return;
    }
    traffic->handshakes++;
    if (dtls_state(channel->dtls) == DTLS_HANDSHAKE && dtls_next_timeout_ms(channel->dtls) == 0) {
        dtls_handle_timeout(channel->dtls);
    }
    look_at_dtls(channel, leg);
    if (channel->dtls && now - channel->handshake_at >= CHANNEL_HANDSHAKE_MS) {
        end_later(channel, LEG_END_HANDSHAKE);
    }
}

static void tick_leg(struct traffic *traffic, uint16_t slot, struct now now)
{
    struct channel *channel = traffic->channels[slot];
    struct leg *leg = legs_at(traffic->config.legs, slot);
    if (!channel || !leg) {
        return;
    }
    tick_handshake(traffic, channel, leg, now.mono);
    if (leg_is_expired(leg, now.mono)) {
        end_later(channel, LEG_END_CONSENT);
    }
    if (channel->is_ending) {
        traffic->config.handle_leg_end(traffic->config.context, slot, channel->end, now);
    }
}

void traffic_tick(struct traffic *traffic, struct now now)
{
    bool is_due = now.mono - traffic->ticked_at >= TIMEOUT_MS;
    traffic->now = now.mono;
    if (!is_due && traffic->handshakes == 0) {
        return;
    }
    traffic->handshakes = 0;
    for (size_t slot = 0; slot < legs_capacity(traffic->config.legs); slot++) {
        tick_leg(traffic, (uint16_t)slot, now);
    }
    if (is_due) {
        traffic->ticked_at = now.mono;
        port_tick(traffic->port, now);
    }
}

bool traffic_look(
        struct traffic *traffic, uint16_t slot, struct now now, struct leg_quality *ret_quality)
{
    struct leg *leg = legs_at(traffic->config.legs, slot);
    struct channel *channel = leg && leg->is_keyed ? traffic->channels[slot] : NULL;
    const struct route *route = channel ? leg_route(leg, now.mono) : NULL;
    if (!route) {
        return false;
    }
    *ret_quality = leg_stats_look(&channel->stats, route, now.mono);
    ms_t unchecked_ms = leg_unchecked_ms(leg, now.mono);
    if (unchecked_ms >= LEG_DOUBT_MS) {
        ret_quality->unchecked_ms = (int32_t)unchecked_ms;
    }
    return true;
}

void traffic_flush(struct traffic *traffic)
{
    port_flush(traffic->port);
}

ms_t traffic_timeout_ms(const struct traffic *traffic)
{
    return traffic->handshakes > 0 ? HANDSHAKE_TIMEOUT_MS : TIMEOUT_MS;
}

void traffic_key(struct traffic *traffic, struct now now)
{
    traffic->now = now.mono;
    for (size_t slot = 0; slot < legs_capacity(traffic->config.legs); slot++) {
        struct channel *channel = traffic->channels[slot];
        struct leg *leg = legs_at(traffic->config.legs, (uint16_t)slot);
        if (channel && channel->dtls && leg && !leg->is_keyed && !channel->is_ending) {
            look_at_dtls(channel, leg);
        }
    }
}

void traffic_leg_ended(struct traffic *traffic, uint16_t slot, struct now now)
{
    traffic->now = now.mono;
    struct channel *channel = traffic->channels[slot];
    if (channel) {
        LOG(LOG_INFO, "leg.ended", LOG_NUMBER("passed", channel->passed),
                LOG_NUMBER("refused", channel->refused),
                LOG_NUMBER("unauthentic", channel->unauthentic));
        if (channel->srtp) {
            dtls_close(channel->dtls); /* so that the page need not wait to find out */
        }
        channel_destroy(channel);
        traffic->channels[slot] = NULL;
    }
}

/* --- opening ------------------------------------------------------------------------------- */

static enum err open_port(struct traffic *traffic)
{
    const struct port_config config = {
            .address = traffic->config.address,
            .number = traffic->config.port,
            .tcp_max = traffic->config.tcp_max,
            .loop = traffic->config.loop,
            .handler = {.handle = handle_packet, .context = traffic},
            .handle_closed = handle_closed,
    };
    return port_open(&config, &traffic->port);
}

enum err traffic_create(const struct traffic_config *config, struct traffic **ret_traffic)
{
    struct traffic *traffic = calloc(1, sizeof(*traffic));
    if (!traffic) {
        return ERR_MEMORY;
    }
    traffic->config = *config;
    traffic->channels = calloc(legs_capacity(config->legs), sizeof(struct channel *));
    enum err err = traffic->channels ? open_port(traffic) : ERR_MEMORY;
    if (err != ERR_OK) {
        traffic_destroy(traffic);
        return err;
    }
    *ret_traffic = traffic;
    return ERR_OK;
}

void traffic_destroy(struct traffic *traffic)
{
    if (!traffic) {
        return;
    }
    for (size_t i = 0; traffic->channels && i < legs_capacity(traffic->config.legs); i++) {
        channel_destroy(traffic->channels[i]);
    }
    port_close(traffic->port);
    free(traffic->channels);
    free(traffic);
}

uint16_t traffic_port(const struct traffic *traffic)
{
    return port_number(traffic->port);
}
