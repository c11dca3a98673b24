/* Between core and the world: an event becomes a turn of a room, and the turn's actions are
 * performed. Nothing is decided here. */
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
#include "relay/perform.h"
#include "relay/post.h"
#include "relay/traffic.h"
#include "relay/watch.h"

enum {
    LEGS_PER_CALL = ROOM_SEATS + ROOM_GUESTS,
    STOP_TURN_MS = 10,
    TICK_MS = 1000, /* rooms and counts */
    CNAME_LEN = 16,
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
    struct drain drain;
    ms_t ticked_at;
    struct post post;
    struct actions actions;
    struct chance chance;
    struct performer performer;
    struct watch watch;
};

/* --- chance -------------------------------------------------------------------------------- */

/* Random bytes become random ones of the 64 ice-chars (RFC 8445, 5.3), and a NUL. */
static void spell(char *text, size_t len)
{
    static const char chars[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < len; i++) {
        text[i] = chars[(uint8_t)text[i] & 63];
    }
    text[len] = '\0';
}

/* All of it by one request to the kernel. The numbers are no secrets, so a remainder will do. */
static void draw(struct chance *chance)
{
    struct leg_chance *leg = &chance->leg;
    random_bytes(chance, sizeof(*chance));
    spell(leg->ufrag, sizeof(leg->ufrag) - 1);
    spell(leg->pwd, sizeof(leg->pwd) - 1);
    spell(chance->cname, CNAME_LEN);
    leg->session >>= 2;
    leg->number = leg->number % (INT32_MAX - 1) + 1;
    leg->slot %= LEGS_MAX;
    leg->ssrc = leg->ssrc % (UINT32_MAX - 1) + 1;
}

static struct turn begin_turn(struct drive *drive, struct now now)
{
    draw(&drive->chance);
    drive->actions.count = 0;
    drive->actions.is_overrun = false;
    return (struct turn){
            .now = now,
            .chance = &drive->chance,
            .legs = drive->legs,
            .actions = &drive->actions,
    };
}

static void end_turn(struct drive *drive, struct now now)
{
    for (size_t i = 0; i < drive->actions.count; i++) {
        perform(&drive->performer, &drive->actions.items[i], now);
    }
    if (drive->actions.is_overrun) {
        LOG(LOG_ERROR, "actions.overrun", LOG_NUMBER("count", drive->actions.count));
    }
    drive->actions.count = 0;
}

/* --- the end ------------------------------------------------------------------------------- */

static void tell_everybody(struct drive *drive)
{
    const struct message message = {.type = MESSAGE_DRAIN};
    for (size_t i = 0; i < rooms_capacity(drive->rooms); i++) {
        uint64_t connections[ROOM_SEATS + ROOM_GUESTS];
        size_t count = rooms_connections(drive->rooms, i, connections);
        for (size_t c = 0; c < count; c++) {
            post_message(&drive->post, connections[c], &message);
            if (drive->is_stopping) {
                post_close(&drive->post, connections[c], MESSAGE_CLOSE_GOING_AWAY);
            }
        }
    }
}

static void take_stop(struct drive *drive)
{
    if (!drive->is_stopping) {
        drive->is_stopping = true;
        tell_everybody(drive);
    }
}

static void stop_if_drained(struct drive *drive, struct now now)
{
    if (drain_is_over(&drive->drain, rooms_live(drive->rooms, drive->legs), now.mono)) {
        take_stop(drive);
    }
}

/* By the scheduler: no new calls and those there are go elsewhere, but the process stays. */
static void take_drain(struct drive *drive)
{
    drain_empty(&drive->drain);
    post_draining(&drive->post, true);
    tell_everybody(drive);
}

static void take_end(struct drive *drive, struct now now)
{
    if (!drain_can_begin(&drive->drain)) {
        take_stop(drive);
        return;
    }
    drain_begin(&drive->drain, now.mono);
    post_draining(&drive->post, drain_is_moving(&drive->drain));
    if (drain_is_moving(&drive->drain)) {
        tell_everybody(drive);
    }
    stop_if_drained(drive, now);
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
    case ERR_CHANGED:
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
    bool is_closed = drive->is_stopping || (drain_is_under_way(&drive->drain) &&
                                                   !rooms_has_call(drive->rooms, claim->call));
    enum err err = is_closed ? ERR_NOT_NOW : rooms_join(drive->rooms, claim, &turn);
    if (err != ERR_OK) {
        post_refusal(&drive->post, claim->connection, refusal_of(err));
    } else if (drain_is_moving(&drive->drain)) { /* it was away when the others were told */
        const struct message message = {.type = MESSAGE_DRAIN};
        end_turn(drive, now);
        post_message(&drive->post, claim->connection, &message);
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
    post_done(&drive->post, event->command);
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
    if (read(drive->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
        LOG(LOG_INFO, "relay.stopping", LOG_NUMBER("signal", info.ssi_signo));
        if (info.ssi_signo == SIGTERM) {
            take_end(drive, now);
        } else {
            take_stop(drive);
        }
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
        if (rooms_is_used(drive->rooms, i)) {
            struct turn turn = begin_turn(drive, now);
            rooms_tick(drive->rooms, i, &turn);
            end_turn(drive, now);
        }
    }
    size_t seats;
    size_t calls = rooms_count(drive->rooms, &seats);
    post_counts(&drive->post, calls, seats);
    post_untold(&drive->post);
    stop_if_drained(drive, now);
}

void drive_run(struct drive *drive)
{
    while (!drive->is_stopping) {
        loop_turn(drive->loop, traffic_timeout_ms(drive->traffic));
        struct now now = clock_now();
        traffic_tick(drive->traffic, now);
        tick(drive, now);
        watch_turn(&drive->watch, now);
        traffic_flush(drive->traffic);
    }
    while (!has_posted_stopped(&drive->post)) {
        loop_turn(drive->loop, STOP_TURN_MS); /* the lws thread will make room */
    }
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

static void make_performer(struct drive *drive)
{
    struct performer *performer = &drive->performer;
    performer->legs = drive->legs;
    performer->traffic = drive->traffic;
    performer->post = &drive->post;
    performer->fingerprint = dtls_identity_fingerprint(drive->config.identity);
    performer->advertised = drive->config.advertised;
    memcpy(performer->relay, drive->config.relay, sizeof(performer->relay));
    memcpy(performer->fleet_key, drive->config.fleet_key, sizeof(performer->fleet_key));
}

enum err drive_create(
        const struct drive_config *config, struct drive **ret_drive, struct error *error)
{
    struct drive *drive = calloc(1, sizeof(*drive));
    if (!drive) {
        return error_set(error, ERR_MEMORY, NULL, "There is not enough memory.");
    }
    drive->config = *config;
    drive->post.orders = config->orders;
    drive->drain = drain_ready(config->drain, config->drain_max_ms);
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
    make_performer(drive);
    drive->watch =
            (struct watch){.rooms = drive->rooms, .traffic = drive->traffic, .post = &drive->post};
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
