/* The load: many clients in one process, driven by JSON lines on stdin, telling JSON lines on
 * stdout. The signalling is the script's (tests/bench/relay.mjs), which knows each relay's own.
 *
 *   {"do":"client"}                                        -> {"event":"local","id",...}
 *   {"do":"remote","id","ufrag","pwd","fingerprint","address","port"} -> {"event":"keyed","id",...}
 *   {"do":"preset","id","address","port"}                  -> {"event":"keyed","id"}
 *   {"do":"run","seconds","video_pps","audio_pps","video_bytes","audio_bytes","burst_ms"}
 *                                                          -> {"event":"done",...}
 *
 * burst_ms 0 spaces packets evenly; otherwise each client sends what is due every so many. The loop
 * spins while it runs, so that what is measured is the relay's delay and not a sleep. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "common/random.h"
#include "relay/io/srtp.h"
#include "tests/bench/relay/client.h"

enum {
    CLIENTS_MAX = 2048,
    LINE_MAX_BYTES = 8192,
    DELAY_STEP_NS = 5000,
    DELAY_STEPS = 200000, /* a second; the last holds what is later */
    SETTLE_MS = 300,      /* what is still under way after the last packet */
};

#define SECOND_NS ((int64_t)1000 * 1000 * 1000)

struct peer {
    struct client *client;
    bool is_told;
    int64_t video_at; /* next packet */
    int64_t audio_at;
    int64_t turn_at; /* of the pacer */
};

struct shape {
    int64_t video_gap_ns;
    int64_t audio_gap_ns;
    size_t video_bytes;
    size_t audio_bytes;
    int64_t burst_ns;
    bool is_glued; /* a burst leaves as one, and comes as a card with GRO would hand it up */
};

struct load {
    int epoll;
    size_t count;
    struct peer peers[CLIENTS_MAX];
    uint64_t sent;
    uint64_t heard;
    uint32_t delays[DELAY_STEPS];
    size_t line_len;
    char line[LINE_MAX_BYTES];
    bool is_ended;
};

static int64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * SECOND_NS + now.tv_nsec;
}

static void event_write(json_t *event)
{
    json_dumpf(event, stdout, JSON_COMPACT);
    putchar('\n');
    fflush(stdout);
    json_decref(event);
}

