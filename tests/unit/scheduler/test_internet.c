/* Which addresses are anybody's to connect to: each border of each closed range, and the ways of
 * writing a closed address as another one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>

#include "scheduler/core/internet.h"

static struct internet_place place_of(const char *text)
{
    uint8_t bytes[16];
    if (inet_pton(AF_INET, text, bytes) == 1) {
        return internet_place_v4(bytes, 443);
    }
    assert_int_equal(inet_pton(AF_INET6, text, bytes), 1);
    return internet_place_v6(bytes, 443);
}

static void assert_all(const char *const *texts, size_t count, bool is_public)
{
    for (size_t i = 0; i < count; i++) {
        struct internet_place place = place_of(texts[i]);
        if (internet_is_public(&place) != is_public) {
            fail_msg("%s", texts[i]);
        }
    }
}

static void test_addresses_of_closed_networks_are_not_public(void **state)
{
    static const char *const texts[] = {"0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255",
            "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.0.0",
            "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.8", "192.0.2.1",
            "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.1", "198.19.255.255",
            "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1", "fec0::1", "fc00::1",
            "fdff::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2001::1", "2001:1ff::1",
            "2002:7f00:1::", "3fff:fff::1", "100::1", "4000::1"};
    (void)state;
    assert_all(texts, sizeof(texts) / sizeof(texts[0]), false);
}

static void test_a_closed_address_in_another_form_stays_closed(void **state)
{
    static const char *const texts[] = {"::ffff:127.0.0.1", "::ffff:10.1.2.3",
            "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "::127.0.0.1",
            "2002:a9fe:a9fe::", "64:ff9b:1::a00:1"};
    (void)state;
    assert_all(texts, sizeof(texts) / sizeof(texts[0]), false);
}

static void test_addresses_beside_the_closed_ranges_are_public(void **state)
{
    static const char *const texts[] = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255",
            "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0",
            "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
            "198.20.0.0", "223.255.255.255", "168.63.129.17", "2a00:1450::1", "2606:4700::1111",
            "2001:200::1", "2001:db7::1", "2003::1", "::ffff:8.8.8.8", "64:ff9b::808:808"};
    (void)state;
    assert_all(texts, sizeof(texts) / sizeof(texts[0]), true);
}

static void test_places_of_the_own_network_are_allowed_by_address_and_port(void **state)
{
    struct internet_places places;
    (void)state;
    assert_int_equal(internet_places_read(" 127.0.0.1:80  [fd00::5]:443", &places), ERR_OK);
    struct internet_place one = place_of("fd00::5"), other = place_of("127.0.0.1");
    assert_int_equal(places.count, 2);
    assert_true(internet_is_allowed(&places, &one));
    assert_false(internet_is_allowed(&places, &other));
    other.port = 80;
    assert_true(internet_is_allowed(&places, &other));
}

static void test_what_is_no_place_is_refused(void **state)
{
    static const char *const texts[] = {"127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536",
            "127.0.0.1:8x", "localhost:80", "fd00::5:443", "[fd00::5]", "[fd00::5:443", ":80",
            "127.0.0.1:99999999999999999999", "1.2.3.4:80,1.2.3.5:80",
            "[0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0001]:443"};
    struct internet_places places = {.count = 7};
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_int_equal(internet_places_read(texts[i], &places), ERR_INPUT);
    }
    assert_int_equal(
            internet_places_read("1.1.1.1:1 1.1.1.1:1 1.1.1.1:1 1.1.1.1:1 1.1.1.1:1 1.1.1.1:1 "
                                 "1.1.1.1:1 1.1.1.1:1 1.1.1.1:1",
                    &places),
            ERR_LIMIT);
    assert_int_equal(places.count, 7);
    assert_int_equal(internet_places_read("", &places), ERR_OK);
    assert_int_equal(places.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_addresses_of_closed_networks_are_not_public),
            cmocka_unit_test(test_a_closed_address_in_another_form_stays_closed),
            cmocka_unit_test(test_addresses_beside_the_closed_ranges_are_public),
            cmocka_unit_test(test_places_of_the_own_network_are_allowed_by_address_and_port),
            cmocka_unit_test(test_what_is_no_place_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
