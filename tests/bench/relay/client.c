/* The client's socket, and what it says on it. ICE by libnice's STUN library, DTLS by OpenSSL, SRTP
 * by the relay's own wrapper, whose cost is the load's and not the relay's. */
#include "tests/bench/relay/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <stun/stunagent.h>
#include <stun/usages/ice.h>

#include "common/random.h"
#include "relay/io/srtp.h"
#include "tests/support/peer_dtls.h"

enum {
    PACKET_MAX = 2048,
    RTP_HEADER = 12,
    CHECK_NS = 100 * 1000 * 1000, /* until it is answered; then: */
    CONSENT_S = 4,
    PRIORITY = 0x6e7f00ff, /* RFC 8445, 5.1.2: host, peer reflexive */
    RUN_MAX = 16,          /* packets in one message */
    VIDEO_TYPE = 96,
    AUDIO_TYPE = 111,
};

struct stream {
    uint32_t ssrc;
    uint16_t seq;
    uint32_t at;
    uint32_t step;
    uint8_t type;
};

/* The kernel's room for one number. */
struct segment_part {
    _Alignas(struct cmsghdr) uint8_t bytes[CMSG_SPACE(sizeof(uint16_t))];
};

/* And for the time at which a packet reached the socket. */
struct stamp_part {
    _Alignas(struct cmsghdr) uint8_t bytes[CMSG_SPACE(sizeof(struct timespec))];
};

struct client {
    int fd;
    struct client_local local;
    struct client_remote remote; /* its texts are ours: texts */
    char texts[4][160];
    StunAgent agent;
    bool is_answered;
    bool has_failed;
    int64_t checked_at;
    struct peer_dtls *dtls;
    struct srtp_pair *srtp;
    char profile[CLIENT_PROFILE_SIZE];
    struct stream audio;
    struct stream video;
    size_t queued;
    struct mmsghdr messages[CLIENT_BATCH];
    struct segment_part parts[CLIENT_BATCH];
    struct stamp_part stamps[CLIENT_BATCH];
    struct iovec vectors[CLIENT_BATCH];
    _Alignas(8) uint8_t packets[CLIENT_BATCH][PACKET_MAX];
    _Alignas(8) uint8_t arrived[CLIENT_BATCH][PACKET_MAX];
};

static void socket_send(void *context, const uint8_t *data, size_t len)
{
    const struct client *client = context;
    ssize_t sent = send(client->fd, data, len, MSG_DONTWAIT);
    (void)sent;
}

/* --- making ----------------------------------------------------------------------------------- */

static void text_draw(char *text, size_t size)
{
    static const char chars[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
    random_bytes(text, size);
    for (size_t i = 0; i + 1 < size; i++)
        text[i] = chars[(uint8_t)text[i] & 31];
    text[size - 1] = '\0';
}

static struct stream stream_make(uint8_t type, uint32_t step)
{
    return (struct stream){
            .ssrc = random_below(UINT32_MAX - 1) + 1, .seq = 1000, .step = step, .type = type};
}

static const uint16_t known_attributes[] = {STUN_ATTRIBUTE_MAPPED_ADDRESS, STUN_ATTRIBUTE_USERNAME,
        STUN_ATTRIBUTE_MESSAGE_INTEGRITY, STUN_ATTRIBUTE_ERROR_CODE,
        STUN_ATTRIBUTE_XOR_MAPPED_ADDRESS, STUN_ATTRIBUTE_PRIORITY, STUN_ATTRIBUTE_USE_CANDIDATE,
        STUN_ATTRIBUTE_FINGERPRINT, STUN_ATTRIBUTE_ICE_CONTROLLED, STUN_ATTRIBUTE_ICE_CONTROLLING,
        0};

struct client *client_create(struct client_local *ret_local)
{
    struct client *client = calloc(1, sizeof(*client));
    if (!client)
        return NULL;
    client->fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int size = 4 * 1024 * 1024;
    const int on = 1;
    setsockopt(client->fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
    setsockopt(client->fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof(on));
    struct peer_dtls_config config = {
            .send = socket_send, .context = client, .profiles = "SRTP_AEAD_AES_128_GCM"};
    client->dtls = peer_dtls_create(&config);
    if (client->fd < 0 || !client->dtls) {
        client_destroy(client);
        return NULL;
    }
    client->audio = stream_make(AUDIO_TYPE, 960);
    client->video = stream_make(VIDEO_TYPE, 300);
    text_draw(client->local.ufrag, sizeof(client->local.ufrag));
    text_draw(client->local.pwd, sizeof(client->local.pwd));
    peer_dtls_fingerprint(client->dtls, client->local.fingerprint);
    client->local.audio_ssrc = client->audio.ssrc;
    client->local.video_ssrc = client->video.ssrc;
    stun_agent_init(&client->agent, known_attributes, STUN_COMPATIBILITY_RFC5389,
            STUN_AGENT_USAGE_SHORT_TERM_CREDENTIALS | STUN_AGENT_USAGE_USE_FINGERPRINT);
    *ret_local = client->local;
    return client;
}

void client_destroy(struct client *client)
{
    if (!client)
        return;
    if (client->fd >= 0)
        close(client->fd);
    peer_dtls_destroy(client->dtls);
    srtp_pair_destroy(client->srtp);
    free(client);
}

int client_fd(const struct client *client)
{
    return client->fd;
}

static bool socket_connect(const struct client *client, const char *address, uint16_t port)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(port)};
    return inet_pton(AF_INET, address, &name.sin_addr) == 1 &&
           connect(client->fd, (const struct sockaddr *)&name, sizeof(name)) == 0;
}

