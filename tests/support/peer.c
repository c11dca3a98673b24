/* A media client for the relay's tests: one leg, without signalling. Commands come as JSON lines on
 * stdin, events leave as JSON lines on stdout; tests/support/peer.mjs speaks them.
 *
 *   {"do":"gather","transport":"udp"|"tcp","address":"127.0.0.1"}
 *   {"do":"remote","ufrag","pwd","fingerprint","address","port"}
 *   {"do":"send","ssrc","pt","count","interval_ms","payload","seq"}   {"do":"rtcp","hex"}
 *   {"do":"seal","packets":[hex]}   {"do":"raw","hex","count"}   {"do":"restart"}   {"do":"keys"}
 *   {"do":"stats"}   {"do":"stop"}
 *
 * Events: local, connected, keyed, sent (with the last packet as it stood on the wire), sealed (the
 * packets as they would stand on the wire, "" for one that SRTP refuses; nothing was sent), keys
 * (SRTP's master keys), rtp (the first of each SSRC), rtcp, stats, closed, failed, error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <jansson.h>

#include "peer_dtls.h"
#include "peer_heard.h"
#include "peer_ice.h"
#include "peer_srtp.h"

enum {
    PACKET_MAX = 2048,
    PAYLOAD_MAX = 1200,
    RTP_HEADER = 12,
    REPEAT_MS = 100, /* DTLS; OpenSSL knows when it is due */
};

struct sending {
    uint32_t ssrc;
    uint32_t count;
    uint32_t done;
    uint16_t seq;
    uint8_t pt;
    gint64 last_us;
    gint64 gap_us; /* the longest between two of its packets: what this machine made us wait */
    char payload[PAYLOAD_MAX + 1];
};

struct peer {
    GMainLoop *loop;
    struct peer_ice *ice;
    struct peer_dtls *dtls;
    struct peer_srtp *srtp;
    char fingerprint[PEER_FINGERPRINT_SIZE]; /* the relay's, as signalled */
    bool is_connected;
    bool is_told_closed;
    json_int_t refused; /* packets that did not verify */
    json_int_t early;   /* media before there were keys */
    struct peer_keys keys;
    struct peer_heard rtp;
    json_int_t rtcp_count;
};

static void event_write(json_t *event)
{
    json_dumpf(event, stdout, JSON_COMPACT);
    putchar('\n');
    fflush(stdout);
    json_decref(event);
}

static void error_write(const char *text)
{
    event_write(json_pack("{ssss}", "event", "error", "text", text));
}

static const char *text_of(const json_t *object, const char *name, const char *fallback)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : fallback;
}

static json_int_t number_of(const json_t *object, const char *name, json_int_t fallback)
{
    const json_t *number = json_object_get(object, name);
    return json_is_integer(number) ? json_integer_value(number) : fallback;
}

static void hex_write(const uint8_t *data, size_t len, char *text)
{
    text[0] = '\0';
    for (size_t i = 0; i < len; i++) {
        snprintf(text + 2 * i, 3, "%02x", data[i]);
    }
}

static size_t hex_read(const char *text, uint8_t *data, size_t max)
{
    size_t len = 0;
    unsigned int byte;
    while (len < max && sscanf(text + 2 * len, "%2x", &byte) == 1) {
        data[len++] = (uint8_t)byte;
    }
    return len;
}

/* --- what arrives ------------------------------------------------------------------------- */

static void keys_look_for(struct peer *peer)
{
    if (peer->srtp || !peer_dtls_is_done(peer->dtls)) {
        return;
    }
    if (!peer_dtls_keys(peer->dtls, peer->fingerprint, &peer->keys)) {
        error_write("the relay's certificate is not the one in its description");
        return;
    }
    peer->srtp = peer_srtp_create(&peer->keys);
    event_write(json_pack("{ssss}", "event", "keyed", "profile", peer->keys.profile));
}

static void dtls_go_on(struct peer *peer, const uint8_t *data, size_t len)
{
    peer_dtls_go_on(peer->dtls, data, len);
    keys_look_for(peer);
    if (peer_dtls_is_closed(peer->dtls) && !peer->is_told_closed) {
        peer->is_told_closed = true;
        event_write(json_pack("{ss}", "event", "closed"));
    }
}

