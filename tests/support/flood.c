/* Throws datagrams at the relay from many addresses and ports at once, at a steady rate, and weighs
 * what comes back. The datagrams come as lines of hex on stdin, and go round in that order.
 *
 *   porchlight-flood PORT RATE SOURCES    until SIGTERM; PORT of 127.0.0.1, RATE a second
 *
 * The last line on stdout: {"sent":N,"sent_bytes":N,"heard":N,"heard_bytes":N,"ms":N} */
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    SOURCES_MAX = 2000,
    DATAGRAMS_MAX = 64,
    DATAGRAM_MAX = 2048,
    ADDRESSES = 50, /* 127.0.1.1 and on */
    BURST_MAX = 64, /* of one turn: a pause of this machine is not caught up in one blow */
    TURN_MS = 1,
};

struct flood {
    struct sockaddr_in target;
    int sources[SOURCES_MAX];
    size_t source_count;
    struct {
        uint8_t data[DATAGRAM_MAX];
        size_t len;
    } datagrams[DATAGRAMS_MAX];
    size_t datagram_count;
    int epoll;
    int64_t sent, sent_bytes, heard, heard_bytes;
};

static volatile sig_atomic_t is_over;

static void handle_term(int number)
{
    (void)number;
    is_over = 1;
}

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void datagrams_read(struct flood *flood)
{
    char line[2 * DATAGRAM_MAX + 2];
    while (flood->datagram_count < DATAGRAMS_MAX && fgets(line, sizeof line, stdin)) {
        size_t len = 0;
        unsigned int byte;
        uint8_t *data = flood->datagrams[flood->datagram_count].data;
        while (len < DATAGRAM_MAX && sscanf(line + 2 * len, "%2x", &byte) == 1) {
            data[len++] = (uint8_t)byte;
        }
        flood->datagrams[flood->datagram_count++].len = len;
    }
}

static bool has_source(struct flood *flood, size_t index)
{
    struct sockaddr_in name = {.sin_family = AF_INET};
    name.sin_addr.s_addr = htonl(0x7f000101u + (uint32_t)(index % ADDRESSES));
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
    if (fd < 0 || bind(fd, (struct sockaddr *)&name, sizeof name) != 0 ||
            epoll_ctl(flood->epoll, EPOLL_CTL_ADD, fd, &event) != 0) {
        return false;
    }
    flood->sources[flood->source_count++] = fd;
    return true;
}

static bool has_sources(struct flood *flood, size_t count)
{
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    flood->epoll = epoll_create1(EPOLL_CLOEXEC);
    while (flood->source_count < count && has_source(flood, flood->source_count)) {
    }
    return flood->source_count == count && count > 0;
}

static void listen_for(struct flood *flood, int wait_ms)
{
    struct epoll_event events[64];
    int count = epoll_wait(flood->epoll, events, 64, wait_ms);
    for (int i = 0; i < count; i++) {
        uint8_t data[DATAGRAM_MAX];
        ssize_t len = recv(events[i].data.fd, data, sizeof data, 0);
        flood->heard += len >= 0 ? 1 : 0;
        flood->heard_bytes += len >= 0 ? len : 0;
    }
}

/* Sources and datagrams go round at different paces, so that each source sends each kind. */
static void throw_one(struct flood *flood, int64_t number)
{
    size_t source = (size_t)(number % (int64_t)flood->source_count);
    int64_t round = number / (int64_t)flood->source_count;
    size_t kind = (size_t)((number + round) % (int64_t)flood->datagram_count);
    ssize_t len = sendto(flood->sources[source], flood->datagrams[kind].data,
            flood->datagrams[kind].len, 0, (struct sockaddr *)&flood->target, sizeof flood->target);
    flood->sent += len >= 0 ? 1 : 0;
    flood->sent_bytes += len >= 0 ? len : 0;
}

static int64_t run(struct flood *flood, int64_t rate)
{
    int64_t began_us = now_us();
    int64_t turn_us = began_us;
    int64_t owed = 0; /* datagrams, times a million */
    int64_t thrown = 0;
    while (!is_over) {
        int64_t now = now_us();
        owed += (now - turn_us) * rate;
        turn_us = now;
        for (int i = 0; i < BURST_MAX && owed >= 1000000; i++, owed -= 1000000) {
            throw_one(flood, thrown++);
        }
        owed = owed > 1000000 * BURST_MAX ? 1000000 * BURST_MAX : owed;
        listen_for(flood, TURN_MS);
    }
    return (now_us() - began_us) / 1000;
}

int main(int count, char **words)
{
    static struct flood flood;
    if (count != 4) {
        fputs("usage: porchlight-flood PORT RATE SOURCES\n", stderr);
        return 2;
    }
    signal(SIGTERM, handle_term);
    flood.target = (struct sockaddr_in){
            .sin_family = AF_INET,
            .sin_port = htons((uint16_t)atoi(words[1])),
            .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)},
    };
    datagrams_read(&flood);
    if (flood.datagram_count == 0 || !has_sources(&flood, (size_t)atoi(words[3]))) {
        perror("porchlight-flood");
        return 1;
    }
    int64_t ms = run(&flood, atoi(words[2]));
    for (int i = 0; i < 200; i++) {
        listen_for(&flood, TURN_MS); /* what is still on its way */
    }
    printf("{\"sent\":%lld,\"sent_bytes\":%lld,\"heard\":%lld,\"heard_bytes\":%lld,\"ms\":%lld}\n",
            (long long)flood.sent, (long long)flood.sent_bytes, (long long)flood.heard,
            (long long)flood.heard_bytes, (long long)ms);
    return 0;
}
