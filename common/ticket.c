/* The ticket's claims: written by the scheduler, read by the relay, by the same table. The
 * envelope and its signature are token.c's; the proof of the page's key is proof.c's. */
#include "common/ticket.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"

enum { TICKET_PAYLOAD_MAX = 1024 };

#define TIME_MAX (INT64_C(1) << 40) /* no sum of times and leeways overflows */
#define PLACEMENT_MAX (INT64_C(1) << 52)

static const char *const roles[] = {[SEAT_COACH] = "coach", [SEAT_PERSON] = "person", NULL};

struct claims {
    struct ticket ticket;
    int role;
};

#define CLAIM(member) offsetof(struct claims, ticket.member)

static const struct json_field fields[] = {
        {.name = "call", .kind = JSON_ID, .offset = CLAIM(call)},
        {.name = "cnf", .kind = JSON_BYTES, .offset = CLAIM(cnf), .size = 32},
        {.name = "exp", .kind = JSON_NUMBER, .offset = CLAIM(exp), .max = TIME_MAX},
        {.name = "jti", .kind = JSON_ID, .offset = CLAIM(jti)},
        {.name = "nbf", .kind = JSON_NUMBER, .offset = CLAIM(nbf), .max = TIME_MAX},
        {.name = "placement",
                .kind = JSON_NUMBER,
                .offset = CLAIM(placement),
                .min = 1,
                .max = PLACEMENT_MAX},
        {.name = "relay",
                .kind = JSON_TEXT,
                .offset = CLAIM(relay),
                .size = RELAY_NAME_SIZE,
                .min = 1,
                .max = RELAY_NAME_SIZE - 1},
        {.name = "role",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct claims, role),
                .choices = roles},
        {.name = "seat", .kind = JSON_ID, .offset = CLAIM(seat)},
};

static bool is_relay_name(const char *name)
{
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return len > 0 && name[len] == '\0';
}

/* What holds of a ticket whoever reads it and whenever. */
static bool is_well_formed(const struct ticket *ticket)
{
    return is_relay_name(ticket->relay) && ticket->placement >= 1 &&
           ticket->placement <= PLACEMENT_MAX && ticket->nbf >= 0 && ticket->exp > ticket->nbf &&
           ticket->exp <= TIME_MAX && ticket->exp - ticket->nbf <= TICKET_LIFE_S &&
           !id_is_zero(ticket->call) && !id_is_zero(ticket->seat) && !id_is_zero(ticket->jti);
}

static char *ticket_payload(const struct ticket *ticket, size_t *ret_len)
{
    struct json *json = json_object_create();
    json_set_id(json, "call", ticket->call);
    json_set_bytes(json, "cnf", ticket->cnf.bytes, sizeof(ticket->cnf.bytes));
    json_set_number(json, "exp", ticket->exp);
    json_set_id(json, "jti", ticket->jti);
    json_set_number(json, "nbf", ticket->nbf);
    json_set_number(json, "placement", ticket->placement);
    json_set_text(json, "relay", ticket->relay);
    json_set_text(json, "role", roles[ticket->role]);
    json_set_id(json, "seat", ticket->seat);
    return json_text_take(json, ret_len);
}

enum err ticket_sign(
        const struct ticket *ticket, const struct signing_key *key, char *ret_token, size_t size)
{
    if (!is_well_formed(ticket))
        return ERR_INPUT;
    size_t len = 0;
    char *payload = ticket_payload(ticket, &len);
    if (!payload)
        return ERR_MEMORY;
    enum err err = token_sign(TOKEN_TICKET, key, payload, len, ret_token, size);
    free(payload);
    return err;
}

enum err ticket_verify(const char *token, size_t token_len, const struct verify_key *keys,
        size_t key_count, const char *relay, unix_s_t now, int64_t skew_s,
        struct ticket *ret_ticket, size_t *ret_key)
{
    char payload[TICKET_PAYLOAD_MAX + 1];
    size_t len = 0;
    size_t key = 0;
    enum err err = token_verify(
            TOKEN_TICKET, keys, key_count, token, token_len, payload, sizeof(payload), &len, &key);
    if (err)
        return err == ERR_LIMIT ? ERR_INPUT : err;
    struct claims claims = {0};
    err = json_read(payload, len, fields, sizeof(fields) / sizeof(fields[0]), &claims, NULL);
    if (err)
        return err == ERR_MEMORY ? ERR_MEMORY : ERR_INPUT;
    claims.ticket.role = (enum seat_role)claims.role;
    if (!is_well_formed(&claims.ticket))
        return ERR_INPUT;
    if (strcmp(claims.ticket.relay, relay) != 0)
        return ERR_FORBIDDEN;
    unix_s_t corrected = now + skew_s;
    if (corrected < claims.ticket.nbf - TICKET_LEEWAY_S ||
            corrected > claims.ticket.exp + TICKET_LEEWAY_S)
        return ERR_EXPIRED;
    *ret_ticket = claims.ticket;
    if (ret_key)
        *ret_key = key;
    return ERR_OK;
}