static uint32_t u32_at(const uint8_t *data)
{
    return (uint32_t)data[0] << 24 | (uint32_t)data[1] << 16 | (uint32_t)data[2] << 8 | data[3];
}

static void rtp_take(struct peer *peer, const uint8_t *data, size_t len)
{
    uint32_t ssrc = u32_at(data + 8);
    if (!peer_heard_is_first(&peer->rtp, ssrc, g_get_monotonic_time())) {
        return;
    }
    char payload[2 * PACKET_MAX + 1];
    hex_write(data + RTP_HEADER, len - RTP_HEADER, payload);
    event_write(json_pack("{sssIsiss}", "event", "rtp", "ssrc", (json_int_t)ssrc, "pt",
            data[1] & 0x7f, "payload_hex", payload));
}

static void rtcp_take(struct peer *peer, const uint8_t *data, size_t len)
{
    char hex[2 * PACKET_MAX + 1];
    peer->rtcp_count++;
    hex_write(data, len, hex);
    event_write(json_pack("{sssiss}", "event", "rtcp", "type", data[1], "hex", hex));
}

static void media_take(struct peer *peer, const uint8_t *data, size_t len)
{
    uint8_t packet[PACKET_MAX];
    bool is_rtcp = len > 1 && data[1] >= 192 && data[1] <= 223;
    if (!peer->srtp || len > sizeof packet) {
        peer->early++;
        return;
    }
    memcpy(packet, data, len);
    if (!peer_srtp_unprotect(peer->srtp, is_rtcp, packet, &len)) {
        peer->refused++;
    } else if (is_rtcp) {
        rtcp_take(peer, packet, len);
    } else {
        rtp_take(peer, packet, len);
    }
}

/* RFC 7983. */
static void handle_received(void *context, uint8_t *data, size_t len)
{
    struct peer *peer = context;
    if (len > 0 && data[0] >= 20 && data[0] <= 63) {
        dtls_go_on(peer, data, len);
    } else if (len > 0 && data[0] >= 128 && data[0] <= 191) {
        media_take(peer, data, len);
    }
}

static void handle_send(void *context, const uint8_t *data, size_t len)
{
    struct peer *peer = context;
    (void)peer_ice_send(peer->ice, data, len);
}

static gboolean handle_repeat(gpointer context)
{
    struct peer *peer = context;
    if (peer->is_connected && !peer->srtp) {
        dtls_go_on(peer, NULL, 0);
    }
    return G_SOURCE_CONTINUE;
}

static void handle_connected(void *context, const char *address, unsigned int port)
{
    struct peer *peer = context;
    event_write(json_pack("{sssssi}", "event", "connected", "address", address, "port", (int)port));
    peer->is_connected = true;
    if (!peer_dtls_is_done(peer->dtls)) {
        dtls_go_on(peer, NULL, 0);
    }
}

static void handle_failed(void *context)
{
    (void)context;
    event_write(json_pack("{ss}", "event", "failed"));
}

static void handle_gathered(void *context, const char *ufrag, const char *pwd)
{
    struct peer *peer = context;
    char fingerprint[PEER_FINGERPRINT_SIZE];
    peer_dtls_fingerprint(peer->dtls, fingerprint);
    event_write(json_pack("{ssssssss}", "event", "local", "ufrag", ufrag, "pwd", pwd, "fingerprint",
            fingerprint));
}

/* --- commands ----------------------------------------------------------------------------- */

static void command_gather(struct peer *peer, const json_t *command)
{
    if (peer->ice) {
        error_write("gathered already");
        return;
    }
    peer->ice = peer_ice_create(&(struct peer_ice_config){
            .is_tcp = !strcmp(text_of(command, "transport", "udp"), "tcp"),
            .address = text_of(command, "address", "127.0.0.1"),
            .gathered = handle_gathered,
            .connected = handle_connected,
            .failed = handle_failed,
            .received = handle_received,
            .context = peer,
    });
    if (!peer->ice) {
        error_write("cannot gather");
    }
}

static void command_remote(struct peer *peer, const json_t *command)
{
    snprintf(
            peer->fingerprint, sizeof peer->fingerprint, "%s", text_of(command, "fingerprint", ""));
    if (!peer->ice || !peer_ice_remote(peer->ice, text_of(command, "ufrag", ""),
                              text_of(command, "pwd", ""), text_of(command, "address", "127.0.0.1"),
                              (unsigned int)number_of(command, "port", 0))) {
        error_write("the remote side cannot be used");
    }
}

