/* The envelope: what verifies is exactly what was signed, under a key we know, of the kind that we
 * expect. */
#include "common/token.h"

#include <sodium.h>
#include <stdlib.h>

#include "unit.h"

struct fixture {
    struct signing_key keys[2];
    struct verify_key known[2];
    char token[TOKEN_SIZE_MAX];
};

static const char payload[] = "{\"a\":1}";

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
    f->keys[0] = make_key("k1", 1);
    f->keys[1] = make_key("k2", 2);
    f->known[0] = signing_key_public(&f->keys[0]);
    f->known[1] = signing_key_public(&f->keys[1]);
    *state = f;
    return token_sign(
            TOKEN_TICKET, &f->keys[1], payload, strlen(payload), f->token, sizeof(f->token));
}

static int teardown(void **state)
{
    free(*state);
    return 0;
}

static enum err verify(const struct fixture *f, const char *token, size_t len)
{
    char text[64] = "untouched";
    size_t text_len = 77;
    size_t key = 88;
    enum err err = token_verify(
            TOKEN_TICKET, f->known, 2, token, len, text, sizeof(text), &text_len, &key);
    if (err) {
        assert_string_equal(text, "untouched");
        assert_int_equal(text_len, 77);
        assert_int_equal(key, 88);
    } else {
        assert_string_equal(text, payload);
        assert_int_equal(text_len, strlen(payload));
        assert_int_equal(key, 1);
    }
    return err;
}

static void test_J1_a_token_comes_back_with_its_key(void **state)
{
    const struct fixture *f = *state;
    assert_memory_equal(f->token, "v1.k2.", 6);
    assert_int_equal(verify(f, f->token, strlen(f->token)), ERR_OK);
}

static void test_J1_no_bit_of_a_token_may_differ(void **state)
{
    const struct fixture *f = *state;
    size_t len = strlen(f->token);
    for (size_t i = 0; i < 8 * len; i++) {
        char changed[256];
        memcpy(changed, f->token, len + 1);
        changed[i / 8] = (char)(changed[i / 8] ^ 1 << i % 8);
        assert_int_not_equal(verify(f, changed, len), ERR_OK);
    }
}

static void test_J1_a_token_cut_anywhere_is_refused(void **state)
{
    const struct fixture *f = *state;
    for (size_t len = 0; len < strlen(f->token); len++) {
        char *exact = malloc(len + 1); /* so that one byte too far is seen */
        memcpy(exact, f->token, len);
        assert_int_equal(verify(f, exact, len), ERR_INPUT);
        free(exact);
    }
}

static void test_J1_a_token_of_another_kind_is_refused(void **state)
{
    const struct fixture *f = *state;
    char text[64];
    size_t len = 0;
    for (int kind = TOKEN_BEAT; kind <= TOKEN_REPLY; kind++)
        assert_int_equal(token_verify((enum token_kind)kind, f->known, 2, f->token,
                                 strlen(f->token), text, sizeof(text), &len, NULL),
                ERR_SIGNATURE);
}

static void test_J1_an_unknown_kid_is_not_found(void **state)
{
    const struct fixture *f = *state;
    char text[64];
    size_t len = 0;
    assert_int_equal(token_verify(TOKEN_TICKET, f->known, 1, f->token, strlen(f->token), text,
                             sizeof(text), &len, NULL),
            ERR_NOT_FOUND);
    assert_int_equal(token_verify(TOKEN_TICKET, NULL, 0, f->token, strlen(f->token), text,
                             sizeof(text), &len, NULL),
            ERR_NOT_FOUND);
}

static void test_J1_another_kid_does_not_lend_its_key(void **state)
{
    const struct fixture *f = *state;
    char changed[256];
    memcpy(changed, f->token, strlen(f->token) + 1);
    memcpy(changed, "v1.k1.", 6);
    assert_int_equal(verify(f, changed, strlen(changed)), ERR_SIGNATURE);
}

