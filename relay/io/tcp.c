/* Accepts, reads whole frames, writes whole frames. It believes nothing: a connection is worth its
 * two kilobytes of buffer until the packet path says that it is authenticated, and only then may
 * it have a queue. */
#include "relay/io/tcp.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common/network.h"
#include "relay/core/frame.h"
#include "relay/io/endpoint.h"

enum {
    BACKLOG = 64,
    ACCEPTS_A_TURN = 16,
    READ_SIZE = 16384,
    STRANGERS_OF_NETWORK_MAX = 16, /* connections of one network that have not authenticated */
};

struct connection {
    struct tcp *tcp;
    int fd; /* -1: this slot is free */
    int watch;
    struct address address; /* connection: our number for it */
    bool is_authenticated;
    bool is_blocked; /* waits until the kernel takes more */
    ms_t opened_at;
    ms_t proved_at; /* last authenticated check */
    struct frame_reader reader;
    struct outbox *outbox; /* NULL until something is sent */
};

struct tcp {
    struct tcp_config config;
    int fd;
    int spare; /* given up to turn somebody away when the process has no descriptor left */
    int watch;
    uint16_t port;
    uint32_t rounds; /* times that numbers were given; with the slot it makes them unique */
    struct connection *connections;
    _Alignas(8) uint8_t packet[PACKET_SIZE];
    uint8_t read[READ_SIZE];
};

/* --- connections --------------------------------------------------------------------------- */

static struct connection *find(struct tcp *tcp, const struct address *address)
{
    struct connection *connection =
            &tcp->connections[address->connection % tcp->config.connections_max];
    bool is_it = connection->fd >= 0 && connection->address.connection == address->connection;
    return is_it ? connection : NULL;
}

static void connection_end(struct tcp *tcp, struct connection *connection)
{
    loop_unwatch(tcp->config.loop, connection->watch);
    close(connection->fd);
    free(connection->outbox);
    connection->outbox = NULL;
    connection->fd = -1;
}

static void connection_lost(struct connection *connection, struct now now)
{
    struct tcp *tcp = connection->tcp;
    struct address address = connection->address;
    connection_end(tcp, connection);
    tcp->config.handle_closed(tcp->config.handler.context, &address, now);
}

/* --- out ----------------------------------------------------------------------------------- */

static bool has_room_in_kernel(const struct connection *connection)
{
    int unsent = 0;
    return ioctl(connection->fd, SIOCOUTQNSD, &unsent) == 0 && unsent < TCP_UNSENT_MAX;
}

/* Writes what the kernel takes. Only the reading side finds out that a connection is dead, so
 * that nothing ends in the middle of a send. */
static void flush(struct connection *connection, ms_t now)
{
    const uint8_t *data;
    size_t len = 0;
    while (has_room_in_kernel(connection) &&
            (len = outbox_next(connection->outbox, now, &data)) > 0) {
        ssize_t sent = send(connection->fd, data, len, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0) {
            break;
        }
        outbox_wrote(connection->outbox, (size_t)sent);
    }
    bool is_blocked = !outbox_is_empty(connection->outbox);
    if (is_blocked != connection->is_blocked) {
        connection->is_blocked = is_blocked;
        loop_want_writable(connection->tcp->config.loop, connection->watch, is_blocked);
    }
}

void tcp_send(struct tcp *tcp, const struct address *address, enum packet_kind kind,
        const uint8_t *data, size_t len, ms_t now)
{
    struct connection *connection = find(tcp, address);
    if (!connection) {
        return;
    }
    if (!connection->outbox) {
        connection->outbox = malloc(sizeof(*connection->outbox));
        if (!connection->outbox) {
            return;
        }
        outbox_init(connection->outbox);
    }
    outbox_put(connection->outbox, kind, data, len, now);
    if (!connection->is_blocked) {
        flush(connection, now);
    }
}

/* --- in ------------------------------------------------------------------------------------ */

