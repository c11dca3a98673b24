/* See the header. Requests and answers are small enough to be written and read in one piece nearly
 * always; an answer in pieces is put together, a request in pieces never happens on an empty
 * socket. */
#include "tests/bench/booking_load.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/bench/booking_world.h"
#include "tests/bench/table.h"

enum { REQUEST_SIZE = 1024, ANSWER_SIZE = 8192, BODY_SIZE = 256 };

struct client {
    int socket; /* -1: none */
    double asked_at;
    size_t len;
    char answer[ANSWER_SIZE];
};

struct load {
    struct world *world;
    int epoll;
    uint16_t port;
    size_t count;
    struct client clients[LOAD_CLIENTS_MAX];
};

/* --- connecting ------------------------------------------------------------------------------- */

static int socket_open(uint16_t port)
{
    const struct sockaddr_in address = {.sin_family = AF_INET,
            .sin_port = htons(port),
            .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;
    int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (file >= 0 && connect(file, (const struct sockaddr *)&address, sizeof(address)) != 0) {
        close(file);
        return -1;
    }
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    return file;
}

static bool client_open(struct load *load, struct client *client)
{
    client->socket = socket_open(load->port);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = client};
    return client->socket >= 0 &&
           epoll_ctl(load->epoll, EPOLL_CTL_ADD, client->socket, &event) == 0;
}

struct load *load_open(uint16_t port, size_t clients, struct world *world)
{
    struct load *load = calloc(1, sizeof(*load));
    if (!load)
        return NULL;
    load->world = world;
    load->port = port;
    load->epoll = epoll_create1(EPOLL_CLOEXEC);
    bool is_open = load->epoll >= 0;
    for (; load->count < clients && is_open; load->count++)
        is_open = client_open(load, &load->clients[load->count]);
    if (is_open)
        return load;
    load_close(load);
    return NULL;
}

void load_close(struct load *load)
{
    if (!load)
        return;
    for (size_t i = 0; i < load->count; i++) {
        if (load->clients[i].socket >= 0)
            close(load->clients[i].socket);
    }
    if (load->epoll >= 0)
        close(load->epoll);
    free(load);
}

/* --- asking ----------------------------------------------------------------------------------- */

static size_t request_write(struct load *load, const struct world_pair *pair, unix_s_t start,
        char request[REQUEST_SIZE])
{
    char coach[ID_TEXT_SIZE], body[BODY_SIZE];
    int body_len = snprintf(body, sizeof(body),
            "{\"coach\":\"%s\",\"start_at\":%" PRId64 ",\"length_min\":%d,\"mode\":\"video\"}",
            id_text(pair->coach, coach), start, WORLD_LENGTH_MIN);
    int len = snprintf(request, REQUEST_SIZE,
            "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost:%u\r\n"
            "Origin: http://localhost:%u\r\nSec-Fetch-Site: same-origin\r\n"
            "Cookie: porchlight=%s\r\nIdempotency-Key: %d-%" PRIu64 "\r\n"
            "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
            load->port, load->port, pair->token, (int)getpid(), load->world->taken, body_len, body);
    return (size_t)len;
}

static bool client_ask(struct load *load, struct client *client)
{
    char request[REQUEST_SIZE];
    const struct world_pair *pair;
    unix_s_t start;
    if (world_next(load->world, &pair, &start) != ERR_OK)
        return false;
    size_t len = request_write(load, pair, start, request);
    client->len = 0;
    client->asked_at = bench_wall_s();
    return send(client->socket, request, len, MSG_NOSIGNAL) == (ssize_t)len;
}

/* --- being answered --------------------------------------------------------------------------- */

/* The length of the whole answer, or 0 while its head is not there yet. */
static size_t answer_len(const struct client *client)
{
    const char *end = strstr(client->answer, "\r\n\r\n");
    const char *field = end ? strcasestr(client->answer, "\r\ncontent-length:") : NULL;
    if (!field)
        return 0;
    return (size_t)(end + 4 - client->answer) + strtoul(field + 17, NULL, 10);
}

/* 1: answered; 0: not whole yet; -1: refused, or gone. */
static int client_read(struct client *client)
{
    ssize_t got =
            recv(client->socket, client->answer + client->len, ANSWER_SIZE - 1 - client->len, 0);
    if (got <= 0)
        return -1;
    client->len += (size_t)got;
    client->answer[client->len] = '\0';
    size_t whole = answer_len(client);
    if (whole == 0 || client->len < whole)
        return 0;
    if (strncmp(client->answer, "HTTP/1.1 201", 12) == 0)
        return 1;
    fprintf(stderr, "bench: refused: %s\n", client->answer);
    return -1;
}

/* --- a round ---------------------------------------------------------------------------------- */

struct round {
    size_t count; /* wanted */
    size_t asked;
    size_t answered;
    double *delays_ms; /* count of them */
};

static bool round_ask(struct load *load, struct round *round, struct client *client)
{
    if (round->asked == round->count)
        return true;
    round->asked++;
    return client_ask(load, client);
}

static bool round_answer(struct load *load, struct round *round, struct client *client)
{
    int state = client_read(client);
    if (state <= 0)
        return state == 0;
    round->delays_ms[round->answered++] = (bench_wall_s() - client->asked_at) * 1e3;
    return round_ask(load, round, client);
}

static bool round_run(struct load *load, struct round *round)
{
    struct epoll_event events[LOAD_CLIENTS_MAX];
    for (size_t i = 0; i < load->count; i++) {
        if (!round_ask(load, round, &load->clients[i]))
            return false;
    }
    while (round->answered < round->count) {
        int ready = epoll_wait(load->epoll, events, LOAD_CLIENTS_MAX, 10000);
        for (int i = 0; i < ready; i++) {
            if (!round_answer(load, round, events[i].data.ptr))
                return false;
        }
        if (ready <= 0)
            return false;
    }
    return true;
}

bool load_round(struct load *load, size_t count, struct load_result *ret_result)
{
    struct round round = {.count = count, .delays_ms = calloc(count, sizeof(double))};
    if (!round.delays_ms)
        return false;
    double began = bench_wall_s(), cpu = bench_cpu_s();
    bool is_good = round_run(load, &round);
    *ret_result = (struct load_result){
            .rate = (double)count / (bench_wall_s() - began),
            .cpu_us = (bench_cpu_s() - cpu) * 1e6 / (double)count,
    };
    if (is_good)
        ret_result->p99_ms = bench_percentile(round.delays_ms, count, 99);
    free(round.delays_ms);
    return is_good;
}
