/* dtls.c against a real OpenSSL client. The test is the network: it moves, cuts, drops, repeats
 * and forges datagrams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "dtls_client.h"
#include "relay/io/dtls.h"

enum {
    BROWSER_MTU = 1408,        /* the largest datagram of a ClientHello that was seen */
    POST_QUANTUM_BYTES = 1216, /* what X25519MLKEM768 adds to a ClientHello */
    ROUNDS_MAX = 400,
};

struct bench {
    struct dtls_identity *identity;
    struct dtls *server;
    struct dtls_client *client;
    struct queue to_server;
    struct queue to_client;
    size_t longest; /* datagram of the server */
};

static void handle_send(void *context, const uint8_t *datagram, size_t len)
{
    struct bench *bench = context;
    if (len > bench->longest) {
        bench->longest = len;
    }
    queue_put(&bench->to_client, datagram, len);
}

/* key: the kind in the client's certificate (dtls_client.h) */
static void bench_open_of(struct bench *bench, const char *profiles, size_t mtu, const char *key)
{
    memset(bench, 0, sizeof *bench);
    bench->identity = dtls_identity_create();
    assert_non_null(bench->identity);
    bench->server = dtls_create(&(struct dtls_config){
            .identity = bench->identity, .send = handle_send, .context = bench});
    assert_non_null(bench->server);
    bench->client = dtls_client_create(&(struct dtls_client_config){
            .profiles = profiles,
            .key = key,
            .mtu = mtu,
            .hello_padding = POST_QUANTUM_BYTES,
            .out = &bench->to_server,
    });
}

static void bench_open(struct bench *bench, const char *profiles, size_t mtu)
{
    bench_open_of(bench, profiles, mtu, NULL);
}

static void bench_close(struct bench *bench)
{
    dtls_client_destroy(bench->client);
    dtls_destroy(bench->server);
    dtls_identity_destroy(bench->identity);
}

static void server_take(struct bench *bench)
{
    for (size_t i = 0; i < bench->to_server.count; i++) {
        dtls_receive(bench->server, bench->to_server.items[i].data, bench->to_server.items[i].len);
    }
    queue_clear(&bench->to_server);
}

static void handshake_run(struct bench *bench)
{
    for (int round = 0; round < 10 && !dtls_client_is_done(bench->client); round++) {
        dtls_client_go_on(bench->client, &bench->to_client);
        server_take(bench);
    }
    assert_true(dtls_client_is_done(bench->client));
    assert_int_equal(dtls_state(bench->server), DTLS_KEYED);
}

static void bench_open_keyed(struct bench *bench)
{
    bench_open(bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    handshake_run(bench);
}

static enum err keys_by(struct bench *bench, const struct sdp_fingerprint *list, size_t count)
{
    struct srtp_keys keys;
    return dtls_keys(bench->server, list, count, &keys);
}

static void test_dtls_gives_both_sides_the_same_keys(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    struct sdp_fingerprint right = dtls_client_fingerprint(bench.client, SDP_SHA256);
    struct srtp_keys ours;
    struct srtp_keys theirs;
    assert_int_equal(dtls_keys(bench.server, &right, 1, &ours), ERR_OK);
    dtls_client_keys(bench.client, &theirs);
    assert_int_equal(ours.suite, SRTP_SUITE_AEAD_AES_128_GCM);
    assert_int_equal(ours.len, theirs.len);
    assert_memory_equal(ours.inbound, theirs.outbound, ours.len);
    assert_memory_equal(ours.outbound, theirs.inbound, ours.len);
    bench_close(&bench);
}

static void test_dtls_shows_the_certificate_of_its_fingerprint(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    uint8_t seen[DTLS_FINGERPRINT_BYTES];
    dtls_client_peer_fingerprint(bench.client, seen);
    assert_memory_equal(seen, dtls_identity_fingerprint(bench.identity), sizeof seen);
    bench_close(&bench);
}

static void test_dtls_prefers_aes_128_gcm_whatever_the_order_offered(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_256_GCM:SRTP_AEAD_AES_128_GCM",
            BROWSER_MTU);
    handshake_run(&bench);
    struct sdp_fingerprint right = dtls_client_fingerprint(bench.client, SDP_SHA256);
    struct srtp_keys keys;
    assert_int_equal(dtls_keys(bench.server, &right, 1, &keys), ERR_OK);
    assert_int_equal(keys.suite, SRTP_SUITE_AEAD_AES_128_GCM);
    bench_close(&bench);
}

static void test_dtls_fails_without_a_profile_in_common(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, NULL, BROWSER_MTU);
    for (int round = 0; round < 10; round++) {
        dtls_client_go_on(bench.client, &bench.to_client);
        server_take(&bench);
    }
    assert_int_equal(dtls_state(bench.server), DTLS_FAILED);
    bench_close(&bench);
}

