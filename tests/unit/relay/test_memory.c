/* R14 without the program: each attempt is made again and again, and each time one allocation more
 * goes well before one fails. Then the attempt must say that there is no memory, and never that the
 * input was wrong or, where it was wrong, that it was right; nothing may be left behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "common/json.h"
#include "common/proof.h"
#include "dtls_client.h"
#include "relay/core/message.h"
#include "relay/core/resume.h"
#include "relay/io/dtls.h"
#include "tests/support/scarce.h"
#include "tests/unit/relay/core/room_stage.h"

enum { ALLOCATIONS_MAX = 20000, NOW = 1800000000 };

/* True: the attempt went well. */
typedef bool attempt_f(void);

/* step: of every so many allocations one is tried; each of the first twenty is. is_flat: the second
 * time nothing is kept for a third, as libraries do. */
static void starve(attempt_f *attempt, size_t step, bool is_flat)
{
    assert_true(attempt());
    assert_true(attempt());
    size_t number = 1;
    for (; number < ALLOCATIONS_MAX; number += number < 20 ? 1 : step) {
        long live = scarce_live();
        scarce_fail(number);
        bool is_good = attempt();
        bool has_failed = scarce_has_failed();
        scarce_fail(0);
        if (is_flat)
            assert_int_equal(scarce_live(), live);
        if (!has_failed) {
            assert_true(is_good);
            break;
        }
    }
    assert_in_range(number, 2, ALLOCATIONS_MAX - 1);
}

/* --- messages ------------------------------------------------------------------------------- */

#define ID22 "AAAAAAAAAAAAAAAAAAAAAA"

static const char *const page_texts[] = {
        "{\"type\":\"ack\",\"call\":\"" ID22 "\",\"id\":\"" ID22 "\",\"seq\":7}",
        "{\"type\":\"text\",\"call\":\"" ID22 "\",\"id\":\"" ID22
        "\",\"seq\":7,\"body\":\"hello\"}",
        "{\"type\":\"offer\",\"call\":\"" ID22
        "\",\"leg\":1,\"epoch\":2,\"purpose\":\"call\",\"sdp\":\"v=0\"}",
        "{\"type\":\"admit\",\"call\":\"" ID22 "\",\"seat\":\"" ID22 "\"}",
        "{\"type\":\"ping\",\"n\":3}",
};

static bool has_parsed(void)
{
    bool is_good = true;
    for (size_t i = 0; i < sizeof(page_texts) / sizeof(page_texts[0]); i++) {
        struct message message;
        struct error error = {.text = ""};
        enum err err = message_parse(page_texts[i], strlen(page_texts[i]), &message, &error);
        if (err == ERR_OK)
            message_finish(&message);
        else
            assert_int_equal(err, ERR_MEMORY);
        is_good = is_good && err == ERR_OK;
    }
    return is_good;
}

static bool has_written(void)
{
    static const struct message hello = {
            .type = MESSAGE_HELLO, .hello = {.relay = "one", .ping_ms = 5000}};
    static const char whole[] =
            "{\"type\":\"hello\",\"version\":1,\"relay\":\"one\",\"ping_ms\":5000}";
    size_t len = 0;
    char *text = message_write(&hello, &len);
    if (!text)
        return false;
    assert_string_equal(text, whole);
    assert_int_equal(len, sizeof(whole) - 1);
    free(text);
    return true;
}

static void test_R14_a_message_is_read_whole_or_there_is_no_memory(void **state)
{
    (void)state;
    starve(has_parsed, 1, true);
}

static void test_R14_a_message_is_written_whole_or_not_at_all(void **state)
{
    (void)state;
    starve(has_written, 1, true);
}

/* --- tokens and proofs ---------------------------------------------------------------------- */

static const uint8_t fleet_key[RESUME_KEY_BYTES] = {1, 2, 3};

static enum err resume_round(char *token, bool is_forged)
{
    const struct resume resume = {.call = {{1}},
            .seat = {{2}},
            .generation = 1,
            .placement = 1,
            .relay = "r1",
            .scheduler = 0,
            .exp = NOW + 60};
    struct resume read;
    enum err err = resume_sign(&resume, fleet_key, token, RESUME_SIZE_MAX);
    if (err != ERR_OK)
        return err;
    if (is_forged) {
        char *late = &token[strlen(token) - 2];
        *late = *late == 'A' ? 'B' : 'A';
    }
    return resume_verify(token, strlen(token), fleet_key, NOW, &read);
}

static bool has_resumed(void)
{
    char token[RESUME_SIZE_MAX];
    enum err err = resume_round(token, false);
    assert_true(err == ERR_OK || err == ERR_MEMORY);
    return err == ERR_OK;
}

static bool has_refused_a_forgery(void)
{
    char token[RESUME_SIZE_MAX];
    enum err err = resume_round(token, true);
    assert_int_not_equal(err, ERR_OK);
    return err == ERR_SIGNATURE;
}

static void test_R14_a_resume_token_passes_or_there_is_no_memory(void **state)
{
    (void)state;
    starve(has_resumed, 1, true);
}

static void test_R14_a_forged_resume_token_never_passes(void **state)
{
    (void)state;
    starve(has_refused_a_forgery, 1, true);
}

/* The generator of P-256: a point of the curve, whose key nobody has. */
static const struct page_key point = {
        .point = {0x04, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5,
                0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1,
                0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96, 0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b,
                0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31,
                0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5}};

