/* Resume tokens, twice: the input as a token, which must never pass, and the input as a payload
 * that was signed, to get behind the signature. What is read is signed and read the same, and costs
 * steps in proportion. */
#include <sodium.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base64url.h"
#include "relay/core/resume.h"
#include "tests/fuzz/relay/steps.h"

enum { STEPS_FIXED = 4000, STEPS_EACH = 40 };

static const char domain[] = "porchlight-resume-v1";
static const uint8_t key[RESUME_KEY_BYTES] = {1};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void token_of(const uint8_t *payload, size_t len, char token[2 * RESUME_SIZE_MAX])
{
    char text[BASE64URL_SIZE(RESUME_SIZE_MAX)];
    char mac_text[BASE64URL_SIZE(crypto_auth_BYTES)];
    uint8_t message[sizeof(domain) + sizeof(text)];
    uint8_t mac[crypto_auth_BYTES];
    base64url_encode(payload, len, text, sizeof(text));
    memcpy(message, domain, sizeof(domain));
    memcpy(message + sizeof(domain), text, strlen(text));
    crypto_auth(mac, message, sizeof(domain) + strlen(text), key);
    base64url_encode(mac, sizeof(mac), mac_text, sizeof(mac_text));
    snprintf(token, 2 * RESUME_SIZE_MAX, "r1.%s.%s", text, mac_text);
}

static void check_round_trip(const struct resume *resume)
{
    char token[RESUME_SIZE_MAX];
    struct resume again;
    if (resume_sign(resume, key, token, sizeof(token)) ||
            resume_verify(token, strlen(token), key, 0, &again))
        abort();
    if (!id_equal(resume->seat, again.seat) || resume->given_ms != again.given_ms ||
            strcmp(resume->relay, again.relay) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char token[2 * RESUME_SIZE_MAX];
    struct resume resume;
    steps_begin();
    if (!resume_verify((const char *)data, len, key, 0, &resume))
        abort(); /* a forgery, or a seed that should not be there */
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    if (len > RESUME_SIZE_MAX / 2)
        return 0;
    token_of(data, len, token);
    steps_begin();
    enum err err = resume_verify(token, strlen(token), key, 0, &resume);
    steps_require(strlen(token), STEPS_FIXED, STEPS_EACH);
    if (!err)
        check_round_trip(&resume);
    return 0;
}
