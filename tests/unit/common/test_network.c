/* What limits take for one address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <string.h>

#include "common/network.h"

struct ip {
    uint8_t bytes[NETWORK_BYTES];
};

static struct ip ip_of(const char *text)
{
    struct ip ip;
    assert_int_equal(inet_pton(AF_INET6, text, ip.bytes), 1);
    return ip;
}

static void test_network_is_the_address_of_ipv4_and_64_bits_of_ipv6(void **state)
{
    static const struct {
        const char *ip;
        const char *network;
    } cases[] = {
            {"::ffff:192.0.2.1", "::ffff:192.0.2.1"}, {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"},
            {"::1", "::"}, {"::fffe:192.0.2.1", "::"}, /* looks mapped, is not */
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct ip network;
        struct ip expected = ip_of(cases[i].network);
        network_of(ip_of(cases[i].ip).bytes, network.bytes);
        assert_memory_equal(network.bytes, expected.bytes, NETWORK_BYTES);
    }
}

static void test_two_addresses_are_of_one_network_or_not(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        bool are_equal;
    } cases[] = {
            {"2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true},
            {"2001:db8:1:2::1", "2001:db8:1:3::1", false},
            {"::ffff:192.0.2.1", "::ffff:192.0.2.1", true},
            {"::ffff:192.0.2.1", "::ffff:192.0.2.2", false},
            {"::1", "::ffff:192.0.2.1", false}, /* the first 64 bits are the same */
            {"::1", "::2", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct ip a = ip_of(cases[i].a);
        struct ip b = ip_of(cases[i].b);
        assert_int_equal(network_equal(a.bytes, b.bytes), cases[i].are_equal);
        assert_int_equal(network_equal(b.bytes, a.bytes), cases[i].are_equal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_network_is_the_address_of_ipv4_and_64_bits_of_ipv6),
            cmocka_unit_test(test_two_addresses_are_of_one_network_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
