/* A wire between two network namespaces that is as long, as thin and as leaky as it is told to be:
 * what this kernel's traffic control has no netem for. It has a TUN device at either end, and holds
 * each packet back until it is due.
 *
 *   porchlight-slow-wire NAMESPACE NAMESPACE DEVICE
 *
 * Lines on stdin set a way and are answered with the counters of both, as JSON:
 *   END DELAY_MS RATE_BPS QUEUE_BYTES LOSS_PERMILLE     what goes in at END (0, 1); rate 0: no
 * limit count                                               changes nothing It ends with its stdin.
 * tests/support/slow_wire.mjs speaks to it. Needs root. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <linux/if.h>
#include <linux/if_tun.h>

enum {
    PACKET_MAX = 2048, /* a TUN device's MTU is 1500 */
    HELD_MAX = 4096,   /* packets on their way, each way: 10 Mbit/s for half a second, by far */
    LINE_MAX_LEN = 128,
    PATH_LEN = 256,
};

static const int64_t ns_a_ms = 1000000;
static const int64_t ns_a_s = 1000000000;

struct packet {
    int64_t due_ns;
    size_t len;
    uint8_t data[PACKET_MAX];
};

/* One way along the wire: what is read at `in_fd` and written at `out_fd`. */
struct way {
    int in_fd;
    int out_fd;
    int64_t delay_ns;
    int64_t rate_bps; /* 0: no limit */
    int64_t queue_bytes;
    long loss_permille;
    int64_t free_ns; /* when the thin part of the wire has passed on all that it has */
    int64_t last_due_ns;
    size_t first;
    size_t count;
    unsigned long long passed;
    unsigned long long lost;
    unsigned long long full;
    struct packet held[HELD_MAX];
};

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * ns_a_s + now.tv_nsec;
}

/* --- the two ends ------------------------------------------------------------------------- */

static _Noreturn void die(const char *what)
{
    perror(what);
    exit(1);
}

static void namespace_enter(const char *name)
{
    char path[PATH_LEN];
    snprintf(path, sizeof path, "/var/run/netns/%s", name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || setns(fd, CLONE_NEWNET) != 0) {
        die(path);
    }
    close(fd);
}

/* A device belongs to the namespace in which it was made. */
static int device_make(const char *namespace, const char *name)
{
    struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
    snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
    namespace_enter(namespace);
    int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || ioctl(fd, TUNSETIFF, &request) != 0) {
        die("/dev/net/tun");
    }
    return fd;
}

/* --- one way ------------------------------------------------------------------------------ */

/* When a packet of this length will be out at the far end; -1: it does not get so far. */
static int64_t way_due(struct way *way, size_t len, int64_t now)
{
    if (lrand48() % 1000 < way->loss_permille) {
        way->lost++;
        return -1;
    }
    int64_t out = now;
    if (way->rate_bps > 0) {
        int64_t begin = way->free_ns > now ? way->free_ns : now;
        int64_t waiting = (begin - now) / 1000 * way->rate_bps / 8 / 1000000;
        if (waiting > way->queue_bytes) {
            way->full++;
            return -1;
        }
        out = begin + (int64_t)len * 8 * ns_a_s / way->rate_bps;
        way->free_ns = out;
    }
    int64_t due = out + way->delay_ns;
    return due > way->last_due_ns ? due : way->last_due_ns; /* none overtakes another */
}

static void way_take(struct way *way)
{
    for (;;) {
        struct packet *packet = &way->held[(way->first + way->count) % HELD_MAX];
        uint8_t spill[PACKET_MAX];
        bool has_room = way->count < HELD_MAX;
        ssize_t len = read(way->in_fd, has_room ? packet->data : spill, PACKET_MAX);
        if (len <= 0) {
            return;
        }
        int64_t due = has_room ? way_due(way, (size_t)len, now_ns()) : -1;
        if (due >= 0) {
            packet->due_ns = way->last_due_ns = due;
            packet->len = (size_t)len;
            way->count++;
        }
    }
}

static void way_give(struct way *way, int64_t now)
{
    while (way->count > 0 && way->held[way->first].due_ns <= now) {
        const struct packet *packet = &way->held[way->first];
        if (write(way->out_fd, packet->data, packet->len) > 0) {
            way->passed++;
        }
        way->first = (way->first + 1) % HELD_MAX;
        way->count--;
    }
}

static int64_t way_next_due(const struct way *way)
{
    return way->count > 0 ? way->held[way->first].due_ns : INT64_MAX;
}

/* --- what it is told ---------------------------------------------------------------------- */

static void counters_write(const struct way *ways)
{
    printf("{\"passed\":[%llu,%llu],\"lost\":[%llu,%llu],\"full\":[%llu,%llu]}\n", ways[0].passed,
            ways[1].passed, ways[0].lost, ways[1].lost, ways[0].full, ways[1].full);
    fflush(stdout);
}

static void line_obey(struct way *ways, const char *line)
{
    int end;
    long long delay_ms;
    long long rate_bps;
    long long queue_bytes;
    long loss;
    if (sscanf(line, "%d %lld %lld %lld %ld", &end, &delay_ms, &rate_bps, &queue_bytes, &loss) ==
                    5 &&
            (end == 0 || end == 1)) {
        struct way *way = &ways[end];
        way->delay_ns = delay_ms * ns_a_ms;
        way->rate_bps = rate_bps;
        way->queue_bytes = queue_bytes;
        way->loss_permille = loss;
    }
    counters_write(ways);
}

/* Whole lines come from a pipe whose writer waits for each answer. */
static bool stdin_read(struct way *ways)
{
    char text[LINE_MAX_LEN];
    ssize_t len = read(STDIN_FILENO, text, sizeof text - 1);
    if (len <= 0) {
        return false;
    }
    text[len] = '\0';
    line_obey(ways, text);
    return true;
}

/* --- the loop ----------------------------------------------------------------------------- */

static void wait_for_more(const struct way *ways, struct pollfd fds[3])
{
    int64_t first = way_next_due(&ways[0]);
    int64_t second = way_next_due(&ways[1]);
    int64_t due = first < second ? first : second;
    int64_t left = due - now_ns();
    left = left > 0 ? left : 0;
    struct timespec patience = {.tv_sec = left / ns_a_s, .tv_nsec = left % ns_a_s};
    if (ppoll(fds, 3, due == INT64_MAX ? NULL : &patience, NULL) < 0 && errno != EINTR) {
        die("ppoll");
    }
}

static void run(struct way *ways)
{
    struct pollfd fds[3] = {
            {.fd = ways[0].in_fd, .events = POLLIN},
            {.fd = ways[1].in_fd, .events = POLLIN},
            {.fd = STDIN_FILENO, .events = POLLIN},
    };
    for (;;) {
        wait_for_more(ways, fds);
        if (fds[2].revents != 0 && !stdin_read(ways)) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            way_take(&ways[i]);
            way_give(&ways[i], now_ns());
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: %s NAMESPACE NAMESPACE DEVICE\n", argv[0]);
        return 2;
    }
    struct way *ways = calloc(2, sizeof *ways);
    if (!ways) {
        return 1;
    }
    int ends[2] = {device_make(argv[1], argv[3]), device_make(argv[2], argv[3])};
    for (int i = 0; i < 2; i++) {
        ways[i].in_fd = ends[i];
        ways[i].out_fd = ends[1 - i];
    }
    counters_write(ways); /* ready */
    run(ways);
    free(ways);
    return 0;
}
