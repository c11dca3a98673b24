/* A queue of packets, sorted into messages as they come: a message is one packet, or a run to one
 * route whose packets are of one size, but the last, which may be shorter. Called by udp.c. */
#include "relay/io/udp_out.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "relay/io/endpoint.h"
#include "relay/io/packet.h"

enum {
    OUT_MAX = 64, /* packets in the queue */
    RUN_MAX = 16, /* packets in one message */
    PLACES = 64,  /* where a route's open message is looked for; a power of two */
    CONTROL_SIZE = 80,
};

struct message {
    struct route route;
    size_t segment; /* bytes of each packet but the last */
    bool is_closed; /* takes no more */
    struct iovec packets[RUN_MAX];
    struct sockaddr_storage name;
    _Alignas(8) uint8_t control[CONTROL_SIZE];
};

struct udp_out {
    int fd;
    bool is_v6;
    bool is_wildcard;
    bool has_segments;
    size_t count; /* packets */
    size_t message_count;
    uint8_t places[PLACES]; /* of the message, plus one; 0: none */
    struct mmsghdr headers[OUT_MAX];
    struct message messages[OUT_MAX];
    _Alignas(8) uint8_t packets[OUT_MAX][PACKET_SIZE];
};

static bool has_segments(int fd)
{
    int size;
    socklen_t len = sizeof(size);
    return getsockopt(fd, IPPROTO_UDP, UDP_SEGMENT, &size, &len) == 0;
}

struct udp_out *udp_out_create(int fd, bool is_v6, bool is_wildcard)
{
    struct udp_out *out = calloc(1, sizeof(*out));
    if (!out) {
        return NULL;
    }
    out->fd = fd;
    out->is_v6 = is_v6;
    out->is_wildcard = is_wildcard;
    out->has_segments = has_segments(fd);
    return out;
}

void udp_out_destroy(struct udp_out *out)
{
    free(out);
}

/* --- queueing ------------------------------------------------------------------------------ */

static uint8_t *place_of(struct udp_out *out, const struct route *route)
{
    size_t hash = route->far.port ^ route->far.ip[15];
    return &out->places[hash & (PLACES - 1)];
}

static bool has_room(const struct udp_out *out, const struct message *message,
        const struct msghdr *header, const struct route *route, size_t len)
{
    return out->has_segments && !message->is_closed && len <= message->segment &&
           header->msg_iovlen < RUN_MAX && memcmp(&message->route, route, sizeof(*route)) == 0;
}

static void message_begin(struct udp_out *out, const struct route *route, size_t len)
{
    struct message *message = &out->messages[out->message_count];
    message->route = *route;
    message->segment = len;
    message->is_closed = false;
    out->headers[out->message_count].msg_hdr = (struct msghdr){
            .msg_name = &message->name,
            .msg_namelen = endpoint_from_address(&route->far, out->is_v6, &message->name),
            .msg_iov = message->packets,
    };
    *place_of(out, route) = (uint8_t)++out->message_count;
}

void udp_out_put(struct udp_out *out, const struct route *route, const uint8_t *data, size_t len)
{
    if (len > PACKET_SIZE) {
        return;
    }
    if (out->count == OUT_MAX) {
        udp_out_flush(out);
    }
    size_t open = *place_of(out, route);
    if (open == 0 ||
            !has_room(out, &out->messages[open - 1], &out->headers[open - 1].msg_hdr, route, len)) {
        message_begin(out, route, len);
        open = out->message_count;
    }
    struct message *message = &out->messages[open - 1];
    struct msghdr *header = &out->headers[open - 1].msg_hdr;
    uint8_t *packet = out->packets[out->count++];
    memcpy(packet, data, len);
    message->packets[header->msg_iovlen++] = (struct iovec){.iov_base = packet, .iov_len = len};
    message->is_closed = len < message->segment;
}

/* --- sending ------------------------------------------------------------------------------- */

static void part_put(struct msghdr *header, int level, int type, const void *data, size_t len)
{
    size_t used = header->msg_controllen;
    struct cmsghdr *part = (struct cmsghdr *)((uint8_t *)header->msg_control + used);
    part->cmsg_level = level;
    part->cmsg_type = type;
    part->cmsg_len = CMSG_LEN(len);
    memcpy(CMSG_DATA(part), data, len);
    header->msg_controllen = used + CMSG_SPACE(len);
}

static void near_ip_put(const struct udp_out *out, const uint8_t near_ip[16], struct msghdr *header)
{
    if (out->is_v6) {
        struct in6_pktinfo info = {.ipi6_ifindex = 0};
        memcpy(&info.ipi6_addr, near_ip, 16);
        part_put(header, IPPROTO_IPV6, IPV6_PKTINFO, &info, sizeof(info));
    } else {
        struct in_pktinfo info = {.ipi_ifindex = 0};
        memcpy(&info.ipi_spec_dst, near_ip + 12, 4);
        part_put(header, IPPROTO_IP, IP_PKTINFO, &info, sizeof(info));
    }
}

static void control_write(const struct udp_out *out, struct message *message, struct msghdr *header)
{
    uint16_t segment = (uint16_t)message->segment;
    memset(message->control, 0, sizeof(message->control));
    header->msg_control = message->control;
    header->msg_controllen = 0;
    if (out->is_wildcard) {
        near_ip_put(out, message->route.near_ip, header);
    }
    if (header->msg_iovlen > 1) {
        part_put(header, IPPROTO_UDP, UDP_SEGMENT, &segment, sizeof(segment));
    }
    if (header->msg_controllen == 0) {
        header->msg_control = NULL;
    }
}

/* Each packet of a run on its own. */
static void run_send(const struct udp_out *out, size_t index)
{
    const struct msghdr *whole = &out->headers[index].msg_hdr;
    struct message one = out->messages[index];
    struct msghdr header = *whole;
    header.msg_iovlen = 1;
    control_write(out, &one, &header);
    for (size_t i = 0; i < whole->msg_iovlen; i++) {
        header.msg_iov = &whole->msg_iov[i];
        ssize_t sent = sendmsg(out->fd, &header, MSG_DONTWAIT | MSG_NOSIGNAL);
        (void)sent;
    }
}

/* The message at the head was refused: its page is gone, or the run could not be segmented (a
 * device that cannot says EIO, packets over the path's MTU EINVAL). When the kernel's queue is
 * full, what follows would be refused as well. Returns how many to leave. */
static size_t refused(struct udp_out *out, size_t index)
{
    if (errno == EAGAIN || errno == ENOBUFS) {
        return out->message_count - index;
    }
    if (out->headers[index].msg_hdr.msg_iovlen > 1) {
        out->has_segments = out->has_segments && errno != EIO;
        run_send(out, index);
    }
    return 1;
}

void udp_out_flush(struct udp_out *out)
{
    for (size_t i = 0; i < out->message_count; i++) {
        control_write(out, &out->messages[i], &out->headers[i].msg_hdr);
    }
    for (size_t done = 0; done < out->message_count;) {
        int sent = sendmmsg(out->fd, out->headers + done, (unsigned)(out->message_count - done),
                MSG_DONTWAIT | MSG_NOSIGNAL);
        done += sent > 0 ? (size_t)sent : refused(out, done);
    }
    if (out->message_count > 0) {
        memset(out->places, 0, sizeof(out->places));
    }
    out->count = 0;
    out->message_count = 0;
}