static bool has_refused_a_false_proof(void)
{
    const uint8_t nonce[PROOF_NONCE_BYTES] = {1};
    uint8_t signature[PROOF_SIGNATURE_BYTES];
    memset(signature, 1, sizeof(signature));
    assert_int_not_equal(proof_verify(&point, nonce, "token", 5, signature), ERR_OK);
    return true;
}

static void test_R14_a_false_proof_of_a_key_never_passes(void **state)
{
    (void)state;
    starve(has_refused_a_false_proof, 1, false);
}

/* --- tables and calls ----------------------------------------------------------------------- */

static bool has_made_tables(void)
{
    struct legs *legs = legs_create(6, 1);
    struct rooms *rooms = rooms_create(2, 8);
    bool is_good = legs && rooms;
    rooms_destroy(rooms);
    legs_destroy(legs);
    return is_good;
}

static void test_R14_tables_are_made_whole_or_not_at_all(void **state)
{
    (void)state;
    starve(has_made_tables, 1, true);
}

static void test_R14_a_call_in_core_allocates_nothing_from_its_join_to_its_end(void **state)
{
    static struct stage stage;
    const struct who coach = {.connection = 1, .seat = 1, .role = SEAT_COACH, .key = 1};
    const struct who person = {.connection = 2, .seat = 2, .role = SEAT_PERSON, .key = 2};
    (void)state;
    stage_set(&stage);
    scarce_fail(0);
    assert_int_equal(stage_join(&stage, coach), ERR_OK);
    assert_int_equal(stage_join(&stage, person), ERR_OK);
    stage_admit(&stage, coach, 2);
    const struct message *told = stage_told(&stage, coach.connection, MESSAGE_STATE);
    assert_non_null(told);
    struct message_state said = told->state;
    stage_describe(&stage, coach, MESSAGE_OFFER, &said);
    stage_lost(&stage, person.connection);
    stage_leave(&stage, coach);
    assert_int_equal(scarce_count(), 0);
    stage_clear(&stage);
}

/* --- DTLS ------------------------------------------------------------------------------------ */

struct bench {
    struct dtls_identity *identity;
    struct dtls *server;
    struct dtls_client *client;
    struct queue to_server;
    struct queue to_client;
};

static void handle_send(void *context, const uint8_t *datagram, size_t len)
{
    struct bench *bench = context;
    queue_put(&bench->to_client, datagram, len);
}

/* What is scarce is the server's memory, never its client's. */
static void client_open(struct bench *bench)
{
    scarce_suspend(true);
    bench->client = dtls_client_create(&(struct dtls_client_config){
            .profiles = "SRTP_AEAD_AES_128_GCM", .mtu = 1200, .out = &bench->to_server});
    scarce_suspend(false);
}

static void client_go_on(struct bench *bench)
{
    scarce_suspend(true);
    dtls_client_go_on(bench->client, &bench->to_client);
    scarce_suspend(false);
}

static void client_close(struct bench *bench)
{
    scarce_suspend(true);
    dtls_client_destroy(bench->client);
    scarce_suspend(false);
}

static void rounds_run(struct bench *bench)
{
    for (int round = 0; round < 6; round++) {
        client_go_on(bench);
        for (size_t i = 0; i < bench->to_server.count; i++)
            dtls_receive(
                    bench->server, bench->to_server.items[i].data, bench->to_server.items[i].len);
        queue_clear(&bench->to_server);
    }
}

/* Keys that are given are the right ones. */
static bool has_right_keys(struct bench *bench)
{
    struct sdp_fingerprint named = dtls_client_fingerprint(bench->client, SDP_SHA256);
    struct srtp_keys ours;
    struct srtp_keys theirs;
    if (dtls_keys(bench->server, &named, 1, &ours) != ERR_OK)
        return false;
    scarce_suspend(true);
    dtls_client_keys(bench->client, &theirs);
    scarce_suspend(false);
    assert_memory_equal(ours.inbound, theirs.outbound, ours.len);
    return true;
}

static bool has_shaken_hands(void)
{
    static struct bench bench;
    memset(&bench, 0, sizeof(bench));
    bench.identity = dtls_identity_create();
    bench.server =
            bench.identity
                    ? dtls_create(&(struct dtls_config){
                              .identity = bench.identity, .send = handle_send, .context = &bench})
                    : NULL;
    bool is_good = bench.server != NULL;
    if (bench.server) {
        client_open(&bench);
        rounds_run(&bench);
        is_good = has_right_keys(&bench);
        client_close(&bench);
    }
    dtls_destroy(bench.server);
    dtls_identity_destroy(bench.identity);
    return is_good;
}

static void test_R14_a_handshake_gives_the_right_keys_or_none(void **state)
{
    (void)state;
    starve(has_shaken_hands, 37, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_R14_a_message_is_read_whole_or_there_is_no_memory),
            cmocka_unit_test(test_R14_a_message_is_written_whole_or_not_at_all),
            cmocka_unit_test(test_R14_a_resume_token_passes_or_there_is_no_memory),
            cmocka_unit_test(test_R14_a_forged_resume_token_never_passes),
            cmocka_unit_test(test_R14_a_false_proof_of_a_key_never_passes),
            cmocka_unit_test(test_R14_tables_are_made_whole_or_not_at_all),
            cmocka_unit_test(test_R14_a_call_in_core_allocates_nothing_from_its_join_to_its_end),
            cmocka_unit_test(test_R14_a_handshake_gives_the_right_keys_or_none),
    };
    scarce_attach();
    json_init();
    dtls_identity_destroy(
            dtls_identity_create()); /* OpenSSL leaks what it cannot finish at first */
    if (sodium_init() < 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