bool client_remote(struct client *client, const struct client_remote *remote)
{
    snprintf(client->texts[0], sizeof(client->texts[0]), "%s", remote->ufrag);
    snprintf(client->texts[1], sizeof(client->texts[1]), "%s", remote->pwd);
    snprintf(client->texts[2], sizeof(client->texts[2]), "%s", remote->fingerprint);
    client->remote = (struct client_remote){
            .ufrag = client->texts[0], .pwd = client->texts[1], .fingerprint = client->texts[2]};
    return socket_connect(client, remote->address, remote->port);
}

bool client_preset(struct client *client, const char *address, uint16_t port, const uint8_t key[28])
{
    struct srtp_keys keys = {.suite = SRTP_SUITE_AEAD_AES_128_GCM, .len = 28};
    memcpy(keys.inbound, key, 28);
    memcpy(keys.outbound, key, 28);
    client->srtp = srtp_pair_create(&keys);
    snprintf(client->profile, sizeof(client->profile), "preset");
    return client->srtp && socket_connect(client, address, port);
}

/* --- ICE -------------------------------------------------------------------------------------- */

static void check_send(struct client *client)
{
    StunMessage message;
    uint8_t buffer[512];
    char username[200];
    int len = snprintf(
            username, sizeof(username), "%s:%s", client->remote.ufrag, client->local.ufrag);
    size_t size = stun_usage_ice_conncheck_create(&client->agent, &message, buffer, sizeof(buffer),
            (const uint8_t *)username, (size_t)len, (const uint8_t *)client->remote.pwd,
            strlen(client->remote.pwd), true, true, PRIORITY, 1, NULL,
            STUN_USAGE_ICE_COMPATIBILITY_RFC5245);
    if (size > 0)
        socket_send(client, buffer, size);
}

static bool password_give(StunAgent *agent, StunMessage *message, uint8_t *username,
        uint16_t username_len, uint8_t **ret_password, size_t *ret_len, void *data)
{
    struct client *client = data;
    (void)agent;
    (void)username;
    (void)username_len;
    bool is_request = stun_message_get_class(message) == STUN_REQUEST;
    const char *password = is_request ? client->local.pwd : client->remote.pwd;
    *ret_password = (uint8_t *)(uintptr_t)password;
    *ret_len = strlen(password);
    return true;
}

/* A full agent, as Janus has one, checks us, too. */
static void check_answer(struct client *client, StunMessage *request)
{
    StunMessage answer;
    uint8_t buffer[512];
    size_t size = sizeof(buffer);
    bool is_controlling = true;
    struct sockaddr_storage from = {0};
    socklen_t from_len = sizeof(from);
    getpeername(client->fd, (struct sockaddr *)&from, &from_len);
    stun_usage_ice_conncheck_create_reply(&client->agent, request, &answer, buffer, &size, &from,
            from_len, &is_controlling, 1, STUN_USAGE_ICE_COMPATIBILITY_RFC5245);
    if (size > 0)
        socket_send(client, buffer, size);
}