/* Hands each whole packet on. False: the connection is not there any more. */
static bool has_survived(struct connection *connection, struct bytes *in, struct now now)
{
    struct tcp *tcp = connection->tcp;
    uint32_t number = connection->address.connection;
    const uint8_t *frame;
    size_t len;
    enum err err;
    while ((err = frame_read(&connection->reader, in, &frame, &len)) == ERR_OK) {
        memcpy(tcp->packet, frame, len);
        struct packet packet = {.data = tcp->packet, .len = len};
        struct route route = {.far = connection->address};
        tcp->config.handler.handle(tcp->config.handler.context, &packet, &route, now);
        if (connection->fd < 0 || connection->address.connection != number) {
            return false;
        }
    }
    if (err == ERR_LIMIT) {
        connection_lost(connection, now);
        return false;
    }
    return true;
}

static void handle_connection(void *context, struct now now)
{
    struct connection *connection = context;
    struct tcp *tcp = connection->tcp;
    ssize_t len = recv(connection->fd, tcp->read, sizeof(tcp->read), MSG_DONTWAIT);
    if (len == 0 || (len < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        connection_lost(connection, now);
        return;
    }
    struct bytes in = bytes_from(tcp->read, len > 0 ? (size_t)len : 0);
    if (has_survived(connection, &in, now) && connection->is_blocked) {
        flush(connection, now.mono);
    }
}

/* --- accepting ----------------------------------------------------------------------------- */

/* Those who have not authenticated: how many, and who has had the longest to do so. */
struct strangers {
    size_t count;
    struct connection *oldest;
};

static void strangers_add(struct strangers *strangers, struct connection *connection)
{
    strangers->count++;
    if (!strangers->oldest || connection->opened_at < strangers->oldest->opened_at) {
        strangers->oldest = connection;
    }
}

/* A free slot. Where strangers, or those of one network, are too many, the oldest makes way:
 * an honest page authenticates at once, whoever holds a place for nothing does not. */
static struct connection *find_free(struct tcp *tcp, const struct address *address)
{
    struct connection *free_one = NULL;
    struct strangers all = {.count = 0};
    struct strangers of_network = {.count = 0};
    for (size_t i = 0; i < tcp->config.connections_max; i++) {
        struct connection *connection = &tcp->connections[i];
        if (connection->fd < 0) {
            free_one = connection;
        } else if (!connection->is_authenticated) {
            strangers_add(&all, connection);
            if (network_equal(connection->address.ip, address->ip)) {
                strangers_add(&of_network, connection);
            }
        }
    }
    struct connection *oldest = NULL;
    if (of_network.count >= STRANGERS_OF_NETWORK_MAX) {
        oldest = of_network.oldest;
    } else if (all.count >= tcp->config.connections_max / 2 + 1) {
        oldest = all.oldest;
    }
    if (oldest) {
        connection_end(tcp, oldest);
        return oldest;
    }
    return free_one;
}

static void set_options(int fd)
{
    const int on = 1;
    const int unsent = TCP_UNSENT_MAX;
    /* Helps, not needs: without them a call over TCP is only later. */
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof(unsent));
}

static enum err connection_begin(
        struct connection *connection, int fd, const struct address *address, struct now now)
{
    struct tcp *tcp = connection->tcp;
    size_t slot = (size_t)(connection - tcp->connections);
    *connection = (struct connection){.tcp = tcp,
            .fd = fd,
            .address = *address,
            .opened_at = now.mono,
            .proved_at = now.mono};
    tcp->rounds++;
    connection->address.connection = (uint32_t)(tcp->rounds * tcp->config.connections_max + slot);
    struct loop_handler handler = {.handle = handle_connection, .context = connection};
    enum err err = loop_watch(tcp->config.loop, fd, handler, &connection->watch);
    if (err != ERR_OK) {
        connection->fd = -1;
    }
    return err;
}

static void take_connection(
        struct tcp *tcp, int fd, const struct sockaddr_storage *name, struct now now)
{
    struct address address;
    if (endpoint_to_address(name, TRANSPORT_TCP, 0, &address) != ERR_OK) {
        close(fd);
        return;
    }
    struct connection *connection = find_free(tcp, &address);
    set_options(fd);
    if (!connection || connection_begin(connection, fd, &address, now) != ERR_OK) {
        close(fd);
    }
}

static void spare_open(struct tcp *tcp)
{
    if (tcp->spare < 0) {
        tcp->spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
    }
}

/* Without a descriptor nobody can be accepted, and the listener would be readable for ever. */
static void turn_away(struct tcp *tcp)
{
    if (tcp->spare < 0) {
        return;
    }
    close(tcp->spare);
    int fd = accept4(tcp->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) {
        close(fd);
    }
    tcp->spare = -1;
    spare_open(tcp);
}