static size_t rtp_write(const struct sending *sending, uint8_t *packet)
{
    const uint32_t time = sending->done * 960;
    const uint16_t seq = (uint16_t)(sending->seq + sending->done);
    const uint8_t header[RTP_HEADER] = {0x80, sending->pt, (uint8_t)(seq >> 8), (uint8_t)seq,
            (uint8_t)(time >> 24), (uint8_t)(time >> 16), (uint8_t)(time >> 8), (uint8_t)time,
            (uint8_t)(sending->ssrc >> 24), (uint8_t)(sending->ssrc >> 16),
            (uint8_t)(sending->ssrc >> 8), (uint8_t)sending->ssrc};
    size_t payload_len = strlen(sending->payload);
    memcpy(packet, header, sizeof header);
    memcpy(packet + sizeof header, sending->payload, payload_len);
    return sizeof header + payload_len;
}

struct send_task {
    struct peer *peer;
    struct sending sending;
};

static void sent_tell(const struct sending *sending, const uint8_t *wire, size_t len)
{
    char hex[2 * PACKET_MAX + 1];
    hex_write(wire, len, hex);
    event_write(json_pack("{sssIsIsIss}", "event", "sent", "ssrc", (json_int_t)sending->ssrc,
            "count", (json_int_t)sending->done, "gap_ms", (json_int_t)(sending->gap_us / 1000),
            "wire_hex", hex));
}

static void gap_note(struct sending *sending)
{
    gint64 now_us = g_get_monotonic_time();
    gint64 gap_us = sending->last_us ? now_us - sending->last_us : 0;
    sending->gap_us = MAX(gap_us, sending->gap_us);
    sending->last_us = now_us;
}

static gboolean handle_send_tick(gpointer context)
{
    struct send_task *task = context;
    gap_note(&task->sending);
    uint8_t packet[PACKET_MAX];
    size_t len = rtp_write(&task->sending, packet);
    if (!peer_srtp_protect(task->peer->srtp, false, packet, &len) ||
            !peer_ice_send(task->peer->ice, packet, len)) {
        error_write("a packet was not sent");
    }
    if (++task->sending.done < task->sending.count) {
        return G_SOURCE_CONTINUE;
    }
    sent_tell(&task->sending, packet, len);
    return G_SOURCE_REMOVE;
}

static void command_send(struct peer *peer, const json_t *command)
{
    if (!peer->srtp) {
        error_write("no keys yet");
        return;
    }
    struct send_task *task = g_new0(struct send_task, 1);
    task->peer = peer;
    task->sending = (struct sending){
            .ssrc = (uint32_t)number_of(command, "ssrc", 1),
            .pt = (uint8_t)number_of(command, "pt", 111),
            .seq = (uint16_t)number_of(command, "seq", 1000),
            .count = (uint32_t)number_of(command, "count", 1),
    };
    snprintf(task->sending.payload, sizeof task->sending.payload, "%s",
            text_of(command, "payload", "x"));
    g_timeout_add_full(G_PRIORITY_DEFAULT, (guint)number_of(command, "interval_ms", 5),
            handle_send_tick, task, g_free);
}

static void command_rtcp(struct peer *peer, const json_t *command)
{
    uint8_t packet[PACKET_MAX];
    size_t len = hex_read(text_of(command, "hex", ""), packet, PACKET_MAX - PEER_SRTP_SLACK);
    if (!peer->srtp || !peer_srtp_protect(peer->srtp, true, packet, &len) ||
            !peer_ice_send(peer->ice, packet, len)) {
        error_write("RTCP was not sent");
    }
}

static json_t *packet_seal(struct peer *peer, const char *text)
{
    uint8_t packet[PACKET_MAX];
    char hex[2 * PACKET_MAX + 1];
    size_t len = hex_read(text, packet, PACKET_MAX - PEER_SRTP_SLACK);
    bool is_rtcp = len > 1 && packet[1] >= 192 && packet[1] <= 223;
    if (!peer->srtp || !peer_srtp_protect(peer->srtp, is_rtcp, packet, &len)) {
        return json_string("");
    }
    hex_write(packet, len, hex);
    return json_string(hex);
}

