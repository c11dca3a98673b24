/* token_verify on any text. What verifies must be spelled in the one way that signing it again
 * gives: Ed25519 is deterministic, so a second spelling of a token is a finding. */
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* The key of the seeds in the corpus: the seed is 32 bytes of 1. */
static struct signing_key corpus_key(void)
{
    struct signing_key key = {.kid = "k1"};
    uint8_t seed[crypto_sign_SEEDBYTES];
    uint8_t public[crypto_sign_PUBLICKEYBYTES];
    memset(seed, 1, sizeof(seed));
    crypto_sign_seed_keypair(public, key.secret, seed);
    return key;
}

static void check_spelling(const struct signing_key *key, enum token_kind kind, const char *payload,
        size_t payload_len, const char *token, size_t len)
{
    char again[TOKEN_SIZE_MAX];
    if (token_sign(kind, key, payload, payload_len, again, sizeof(again)) != ERR_OK ||
            strlen(again) != len || memcmp(again, token, len) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char payload[TOKEN_PAYLOAD_MAX + 1];
    struct signing_key key = corpus_key();
    struct verify_key known = signing_key_public(&key);
    for (int kind = TOKEN_TICKET; kind <= TOKEN_REPLY; kind++) {
        size_t payload_len = 0;
        if (token_verify((enum token_kind)kind, &known, 1, (const char *)data, len, payload,
                    sizeof(payload), &payload_len, NULL) == ERR_OK)
            check_spelling(
                    &key, (enum token_kind)kind, payload, payload_len, (const char *)data, len);
    }
    return 0;
}