static void test_dtls_takes_the_other_kind_of_certificate_that_browsers_make(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_of(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU, "RSA");
    handshake_run(&bench);
    struct sdp_fingerprint right = dtls_client_fingerprint(bench.client, SDP_SHA256);
    assert_int_equal(keys_by(&bench, &right, 1), ERR_OK);
    bench_close(&bench);
}

static void test_dtls_refuses_a_kind_of_certificate_that_no_browser_makes(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_of(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU, "ED25519");
    for (int round = 0; round < 10; round++) {
        dtls_client_go_on(bench.client, &bench.to_client);
        server_take(&bench);
    }
    assert_int_equal(dtls_state(bench.server), DTLS_FAILED);
    bench_close(&bench);
}

static void test_dtls_sends_no_datagram_over_the_mtu(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    assert_in_range(bench.longest, 1, DTLS_MTU);
    bench_close(&bench);
}

static void test_dtls_takes_a_client_hello_in_small_fragments(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", 300);
    dtls_client_go_on(bench.client, NULL);
    assert_true(bench.to_server.count > 4);
    server_take(&bench);
    handshake_run(&bench);
    bench_close(&bench);
}

static void test_dtls_takes_fragments_in_any_order_and_twice(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", 300);
    dtls_client_go_on(bench.client, NULL);
    for (size_t i = bench.to_server.count; i-- > 0;) {
        dtls_receive(bench.server, bench.to_server.items[i].data, bench.to_server.items[i].len);
        dtls_receive(bench.server, bench.to_server.items[i].data, bench.to_server.items[i].len);
    }
    queue_clear(&bench.to_server);
    handshake_run(&bench);
    bench_close(&bench);
}

static void pause_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* Drops each datagram, either way, for which the generator says so: the same ones every time. */
static void queue_thin(struct queue *queue, uint32_t *generator)
{
    size_t kept = 0;
    for (size_t i = 0; i < queue->count; i++) {
        *generator = *generator * 1664525 + 1013904223;
        if (*generator >> 30 != 0) {
            queue->items[kept++] = queue->items[i];
        }
    }
    queue->count = kept;
}

static void test_dtls_finishes_with_a_quarter_of_the_datagrams_lost(void **state)
{
    (void)state;
    struct bench bench;
    uint32_t generator = 7;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", 500);
    int round = 0;
    while (round++ < ROUNDS_MAX && !dtls_client_is_done(bench.client)) {
        dtls_client_go_on(bench.client, &bench.to_client);
        dtls_client_handle_timeout(bench.client);
        queue_thin(&bench.to_server, &generator);
        server_take(&bench);
        if (dtls_next_timeout_ms(bench.server) == 0) {
            dtls_handle_timeout(bench.server);
        }
        queue_thin(&bench.to_client, &generator);
        pause_ms(5);
    }
    assert_true(dtls_client_is_done(bench.client));
    assert_int_equal(dtls_state(bench.server), DTLS_KEYED);
    bench_close(&bench);
}

static void test_dtls_asks_to_repeat_its_flight_in_a_tenth_of_a_second(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    assert_int_equal(dtls_next_timeout_ms(bench.server), -1);
    dtls_client_go_on(bench.client, NULL);
    server_take(&bench);
    assert_in_range(dtls_next_timeout_ms(bench.server), 0, 100);
    queue_clear(&bench.to_client);
    while (dtls_next_timeout_ms(bench.server) > 0) {
        pause_ms(5);
    }
    dtls_handle_timeout(bench.server);
    assert_true(bench.to_client.count > 0);
    bench_close(&bench);
}

static void test_dtls_repeats_its_last_flight_for_a_client_that_missed_it(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    while (dtls_state(bench.server) == DTLS_HANDSHAKE) {
        dtls_client_go_on(bench.client, &bench.to_client);
        server_take(&bench);
    }
    queue_clear(&bench.to_client); /* the Finished is lost */
    for (int round = 0; round < ROUNDS_MAX && bench.to_server.count == 0; round++) {
        pause_ms(5);
        dtls_client_handle_timeout(bench.client);
    }
    server_take(&bench);
    dtls_client_go_on(bench.client, &bench.to_client);
    assert_true(dtls_client_is_done(bench.client));
    assert_int_equal(dtls_state(bench.server), DTLS_KEYED);
    bench_close(&bench);
}

static void test_dtls_bears_fragments_of_no_length(void **state)
{
    (void)state;
    static const uint8_t empty[] = {
            22, 0xfe, 0xff, 0, 0, 0, 0, 0, 0, 0, 9, 0, 12, /* record: handshake, epoch 0 */
            1, 0, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0,      /* ClientHello, fragment 0 + 0 */
    };
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    dtls_receive(bench.server, empty, sizeof empty);
    assert_int_equal(bench.to_client.count, 0);
    assert_int_equal(dtls_state(bench.server), DTLS_HANDSHAKE);
    bench_close(&bench);
}