static void stun_take(struct client *client, const uint8_t *data, size_t len)
{
    StunMessage message;
    StunValidationStatus status =
            stun_agent_validate(&client->agent, &message, data, len, password_give, client);
    if (status != STUN_VALIDATION_SUCCESS)
        return;
    if (stun_message_get_class(&message) == STUN_REQUEST)
        check_answer(client, &message);
    else if (stun_message_get_class(&message) == STUN_RESPONSE)
        client->is_answered = true;
}

/* --- DTLS ------------------------------------------------------------------------------------- */

static void keys_take(struct client *client)
{
    struct peer_keys found;
    if (!peer_dtls_keys(client->dtls, client->remote.fingerprint, &found)) {
        client->has_failed = true;
        return;
    }
    bool is_gcm_256 = strstr(found.profile, "256") != NULL;
    bool is_gcm = strstr(found.profile, "GCM") != NULL;
    struct srtp_keys keys = {.suite = is_gcm_256 ? SRTP_SUITE_AEAD_AES_256_GCM
                                      : is_gcm   ? SRTP_SUITE_AEAD_AES_128_GCM
                                                 : SRTP_SUITE_AES_128_CM_SHA1_80,
            .len = is_gcm_256 ? 44
                   : is_gcm   ? 28
                              : 30};
    memcpy(keys.outbound, found.write, keys.len);
    memcpy(keys.inbound, found.read, keys.len);
    client->srtp = srtp_pair_create(&keys);
    snprintf(client->profile, sizeof(client->profile), "%s", found.profile);
}

static void dtls_take(struct client *client, const uint8_t *data, size_t len)
{
    peer_dtls_go_on(client->dtls, data, len);
    client->has_failed |= peer_dtls_is_closed(client->dtls);
    if (peer_dtls_is_done(client->dtls) && !client->srtp)
        keys_take(client);
}

void client_tick(struct client *client, int64_t now_ns)
{
    int64_t pause_ns =
            client->is_answered ? (int64_t)CONSENT_S * 1000 * 1000 * 1000 : (int64_t)CHECK_NS;
    if (!client->remote.ufrag)
        return;
    if (client->checked_at == 0 || now_ns - client->checked_at >= pause_ns) {
        client->checked_at = now_ns;
        check_send(client);
    }
    if (client->is_answered && !client->srtp && !client->has_failed)
        dtls_take(client, NULL, 0);
}

bool client_is_keyed(const struct client *client)
{
    return client->srtp != NULL;
}

bool client_has_failed(const struct client *client)
{
    return client->has_failed;
}

const char *client_profile(const struct client *client)
{
    return client->profile;
}

/* --- media ------------------------------------------------------------------------------------ */

static void number_put(uint8_t *at, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(number >> (8 * (bytes - 1 - i)));
}

static int64_t number_get(const uint8_t *at)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | at[i];
    return (int64_t)number;
}

static void rtp_write(struct stream *stream, uint8_t *packet, int64_t now_ns)
{
    packet[0] = 0x80;
    packet[1] = stream->type;
    number_put(packet + 2, stream->seq++, 2);
    number_put(packet + 4, stream->at += stream->step, 4);
    number_put(packet + 8, stream->ssrc, 4);
    number_put(packet + RTP_HEADER, (uint64_t)now_ns, 8);
}

void client_put(struct client *client, bool is_video, size_t size, int64_t now_ns)
{
    if (client->queued == CLIENT_BATCH)
        client_flush(client, false);
    uint8_t *packet = client->packets[client->queued];
    size_t len = size;
    rtp_write(is_video ? &client->video : &client->audio, packet, now_ns);
    if (srtp_pair_protect_rtp(client->srtp, packet, &len, PACKET_MAX) != ERR_OK)
        return;
    client->vectors[client->queued++] = (struct iovec){.iov_base = packet, .iov_len = len};
}

/* How many packets from `first` on make one message: one, or as many as are of one size. */
static size_t run_of(const struct client *client, size_t first, bool is_glued)
{
    size_t count = 1;
    while (is_glued && count < RUN_MAX && first + count < client->queued &&
            client->vectors[first + count].iov_len == client->vectors[first].iov_len)
        count++;
    return count;
}

