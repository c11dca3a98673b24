/* One leg and the table of legs: who may send, where packets go, and when they stop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "relay/core/legs.h"

enum { LEGS = 8, START = 50000 };

static struct legs *legs;

static int set(void **state)
{
    (void)state;
    legs = legs_create(LEGS, 42);
    return legs ? 0 : -1;
}

static int clear(void **state)
{
    (void)state;
    legs_destroy(legs);
    return 0;
}

static struct leg *open_leg(uint32_t number)
{
    uint16_t slot;
    struct leg_chance chance = {.number = number, .slot = number};
    snprintf(chance.ufrag, sizeof(chance.ufrag), "%012u", number);
    snprintf(chance.pwd, sizeof(chance.pwd), "%024u", number);
    assert_int_equal(legs_open(legs, LEG_CALL, 0, &chance, &slot), ERR_OK);
    return legs_at(legs, slot);
}

static struct route route_from(uint16_t port)
{
    const uint8_t ip[4] = {192, 0, 2, 1};
    return (struct route){.far = address_from_v4(ip, port, TRANSPORT_UDP)};
}

static struct leg_check check(struct leg *leg, uint16_t port, bool is_use_candidate, ms_t now)
{
    struct leg_check result;
    struct route route = route_from(port);
    assert_int_equal(legs_checked(legs, leg, 0, &route, is_use_candidate, now, &result), ERR_OK);
    return result;
}

static uint16_t port_of(const struct leg *leg, ms_t now)
{
    const struct route *route = leg_route(leg, now);
    return route ? route->far.port : 0;
}

static void test_leg_sends_nowhere_before_a_check(void **state)
{
    (void)state;
    assert_null(leg_route(open_leg(1), START));
}

static void test_leg_answers_on_the_first_path_until_another_is_nominated(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    assert_true(check(leg, 1000, false, START).is_first);
    check(leg, 1001, false, START + 10);
    assert_int_equal(port_of(leg, START + 10), 1000);
    check(leg, 1001, true, START + 20);
    assert_int_equal(port_of(leg, START + 20), 1001);
}

static void test_M7_a_packet_moves_nothing_however_authentic(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    struct route other = route_from(1001);
    check(leg, 1000, true, START);
    check(leg, 1001, false, START + 10);
    leg_heard(leg, leg_path_find(leg, &other.far), START + 5000);
    assert_int_equal(port_of(leg, START + 5000), 1000);
}

static void test_M7_any_check_moves_a_leg_whose_path_has_gone_quiet(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    struct route first = route_from(1000);
    check(leg, 1000, true, START);
    leg_heard(leg, leg_path_find(leg, &first.far), START + 1000);
    check(leg, 1001, false, START + 1000 + LEG_QUIET_MS - 1);
    assert_int_equal(port_of(leg, START + 3000), 1000);
    check(leg, 1001, false, START + 1000 + LEG_QUIET_MS);
    assert_int_equal(port_of(leg, START + 3000), 1001);
}

static void test_M13_consent_ends_thirty_seconds_after_the_last_check(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    check(leg, 1000, true, START);
    assert_false(leg_is_expired(leg, START + LEG_CONSENT_MS - 1));
    assert_non_null(leg_route(leg, START + LEG_CONSENT_MS - 1));
    assert_true(leg_is_expired(leg, START + LEG_CONSENT_MS));
    assert_null(leg_route(leg, START + LEG_CONSENT_MS));
}

static void test_M13_counts_the_time_since_the_last_check(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    assert_int_equal(leg_unchecked_ms(leg, START), 0);
    check(leg, 1000, true, START);
    assert_int_equal(leg_unchecked_ms(leg, START + LEG_DOUBT_MS), LEG_DOUBT_MS);
    check(leg, 1000, true, START + LEG_DOUBT_MS);
    assert_int_equal(leg_unchecked_ms(leg, START + LEG_DOUBT_MS), 0);
}

static void test_leg_that_was_never_checked_does_not_expire(void **state)
{
    (void)state;
    assert_false(leg_is_expired(open_leg(1), START + 10 * LEG_CONSENT_MS));
}

static void test_leg_drops_the_oldest_unused_path_for_a_ninth(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    for (uint16_t i = 0; i < LEG_PATHS_MAX; i++) {
        check(leg, (uint16_t)(1000 + i), i == 0, START + i);
    }
    struct leg_check ninth = check(leg, 2000, false, START + 100);
    assert_true(ninth.has_lost);
    assert_int_equal(ninth.lost.port, 1001); /* 1000 is older, but in use */
    struct route lost = route_from(1001);
    assert_null(legs_find_path(legs, &lost.far));
    struct route kept = route_from(1000);
    assert_ptr_equal(legs_find_path(legs, &kept.far), leg);
}

static void test_leg_takes_both_credentials_until_the_new_ones_are_used(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    struct leg_chance chance = {.ufrag = "abcdefghijkl", .pwd = "abcdefghijklmnopqrstuvwx"};
    struct stun_credentials credentials;
    char old[LEG_UFRAG_SIZE];
    strcpy(old, leg->ice.ufrag);
    leg_restart(leg, &chance);
    assert_ptr_equal(legs_find_ufrag(legs, old, LEG_UFRAG_SIZE - 1), leg);
    assert_ptr_equal(legs_find_ufrag(legs, leg_newest_ice(leg)->ufrag, LEG_UFRAG_SIZE - 1), leg);
    assert_true(leg_credentials(leg, 1, &credentials));
    struct route route = route_from(1000);
    leg_checked(leg, 1, &route, true, START);
    assert_false(leg_credentials(leg, 1, &credentials));
    assert_null(legs_find_ufrag(legs, old, LEG_UFRAG_SIZE - 1));
    assert_string_equal(leg->ice.pwd, "abcdefghijklmnopqrstuvwx");
}