static void test_dtls_says_nothing_to_junk(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    uint8_t junk[DTLS_DATAGRAM_MAX + 1];
    uint32_t generator = 1;
    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof junk; i++) {
            generator = generator * 1664525 + 1013904223;
            junk[i] = (uint8_t)(generator >> 24);
        }
        junk[0] = (uint8_t)(20 + round % 5);
        dtls_receive(bench.server, junk, generator % sizeof junk);
    }
    assert_int_equal(bench.to_client.count, 0);
    handshake_run(&bench);
    bench_close(&bench);
}

static void test_M5_dtls_refuses_keys_for_another_certificate(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    struct sdp_fingerprint wrong = dtls_client_fingerprint(bench.client, SDP_SHA256);
    wrong.digest[31] ^= 1;
    struct srtp_keys keys;
    memset(&keys, 0xaa, sizeof keys);
    struct srtp_keys before = keys;
    assert_int_equal(dtls_keys(bench.server, &wrong, 1, &keys), ERR_FORBIDDEN);
    assert_memory_equal(&keys, &before, sizeof keys);
    bench_close(&bench);
}

static void test_M5_dtls_refuses_keys_without_a_fingerprint(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    assert_int_equal(keys_by(&bench, NULL, 0), ERR_FORBIDDEN);
    bench_close(&bench);
}

static void test_M5_dtls_gives_no_keys_before_the_handshake_is_done(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    struct sdp_fingerprint right = dtls_client_fingerprint(bench.client, SDP_SHA256);
    assert_int_equal(keys_by(&bench, &right, 1), ERR_NOT_NOW);
    dtls_client_go_on(bench.client, NULL);
    server_take(&bench);
    assert_int_equal(keys_by(&bench, &right, 1), ERR_NOT_NOW);
    bench_close(&bench);
}

static void test_M5_dtls_takes_the_second_of_two_fingerprints(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    struct sdp_fingerprint two[2];
    two[1] = dtls_client_fingerprint(bench.client, SDP_SHA256);
    two[0] = two[1];
    two[0].digest[0] ^= 1;
    assert_int_equal(keys_by(&bench, two, 2), ERR_OK);
    bench_close(&bench);
}

static void test_M5_dtls_takes_each_hash_alone(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    for (int hash = SDP_SHA256; hash <= SDP_SHA512; hash++) {
        struct sdp_fingerprint right = dtls_client_fingerprint(bench.client, (enum sdp_hash)hash);
        assert_int_equal(keys_by(&bench, &right, 1), ERR_OK);
    }
    bench_close(&bench);
}

/* A weaker hash that matches does not mend a stronger one that does not (RFC 8122, 5). */
static void test_M5_dtls_judges_by_the_strongest_hash_offered(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    struct sdp_fingerprint two[2];
    two[0] = dtls_client_fingerprint(bench.client, SDP_SHA256);
    two[1] = dtls_client_fingerprint(bench.client, SDP_SHA512);
    assert_int_equal(keys_by(&bench, two, 2), ERR_OK);
    two[1].digest[63] ^= 1;
    assert_int_equal(keys_by(&bench, two, 2), ERR_FORBIDDEN);
    bench_close(&bench);
}

static void assert_call_goes_on(struct bench *bench)
{
    assert_int_equal(dtls_state(bench->server), DTLS_KEYED);
    assert_int_equal(bench->to_client.count, 0);
    struct sdp_fingerprint right = dtls_client_fingerprint(bench->client, SDP_SHA256);
    struct srtp_keys ours;
    struct srtp_keys theirs;
    assert_int_equal(dtls_keys(bench->server, &right, 1, &ours), ERR_OK);
    dtls_client_keys(bench->client, &theirs);
    assert_memory_equal(ours.inbound, theirs.outbound, ours.len);
}

static void test_M4_dtls_ignores_a_second_client_hello(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    queue_clear(&bench.to_client);
    struct dtls_client *other = dtls_client_create(&(struct dtls_client_config){
            .profiles = "SRTP_AEAD_AES_128_GCM", .mtu = BROWSER_MTU, .out = &bench.to_server});
    dtls_client_go_on(other, NULL);
    assert_true(bench.to_server.count > 0);
    server_take(&bench);
    assert_call_goes_on(&bench);
    dtls_client_destroy(other);
    bench_close(&bench);
}

static const uint8_t fatal_alert[] = {
        21, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 3, 0, 2, /* record: alert, epoch 0 */
        2, 40,                                        /* fatal, handshake_failure */
};

