/* Resume tokens: a round trip, and that nothing but the fleet's own passes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "common/base64url.h"
#include "common/random.h"
#include "relay/core/resume.h"

enum { NOW = 1800000000 };

static const uint8_t fleet_key[RESUME_KEY_BYTES] = {1, 2, 3};

static struct resume resume_make(void)
{
    return (struct resume){
            .call = {{1}},
            .seat = {{2}},
            .role = SEAT_PERSON,
            .cnf = {{3}},
            .generation = 4,
            .given_ms = 6,
            .admitted = true,
            .placement = 5,
            .relay = "r1",
            .scheduler = 1,
            .exp = NOW + RESUME_LIFE_S,
    };
}

static void token_make(char token[RESUME_SIZE_MAX])
{
    struct resume resume = resume_make();
    assert_int_equal(resume_sign(&resume, fleet_key, token, RESUME_SIZE_MAX), ERR_OK);
}

static enum err verify(const char *token, unix_s_t now)
{
    struct resume resume;
    return resume_verify(token, strlen(token), fleet_key, now, &resume);
}

static void test_a_resume_token_gives_back_what_was_signed(void **state)
{
    char token[RESUME_SIZE_MAX];
    struct resume signed_resume = resume_make();
    struct resume resume = {0};
    (void)state;
    token_make(token);
    assert_int_equal(resume_verify(token, strlen(token), fleet_key, NOW, &resume), ERR_OK);
    assert_true(id_equal(resume.call, signed_resume.call));
    assert_true(id_equal(resume.seat, signed_resume.seat));
    assert_true(thumbprint_equal(resume.cnf, signed_resume.cnf));
    assert_int_equal(resume.role, SEAT_PERSON);
    assert_int_equal(resume.generation, 4);
    assert_int_equal(resume.given_ms, 6);
    assert_string_equal(resume.relay, "r1");
    assert_true(resume.admitted);
    assert_int_equal(resume.placement, 5);
    assert_int_equal(resume.scheduler, 1);
    assert_int_equal(resume.exp, NOW + RESUME_LIFE_S);
}

static void test_the_largest_numbers_fit(void **state)
{
    char token[RESUME_SIZE_MAX];
    struct resume resume = resume_make();
    (void)state;
    resume.exp = INT64_C(1) << 40;
    resume.generation = resume.placement = resume.scheduler = INT64_C(1) << 52;
    resume.given_ms = INT64_C(1) << 52;
    memset(resume.relay, 'r', RELAY_NAME_SIZE - 1);
    resume.admitted = false;
    assert_int_equal(resume_sign(&resume, fleet_key, token, sizeof(token)), ERR_OK);
    assert_int_equal(verify(token, NOW), ERR_OK);
}

static void test_J2_no_changed_character_passes(void **state)
{
    char token[RESUME_SIZE_MAX];
    (void)state;
    token_make(token);
    for (size_t i = 0; token[i]; i++) {
        char original = token[i];
        for (const char *other = "Aa0_-.B"; *other; other++) {
            token[i] = *other;
            if (*other != original)
                assert_int_not_equal(verify(token, NOW), ERR_OK);
        }
        token[i] = original;
    }
    assert_int_equal(verify(token, NOW), ERR_OK);
}

static void test_J2_no_cut_or_longer_token_passes(void **state)
{
    char token[RESUME_SIZE_MAX];
    struct resume resume;
    (void)state;
    token_make(token);
    size_t len = strlen(token);
    for (size_t cut = 0; cut < len; cut++)
        assert_int_not_equal(resume_verify(token, cut, fleet_key, NOW, &resume), ERR_OK);
    strcat(token, "A");
    assert_int_not_equal(verify(token, NOW), ERR_OK);
}

static void test_J2_another_fleet_s_token_does_not_pass(void **state)
{
    const uint8_t other_key[RESUME_KEY_BYTES] = {1, 2, 4};
    char token[RESUME_SIZE_MAX];
    struct resume resume = {.generation = 99};
    (void)state;
    token_make(token);
    assert_int_equal(resume_verify(token, strlen(token), other_key, NOW, &resume), ERR_SIGNATURE);
    assert_int_equal(resume.generation, 99);
}

static void test_J2_a_resume_token_ends_at_its_time(void **state)
{
    char token[RESUME_SIZE_MAX];
    (void)state;
    token_make(token);
    assert_int_equal(verify(token, NOW + RESUME_LIFE_S - 1), ERR_OK);
    assert_int_equal(verify(token, NOW + RESUME_LIFE_S), ERR_EXPIRED);
}

/* Signs any payload as this file's reading of docs/protocol.md says, apart from resume.c. */
static void token_of(const char *payload, char token[RESUME_SIZE_MAX])
{
    char text[RESUME_SIZE_MAX];
    uint8_t message[RESUME_SIZE_MAX + 64] = "porchlight-resume-v1";
    uint8_t mac[crypto_auth_BYTES];
    char mac_text[BASE64URL_SIZE(crypto_auth_BYTES)];
    base64url_encode(payload, strlen(payload), text, sizeof(text));
    memcpy(message + 21, text, strlen(text)); /* after the NUL */
    crypto_auth(mac, message, 21 + strlen(text), fleet_key);
    base64url_encode(mac, sizeof(mac), mac_text, sizeof(mac_text));
    strcpy(token, "r1.");
    strcat(strcat(strcat(token, text), "."), mac_text);
}

