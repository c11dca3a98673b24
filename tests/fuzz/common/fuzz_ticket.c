/* The claims of a ticket: the input is the payload, signed here, so that the fuzzer gets past the
 * signature. What is let in must be what ticket_sign would sign. */
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/ticket.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { NOW = 1800000100 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct signing_key key = {.kid = "k1"};
    uint8_t seed[crypto_sign_SEEDBYTES] = {1};
    uint8_t public[crypto_sign_PUBLICKEYBYTES];
    char token[TOKEN_SIZE_MAX];
    struct ticket ticket;
    crypto_sign_seed_keypair(public, key.secret, seed);
    struct verify_key known = signing_key_public(&key);
    if (token_sign(TOKEN_TICKET, &key, (const char *)data, len, token, sizeof(token)) != ERR_OK)
        return 0;
    if (ticket_verify(token, strlen(token), &known, 1, "r1", NOW, 0, &ticket, NULL) != ERR_OK)
        return 0;
    bool is_in_time = ticket.nbf - TICKET_LEEWAY_S <= NOW && NOW <= ticket.exp + TICKET_LEEWAY_S;
    if (!is_in_time || ticket_sign(&ticket, &key, token, sizeof(token)) != ERR_OK)
        abort();
    return 0;
}
