/* A batch of messages: a message is one datagram, or a run of datagrams of one size, but the last,
 * which may be shorter. Nothing is allocated per packet. Called by udp.c. */
#include "relay/io/udp_in.h"

#include <netinet/in.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "relay/io/endpoint.h"

enum {
    BATCH = 32,
    RUN_BYTES = 65536,                    /* a run is no longer than an IP packet may be */
    SLOT_BYTES = RUN_BYTES + PACKET_SIZE, /* not a power of two: slots share no cache lines' set */
    CONTROL_SIZE = 96,
};

struct udp_in {
    int fd;
    struct packet_handler handler;
    struct mmsghdr messages[BATCH];
    struct iovec vectors[BATCH];
    struct sockaddr_storage names[BATCH];
    _Alignas(8) uint8_t control[BATCH][CONTROL_SIZE];
    _Alignas(8)
            uint8_t cut[PACKET_SIZE]; /* one datagram of a run, aligned and with room behind it */
    _Alignas(8) uint8_t slots[BATCH][SLOT_BYTES]; /* of most, only the first page is ever touched */
};

struct udp_in *udp_in_create(int fd, struct packet_handler handler)
{
    struct udp_in *in = calloc(1, sizeof(*in));
    if (!in) {
        return NULL;
    }
    const int on = 1;
    in->fd = fd;
    in->handler = handler;
    (void)setsockopt(fd, IPPROTO_UDP, UDP_GRO, &on, sizeof(on)); /* an old kernel lacks it */
    return in;
}

void udp_in_destroy(struct udp_in *in)
{
    free(in);
}

/* What the kernel tells beside the bytes: which of our addresses, and, of a run, how long each
 * datagram is. */
static void control_read(struct msghdr *message, struct route *route, size_t *segment)
{
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_PKTINFO) {
            struct in_pktinfo info;
            memcpy(&info, CMSG_DATA(part), sizeof(info));
            endpoint_map_v4(&info.ipi_addr, route->near_ip);
        } else if (part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_PKTINFO) {
            struct in6_pktinfo info;
            memcpy(&info, CMSG_DATA(part), sizeof(info));
            memcpy(route->near_ip, &info.ipi6_addr, 16);
        } else if (part->cmsg_level == IPPROTO_UDP && part->cmsg_type == UDP_GRO) {
            int size;
            memcpy(&size, CMSG_DATA(part), sizeof(size));
            *segment = size > 0 ? (size_t)size : *segment;
        }
    }
}

/* len may be over PACKET_SIZE: demux sees that it is too long. */
static void packet_hand_on(
        struct udp_in *in, uint8_t *data, size_t len, const struct route *route, struct now now)
{
    struct packet packet = {.data = data, .len = len < PACKET_SIZE ? len : PACKET_SIZE};
    in->handler.handle(in->handler.context, &packet, route, now);
}

/* Each datagram is copied out: what is encrypted in place may grow, and would run into the next. */
static void run_cut(struct udp_in *in, const uint8_t *run, size_t len, size_t segment,
        const struct route *route, struct now now)
{
    for (size_t at = 0; at < len; at += segment) {
        size_t one = len - at < segment ? len - at : segment;
        memcpy(in->cut, run + at, one < PACKET_SIZE ? one : PACKET_SIZE);
        packet_hand_on(in, in->cut, one, route, now);
    }
}

static void message_take(struct udp_in *in, size_t index, struct now now)
{
    struct mmsghdr *message = &in->messages[index];
    size_t len = message->msg_len;
    size_t segment = len;
    struct route route = {.near_ip = {0}};
    if (endpoint_to_address(&in->names[index], TRANSPORT_UDP, 0, &route.far) != ERR_OK) {
        return;
    }
    control_read(&message->msg_hdr, &route, &segment);
    if (segment < len) {
        run_cut(in, in->slots[index], len, segment, &route, now);
    } else {
        packet_hand_on(in, in->slots[index], len, &route, now);
    }
}

static void batch_prepare(struct udp_in *in)
{
    for (size_t i = 0; i < BATCH; i++) {
        in->vectors[i] = (struct iovec){.iov_base = in->slots[i], .iov_len = RUN_BYTES};
        in->messages[i].msg_hdr = (struct msghdr){
                .msg_name = &in->names[i],
                .msg_namelen = sizeof(in->names[i]),
                .msg_iov = &in->vectors[i],
                .msg_iovlen = 1,
                .msg_control = in->control[i],
                .msg_controllen = CONTROL_SIZE,
        };
    }
}

bool udp_in_read(struct udp_in *in, struct now now)
{
    batch_prepare(in);
    int count = recvmmsg(in->fd, in->messages, BATCH, MSG_DONTWAIT, NULL);
    for (int i = 0; i < count; i++) {
        message_take(in, (size_t)i, now);
    }
    return count == BATCH;
}