static void test_M4_dtls_ignores_a_fatal_alert_in_the_clear(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    queue_clear(&bench.to_client);
    dtls_receive(bench.server, fatal_alert, sizeof fatal_alert);
    assert_call_goes_on(&bench);
    bench_close(&bench);
}

static void test_M4_dtls_ignores_a_fatal_alert_that_claims_to_be_encrypted(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    queue_clear(&bench.to_client);
    uint8_t forged[sizeof fatal_alert + 24];
    memset(forged, 0x5a, sizeof forged);
    memcpy(forged, fatal_alert, sizeof fatal_alert);
    forged[4] = 1; /* epoch */
    forged[12] = 2 + 24;
    dtls_receive(bench.server, forged, sizeof forged);
    assert_call_goes_on(&bench);
    bench_close(&bench);
}

static void test_M4_dtls_handshake_survives_a_forged_alert(void **state)
{
    (void)state;
    struct bench bench;
    bench_open(&bench, "SRTP_AEAD_AES_128_GCM", BROWSER_MTU);
    dtls_client_go_on(bench.client, NULL);
    dtls_receive(bench.server, fatal_alert, sizeof fatal_alert);
    server_take(&bench);
    dtls_receive(bench.server, fatal_alert, sizeof fatal_alert);
    handshake_run(&bench);
    bench_close(&bench);
}

static void test_dtls_hears_an_authenticated_goodbye(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    dtls_client_go_on(bench.client, &bench.to_client);
    dtls_client_say_goodbye(bench.client);
    server_take(&bench);
    assert_int_equal(dtls_state(bench.server), DTLS_CLOSED);
    struct sdp_fingerprint right = dtls_client_fingerprint(bench.client, SDP_SHA256);
    assert_int_equal(keys_by(&bench, &right, 1), ERR_NOT_NOW);
    bench_close(&bench);
}

static void test_dtls_close_tells_the_client(void **state)
{
    (void)state;
    struct bench bench;
    bench_open_keyed(&bench);
    queue_clear(&bench.to_client);
    assert_false(dtls_client_is_closed(bench.client, &bench.to_client));
    dtls_close(bench.server);
    assert_int_equal(dtls_state(bench.server), DTLS_CLOSED);
    assert_true(dtls_client_is_closed(bench.client, &bench.to_client));
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_dtls_gives_both_sides_the_same_keys),
            cmocka_unit_test(test_dtls_shows_the_certificate_of_its_fingerprint),
            cmocka_unit_test(test_dtls_prefers_aes_128_gcm_whatever_the_order_offered),
            cmocka_unit_test(test_dtls_fails_without_a_profile_in_common),
            cmocka_unit_test(test_dtls_takes_the_other_kind_of_certificate_that_browsers_make),
            cmocka_unit_test(test_dtls_refuses_a_kind_of_certificate_that_no_browser_makes),
            cmocka_unit_test(test_dtls_sends_no_datagram_over_the_mtu),
            cmocka_unit_test(test_dtls_takes_a_client_hello_in_small_fragments),
            cmocka_unit_test(test_dtls_takes_fragments_in_any_order_and_twice),
            cmocka_unit_test(test_dtls_finishes_with_a_quarter_of_the_datagrams_lost),
            cmocka_unit_test(test_dtls_asks_to_repeat_its_flight_in_a_tenth_of_a_second),
            cmocka_unit_test(test_dtls_repeats_its_last_flight_for_a_client_that_missed_it),
            cmocka_unit_test(test_dtls_bears_fragments_of_no_length),
            cmocka_unit_test(test_dtls_says_nothing_to_junk),
            cmocka_unit_test(test_M5_dtls_refuses_keys_for_another_certificate),
            cmocka_unit_test(test_M5_dtls_refuses_keys_without_a_fingerprint),
            cmocka_unit_test(test_M5_dtls_gives_no_keys_before_the_handshake_is_done),
            cmocka_unit_test(test_M5_dtls_takes_the_second_of_two_fingerprints),
            cmocka_unit_test(test_M5_dtls_takes_each_hash_alone),
            cmocka_unit_test(test_M5_dtls_judges_by_the_strongest_hash_offered),
            cmocka_unit_test(test_M4_dtls_ignores_a_second_client_hello),
            cmocka_unit_test(test_M4_dtls_ignores_a_fatal_alert_in_the_clear),
            cmocka_unit_test(test_M4_dtls_ignores_a_fatal_alert_that_claims_to_be_encrypted),
            cmocka_unit_test(test_M4_dtls_handshake_survives_a_forged_alert),
            cmocka_unit_test(test_dtls_hears_an_authenticated_goodbye),
            cmocka_unit_test(test_dtls_close_tells_the_client),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