static void test_leg_forgets_the_path_of_a_closed_connection(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    struct route second = route_from(1001);
    check(leg, 1000, false, START);
    check(leg, 1001, true, START + 1);
    legs_drop_path(legs, &second.far);
    assert_null(legs_find_path(legs, &second.far));
    assert_int_equal(port_of(leg, START + 2), 1000);
}

static void test_M10_a_path_is_not_taken_from_a_leg_that_uses_it(void **state)
{
    (void)state;
    struct leg *victim = open_leg(1);
    struct leg *thief = open_leg(2);
    struct leg_check result;
    struct route route = route_from(1000);
    check(victim, 1000, true, START);
    assert_int_equal(legs_checked(legs, thief, 0, &route, true, START + 10, &result), ERR_CONFLICT);
    assert_ptr_equal(legs_find_path(legs, &route.far), victim);
    assert_int_equal(thief->path_count, 0);
    ms_t later = START + LEGS_PATH_KEPT_MS;
    assert_int_equal(legs_checked(legs, thief, 0, &route, true, later, &result), ERR_OK);
    assert_ptr_equal(legs_find_path(legs, &route.far), thief);
    assert_int_equal(victim->path_count, 0);
}

static void test_M10_tcp_and_udp_of_one_address_are_two_paths(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    struct route tcp = route_from(1000);
    check(leg, 1000, true, START);
    tcp.far.transport = TRANSPORT_TCP;
    tcp.far.connection = 5;
    assert_null(legs_find_path(legs, &tcp.far));
}

static void test_legs_are_found_by_the_whole_ufrag_alone(void **state)
{
    (void)state;
    struct leg *leg = open_leg(1);
    char ufrag[LEG_UFRAG_SIZE];
    for (size_t i = 0; i < LEG_UFRAG_SIZE - 1; i++) {
        strcpy(ufrag, leg->ice.ufrag);
        ufrag[i] ^= 1;
        assert_null(legs_find_ufrag(legs, ufrag, LEG_UFRAG_SIZE - 1));
    }
    assert_null(legs_find_ufrag(legs, leg->ice.ufrag, LEG_UFRAG_SIZE - 2));
    assert_ptr_equal(legs_find_ufrag(legs, leg->ice.ufrag, LEG_UFRAG_SIZE - 1), leg);
}

static void test_legs_give_back_every_path_and_are_never_full_of_them(void **state)
{
    (void)state;
    for (int round = 0; round < 100; round++) {
        struct leg *all[LEGS];
        for (uint16_t i = 0; i < LEGS; i++) {
            all[i] = open_leg(i + 1u);
            for (uint16_t p = 0; p < 2 * LEG_PATHS_MAX; p++) {
                check(all[i], (uint16_t)(100 * (i + 1) + p), false, START + p);
            }
        }
        struct leg_chance chance = {.number = 99};
        uint16_t slot;
        assert_int_equal(legs_open(legs, LEG_CALL, 0, &chance, &slot), ERR_LIMIT);
        for (uint16_t i = 0; i < LEGS; i++) {
            struct route route = route_from((uint16_t)(100 * (i + 1) + 2 * LEG_PATHS_MAX - 1));
            assert_ptr_equal(legs_find_path(legs, &route.far), all[i]);
            legs_close(legs, all[i]->slot);
            assert_null(legs_find_path(legs, &route.far));
        }
    }
}

static void test_legs_have_different_numbers_whatever_chance_says(void **state)
{
    (void)state;
    struct leg *a = open_leg(7);
    struct leg *b = open_leg(7);
    assert_int_not_equal(a->number, b->number);
    assert_true(a->age < b->age);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set, clear)
    const struct CMUnitTest tests[] = {
            CASE(test_leg_sends_nowhere_before_a_check),
            CASE(test_leg_answers_on_the_first_path_until_another_is_nominated),
            CASE(test_M7_a_packet_moves_nothing_however_authentic),
            CASE(test_M7_any_check_moves_a_leg_whose_path_has_gone_quiet),
            CASE(test_M13_counts_the_time_since_the_last_check),
            CASE(test_M13_consent_ends_thirty_seconds_after_the_last_check),
            CASE(test_leg_that_was_never_checked_does_not_expire),
            CASE(test_leg_drops_the_oldest_unused_path_for_a_ninth),
            CASE(test_leg_takes_both_credentials_until_the_new_ones_are_used),
            CASE(test_leg_forgets_the_path_of_a_closed_connection),
            CASE(test_M10_a_path_is_not_taken_from_a_leg_that_uses_it),
            CASE(test_M10_tcp_and_udp_of_one_address_are_two_paths),
            CASE(test_legs_are_found_by_the_whole_ufrag_alone),
            CASE(test_legs_give_back_every_path_and_are_never_full_of_them),
            CASE(test_legs_have_different_numbers_whatever_chance_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