#define IDS                                                                                        \
    "\"call\":\"AQAAAAAAAAAAAAAAAAAAAA\",\"seat\":\"AgAAAAAAAAAAAAAAAAAAAA\","                     \
    "\"cnf\":\"AwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
#define ITS "\"given_ms\":0,\"placement\":1,\"relay\":\"r1\",\"scheduler\":0"
#define REST "\"exp\":1800000060,\"generation\":1," ITS

static void test_the_token_is_as_the_protocol_says(void **state)
{
    char token[RESUME_SIZE_MAX];
    (void)state;
    token_of("{" IDS "\"role\":\"coach\",\"admitted\":true," REST "}", token);
    assert_int_equal(verify(token, NOW), ERR_OK);
}

static void test_J2_signed_payloads_are_still_read_strictly(void **state)
{
    static const char *const payloads[] = {
            "{}",
            "[]",
            "{" IDS "\"role\":\"coordinator\",\"admitted\":true," REST "}",
            "{" IDS "\"role\":\"coach\",\"admitted\":1," REST "}",
            "{" IDS "\"role\":\"coach\",\"admitted\":true,\"extra\":1," REST "}",
            "{" IDS "\"role\":\"coach\",\"role\":\"coach\",\"admitted\":true," REST "}",
            "{" IDS "\"role\":\"coach\",\"admitted\":true,\"exp\":1e400,\"generation\":1," ITS "}",
            "{" IDS "\"role\":\"coach\",\"admitted\":true,\"exp\":1800000060,\"generation\":0," ITS
            "}",
            "{" IDS "\"role\":\"coach\",\"admitted\":true,\"exp\":1800000060,\"generation\":1,"
            "\"given_ms\":0,\"placement\":1,\"relay\":\"\",\"scheduler\":0}",
            "{" IDS "\"role\":\"coach\",\"admitted\":true,\"exp\":1800000060,\"generation\":1,"
            "\"given_ms\":-1,\"placement\":1,\"relay\":\"r1\",\"scheduler\":0}",
            /* As it was before it named its relay. */
            "{" IDS "\"role\":\"coach\",\"admitted\":true,\"exp\":1800000060,\"generation\":1,"
            "\"placement\":1,\"scheduler\":0}",
    };
    char token[RESUME_SIZE_MAX];
    (void)state;
    for (size_t i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++) {
        token_of(payloads[i], token);
        assert_int_equal(verify(token, NOW), ERR_INPUT);
    }
}

static void test_what_does_not_fit_is_an_error(void **state)
{
    char token[64];
    struct resume resume = resume_make();
    (void)state;
    assert_int_equal(resume_sign(&resume, fleet_key, token, sizeof(token)), ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_resume_token_gives_back_what_was_signed),
            cmocka_unit_test(test_the_largest_numbers_fit),
            cmocka_unit_test(test_J2_no_changed_character_passes),
            cmocka_unit_test(test_J2_no_cut_or_longer_token_passes),
            cmocka_unit_test(test_J2_another_fleet_s_token_does_not_pass),
            cmocka_unit_test(test_J2_a_resume_token_ends_at_its_time),
            cmocka_unit_test(test_the_token_is_as_the_protocol_says),
            cmocka_unit_test(test_J2_signed_payloads_are_still_read_strictly),
            cmocka_unit_test(test_what_does_not_fit_is_an_error),
    };
    if (random_init())
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
