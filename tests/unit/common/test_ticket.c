/* The ticket (J1): every claim is looked at, at its edge. Payloads that our own writer would never
 * make are signed here by token_sign, so that only the claims can be at fault. */
#include "common/ticket.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

enum { NOW = 1800000000 };

struct fixture {
    struct signing_key key;
    struct signing_key other;
    struct verify_key known[2];
    struct ticket ticket;
};

static const char id_a[] = "AAECAwQFBgcICQoLDA0ODw";
static const char id_b[] = "AQECAwQFBgcICQoLDA0ODw";
static const char id_c[] = "AgECAwQFBgcICQoLDA0ODw";

static struct signing_key make_key(const char *kid, uint8_t seed_byte)
{
    struct signing_key key = {.kid = ""};
    uint8_t seed[crypto_sign_SEEDBYTES];
    uint8_t public[crypto_sign_PUBLICKEYBYTES];
    memset(seed, seed_byte, sizeof(seed));
    memcpy(key.kid, kid, strlen(kid));
    crypto_sign_seed_keypair(public, key.secret, seed);
    return key;
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    f->key = make_key("sched-1", 1);
    f->other = make_key("sched-2", 2);
    f->known[0] = signing_key_public(&f->other);
    f->known[1] = signing_key_public(&f->key);
    f->ticket = (struct ticket){
            .role = SEAT_PERSON,
            .relay = "r1",
            .nbf = NOW,
            .exp = NOW + TICKET_LIFE_S,
            .placement = 3,
            .cnf = {{[31] = 1}},
    };
    id_parse(id_a, strlen(id_a), &f->ticket.call);
    id_parse(id_b, strlen(id_b), &f->ticket.seat);
    id_parse(id_c, strlen(id_c), &f->ticket.jti);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    free(*state);
    return 0;
}

static enum err verify_at(const struct fixture *f, const char *token, const char *relay,
        unix_s_t now, int64_t skew_s, struct ticket *ret_ticket, size_t *ret_key)
{
    return ticket_verify(
            token, strlen(token), f->known, 2, relay, now, skew_s, ret_ticket, ret_key);
}

static void sign(const struct fixture *f, char token[TOKEN_SIZE_MAX])
{
    assert_int_equal(ticket_sign(&f->ticket, &f->key, token, TOKEN_SIZE_MAX), ERR_OK);
}

/* Signs this payload as a ticket and verifies it now, for r1. */
static enum err verify_payload(const struct fixture *f, const char *payload, size_t len)
{
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    assert_int_equal(token_sign(TOKEN_TICKET, &f->key, payload, len, token, sizeof(token)), ERR_OK);
    return verify_at(f, token, "r1", NOW + 1, 0, &ticket, NULL);
}

/* A good payload but for the member `name`, which gets this JSON value; NULL leaves it out. */
static enum err verify_with(const struct fixture *f, const char *name, const char *value)
{
    const char *const members[][2] = {{"call", "\"AAECAwQFBgcICQoLDA0ODw\""},
            {"cnf", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\""}, {"exp", "1800000300"},
            {"jti", "\"AgECAwQFBgcICQoLDA0ODw\""}, {"nbf", "1800000000"}, {"placement", "3"},
            {"relay", "\"r1\""}, {"role", "\"person\""}, {"seat", "\"AQECAwQFBgcICQoLDA0ODw\""}};
    char payload[1024] = "{";
    size_t len = 1;
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        const char *text = strcmp(members[i][0], name) == 0 ? value : members[i][1];
        if (text)
            len += (size_t)snprintf(payload + len, sizeof(payload) - len, "%s\"%s\":%s",
                    len > 1 ? "," : "", members[i][0], text);
    }
    len += (size_t)snprintf(payload + len, sizeof(payload) - len, "}");
    return verify_payload(f, payload, len);
}

static void test_J1_ticket_comes_back_whole(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket = {.placement = 0};
    size_t key = 9;
    sign(f, token);
    assert_int_equal(verify_at(f, token, "r1", NOW, 0, &ticket, &key), ERR_OK);
    assert_int_equal(key, 1);
    assert_true(id_equal(ticket.call, f->ticket.call) && id_equal(ticket.seat, f->ticket.seat) &&
                id_equal(ticket.jti, f->ticket.jti));
    assert_int_equal(ticket.role, SEAT_PERSON);
    assert_string_equal(ticket.relay, "r1");
    assert_true(ticket.nbf == NOW && ticket.exp == NOW + TICKET_LIFE_S && ticket.placement == 3);
    assert_true(thumbprint_equal(ticket.cnf, f->ticket.cnf));
}