/* So that a test can put them on the wire itself: from elsewhere, late, twice, out of order. */
static void command_seal(struct peer *peer, const json_t *command)
{
    json_t *wires = json_array();
    size_t i;
    json_t *packet;
    json_array_foreach(json_object_get(command, "packets"), i, packet)
    {
        json_array_append_new(wires, packet_seal(peer, json_string_value(packet)));
    }
    event_write(json_pack("{ssso}", "event", "sealed", "wires", wires));
}

static void command_keys(struct peer *peer, const json_t *command)
{
    (void)command;
    char write[2 * PEER_KEYS_MAX + 1];
    char read[2 * PEER_KEYS_MAX + 1];
    hex_write(peer->keys.write, PEER_KEYS_MAX, write);
    hex_write(peer->keys.read, PEER_KEYS_MAX, read);
    event_write(json_pack("{ssssss}", "event", "keys", "write", write, "read", read));
}

/* What a page of ill will could put on its own path. */
static void command_raw(struct peer *peer, const json_t *command)
{
    uint8_t packet[PACKET_MAX];
    size_t len = hex_read(text_of(command, "hex", ""), packet, sizeof packet);
    for (json_int_t i = number_of(command, "count", 1); i > 0; i--) {
        (void)peer_ice_send(peer->ice, packet, len);
    }
}

static void command_restart(struct peer *peer, const json_t *command)
{
    (void)command;
    peer_ice_restart(peer->ice);
}

static void command_stats(struct peer *peer, const json_t *command)
{
    (void)command;
    event_write(json_pack("{sssIsIsIsoso}", "event", "stats", "refused", peer->refused, "early",
            peer->early, "rtcp", peer->rtcp_count, "rtp", peer_heard_counts(&peer->rtp), "gap_ms",
            peer_heard_gaps(&peer->rtp)));
}

static void command_stop(struct peer *peer, const json_t *command)
{
    (void)command;
    g_main_loop_quit(peer->loop);
}

static const struct {
    const char *name;
    void (*run)(struct peer *peer, const json_t *command);
} commands[] = {
        {"gather", command_gather},
        {"keys", command_keys},
        {"raw", command_raw},
        {"remote", command_remote},
        {"restart", command_restart},
        {"rtcp", command_rtcp},
        {"seal", command_seal},
        {"send", command_send},
        {"stats", command_stats},
        {"stop", command_stop},
};

static void line_take(struct peer *peer, const char *line)
{
    json_t *command = json_loads(line, 0, NULL);
    const char *name = text_of(command, "do", "");
    size_t i = 0;
    while (i < G_N_ELEMENTS(commands) && strcmp(commands[i].name, name) != 0) {
        i++;
    }
    if (i < G_N_ELEMENTS(commands)) {
        commands[i].run(peer, command);
    } else {
        error_write("no such command");
    }
    json_decref(command);
}

static gboolean handle_stdin(GIOChannel *channel, GIOCondition condition, gpointer context)
{
    (void)condition;
    struct peer *peer = context;
    gchar *line = NULL;
    GIOStatus status = g_io_channel_read_line(channel, &line, NULL, NULL, NULL);
    if (status == G_IO_STATUS_NORMAL) {
        line_take(peer, line);
        g_free(line);
        return G_SOURCE_CONTINUE;
    }
    if (status == G_IO_STATUS_AGAIN) {
        return G_SOURCE_CONTINUE;
    }
    g_main_loop_quit(peer->loop); /* who started us is gone */
    return G_SOURCE_REMOVE;
}

int main(void)
{
    struct peer peer = {.loop = g_main_loop_new(NULL, FALSE)};
    peer.dtls = peer_dtls_create(&(struct peer_dtls_config){.send = handle_send, .context = &peer});
    GIOChannel *channel = g_io_channel_unix_new(0);
    g_io_add_watch(channel, G_IO_IN | G_IO_HUP, handle_stdin, &peer);
    g_timeout_add(REPEAT_MS, handle_repeat, &peer);
    g_main_loop_run(peer.loop);
    g_io_channel_unref(channel);
    peer_srtp_destroy(peer.srtp);
    peer_dtls_destroy(peer.dtls);
    peer_ice_destroy(peer.ice);
    g_main_loop_unref(peer.loop);
    return 0;
}
