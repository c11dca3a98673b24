/* The floor of a join: the relay's side of DTLS handshakes and nothing around them, in memory.
 * Prints the CPU time of one and the heap that it holds afterwards. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "relay/io/dtls.h"
#include "tests/support/peer_dtls.h"

enum { HANDSHAKES = 100, FLIGHT_MAX = 32 };

struct flight {
    size_t count;
    size_t lens[FLIGHT_MAX];
    uint8_t datagrams[FLIGHT_MAX][DTLS_DATAGRAM_MAX];
};

struct bench {
    struct dtls *kept[HANDSHAKES];
    double cpu_s;
    double heap;
    struct flight to_relay;
    struct flight to_page;
};

static void flight_put(void *context, const uint8_t *datagram, size_t len)
{
    struct flight *flight = context;
    if (flight->count == FLIGHT_MAX || len > DTLS_DATAGRAM_MAX)
        return;
    memcpy(flight->datagrams[flight->count], datagram, len);
    flight->lens[flight->count++] = len;
}

static double cpu_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double heap_now(void)
{
    struct mallinfo2 info = mallinfo2();
    return (double)(info.uordblks + info.hblkhd);
}

/* The only part that is counted. */
static void relay_turn(struct bench *bench, const struct dtls_identity *identity, size_t index)
{
    double heap = heap_now(), cpu = cpu_now();
    const struct dtls_config config = {
            .identity = identity, .send = flight_put, .context = &bench->to_page};
    if (!bench->kept[index])
        bench->kept[index] = dtls_create(&config);
    for (size_t i = 0; i < bench->to_relay.count; i++)
        dtls_receive(bench->kept[index], bench->to_relay.datagrams[i], bench->to_relay.lens[i]);
    bench->cpu_s += cpu_now() - cpu;
    bench->heap += heap_now() - heap;
    bench->to_relay.count = 0;
}

static bool handshake_do(struct bench *bench, const struct dtls_identity *identity, size_t index)
{
    struct peer_dtls_config config = {
            .send = flight_put, .context = &bench->to_relay, .profiles = "SRTP_AEAD_AES_128_GCM"};
    struct peer_dtls *page = peer_dtls_create(&config);
    bench->to_relay.count = bench->to_page.count = 0;
    peer_dtls_go_on(page, NULL, 0);
    while (bench->to_relay.count > 0) {
        relay_turn(bench, identity, index);
        for (size_t i = 0; i < bench->to_page.count; i++)
            peer_dtls_go_on(page, bench->to_page.datagrams[i], bench->to_page.lens[i]);
        bench->to_page.count = 0;
    }
    peer_dtls_destroy(page);
    return bench->kept[index] && dtls_state(bench->kept[index]) == DTLS_KEYED;
}

int main(void)
{
    static struct bench bench;
    struct dtls_identity *identity = dtls_identity_create();
    bool is_good = identity && handshake_do(&bench, identity, 0); /* what is loaded once, is now */
    bench.cpu_s = bench.heap = 0;
    for (size_t i = 1; i < HANDSHAKES && is_good; i++)
        is_good = handshake_do(&bench, identity, i);
    if (!is_good)
        return 1;
    printf("{\"cpu_ms\":%.4f,\"heap_kb\":%.2f}\n", bench.cpu_s * 1e3 / (HANDSHAKES - 1),
            bench.heap / 1e3 / (HANDSHAKES - 1));
    for (size_t i = 0; i < HANDSHAKES; i++)
        dtls_destroy(bench.kept[i]);
    dtls_identity_destroy(identity);
    return 0;
}