static void test_J1_no_bit_of_a_ticket_may_differ(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    sign(f, token);
    size_t len = strlen(token);
    for (size_t i = 0; i < 8 * len; i++) {
        struct ticket ticket;
        token[i / 8] = (char)(token[i / 8] ^ 1 << i % 8);
        assert_int_not_equal(
                ticket_verify(token, len, f->known, 2, "r1", NOW, 0, &ticket, NULL), ERR_OK);
        token[i / 8] = (char)(token[i / 8] ^ 1 << i % 8);
    }
}

static void test_J1_truncated_signature_is_refused(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    sign(f, token);
    size_t len = strlen(token);
    for (size_t cut = 1; cut <= 90; cut++)
        assert_int_not_equal(
                ticket_verify(token, len - cut, f->known, 2, "r1", NOW, 0, &ticket, NULL), ERR_OK);
}

static void test_J1_other_kid_is_refused(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    struct signing_key stranger = make_key("sched-3", 3);
    assert_int_equal(ticket_sign(&f->ticket, &stranger, token, sizeof(token)), ERR_OK);
    assert_int_equal(verify_at(f, token, "r1", NOW, 0, &ticket, NULL), ERR_NOT_FOUND);
    struct signing_key thief = make_key("sched-1", 4);
    assert_int_equal(ticket_sign(&f->ticket, &thief, token, sizeof(token)), ERR_OK);
    assert_int_equal(verify_at(f, token, "r1", NOW, 0, &ticket, NULL), ERR_SIGNATURE);
}

static void test_J1_other_relay_is_refused(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    sign(f, token);
    assert_int_equal(verify_at(f, token, "r2", NOW, 0, &ticket, NULL), ERR_FORBIDDEN);
    assert_int_equal(verify_at(f, token, "r", NOW, 0, &ticket, NULL), ERR_FORBIDDEN);
    assert_int_equal(verify_at(f, token, "r11", NOW, 0, &ticket, NULL), ERR_FORBIDDEN);
}

static void test_J1_expired_by_leeway_and_one_second_is_refused(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    unix_s_t last = NOW + TICKET_LIFE_S + TICKET_LEEWAY_S;
    sign(f, token);
    assert_int_equal(verify_at(f, token, "r1", last, 0, &ticket, NULL), ERR_OK);
    assert_int_equal(verify_at(f, token, "r1", last + 1, 0, &ticket, NULL), ERR_EXPIRED);
}

static void test_J1_not_yet_valid_is_refused(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    sign(f, token);
    assert_int_equal(verify_at(f, token, "r1", NOW - TICKET_LEEWAY_S, 0, &ticket, NULL), ERR_OK);
    assert_int_equal(
            verify_at(f, token, "r1", NOW - TICKET_LEEWAY_S - 1, 0, &ticket, NULL), ERR_EXPIRED);
}

static void test_J1_clock_difference_of_the_beat_is_corrected(void **state)
{
    const struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    sign(f, token);
    assert_int_equal(verify_at(f, token, "r1", NOW - 90, 0, &ticket, NULL), ERR_EXPIRED);
    assert_int_equal(verify_at(f, token, "r1", NOW - 90, 90, &ticket, NULL), ERR_OK);
    assert_int_equal(verify_at(f, token, "r1", NOW + 500, -90, &ticket, NULL), ERR_EXPIRED);
    assert_int_equal(verify_at(f, token, "r1", NOW + 440, -90, &ticket, NULL), ERR_OK);
}

static void test_J1_life_of_more_than_five_minutes_is_refused(void **state)
{
    const struct fixture *f = *state;
    assert_int_equal(verify_with(f, "exp", "1800000300"), ERR_OK);
    assert_int_equal(verify_with(f, "exp", "1800000301"), ERR_INPUT);
    assert_int_equal(verify_with(f, "exp", "1800000000"), ERR_INPUT);
}

static void test_J1_huge_and_odd_claims_are_refused(void **state)
{
    const struct fixture *f = *state;
    static const char *const table[][2] = {{"exp", "9223372036854775807"},
            {"exp", "9223372036854775808"}, {"exp", "1e400"}, {"exp", "1.8e9"}, {"exp", "-1"},
            {"exp", "\"1800000300\""}, {"exp", "true"}, {"exp", "[1800000300]"},
            {"nbf", "-9223372036854775808"}, {"nbf", "1800000000.0"}, {"placement", "0"},
            {"placement", "-1"}, {"placement", "9007199254740993"}, {"placement", "\"3\""},
            {"relay", "\"\""}, {"relay", "\"R1\""}, {"relay", "\"r1/\""},
            {"relay", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""}, {"relay", "[\"r1\"]"},
            {"role", "\"Person\""}, {"role", "\"operator\""}, {"role", "1"}, {"role", "\"\""}};
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_int_equal(verify_with(f, table[i][0], table[i][1]), ERR_INPUT);
}

