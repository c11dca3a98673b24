/* The least that a relay has to do: read batches, take the protection off, put the other's on, send
 * together. No ICE, no DTLS, no limits, no consent, no call: whoever comes first is paired with
 * whoever comes next, all with one key that the load knows. Prints its port. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "relay/io/endpoint.h"
#include "relay/io/packet.h"
#include "relay/io/srtp.h"
#include "relay/io/udp_out.h"

enum { BATCH = 32, CLIENTS_MAX = 4096 };

struct client {
    struct route route;
    struct srtp_pair *srtp;
};

struct relay_floor {
    int fd;
    struct udp_out *out;
    size_t count;
    struct client clients[CLIENTS_MAX];
    uint16_t by_port[65536]; /* index plus one */
    struct mmsghdr messages[BATCH];
    struct iovec vectors[BATCH];
    struct sockaddr_storage names[BATCH];
    _Alignas(8) uint8_t data[BATCH][PACKET_SIZE];
};

static struct client *client_add(struct relay_floor *relay, const struct address *far)
{
    static const uint8_t key[28] = {1, 2, 3};
    struct srtp_keys keys = {.suite = SRTP_SUITE_AEAD_AES_128_GCM, .len = sizeof(key)};
    if (relay->count == CLIENTS_MAX)
        return NULL;
    struct client *client = &relay->clients[relay->count++];
    memcpy(keys.inbound, key, sizeof(key));
    memcpy(keys.outbound, key, sizeof(key));
    client->route.far = *far;
    client->srtp = srtp_pair_create(&keys);
    relay->by_port[far->port] = (uint16_t)relay->count;
    return client;
}

static void packet_pass(struct relay_floor *relay, size_t index)
{
    uint8_t *data = relay->data[index];
    size_t len = relay->messages[index].msg_len;
    struct address far;
    if (endpoint_to_address(&relay->names[index], TRANSPORT_UDP, 0, &far) != ERR_OK)
        return;
    size_t known = relay->by_port[far.port];
    struct client *from = known ? &relay->clients[known - 1] : client_add(relay, &far);
    size_t other = from ? (size_t)(from - relay->clients) ^ 1 : CLIENTS_MAX;
    if (other >= relay->count)
        return; /* alone still */
    struct client *to = &relay->clients[other];
    if (srtp_pair_unprotect_rtp(from->srtp, data, &len) == ERR_OK &&
            srtp_pair_protect_rtp(to->srtp, data, &len, PACKET_SIZE) == ERR_OK)
        udp_out_put(relay->out, &to->route, data, len);
}

static void batch_pass(struct relay_floor *relay)
{
    for (size_t i = 0; i < BATCH; i++) {
        relay->vectors[i] = (struct iovec){.iov_base = relay->data[i], .iov_len = PACKET_SIZE};
        relay->messages[i].msg_hdr = (struct msghdr){.msg_name = &relay->names[i],
                .msg_namelen = sizeof(relay->names[i]),
                .msg_iov = &relay->vectors[i],
                .msg_iovlen = 1};
    }
    int count = recvmmsg(relay->fd, relay->messages, BATCH, MSG_WAITFORONE, NULL);
    for (int i = 0; i < count; i++)
        packet_pass(relay, (size_t)i);
    udp_out_flush(relay->out);
}

int main(void)
{
    struct relay_floor *relay = calloc(1, sizeof(*relay));
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const int size = 4 * 1024 * 1024;
    if (!relay || srtp_library_start())
        return 1;
    relay->fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    setsockopt(relay->fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
    setsockopt(relay->fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
    if (bind(relay->fd, (const struct sockaddr *)&name, sizeof(name)) != 0)
        return 1;
    relay->out = udp_out_create(relay->fd, false, false);
    printf("ready port=%u\n", endpoint_port_of(relay->fd));
    fflush(stdout);
    for (;;)
        batch_pass(relay);
}
