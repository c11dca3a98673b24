/* Between core and the world: an event becomes a turn of a room, and the turn's actions become
 * orders and the ends of channels. Nothing is decided here. */
#include "relay/drive.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "common/log.h"
#include "common/random.h"
#include "relay/core/rooms.h"
#include "relay/io/loop.h"
#include "relay/io/mail.h"
#include "relay/traffic.h"

enum {
    LEGS_PER_CALL = ROOM_SEATS + ROOM_GUESTS,
    TICK_MS = 1000,   /* rooms and counts */
    UNTOLD_MAX = 256, /* connections to be closed because an order found the mailbox full */
};

struct drive {
    struct drive_config config;
    struct loop *loop;
    struct mailbox *events;
    struct legs *legs;
    struct rooms *rooms;
    struct traffic *traffic;
    int signals; /* signalfd */
    bool is_stopping;
    bool is_draining;
    ms_t ticked_at;
    uint64_t untold[UNTOLD_MAX];
    size_t untold_count;
    struct actions actions;
    struct chance chance;
    char sdp[SDP_SIZE_MAX + 1];
};

/* --- chance -------------------------------------------------------------------------------- */

/* len random characters of the 64 ice-chars (RFC 8445, 5.3), and a NUL. */
static void draw_text(char *text, size_t len)
{
    static const char chars[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    random_bytes(text, len);
    for (size_t i = 0; i < len; i++) {
        text[i] = chars[(uint8_t)text[i] & 63];
    }
    text[len] = '\0';
}

static struct turn begin_turn(struct drive *drive, struct now now)
{
    struct leg_chance *leg = &drive->chance.leg;
    draw_text(leg->ufrag, sizeof(leg->ufrag) - 1);
    draw_text(leg->pwd, sizeof(leg->pwd) - 1);
    draw_text(drive->chance.cname, 16);
    random_bytes(&leg->session, sizeof(leg->session));
    leg->session >>= 2;
    leg->number = random_below(INT32_MAX - 1) + 1;
    leg->slot = random_below(LEGS_MAX);
    leg->ssrc = random_below(UINT32_MAX - 1) + 1;
    drive->actions.count = 0;
    drive->actions.is_overrun = false;
    return (struct turn){
            .now = now,
            .chance = &drive->chance,
            .legs = drive->legs,
            .actions = &drive->actions,
    };
}

/* --- orders -------------------------------------------------------------------------------- */

/* A page that misses an order must not go on as if it had it: it is closed, and comes back. */
static void note_untold(struct drive *drive, uint64_t connection)
{
    if (connection != 0 && drive->untold_count < UNTOLD_MAX) {
        drive->untold[drive->untold_count++] = connection;
    }
}

static void post(struct drive *drive, struct order *order, uint64_t connection)
{
    if (!order || mailbox_put(drive->config.orders, order) != ERR_OK) {
        order_destroy(order);
        note_untold(drive, connection);
    }
}

static void post_message(struct drive *drive, uint64_t connection, const struct message *message)
{
    struct order *order = order_create(ORDER_SEND, connection);
    if (order) {
        order->text = message_write(message, &order->len);
    }
    if (order && !order->text) {
        order_destroy(order);
        order = NULL;
    }
    post(drive, order, connection);
}

static void post_close(struct drive *drive, uint64_t connection, enum message_close code)
{
    struct order *order = order_create(ORDER_CLOSE, connection);
    if (order) {
        order->close = code;
    }
    post(drive, order, connection);
}

static void post_refusal(struct drive *drive, uint64_t connection, enum message_code code)
{
    struct order *order = order_create(ORDER_REFUSE, connection);
    if (order) {
        order->code = code;
    }
    post(drive, order, connection);
}

static void post_done(struct drive *drive, int64_t command)
{
    struct order *order = command ? order_create(ORDER_DONE, 0) : NULL;
    if (order) {
        order->command = command;
        post(drive, order, 0); /* lost: the scheduler says it again */
    }
}

static void post_counts(struct drive *drive)
{
    struct order *order = order_create(ORDER_COUNTS, 0);
    if (order) {
        size_t seats;
        order->calls = (int64_t)rooms_count(drive->rooms, &seats);
        order->seats = (int64_t)seats;
        post(drive, order, 0);
    }
}

/* --- performing ---------------------------------------------------------------------------- */

static void perform_welcome(struct drive *drive, const struct action *action, struct now now)
{
    char token[RESUME_SIZE_MAX];
    struct resume resume = action->resume;
    struct message message = action->message;
    resume.exp = now.unix_ms / 1000 + RESUME_LIFE_S;
    if (resume_sign(&resume, drive->config.fleet_key, token, sizeof(token)) != ERR_OK) {
        post_close(drive, action->connection, MESSAGE_CLOSE_GOING_AWAY);
        return;
    }
    if (message.type == MESSAGE_JOINED) {
        message.joined.resume = token;
        post(drive, order_create(ORDER_ACCEPT, action->connection), action->connection);
    } else {
        message.admitted.resume = token;
    }
    post_message(drive, action->connection, &message);
}

static void fill_transport(const struct drive *drive, struct leg *leg, const struct action *action,
        struct sdp_transport *ret_transport)
{
    const struct leg_ice *ice = leg_newest_ice(leg);
    uint16_t port = traffic_port(drive->traffic);
    bool is_offer = action->message.type == MESSAGE_OFFER;
    memset(ret_transport, 0, sizeof(*ret_transport));
    memcpy(ret_transport->ufrag, ice->ufrag, sizeof(ice->ufrag));
    memcpy(ret_transport->pwd, ice->pwd, sizeof(ice->pwd));
    memcpy(ret_transport->fingerprint, dtls_identity_fingerprint(drive->config.identity),
            sizeof(ret_transport->fingerprint));
    memcpy(ret_transport->ip, drive->config.advertised_ip, sizeof(ret_transport->ip));
    memcpy(ret_transport->cname, action->cname, sizeof(ret_transport->cname));
    ret_transport->udp_port = port;
    ret_transport->tcp_port = port;
    ret_transport->setup = is_offer ? SDP_ACTPASS : SDP_PASSIVE;
    ret_transport->session = leg->session;
    ret_transport->version = ++leg->version;
}

static void perform_describe(struct drive *drive, const struct action *action)
{
    struct leg *leg = legs_at(drive->legs, action->leg);
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
    fill_transport(drive, leg, action, &transport);
    if (sdp_write(sdp, &transport, drive->sdp, sizeof(drive->sdp), &len) != ERR_OK) {
        LOG(LOG_ERROR, "sdp.unwritten", LOG_ID("call", message.description.call));
        return;
    }
    message.description.sdp = drive->sdp;
    post_message(drive, action->connection, &message);
}

static void perform_report(struct drive *drive, const struct action *action, struct now now)
{
    static const char *const events[] = {
            [REPORT_JOINED] = "call.joined",
            [REPORT_ADMITTED] = "call.admitted",
            [REPORT_LEFT] = "call.left",
            [REPORT_LOST] = "call.lost",
            [REPORT_ENDED] = "call.ended",
    };
    struct order *order = order_create(ORDER_REPORT, 0);
    LOG(LOG_INFO, events[action->report], LOG_ID("call", action->call),
            LOG_ID("seat", action->seat));
    if (order) {
        order->report = (struct report){
                .kind = action->report,
                .call = action->call,
                .seat = action->seat,
                .time = now.unix_ms / 1000,
        };
        post(drive, order, 0);
    }
}

static void perform(struct drive *drive, const struct action *action, struct now now)
{
    switch (action->kind) {
    case ACTION_SEND:
        post_message(drive, action->connection, &action->message);
        break;
    case ACTION_WELCOME:
        perform_welcome(drive, action, now);
        break;
    case ACTION_DESCRIBE:
        perform_describe(drive, action);
        break;
    case ACTION_CLOSE:
        post_close(drive, action->connection, action->code);
        break;
    case ACTION_LEG_END:
        traffic_leg_ended(drive->traffic, action->leg, now);
        break;
    case ACTION_REPORT:
        perform_report(drive, action, now);
        break;
    }
}

static void end_turn(struct drive *drive, struct now now)
{
    for (size_t i = 0; i < drive->actions.count; i++) {
        perform(drive, &drive->actions.items[i], now);
    }
    if (drive->actions.is_overrun) {
        LOG(LOG_ERROR, "actions.overrun", LOG_NUMBER("count", drive->actions.count));
    }
    drive->actions.count = 0;
}

/* --- events -------------------------------------------------------------------------------- */

static enum message_code refusal_of(enum err err)
{
    switch (err) {
    case ERR_EXPIRED:
        return MESSAGE_MOVED; /* the gate has seen to the times: this is the placement */
    case ERR_LIMIT:
        return MESSAGE_FULL;
    case ERR_FORBIDDEN:
        return MESSAGE_NOT_ALLOWED;
    case ERR_NOT_NOW:
        return MESSAGE_NOT_NOW;
    case ERR_OK:
    case ERR_MEMORY:
    case ERR_INPUT:
    case ERR_NOT_FOUND:
    case ERR_CONFLICT:
    case ERR_SIGNATURE:
    case ERR_IO:
    case ERR_INTERNAL:
        break;
    }
    return MESSAGE_INTERNAL;
}

static void take_join(struct drive *drive, const struct claim *claim, struct now now)
{
    struct turn turn = begin_turn(drive, now);
    bool is_closed = drive->is_stopping ||
                     (drive->is_draining && !rooms_has_call(drive->rooms, claim->call));
    enum err err = is_closed ? ERR_NOT_NOW : rooms_join(drive->rooms, claim, &turn);
    if (err != ERR_OK) {
        post_refusal(drive, claim->connection, refusal_of(err));
    }
}

static bool is_description(const struct message *message)
{
    return message->type == MESSAGE_OFFER || message->type == MESSAGE_ANSWER ||
           message->type == MESSAGE_RESTART;
}

static void take_message(
        struct drive *drive, uint64_t connection, const struct message *message, struct now now)
{
    struct turn turn = begin_turn(drive, now);
    struct sdp sdp;
    if (!is_description(message)) {
        rooms_message(drive->rooms, connection, message, NULL, &turn);
        return;
    }
    enum sdp_type type = message->type == MESSAGE_ANSWER ? SDP_ANSWER : SDP_OFFER;
    const char *text = message->description.sdp;
    struct error error = {.field = ""};
    if (sdp_read(text, strlen(text), type, &sdp, &error) != ERR_OK) {
        actions_error(&drive->actions, connection, MESSAGE_MALFORMED, message->type, error.text);
        drive->actions.items[0].message.error.field = "sdp";
        end_turn(drive, now); /* error is lent to the action */
        return;
    }
    rooms_message(drive->rooms, connection, message, &sdp, &turn);
    end_turn(drive, now);
    traffic_key(drive->traffic, now);
}

static void take_drain(struct drive *drive)
{
    const struct message message = {.type = MESSAGE_DRAIN};
    drive->is_draining = true;
    for (size_t i = 0; i < rooms_capacity(drive->rooms); i++) {
        uint64_t connections[ROOM_SEATS + ROOM_GUESTS];
        size_t count = rooms_connections(drive->rooms, i, connections);
        for (size_t c = 0; c < count; c++) {
            post_message(drive, connections[c], &message);
            if (drive->is_stopping) {
                post_close(drive, connections[c], MESSAGE_CLOSE_GOING_AWAY);
            }
        }
    }
}

static void take_stop(struct drive *drive)
{
    if (!drive->is_stopping) {
        drive->is_stopping = true;
        take_drain(drive);
    }
}

static void take_event(struct drive *drive, const struct event *event, struct now now)
{
    struct turn turn;
    switch (event->kind) {
    case EVENT_JOIN:
        take_join(drive, &event->claim, now);
        break;
    case EVENT_MESSAGE:
        take_message(drive, event->connection, &event->message, now);
        break;
    case EVENT_CLOSED:
        turn = begin_turn(drive, now);
        rooms_lost(drive->rooms, event->connection, &turn);
        break;
    case EVENT_REVOKE:
        turn = begin_turn(drive, now);
        rooms_revoke(drive->rooms, event->call, event->seat, &turn);
        break;
    case EVENT_END:
        turn = begin_turn(drive, now);
        rooms_end(drive->rooms, event->call, &turn);
        break;
    case EVENT_DRAIN:
        take_drain(drive);
        break;
    case EVENT_STOP:
        take_stop(drive);
        break;
    }
    end_turn(drive, now);
    post_done(drive, event->command);
}

static void handle_events(void *context, struct now now)
{
    struct drive *drive = context;
    struct event *event;
    while ((event = mailbox_take(drive->events))) {
        take_event(drive, event, now);
        event_destroy(event);
    }
}

static void handle_signal(void *context, struct now now)
{
    struct drive *drive = context;
    struct signalfd_siginfo info;
    (void)now;
    if (read(drive->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
        LOG(LOG_INFO, "relay.stopping", LOG_NUMBER("signal", info.ssi_signo));
        take_stop(drive);
    }
}

static void handle_leg_end(void *context, uint16_t slot, enum leg_end reason, struct now now)
{
    static const char *const reasons[] = {
            [LEG_END_CONSENT] = "consent",
            [LEG_END_CLOSED] = "closed",
            [LEG_END_FINGERPRINT] = "fingerprint",
            [LEG_END_HANDSHAKE] = "handshake",
    };
    struct drive *drive = context;
    struct turn turn = begin_turn(drive, now);
    enum log_level level = reason == LEG_END_FINGERPRINT ? LOG_WARNING : LOG_INFO;
    LOG(level, "leg.lost", LOG_WORD("why", reasons[reason]));
    rooms_leg_lost(drive->rooms, slot, reason == LEG_END_CONSENT, &turn);
    end_turn(drive, now);
}

/* --- running ------------------------------------------------------------------------------- */

static void tick(struct drive *drive, struct now now)
{
    if (now.mono - drive->ticked_at < TICK_MS) {
        return;
    }
    drive->ticked_at = now.mono;
    for (size_t i = 0; i < rooms_capacity(drive->rooms); i++) {
        struct turn turn = begin_turn(drive, now);
        rooms_tick(drive->rooms, i, &turn);
        end_turn(drive, now);
    }
    size_t untold = drive->untold_count;
    drive->untold_count = 0;
    for (size_t i = 0; i < untold; i++) {
        post_close(drive, drive->untold[i], MESSAGE_CLOSE_GOING_AWAY);
    }
    post_counts(drive);
}

static void post_stopped(struct drive *drive)
{
    struct order *order = order_create(ORDER_STOPPED, 0);
    while (order && mailbox_put(drive->config.orders, order) != ERR_OK) {
        loop_turn(drive->loop, 10); /* the lws thread empties it */
    }
}

void drive_run(struct drive *drive)
{
    while (!drive->is_stopping) {
        loop_turn(drive->loop, traffic_timeout_ms(drive->traffic));
        struct now now = clock_now();
        traffic_tick(drive->traffic, now);
        tick(drive, now);
    }
    post_stopped(drive);
}

/* --- making -------------------------------------------------------------------------------- */

static void wake(void *context)
{
    struct drive *drive = context;
    loop_wake(drive->loop);
}

static enum err watch_signals(struct drive *drive)
{
    sigset_t set;
    int watch;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    drive->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    struct loop_handler handler = {.handle = handle_signal, .context = drive};
    return drive->signals < 0 ? ERR_IO : loop_watch(drive->loop, drive->signals, handler, &watch);
}

static enum err make_parts(struct drive *drive)
{
    const struct drive_config *config = &drive->config;
    const struct mailbox_config box = {
            .capacity = MAIL_EVENTS_MAX,
            .wake = wake,
            .destroy = event_destroy,
            .context = drive,
    };
    const struct loop_handler woken = {.handle = handle_events, .context = drive};
    uint64_t seed;
    random_bytes(&seed, sizeof(seed));
    drive->loop = loop_create(config->tcp_max + 3, woken);
    drive->events = mailbox_create(&box);
    drive->legs = legs_create(config->calls_max * LEGS_PER_CALL, seed);
    drive->rooms = rooms_create(config->calls_max, config->connections_max);
    bool is_made = drive->loop && drive->events && drive->legs && drive->rooms;
    return is_made ? watch_signals(drive) : ERR_MEMORY;
}

static enum err open_traffic(struct drive *drive, struct error *error)
{
    const struct traffic_config config = {
            .legs = drive->legs,
            .loop = drive->loop,
            .identity = drive->config.identity,
            .address = drive->config.media_address,
            .port = drive->config.media_port,
            .tcp_max = drive->config.tcp_max,
            .handle_leg_end = handle_leg_end,
            .context = drive,
    };
    enum err err = traffic_create(&config, &drive->traffic);
    if (err == ERR_INPUT) {
        return error_set(error, err, "media_address", "This is not a numeric address.");
    }
    if (err == ERR_IO) {
        return error_set(error, err, "media_port", "The media port %u cannot be opened on %s.",
                drive->config.media_port, drive->config.media_address);
    }
    return err == ERR_OK ? ERR_OK : error_set(error, err, NULL, "There is not enough memory.");
}

enum err drive_create(
        const struct drive_config *config, struct drive **ret_drive, struct error *error)
{
    struct drive *drive = calloc(1, sizeof(*drive));
    if (!drive) {
        return error_set(error, ERR_MEMORY, NULL, "There is not enough memory.");
    }
    drive->config = *config;
    drive->signals = -1;
    enum err err = make_parts(drive);
    if (err != ERR_OK) {
        (void)error_set(error, err, NULL, "There is not enough memory.");
    } else {
        err = open_traffic(drive, error);
    }
    if (err != ERR_OK) {
        drive_destroy(drive);
        return err;
    }
    *ret_drive = drive;
    return ERR_OK;
}

void drive_destroy(struct drive *drive)
{
    if (!drive) {
        return;
    }
    traffic_destroy(drive->traffic);
    rooms_destroy(drive->rooms);
    legs_destroy(drive->legs);
    mailbox_destroy(drive->events);
    loop_destroy(drive->loop);
    if (drive->signals >= 0) {
        close(drive->signals);
    }
    free(drive);
}

uint16_t drive_port(const struct drive *drive)
{
    return traffic_port(drive->traffic);
}

struct mailbox *drive_events(struct drive *drive)
{
    return drive->events;
}