static struct msghdr message_of(struct client *client, size_t first, size_t run)
{
    struct msghdr message = {.msg_iov = &client->vectors[first], .msg_iovlen = run};
    if (run > 1) {
        uint16_t size = (uint16_t)client->vectors[first].iov_len;
        message.msg_control = client->parts[first].bytes;
        message.msg_controllen = sizeof(client->parts[first].bytes);
        struct cmsghdr *part = CMSG_FIRSTHDR(&message);
        *part = (struct cmsghdr){.cmsg_level = IPPROTO_UDP,
                .cmsg_type = UDP_SEGMENT,
                .cmsg_len = CMSG_LEN(sizeof(size))};
        memcpy(CMSG_DATA(part), &size, sizeof(size));
    }
    return message;
}

void client_flush(struct client *client, bool is_glued)
{
    size_t count = 0, run, done = 0;
    for (size_t first = 0; first < client->queued; first += run) {
        run = run_of(client, first, is_glued);
        client->messages[count++] = (struct mmsghdr){.msg_hdr = message_of(client, first, run)};
    }
    while (done < count) {
        int sent = sendmmsg(
                client->fd, client->messages + done, (unsigned)(count - done), MSG_DONTWAIT);
        if (sent <= 0)
            break;
        done += (size_t)sent;
    }
    client->queued = 0;
}

struct hearing {
    void (*told)(void *context, int64_t delay_ns);
    void *context;
    int64_t arrived_ns; /* of the packet in hand */
};

/* Where the payload begins: a relay may have put a header extension in. */
static size_t payload_at(const uint8_t *packet)
{
    bool has_extension = packet[0] & 0x10;
    return has_extension ? RTP_HEADER + 4 + 4 * (size_t)(packet[14] << 8 | packet[15]) : RTP_HEADER;
}

static void rtp_take(
        struct client *client, uint8_t *packet, size_t len, const struct hearing *hearing)
{
    bool is_rtcp = len > 1 && packet[1] >= 192 && packet[1] <= 223;
    if (!client->srtp || is_rtcp || srtp_pair_unprotect_rtp(client->srtp, packet, &len) != ERR_OK)
        return;
    size_t at = payload_at(packet);
    if (len >= at + 8)
        hearing->told(hearing->context, hearing->arrived_ns - number_get(packet + at));
}

static void packet_take(
        struct client *client, uint8_t *packet, size_t len, const struct hearing *hearing)
{
    if (len == 0)
        return;
    if (packet[0] < 4)
        stun_take(client, packet, len);
    else if (packet[0] >= 20 && packet[0] <= 63)
        dtls_take(client, packet, len);
    else if (packet[0] >= 128)
        rtp_take(client, packet, len, hearing);
}

/* When the kernel had it, whatever the load was doing then: its own lateness is not the relay's. */
static int64_t arrival_of(struct msghdr *message)
{
    struct timespec at = {0};
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS)
            memcpy(&at, CMSG_DATA(part), sizeof(at));
    }
    return (int64_t)at.tv_sec * 1000 * 1000 * 1000 + at.tv_nsec;
}

static int batch_read(struct client *client, struct mmsghdr messages[CLIENT_BATCH])
{
    struct iovec vectors[CLIENT_BATCH];
    for (size_t i = 0; i < CLIENT_BATCH; i++) {
        vectors[i] = (struct iovec){.iov_base = client->arrived[i], .iov_len = PACKET_MAX};
        messages[i] = (struct mmsghdr){.msg_hdr = {.msg_iov = &vectors[i],
                                               .msg_iovlen = 1,
                                               .msg_control = client->stamps[i].bytes,
                                               .msg_controllen = sizeof(client->stamps[i].bytes)}};
    }
    return recvmmsg(client->fd, messages, CLIENT_BATCH, MSG_DONTWAIT, NULL);
}

void client_receive(
        struct client *client, void (*told)(void *context, int64_t delay_ns), void *context)
{
    struct mmsghdr messages[CLIENT_BATCH];
    struct hearing hearing = {.told = told, .context = context};
    for (int count = CLIENT_BATCH; count == CLIENT_BATCH;) {
        count = batch_read(client, messages);
        for (int i = 0; i < count; i++) {
            hearing.arrived_ns = arrival_of(&messages[i].msg_hdr);
            packet_take(client, client->arrived[i], messages[i].msg_len, &hearing);
        }
    }
}