static void handle_listener(void *context, struct now now)
{
    struct tcp *tcp = context;
    for (int i = 0; i < ACCEPTS_A_TURN; i++) {
        struct sockaddr_storage name = {.ss_family = AF_UNSPEC};
        socklen_t len = sizeof(name);
        int fd = accept4(tcp->fd, (struct sockaddr *)&name, &len, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0 && (errno == EMFILE || errno == ENFILE)) {
            turn_away(tcp);
            return;
        }
        if (fd < 0) {
            return;
        }
        take_connection(tcp, fd, &name, now);
    }
}

/* --- deadlines ----------------------------------------------------------------------------- */

void tcp_authenticated(struct tcp *tcp, const struct address *address, ms_t now)
{
    struct connection *connection = find(tcp, address);
    if (connection) {
        connection->is_authenticated = true;
        connection->proved_at = now;
    }
}

void tcp_drop(struct tcp *tcp, const struct address *address)
{
    struct connection *connection = find(tcp, address);
    if (connection) {
        connection_end(tcp, connection);
    }
}

void tcp_tick(struct tcp *tcp, struct now now)
{
    spare_open(tcp);
    for (size_t i = 0; i < tcp->config.connections_max; i++) {
        struct connection *connection = &tcp->connections[i];
        if (connection->fd < 0) {
            continue;
        }
        bool is_late = connection->is_authenticated
                               ? now.mono - connection->proved_at >= TCP_IDLE_MS
                               : now.mono - connection->opened_at >= TCP_DEADLINE_MS;
        if (is_late) {
            connection_lost(connection, now);
        }
    }
}

/* --- opening ------------------------------------------------------------------------------- */

static enum err open_listener(struct tcp *tcp)
{
    const int on = 1;
    struct endpoint endpoint;
    enum err err = endpoint_parse(tcp->config.address, tcp->config.port, &endpoint);
    if (err != ERR_OK) {
        return err;
    }
    tcp->fd = socket(endpoint.name.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (tcp->fd < 0) {
        return ERR_IO;
    }
    /* So that a restarted relay gets its port back at once. */
    (void)setsockopt(tcp->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    endpoint_widen(&endpoint, tcp->fd);
    if (bind(tcp->fd, (const struct sockaddr *)&endpoint.name, endpoint.len) != 0 ||
            listen(tcp->fd, BACKLOG) != 0) {
        return ERR_IO;
    }
    tcp->port = endpoint_port_of(tcp->fd);
    struct loop_handler handler = {.handle = handle_listener, .context = tcp};
    return loop_watch(tcp->config.loop, tcp->fd, handler, &tcp->watch);
}

enum err tcp_open(const struct tcp_config *config, struct tcp **ret_tcp)
{
    struct tcp *tcp = calloc(1, sizeof(*tcp));
    if (!tcp) {
        return ERR_MEMORY;
    }
    tcp->config = *config;
    tcp->fd = tcp->spare = tcp->watch = -1;
    spare_open(tcp);
    tcp->connections = calloc(config->connections_max, sizeof(*tcp->connections));
    for (size_t i = 0; tcp->connections && i < config->connections_max; i++) {
        tcp->connections[i].tcp = tcp;
        tcp->connections[i].fd = -1;
    }
    enum err err = tcp->connections ? open_listener(tcp) : ERR_MEMORY;
    if (err != ERR_OK) {
        tcp_close(tcp);
        return err;
    }
    *ret_tcp = tcp;
    return ERR_OK;
}

void tcp_close(struct tcp *tcp)
{
    if (!tcp) {
        return;
    }
    for (size_t i = 0; tcp->connections && i < tcp->config.connections_max; i++) {
        if (tcp->connections[i].fd >= 0) {
            connection_end(tcp, &tcp->connections[i]);
        }
    }
    if (tcp->watch >= 0) {
        loop_unwatch(tcp->config.loop, tcp->watch);
    }
    if (tcp->fd >= 0) {
        close(tcp->fd);
    }
    if (tcp->spare >= 0) {
        close(tcp->spare);
    }
    free(tcp->connections);
    free(tcp);
}

uint16_t tcp_port(const struct tcp *tcp)
{
    return tcp->port;
}