static int64_t number_of(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

/* --- clients ---------------------------------------------------------------------------------- */

static void do_client(struct load *load)
{
    struct client_local local;
    struct client *client = load->count < CLIENTS_MAX ? client_create(&local) : NULL;
    if (!client) {
        event_write(json_pack("{ssss}", "event", "error", "text", "no more clients"));
        return;
    }
    struct epoll_event wanted = {.events = EPOLLIN, .data.u64 = load->count};
    epoll_ctl(load->epoll, EPOLL_CTL_ADD, client_fd(client), &wanted);
    load->peers[load->count] = (struct peer){.client = client};
    event_write(json_pack("{sssIsssssssIsI}", "event", "local", "id", (json_int_t)load->count++,
            "ufrag", local.ufrag, "pwd", local.pwd, "fingerprint", local.fingerprint, "audioSsrc",
            (json_int_t)local.audio_ssrc, "videoSsrc", (json_int_t)local.video_ssrc));
}

static struct client *client_of(struct load *load, const json_t *command)
{
    int64_t id = number_of(command, "id");
    return id >= 0 && id < (int64_t)load->count ? load->peers[id].client : NULL;
}

static void do_remote(struct load *load, const json_t *command)
{
    struct client *client = client_of(load, command);
    struct client_remote remote = {.ufrag = text_of(command, "ufrag"),
            .pwd = text_of(command, "pwd"),
            .fingerprint = text_of(command, "fingerprint"),
            .address = text_of(command, "address"),
            .port = (uint16_t)number_of(command, "port")};
    if (!client || !client_remote(client, &remote))
        event_write(json_pack("{ssss}", "event", "error", "text", "no such client or address"));
}

/* Both the floor and we know this key, which protects nothing but a benchmark. */
static void do_preset(struct load *load, const json_t *command)
{
    static const uint8_t key[28] = {1, 2, 3};
    struct client *client = client_of(load, command);
    if (!client || !client_preset(client, text_of(command, "address"),
                           (uint16_t)number_of(command, "port"), key))
        event_write(json_pack("{ssss}", "event", "error", "text", "no such client or address"));
}

static void keyed_tell(struct load *load, size_t id)
{
    struct peer *peer = &load->peers[id];
    bool is_keyed = client_is_keyed(peer->client), has_failed = client_has_failed(peer->client);
    if (peer->is_told || (!is_keyed && !has_failed))
        return;
    peer->is_told = true;
    event_write(json_pack("{sssIss}", "event", is_keyed ? "keyed" : "failed", "id", (json_int_t)id,
            "profile", client_profile(peer->client)));
}

static void handle_delay(void *context, int64_t delay_ns)
{
    struct load *load = context;
    int64_t step = delay_ns / DELAY_STEP_NS;
    load->heard++;
    load->delays[step < 0 ? 0 : step < DELAY_STEPS ? step : DELAY_STEPS - 1]++;
}

static void peers_turn(struct load *load, int timeout_ms)
{
    struct epoll_event events[64];
    int count = epoll_wait(load->epoll, events, 64, timeout_ms);
    for (int i = 0; i < count; i++) {
        size_t id = (size_t)events[i].data.u64;
        if (id >= load->count)
            continue; /* stdin */
        client_receive(load->peers[id].client, handle_delay, load);
        keyed_tell(load, id);
    }
}

static void peers_tick(struct load *load)
{
    int64_t now_ns = clock_ns(CLOCK_MONOTONIC);
    for (size_t i = 0; i < load->count; i++) {
        client_tick(load->peers[i].client, now_ns);
        keyed_tell(load, i);
    }
}

/* --- running ---------------------------------------------------------------------------------- */

/* Packets of one kind up to now, each with its own moment. */
static int64_t kind_put(struct load *load, struct client *client, bool is_video,
        const struct shape *shape, int64_t next, int64_t now_ns)
{
    int64_t gap = is_video ? shape->video_gap_ns : shape->audio_gap_ns;
    for (; gap > 0 && next <= now_ns; next += gap) {
        client_put(client, is_video, is_video ? shape->video_bytes : shape->audio_bytes,
                clock_ns(CLOCK_REALTIME));
        load->sent++;
    }
    return next;
}

static void peer_send(
        struct load *load, struct peer *peer, const struct shape *shape, int64_t now_ns)
{
    if (now_ns < peer->turn_at || (peer->video_at > now_ns && peer->audio_at > now_ns))
        return;
    peer->video_at = kind_put(load, peer->client, true, shape, peer->video_at, now_ns);
    peer->audio_at = kind_put(load, peer->client, false, shape, peer->audio_at, now_ns);
    client_flush(peer->client, shape->is_glued);
    peer->turn_at = now_ns + shape->burst_ns;
}

static int64_t gap_of(int64_t pps)
{
    return pps > 0 ? SECOND_NS / pps : 0;
}

/* Phases are drawn, so that no two clients stay in step. */
static void phases_draw(struct load *load, const struct shape *shape, int64_t now_ns)
{
    for (size_t i = 0; i < load->count; i++) {
        struct peer *peer = &load->peers[i];
        peer->video_at = now_ns + (int64_t)random_below((uint32_t)(shape->video_gap_ns + 1));
        peer->audio_at = now_ns + (int64_t)random_below((uint32_t)(shape->audio_gap_ns + 1));
        peer->turn_at = now_ns + (int64_t)random_below((uint32_t)(shape->burst_ns + 1));
    }
}

static void shape_run(struct load *load, const struct shape *shape, int64_t until_ns)
{
    int64_t now_ns = clock_ns(CLOCK_MONOTONIC), ticked_ns = now_ns;
    while (now_ns < until_ns) {
        for (size_t i = 0; i < load->count; i++)
            peer_send(load, &load->peers[i], shape, now_ns);
        peers_turn(load, 0);
        if (now_ns - ticked_ns > SECOND_NS / 10) {
            peers_tick(load);
            ticked_ns = now_ns;
        }
        now_ns = clock_ns(CLOCK_MONOTONIC);
    }
}

static double delay_us(const struct load *load, double part)
{
    uint64_t wanted = (uint64_t)((double)load->heard * part), seen = 0;
    for (size_t i = 0; i < DELAY_STEPS; i++) {
        seen += load->delays[i];
        if (seen > wanted)
            return (double)i * DELAY_STEP_NS / 1000;
    }
    return 0;
}

static void do_run(struct load *load, const json_t *command)
{
    const struct shape shape = {.video_gap_ns = gap_of(number_of(command, "video_pps")),
            .audio_gap_ns = gap_of(number_of(command, "audio_pps")),
            .video_bytes = (size_t)number_of(command, "video_bytes"),
            .audio_bytes = (size_t)number_of(command, "audio_bytes"),
            .burst_ns = number_of(command, "burst_ms") * 1000 * 1000,
            .is_glued = number_of(command, "glued") != 0};
    int64_t began = clock_ns(CLOCK_MONOTONIC), cpu = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
    load->sent = load->heard = 0;
    memset(load->delays, 0, sizeof(load->delays));
    phases_draw(load, &shape, began);
    shape_run(load, &shape, began + number_of(command, "seconds") * SECOND_NS);
    int64_t took = clock_ns(CLOCK_MONOTONIC) - began;
    for (int i = 0; i < SETTLE_MS / 10; i++)
        peers_turn(load, 10);
    event_write(json_pack("{sssIsIsfsfsfsf}", "event", "done", "sent", (json_int_t)load->sent,
            "heard", (json_int_t)load->heard, "seconds", (double)took / 1e9, "p50_us",
            delay_us(load, 0.5), "p99_us", delay_us(load, 0.99), "cpu_s",
            (double)(clock_ns(CLOCK_PROCESS_CPUTIME_ID) - cpu) / 1e9));
}

/* --- commands --------------------------------------------------------------------------------- */

static void line_do(struct load *load, const char *line)
{
    json_t *command = json_loads(line, 0, NULL);
    const char *what = text_of(command, "do");
    if (!strcmp(what, "client"))
        do_client(load);
    else if (!strcmp(what, "remote"))
        do_remote(load, command);
    else if (!strcmp(what, "preset"))
        do_preset(load, command);
    else if (!strcmp(what, "run"))
        do_run(load, command);
    else
        event_write(json_pack("{ssss}", "event", "error", "text", "no such command"));
    json_decref(command);
}

static void lines_do(struct load *load)
{
    char *end;
    while ((end = memchr(load->line, '\n', load->line_len))) {
        size_t len = (size_t)(end - load->line) + 1;
        *end = '\0';
        line_do(load, load->line);
        memmove(load->line, load->line + len, load->line_len - len);
        load->line_len -= len;
    }
}

static void stdin_read(struct load *load)
{
    ssize_t len =
            read(STDIN_FILENO, load->line + load->line_len, sizeof(load->line) - load->line_len);
    if (len == 0)
        load->is_ended = true;
    if (len > 0) {
        load->line_len += (size_t)len;
        lines_do(load);
    }
}

int main(void)
{
    struct load *load = calloc(1, sizeof(*load));
    if (!load || random_init() || srtp_library_start())
        return 1;
    struct epoll_event wanted = {.events = EPOLLIN, .data.u64 = UINT64_MAX};
    load->epoll = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(load->epoll, EPOLL_CTL_ADD, STDIN_FILENO, &wanted);
    fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
    while (!load->is_ended) {
        peers_turn(load, 20);
        stdin_read(load);
        peers_tick(load);
    }
    for (size_t i = 0; i < load->count; i++)
        client_destroy(load->peers[i].client);
    free(load);
    return 0;
}
