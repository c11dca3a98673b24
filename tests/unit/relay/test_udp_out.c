/* What leaves by UDP, over real sockets on loopback: every packet arrives once, whole, in order, at
 * the page it is for, however they were put together. */
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
#include "relay/io/packet.h"
#include "relay/io/udp_out.h"

enum { PAGES = 3 };

struct stage {
    int fd;
    struct udp_out *out;
    int pages[PAGES];
    struct route routes[PAGES];
};

static int bound_socket(uint32_t address, uint16_t *ret_port)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(address)};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&name, sizeof(name)), 0);
    *ret_port = endpoint_port_of(fd);
    return fd;
}

static void stage_begin(struct stage *stage, uint32_t address, bool is_wildcard)
{
    static const uint8_t loopback[4] = {127, 0, 0, 1};
    uint16_t port;
    *stage = (struct stage){.fd = bound_socket(address, &port)};
    stage->out = udp_out_create(stage->fd, false, is_wildcard);
    assert_non_null(stage->out);
    for (size_t i = 0; i < PAGES; i++) {
        stage->pages[i] = bound_socket(INADDR_LOOPBACK, &port);
        stage->routes[i].far = address_from_v4(loopback, port, TRANSPORT_UDP);
    }
}

static void stage_end(struct stage *stage)
{
    udp_out_destroy(stage->out);
    close(stage->fd);
    for (size_t i = 0; i < PAGES; i++)
        close(stage->pages[i]);
}

/* The first byte numbers it, the rest are filled with the number, too. */
static void packet_put(struct stage *stage, size_t page, uint8_t number, size_t len)
{
    uint8_t packet[PACKET_SIZE];
    memset(packet, number, len);
    udp_out_put(stage->out, &stage->routes[page], packet, len);
}

static void expect(const struct stage *stage, size_t page, uint8_t number, size_t len)
{
    uint8_t packet[PACKET_SIZE], filled[PACKET_SIZE];
    memset(filled, number, len);
    assert_int_equal(recv(stage->pages[page], packet, sizeof(packet), 0), (ssize_t)len);
    assert_memory_equal(packet, filled, len);
}

static void expect_no_more(const struct stage *stage)
{
    uint8_t packet[PACKET_SIZE];
    for (size_t i = 0; i < PAGES; i++)
        assert_int_equal(recv(stage->pages[i], packet, sizeof(packet), 0), -1);
}

static void test_packets_wait_for_the_flush_and_leave_once(void **state)
{
    struct stage stage;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, false);
    packet_put(&stage, 0, 1, 100);
    expect_no_more(&stage);
    udp_out_flush(stage.out);
    udp_out_flush(stage.out);
    expect(&stage, 0, 1, 100);
    expect_no_more(&stage);
    stage_end(&stage);
}

static void test_packets_of_all_sizes_keep_their_order_to_each_page(void **state)
{
    static const size_t lens[] = {1200, 1200, 1200, 700, 1200, 90, 90, 1200, 1, 1, 1200, 1200};
    struct stage stage;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, false);
    for (uint8_t i = 0; i < sizeof(lens) / sizeof(lens[0]); i++) {
        for (size_t page = 0; page < PAGES; page++)
            packet_put(&stage, page, (uint8_t)(i + 1 + page), lens[(i + page) % 12]);
    }
    udp_out_flush(stage.out);
    for (uint8_t i = 0; i < sizeof(lens) / sizeof(lens[0]); i++) {
        for (size_t page = 0; page < PAGES; page++)
            expect(&stage, page, (uint8_t)(i + 1 + page), lens[(i + page) % 12]);
    }
    expect_no_more(&stage);
    stage_end(&stage);
}

static void test_more_packets_than_the_queue_holds_leave_all_the_same(void **state)
{
    struct stage stage;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, false);
    for (int i = 0; i < 150; i++)
        packet_put(&stage, (size_t)i % 2, (uint8_t)i, 1000);
    udp_out_flush(stage.out);
    for (int i = 0; i < 150; i++)
        expect(&stage, (size_t)i % 2, (uint8_t)i, 1000);
    expect_no_more(&stage);
    stage_end(&stage);
}

/* A port that nobody listens on answers with an error, which the next send would hear. */
static void test_a_page_that_is_gone_costs_the_others_nothing(void **state)
{
    struct stage stage;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, false);
    close(stage.pages[1]);
    stage.pages[1] = dup(stage.pages[0]);
    for (int round = 0; round < 3; round++) {
        packet_put(&stage, 1, 9, 300);
        packet_put(&stage, 0, (uint8_t)round, 300);
        udp_out_flush(stage.out);
    }
    for (int round = 0; round < 3; round++)
        expect(&stage, 0, (uint8_t)round, 300);
    expect_no_more(&stage);
    stage_end(&stage);
}

/* The kernel does not segment without checksums. */
static void test_a_run_that_the_kernel_refuses_leaves_packet_by_packet(void **state)
{
    struct stage stage;
    const int on = 1;
    (void)state;
    stage_begin(&stage, INADDR_LOOPBACK, false);
    assert_int_equal(setsockopt(stage.fd, SOL_SOCKET, SO_NO_CHECK, &on, sizeof(on)), 0);
    for (uint8_t i = 0; i < 4; i++)
        packet_put(&stage, i / 3, i, 1000);
    udp_out_flush(stage.out);
    for (uint8_t i = 0; i < 4; i++)
        expect(&stage, i / 3, i, 1000);
    expect_no_more(&stage);
    stage_end(&stage);
}

static void test_a_packet_leaves_from_the_address_its_route_names(void **state)
{
    static const uint8_t near_ip[4] = {127, 0, 0, 5};
    struct stage stage;
    struct sockaddr_in from;
    socklen_t from_len = sizeof(from);
    uint8_t packet[PACKET_SIZE];
    (void)state;
    stage_begin(&stage, INADDR_ANY, true);
    struct address near = address_from_v4(near_ip, 0, TRANSPORT_UDP);
    memcpy(stage.routes[0].near_ip, near.ip, sizeof(near.ip));
    for (uint8_t i = 0; i < 3; i++)
        packet_put(&stage, 0, i, 500);
    udp_out_flush(stage.out);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(recvfrom(stage.pages[0], packet, sizeof(packet), 0,
                                 (struct sockaddr *)&from, &from_len),
                500);
        assert_memory_equal(&from.sin_addr, near_ip, sizeof(near_ip));
    }
    stage_end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_packets_wait_for_the_flush_and_leave_once),
            cmocka_unit_test(test_packets_of_all_sizes_keep_their_order_to_each_page),
            cmocka_unit_test(test_more_packets_than_the_queue_holds_leave_all_the_same),
            cmocka_unit_test(test_a_page_that_is_gone_costs_the_others_nothing),
            cmocka_unit_test(test_a_run_that_the_kernel_refuses_leaves_packet_by_packet),
            cmocka_unit_test(test_a_packet_leaves_from_the_address_its_route_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
