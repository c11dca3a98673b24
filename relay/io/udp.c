/* One UDP socket, read thirty-two packets at a time into buffers taken at start; nothing is
 * allocated per packet. It decides nothing: who may be answered is said by the packet path. */
#include "relay/io/udp.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "relay/io/endpoint.h"
#include "relay/io/udp_out.h"

enum {
    BATCH = 32,
    BATCHES_A_TURN = 8,              /* then others get their turn */
    SOCKET_BUFFER = 4 * 1024 * 1024, /* bytes; the kernel may give less */
    CONTROL_SIZE = 64,
};

struct udp {
    int fd;
    int watch;
    struct loop *loop;
    struct packet_handler handler;
    bool is_v6;
    bool is_wildcard;
    uint16_t port;
    struct udp_out *out;
    struct mmsghdr messages[BATCH];
    struct iovec vectors[BATCH];
    struct sockaddr_storage names[BATCH];
    _Alignas(8) uint8_t control[BATCH][CONTROL_SIZE];
    _Alignas(8) uint8_t data[BATCH][PACKET_SIZE];
};

/* --- which of our addresses ---------------------------------------------------------------- */

static void read_near_ip(struct msghdr *message, uint8_t near_ip[16])
{
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part; part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_PKTINFO) {
            struct in_pktinfo info;
            memcpy(&info, CMSG_DATA(part), sizeof(info));
            endpoint_map_v4(&info.ipi_addr, near_ip);
        } else if (part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_PKTINFO) {
            struct in6_pktinfo info;
            memcpy(&info, CMSG_DATA(part), sizeof(info));
            memcpy(near_ip, &info.ipi6_addr, 16);
        }
    }
}

/* --- in and out ---------------------------------------------------------------------------- */

static void reset_batch(struct udp *udp)
{
    for (size_t i = 0; i < BATCH; i++) {
        udp->vectors[i] = (struct iovec){.iov_base = udp->data[i], .iov_len = PACKET_SIZE};
        udp->messages[i].msg_hdr = (struct msghdr){
                .msg_name = &udp->names[i],
                .msg_namelen = sizeof(udp->names[i]),
                .msg_iov = &udp->vectors[i],
                .msg_iovlen = 1,
                .msg_control = udp->is_wildcard ? udp->control[i] : NULL,
                .msg_controllen = udp->is_wildcard ? CONTROL_SIZE : 0,
        };
    }
}

static void deliver(struct udp *udp, size_t index, struct now now)
{
    struct mmsghdr *message = &udp->messages[index];
    struct route route = {.near_ip = {0}};
    if (endpoint_to_address(&udp->names[index], TRANSPORT_UDP, 0, &route.far) != ERR_OK) {
        return;
    }
    if (udp->is_wildcard) {
        read_near_ip(&message->msg_hdr, route.near_ip);
    }
    struct packet packet = {.data = udp->data[index], .len = message->msg_len};
    udp->handler.handle(udp->handler.context, &packet, &route, now);
}

static void handle_readable(void *context, struct now now)
{
    struct udp *udp = context;
    for (int batch = 0; batch < BATCHES_A_TURN; batch++) {
        reset_batch(udp);
        int count = recvmmsg(udp->fd, udp->messages, BATCH, MSG_DONTWAIT, NULL);
        for (int i = 0; i < count; i++) {
            deliver(udp, (size_t)i, now);
        }
        udp_out_flush(udp->out);
        if (count < BATCH) {
            return;
        }
    }
}

void udp_send(struct udp *udp, const struct route *route, const uint8_t *data, size_t len)
{
    udp_out_put(udp->out, route, data, len);
}

void udp_flush(struct udp *udp)
{
    udp_out_flush(udp->out);
}

/* --- opening ------------------------------------------------------------------------------- */

static void set_options(const struct udp *udp)
{
    const int on = 1;
    const int size = SOCKET_BUFFER;
    /* None of these failing makes the socket useless; without PKTINFO a host with several
     * addresses must name one. */
    (void)setsockopt(udp->fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
    (void)setsockopt(udp->fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
    if (udp->is_wildcard && udp->is_v6) {
        (void)setsockopt(udp->fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof(on));
    } else if (udp->is_wildcard) {
        (void)setsockopt(udp->fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on));
    }
}

static enum err open_socket(struct udp *udp, const char *address, uint16_t port)
{
    struct endpoint endpoint;
    enum err err = endpoint_parse(address, port, &endpoint);
    if (err != ERR_OK) {
        return err;
    }
    udp->is_v6 = endpoint.name.ss_family == AF_INET6;
    udp->is_wildcard = endpoint_is_wildcard(&endpoint);
    udp->fd = socket(endpoint.name.ss_family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (udp->fd < 0) {
        return ERR_IO;
    }
    endpoint_widen(&endpoint, udp->fd);
    if (bind(udp->fd, (const struct sockaddr *)&endpoint.name, endpoint.len) != 0) {
        return ERR_IO;
    }
    set_options(udp);
    udp->port = endpoint_port_of(udp->fd);
    udp->out = udp_out_create(udp->fd, udp->is_v6, udp->is_wildcard);
    return udp->out ? ERR_OK : ERR_MEMORY;
}

enum err udp_open(const char *address, uint16_t port, struct loop *loop,
        struct packet_handler handler, struct udp **ret_udp)
{
    struct udp *udp = calloc(1, sizeof(*udp));
    if (!udp) {
        return ERR_MEMORY;
    }
    udp->fd = -1;
    udp->watch = -1;
    udp->loop = loop;
    udp->handler = handler;
    enum err err = open_socket(udp, address, port);
    if (err == ERR_OK) {
        struct loop_handler readable = {.handle = handle_readable, .context = udp};
        err = loop_watch(loop, udp->fd, readable, &udp->watch);
    }
    if (err != ERR_OK) {
        udp_close(udp);
        return err;
    }
    *ret_udp = udp;
    return ERR_OK;
}

void udp_close(struct udp *udp)
{
    if (!udp) {
        return;
    }
    if (udp->watch >= 0) {
        loop_unwatch(udp->loop, udp->watch);
    }
    if (udp->out) {
        udp_out_flush(udp->out); /* goodbyes */
    }
    udp_out_destroy(udp->out);
    if (udp->fd >= 0) {
        close(udp->fd);
    }
    free(udp);
}

uint16_t udp_port(const struct udp *udp)
{
    return udp->port;
}
