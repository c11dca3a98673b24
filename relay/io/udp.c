/* One UDP socket: what comes in (udp_in.c) is handed on batch by batch, and what that draws leaves
 * (udp_out.c) after each. It decides nothing: who may be answered is said by the packet path. */
#include "relay/io/udp.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "relay/core/pace.h"
#include "relay/io/endpoint.h"
#include "relay/io/udp_in.h"
#include "relay/io/udp_out.h"

enum {
    BATCHES_A_TURN = 8,              /* then others get their turn */
    SOCKET_BUFFER = 4 * 1024 * 1024, /* bytes; the kernel may give less */
    /* While the loop is woken often, from look to look. With the kernel's slack of 50 it adds less
     * to the delay than a page's own pacer. */
    LOOK_PERIOD_US = 200,
};

struct udp {
    int fd;
    int watch;
    struct loop *loop;
    bool is_v6;
    bool is_wildcard;
    uint16_t port;
    struct pace pace;
    struct udp_in *in;
    struct udp_out *out;
};

static void handle_readable(void *context, struct now now)
{
    struct udp *udp = context;
    bool has_more = true;
    for (int batch = 0; has_more && batch < BATCHES_A_TURN; batch++) {
        has_more = udp_in_read(udp->in, now);
        udp_out_flush(udp->out);
    }
    if (pace_woken(&udp->pace, now.mono) && !has_more) {
        loop_rest(udp->loop, LOOK_PERIOD_US);
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

static enum err open_socket(
        struct udp *udp, const char *address, uint16_t port, struct packet_handler handler)
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
    udp->in = udp_in_create(udp->fd, handler);
    udp->out = udp_out_create(udp->fd, udp->is_v6, udp->is_wildcard);
    return udp->in && udp->out ? ERR_OK : ERR_MEMORY;
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
    enum err err = open_socket(udp, address, port, handler);
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
    udp_in_destroy(udp->in);
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
