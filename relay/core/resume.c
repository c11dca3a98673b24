/* The relay's own token: what a relay must know to give a seat back that it has forgotten, or that
 * another of the fleet had. Written at each join and admission, read at a join that brings one. */
#include "relay/core/resume.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base64url.h"
#include "common/json.h"

static_assert(RESUME_KEY_BYTES == crypto_auth_KEYBYTES, "the fleet key is crypto_auth's");

enum { PAYLOAD_MAX = 480, MAC_BYTES = crypto_auth_BYTES };

#define TIME_MAX (INT64_C(1) << 40)
#define NUMBER_MAX (INT64_C(1) << 52)

static const char version[] = "r1.";
static const char domain[] = "porchlight-resume-v1"; /* its NUL is part of what is signed */
static const char *const roles[] = {[SEAT_COACH] = "coach", [SEAT_PERSON] = "person", NULL};

struct claims {
    struct resume resume;
    int role;
};

#define AT(member_) offsetof(struct claims, resume.member_)
#define NUMBER_ROW(name_, member_, min_, max_)                                                     \
    {                                                                                              \
        .name = (name_), .kind = JSON_NUMBER, .offset = AT(member_), .min = (min_), .max = (max_)  \
    }

static const struct json_field fields[] = {
        {.name = "admitted", .kind = JSON_BOOLEAN, .offset = AT(admitted)},
        {.name = "call", .kind = JSON_ID, .offset = AT(call)},
        {.name = "cnf", .kind = JSON_BYTES, .offset = AT(cnf), .size = 32},
        NUMBER_ROW("exp", exp, 0, TIME_MAX),
        NUMBER_ROW("generation", generation, 1, NUMBER_MAX),
        NUMBER_ROW("given_ms", given_ms, 0, NUMBER_MAX),
        NUMBER_ROW("placement", placement, 1, NUMBER_MAX),
        {.name = "relay",
                .kind = JSON_TEXT,
                .offset = AT(relay),
                .size = RELAY_NAME_SIZE,
                .min = 1,
                .max = RELAY_NAME_SIZE - 1},
        {.name = "role",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct claims, role),
                .choices = roles},
        NUMBER_ROW("scheduler", scheduler, 0, NUMBER_MAX),
        {.name = "seat", .kind = JSON_ID, .offset = AT(seat)},
};

static void sign_payload(
        const char *payload, size_t len, const uint8_t *key, uint8_t mac[MAC_BYTES])
{
    crypto_auth_hmacsha512256_state state;
    crypto_auth_hmacsha512256_init(&state, key, RESUME_KEY_BYTES);
    crypto_auth_hmacsha512256_update(&state, (const uint8_t *)domain, sizeof(domain));
    crypto_auth_hmacsha512256_update(&state, (const uint8_t *)payload, len);
    crypto_auth_hmacsha512256_final(&state, mac);
}

static char *claims_text(const struct resume *resume, size_t *ret_len)
{
    struct json *json = json_object_create();
    json_set_bool(json, "admitted", resume->admitted);
    json_set_id(json, "call", resume->call);
    json_set_bytes(json, "cnf", resume->cnf.bytes, sizeof(resume->cnf.bytes));
    json_set_number(json, "exp", resume->exp);
    json_set_number(json, "generation", resume->generation);
    json_set_number(json, "given_ms", resume->given_ms);
    json_set_number(json, "placement", resume->placement);
    json_set_text(json, "relay", resume->relay);
    json_set_text(json, "role", roles[resume->role]);
    json_set_number(json, "scheduler", resume->scheduler);
    json_set_id(json, "seat", resume->seat);
    return json_text_take(json, ret_len);
}

enum err resume_sign(const struct resume *resume, const uint8_t key[RESUME_KEY_BYTES],
        char *ret_token, size_t size)
{
    char payload[BASE64URL_SIZE(PAYLOAD_MAX)];
    char mac_text[BASE64URL_SIZE(MAC_BYTES)];
    uint8_t mac[MAC_BYTES];
    size_t len = 0;
    char *text = claims_text(resume, &len);
    if (!text)
        return ERR_MEMORY;
    if (len <= PAYLOAD_MAX)
        base64url_encode(text, len, payload, sizeof(payload));
    free(text);
    if (len > PAYLOAD_MAX)
        return ERR_LIMIT;
    sign_payload(payload, strlen(payload), key, mac);
    base64url_encode(mac, sizeof(mac), mac_text, sizeof(mac_text));
    if (strlen(version) + strlen(payload) + 1 + strlen(mac_text) >= size)
        return ERR_LIMIT;
    snprintf(ret_token, size, "%s%s.%s", version, payload, mac_text);
    return ERR_OK;
}

/* Splits `r1.PAYLOAD.MAC`; the two parts are lent. */
static enum err split(const char *token, size_t len, const char **ret_payload,
        size_t *ret_payload_len, uint8_t ret_mac[MAC_BYTES])
{
    size_t version_len = strlen(version);
    if (len >= RESUME_SIZE_MAX || len < version_len || memcmp(token, version, version_len) != 0)
        return ERR_INPUT;
    const char *payload = token + version_len;
    const char *dot = memchr(payload, '.', len - version_len);
    if (!dot)
        return ERR_INPUT;
    size_t mac_len = 0;
    const char *mac = dot + 1;
    if (base64url_decode(mac, (size_t)(token + len - mac), ret_mac, MAC_BYTES, &mac_len) ||
            mac_len != MAC_BYTES)
        return ERR_INPUT;
    *ret_payload = payload;
    *ret_payload_len = (size_t)(dot - payload);
    return ERR_OK;
}

enum err resume_verify(const char *token, size_t len, const uint8_t key[RESUME_KEY_BYTES],
        unix_s_t now, struct resume *ret_resume)
{
    const char *payload;
    size_t payload_len;
    uint8_t given[MAC_BYTES];
    uint8_t mac[MAC_BYTES];
    enum err err = split(token, len, &payload, &payload_len, given);
    if (err)
        return err;
    sign_payload(payload, payload_len, key, mac);
    if (sodium_memcmp(mac, given, MAC_BYTES) != 0)
        return ERR_SIGNATURE;
    char text[PAYLOAD_MAX];
    size_t text_len = 0;
    struct claims claims = {0};
    if (base64url_decode(payload, payload_len, text, sizeof(text), &text_len))
        return ERR_INPUT;
    err = json_read(text, text_len, fields, sizeof(fields) / sizeof(fields[0]), &claims, NULL);
    if (err)
        return err == ERR_MEMORY ? ERR_MEMORY : ERR_INPUT;
    if (now >= claims.resume.exp)
        return ERR_EXPIRED;
    claims.resume.role = (enum seat_role)claims.role;
    *ret_resume = claims.resume;
    return ERR_OK;
}