static void test_J1_texts_that_only_look_like_tokens_are_refused(void **state)
{
    const struct fixture *f = *state;
    static const char *const texts[] = {"", "v1", "v1.", "v1..", "v1...", "v2.k1.YQ.", "v1.k1.YQ",
            "v1.k1..", "v1.k1.YQ.YQ", "v1.abcdefghijklmnopq.YQ.YQ", "V1.k1.YQ.", "....",
            "eyJhbGciOiJub25lIn0.e30."};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(verify(f, texts[i], strlen(texts[i])), ERR_INPUT);
    char *huge = malloc(TOKEN_SIZE_MAX + 1);
    memset(huge, 'A', TOKEN_SIZE_MAX + 1);
    memcpy(huge, "v1.k1.", 6);
    assert_int_equal(verify(f, huge, TOKEN_SIZE_MAX + 1), ERR_INPUT);
    free(huge);
}

/* Signed by us, and still not of the form: the spelling of the payload is part of it. */
static void test_J1_a_payload_that_is_not_canonical_is_refused(void **state)
{
    const struct fixture *f = *state;
    char message[64] = "porchlight-ticket-v1";
    size_t prefix = strlen(message) + 1;
    strcpy(message + prefix, "v1.k2.YR"); /* "YQ" with a stray bit */
    uint8_t signature[crypto_sign_BYTES];
    crypto_sign_detached(signature, NULL, (uint8_t *)message, prefix + strlen(message + prefix),
            f->keys[1].secret);
    char token[128];
    char encoded[90];
    sodium_bin2base64(encoded, sizeof(encoded), signature, sizeof(signature),
            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    strcpy(token, "v1.k2.YR.");
    strcat(token, encoded);
    assert_int_equal(verify(f, token, strlen(token)), ERR_INPUT);
}

static void test_token_sign_refuses_what_does_not_fit(void **state)
{
    struct fixture *f = *state;
    char *large = calloc(1, TOKEN_PAYLOAD_MAX + 1);
    size_t needed = strlen(f->token) + 1;
    assert_int_equal(token_sign(TOKEN_BEAT, &f->keys[0], large, TOKEN_PAYLOAD_MAX + 1, f->token,
                             sizeof(f->token)),
            ERR_LIMIT);
    assert_int_equal(
            token_sign(TOKEN_BEAT, &f->keys[0], large, 0, f->token, sizeof(f->token)), ERR_LIMIT);
    assert_int_equal(token_sign(TOKEN_BEAT, &f->keys[0], large, TOKEN_PAYLOAD_MAX, f->token,
                             sizeof(f->token)),
            ERR_OK);
    assert_int_equal(
            token_sign(TOKEN_TICKET, &f->keys[1], payload, strlen(payload), f->token, needed - 1),
            ERR_LIMIT);
    assert_int_equal(
            token_sign(TOKEN_TICKET, &f->keys[1], payload, strlen(payload), f->token, needed),
            ERR_OK);
    free(large);
}

static void test_token_verify_refuses_a_payload_that_does_not_fit(void **state)
{
    const struct fixture *f = *state;
    char text[sizeof(payload)];
    size_t len = 0;
    assert_int_equal(token_verify(TOKEN_TICKET, f->known, 2, f->token, strlen(f->token), text,
                             strlen(payload), &len, NULL),
            ERR_LIMIT);
    assert_int_equal(token_verify(TOKEN_TICKET, f->known, 2, f->token, strlen(f->token), text,
                             sizeof(payload), &len, NULL),
            ERR_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_J1_a_token_comes_back_with_its_key),
            TEST(test_J1_no_bit_of_a_token_may_differ),
            TEST(test_J1_a_token_cut_anywhere_is_refused),
            TEST(test_J1_a_token_of_another_kind_is_refused),
            TEST(test_J1_an_unknown_kid_is_not_found),
            TEST(test_J1_another_kid_does_not_lend_its_key),
            TEST(test_J1_texts_that_only_look_like_tokens_are_refused),
            TEST(test_J1_a_payload_that_is_not_canonical_is_refused),
            TEST(test_token_sign_refuses_what_does_not_fit),
            TEST(test_token_verify_refuses_a_payload_that_does_not_fit),
    };
    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
