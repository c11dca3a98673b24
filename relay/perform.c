/* One function for each kind of action. Called by drive.c at the end of each turn of a room. */
#include "relay/perform.h"

#include <string.h>

#include "common/log.h"
#include "relay/post.h"
#include "relay/traffic.h"

static void perform_welcome(
        struct performer *performer, const struct action *action, struct now now)
{
    char token[RESUME_SIZE_MAX];
    struct resume resume = action->resume;
    struct message message = action->message;
    memcpy(resume.relay, performer->relay, sizeof(resume.relay));
    resume.exp = now.unix_ms / 1000 + RESUME_LIFE_S;
    if (resume_sign(&resume, performer->fleet_key, token, sizeof(token)) != ERR_OK) {
        post_close(performer->post, action->connection, MESSAGE_CLOSE_GOING_AWAY);
        return;
    }
    if (message.type == MESSAGE_JOINED) {
        message.joined.resume = token;
        post_acceptance(performer->post, action->connection);
    } else {
        message.admitted.resume = token;
    }
    post_message(performer->post, action->connection, &message);
}

static void fill_transport(const struct performer *performer, struct leg *leg,
        const struct action *action, struct sdp_transport *ret_transport)
{
    const struct leg_ice *ice = leg_newest_ice(leg);
    uint16_t port = traffic_port(performer->traffic);
    bool is_offer = action->message.type == MESSAGE_OFFER;
    memset(ret_transport, 0, sizeof(*ret_transport));
    memcpy(ret_transport->ufrag, ice->ufrag, sizeof(ice->ufrag));
    memcpy(ret_transport->pwd, ice->pwd, sizeof(ice->pwd));
    memcpy(ret_transport->fingerprint, performer->fingerprint, sizeof(ret_transport->fingerprint));
    ret_transport->addresses = performer->advertised;
    memcpy(ret_transport->cname, action->cname, sizeof(ret_transport->cname));
    ret_transport->udp_port = port;
    ret_transport->tcp_port = port;
    ret_transport->setup = is_offer ? SDP_ACTPASS : SDP_PASSIVE;
    ret_transport->session = leg->session;
    ret_transport->version = ++leg->version;
}

static void perform_describe(struct performer *performer, const struct action *action)
{
    struct leg *leg = legs_at(performer->legs, action->leg);
    struct sdp_transport transport;
    struct message message = action->message;
    struct sdp check;
    size_t len;
    if (!leg) {
        return;
    }
    const struct sdp *sdp = action->sdp;
    if (!sdp) {
        sdp_check_offer(leg->ssrc, &check);
        sdp = &check;
    }
    fill_transport(performer, leg, action, &transport);
    if (sdp_write(sdp, &transport, performer->sdp, sizeof(performer->sdp), &len) != ERR_OK) {
        LOG(LOG_ERROR, "sdp.unwritten", LOG_ID("call", message.description.call));
        return;
    }
    message.description.sdp = performer->sdp;
    post_message(performer->post, action->connection, &message);
}

static void perform_report(struct performer *performer, const struct action *action, struct now now)
{
    static const char *const events[] = {
            [REPORT_JOINED] = "call.joined",
            [REPORT_ADMITTED] = "call.admitted",
            [REPORT_LEFT] = "call.left",
            [REPORT_LOST] = "call.lost",
            [REPORT_ENDED] = "call.ended",
    };
    LOG(LOG_INFO, events[action->report], LOG_ID("call", action->call),
            LOG_ID("seat", action->seat));
    const struct report report = {
            .kind = action->report,
            .call = action->call,
            .seat = action->seat,
            .time = now.unix_ms / 1000,
    };
    post_report(performer->post, &report);
}

void perform(struct performer *performer, const struct action *action, struct now now)
{
    switch (action->kind) {
    case ACTION_SEND:
        post_message(performer->post, action->connection, &action->message);
        break;
    case ACTION_WELCOME:
        perform_welcome(performer, action, now);
        break;
    case ACTION_DESCRIBE:
        perform_describe(performer, action);
        break;
    case ACTION_CLOSE:
        post_close(performer->post, action->connection, action->code);
        break;
    case ACTION_LEG_END:
        traffic_leg_ended(performer->traffic, action->leg, now);
        break;
    case ACTION_REPORT:
        perform_report(performer, action, now);
        break;
    }
}
