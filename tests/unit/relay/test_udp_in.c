/* What comes in by UDP, over real sockets on loopback: however the kernel glued datagrams together,
 * each is handed on once, whole, in order, aligned, with room behind it, and with its route. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "relay/io/endpoint.h"
#include "relay/io/udp_in.h"
#include "relay/io/udp_out.h"

enum { HEARD_MAX = 256, MARK = 0xEE };

struct heard {
    uint8_t number;
    size_t len;
    struct route route;
};

struct stage {
    int near_fd;
    int far_fd;
    uint16_t far_port;
    struct udp_in *in;
    struct udp_out *page; /* sends runs, as a network card hands them up */
    struct route to;
    size_t count;
    bool is_spoilt; /* a datagram was not filled with its own number */
    struct heard heard[HEARD_MAX];
};

static void packet_hear(
        void *context, struct packet *packet, const struct route *route, struct now now)
{
    struct stage *stage = context;
    (void)now;
    assert_int_equal((uintptr_t)packet->data % 8, 0);
    for (size_t i = 1; i < packet->len; i++)
        stage->is_spoilt |= packet->data[i] != packet->data[0];
    stage->heard[stage->count++] =
            (struct heard){.number = packet->data[0], .len = packet->len, .route = *route};
    /* as SRTP does, which writes behind the end */
    memset(packet->data, MARK, PACKET_SIZE);
}

static int bound_socket(uint32_t address, uint16_t *ret_port)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(address)};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&name, sizeof(name)), 0);
    *ret_port = endpoint_port_of(fd);
    return fd;
}

static void stage_begin(struct stage *stage, uint32_t address, const uint8_t to_ip[4])
{
    uint16_t port;
    memset(stage, 0, sizeof(*stage));
    stage->near_fd = bound_socket(address, &port);
    stage->far_fd = bound_socket(INADDR_LOOPBACK, &stage->far_port);
    stage->in = udp_in_create(
            stage->near_fd, (struct packet_handler){.handle = packet_hear, .context = stage});
    stage->page = udp_out_create(stage->far_fd, false, false);
    assert_non_null(stage->in);
    assert_non_null(stage->page);
    stage->to.far = address_from_v4(to_ip, port, TRANSPORT_UDP);
}

static void stage_end(struct stage *stage)
{
    udp_in_destroy(stage->in);
    udp_out_destroy(stage->page);
    close(stage->near_fd);
    close(stage->far_fd);
}

static void packet_put(struct stage *stage, uint8_t number, size_t len)
{
    uint8_t packet[PACKET_SIZE];
    memset(packet, number, len);
    udp_out_put(stage->page, &stage->to, packet, len);
}

static void hear_all(struct stage *stage)
{
    const struct now now = {.mono = 1};
    while (udp_in_read(stage->in, now))
        continue;
}

static const uint8_t loopback[4] = {127, 0, 0, 1};

static void expect(const struct stage *stage, size_t index, uint8_t number, size_t len)
{
    const struct heard *heard = &stage->heard[index];
    struct address far = address_from_v4(loopback, stage->far_port, TRANSPORT_UDP);
    assert_int_equal(heard->number, number);
    assert_int_equal(heard->len, len);
    assert_memory_equal(&heard->route.far, &far, sizeof(far));
}

static void test_a_run_is_cut_into_the_datagrams_it_was(void **state)
{
    static struct stage stage;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, loopback);
    for (uint8_t i = 0; i < 10; i++)
        packet_put(&stage, i, i < 9 ? 1213 : 77); /* an odd size: no border is aligned */
    udp_out_flush(stage.page);
    hear_all(&stage);
    assert_int_equal(stage.count, 10);
    for (uint8_t i = 0; i < 10; i++)
        expect(&stage, i, i, i < 9 ? 1213 : 77);
    assert_false(stage.is_spoilt);
    stage_end(&stage);
}

static void test_runs_and_single_datagrams_keep_their_order(void **state)
{
    static const size_t lens[] = {1200, 1200, 90, 1200, 1200, 1200, 1, 1, 700, 1200, 2000, 2000};
    static struct stage stage;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, loopback);
    for (uint8_t i = 0; i < 200; i++) {
        packet_put(&stage, i, lens[i % 12]);
        if (i % 40 == 39) { /* as much as the socket holds for certain */
            udp_out_flush(stage.page);
            hear_all(&stage);
        }
    }
    for (uint8_t i = 0; i < 200; i++)
        expect(&stage, i, i, lens[i % 12]);
    assert_int_equal(stage.count, 200);
    assert_false(stage.is_spoilt);
    stage_end(&stage);
}

static void test_a_datagram_that_is_too_long_is_one_and_cut_off(void **state)
{
    static struct stage stage;
    static uint8_t giant[60000];
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, loopback);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(stage.to.far.port)};
    memcpy(&name.sin_addr, loopback, sizeof(loopback));
    assert_int_equal(
            sendto(stage.far_fd, giant, sizeof(giant), 0, (struct sockaddr *)&name, sizeof(name)),
            sizeof(giant));
    assert_int_equal(sendto(stage.far_fd, giant, 0, 0, (struct sockaddr *)&name, sizeof(name)), 0);
    hear_all(&stage);
    assert_int_equal(stage.count, 2);
    expect(&stage, 0, 0, PACKET_SIZE);
    assert_int_equal(stage.heard[1].len, 0);
    stage_end(&stage);
}

static void test_a_run_names_the_address_of_ours_that_it_came_to(void **state)
{
    static const uint8_t near_ip[4] = {127, 0, 0, 5};
    static struct stage stage;
    struct address near = address_from_v4(near_ip, 0, TRANSPORT_UDP);
    (void)state;
    stage_begin(&stage, INADDR_ANY, near_ip);
    const int on = 1;
    assert_int_equal(setsockopt(stage.near_fd, IPPROTO_IP, IP_PKTINFO, &on, sizeof(on)), 0);
    for (uint8_t i = 0; i < 3; i++)
        packet_put(&stage, i, 500);
    udp_out_flush(stage.page);
    hear_all(&stage);
    assert_int_equal(stage.count, 3);
    for (uint8_t i = 0; i < 3; i++) {
        expect(&stage, i, i, 500);
        assert_memory_equal(stage.heard[i].route.near_ip, near.ip, sizeof(near.ip));
    }
    stage_end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_run_is_cut_into_the_datagrams_it_was),
            cmocka_unit_test(test_runs_and_single_datagrams_keep_their_order),
            cmocka_unit_test(test_a_datagram_that_is_too_long_is_one_and_cut_off),
            cmocka_unit_test(test_a_run_names_the_address_of_ours_that_it_came_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