static void test_J1_ids_with_nul_unicode_or_another_spelling_are_refused(void **state)
{
    const struct fixture *f = *state;
    static const char *const names[] = {"call", "seat", "jti"};
    static const char *const values[] = {"\"AAECAwQFBgcICQoLDA0O\\u0000w\"",
            "\"AAECAwQFBgcICQoLDA0OD\\u0077\\u0000\"", "\"AAECAwQFBgcICQoLDA0OD\xc3\xa9\"",
            "\"AAECAwQFBgcICQoLDA0O\xc3\xa9\"", "\"AAECAwQFBgcICQoLDA0ODx\"",
            "\"AAECAwQFBgcICQoLDA0ODw==\"", "\"AAECAwQFBgcICQoLDA0OD\"", "\"\"", "0",
            "\"\\ud800AECAwQFBgcICQoLDA0O\"", "\"AAAAAAAAAAAAAAAAAAAAAA\""};
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        for (size_t v = 0; v < COUNT_OF(values); v++)
            assert_int_equal(verify_with(f, names[n], values[v]), ERR_INPUT);
    }
}

static void test_J1_cnf_of_another_length_or_spelling_is_refused(void **state)
{
    const struct fixture *f = *state;
    assert_int_equal(verify_with(f, "cnf", "\"AAAA\""), ERR_INPUT);
    assert_int_equal(
            verify_with(f, "cnf", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF\""), ERR_INPUT);
    assert_int_equal(
            verify_with(f, "cnf", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEA\""), ERR_INPUT);
}

static void test_J1_every_claim_must_be_there(void **state)
{
    const struct fixture *f = *state;
    static const char *const names[] = {
            "call", "cnf", "exp", "jti", "nbf", "placement", "relay", "role", "seat"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_int_equal(verify_with(f, names[i], NULL), ERR_INPUT);
        assert_int_equal(verify_with(f, names[i], "null"), ERR_INPUT);
    }
}

static void test_J1_duplicate_and_unknown_claims_are_refused(void **state)
{
    const struct fixture *f = *state;
    assert_int_equal(verify_with(f, "role", "\"person\",\"role\":\"coach\""), ERR_INPUT);
    assert_int_equal(verify_with(f, "role", "\"person\",\"role\":\"person\""), ERR_INPUT);
    assert_int_equal(verify_with(f, "role", "\"person\",\"r\\u006fle\":\"coach\""), ERR_INPUT);
    assert_int_equal(verify_with(f, "role", "\"person\",\"admitted\":true"), ERR_INPUT);
}

static void test_J1_payloads_that_are_no_object_are_refused(void **state)
{
    const struct fixture *f = *state;
    static const char *const payloads[] = {"[]", "null", "\"x\"", "1", "{", "{}x", "{}", " "};
    for (size_t i = 0; i < COUNT_OF(payloads); i++)
        assert_int_equal(verify_payload(f, payloads[i], strlen(payloads[i])), ERR_INPUT);
    char *large = calloc(1, TOKEN_PAYLOAD_MAX);
    memset(large, ' ', TOKEN_PAYLOAD_MAX);
    assert_int_equal(verify_payload(f, large, TOKEN_PAYLOAD_MAX), ERR_INPUT);
    free(large);
}

static void test_ticket_sign_writes_no_ticket_that_verify_would_refuse(void **state)
{
    struct fixture *f = *state;
    char token[TOKEN_SIZE_MAX];
    struct ticket good = f->ticket;
    struct ticket bad[] = {good, good, good, good, good};
    bad[0].exp = good.nbf + TICKET_LIFE_S + 1;
    bad[1].placement = 0;
    strcpy(bad[2].relay, "R1");
    memset(&bad[3].call, 0, sizeof(bad[3].call));
    bad[4].exp = good.nbf;
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_int_equal(ticket_sign(&bad[i], &f->key, token, sizeof(token)), ERR_INPUT);
    assert_int_equal(ticket_sign(&good, &f->key, token, 40), ERR_LIMIT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_J1_ticket_comes_back_whole),
            TEST(test_J1_no_bit_of_a_ticket_may_differ),
            TEST(test_J1_truncated_signature_is_refused),
            TEST(test_J1_other_kid_is_refused),
            TEST(test_J1_other_relay_is_refused),
            TEST(test_J1_expired_by_leeway_and_one_second_is_refused),
            TEST(test_J1_not_yet_valid_is_refused),
            TEST(test_J1_clock_difference_of_the_beat_is_corrected),
            TEST(test_J1_life_of_more_than_five_minutes_is_refused),
            TEST(test_J1_huge_and_odd_claims_are_refused),
            TEST(test_J1_ids_with_nul_unicode_or_another_spelling_are_refused),
            TEST(test_J1_cnf_of_another_length_or_spelling_is_refused),
            TEST(test_J1_every_claim_must_be_there),
            TEST(test_J1_duplicate_and_unknown_claims_are_refused),
            TEST(test_J1_payloads_that_are_no_object_are_refused),
            TEST(test_ticket_sign_writes_no_ticket_that_verify_would_refuse),
    };
    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
