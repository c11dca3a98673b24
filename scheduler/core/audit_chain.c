/* Seals one row of the audit onto the row before it, by libsodium's HMAC-SHA256. Called by the
 * operation that seals and by the walk that checks; it keeps nothing. */
#include "scheduler/core/audit_chain.h"

#include <string.h>

#include <sodium.h>

#include "common/bytes.h"

static void number_add(crypto_auth_hmacsha256_state *state, int64_t number)
{
    uint8_t data[8];
    struct bytes_out out = bytes_out_to(data, sizeof(data));
    bytes_put_u64(&out, (uint64_t)number);
    crypto_auth_hmacsha256_update(state, data, sizeof(data));
}

static void bytes_add(crypto_auth_hmacsha256_state *state, struct audit_bytes bytes)
{
    uint8_t length[4];
    struct bytes_out out = bytes_out_to(length, sizeof(length));
    bytes_put_u32(&out, bytes.is_null ? UINT32_MAX : (uint32_t)bytes.len);
    crypto_auth_hmacsha256_update(state, length, sizeof(length));
    if (!bytes.is_null && bytes.len > 0)
        crypto_auth_hmacsha256_update(state, bytes.data, bytes.len);
}

const struct audit_key *audit_key_find(const struct audit_keys *keys, const char *kid)
{
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->keys[i].kid, kid) == 0)
            return &keys->keys[i];
    return NULL;
}

void audit_seal_row(const struct audit_key *key, const struct audit_head *before,
        const struct audit_row *row, uint8_t ret_seal[AUDIT_SEAL_BYTES])
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key->secret, sizeof(key->secret));
    crypto_auth_hmacsha256_update(&state, before->seal, AUDIT_SEAL_BYTES);
    number_add(&state, before->place + 1);
    bytes_add(&state, (struct audit_bytes){.data = key->kid, .len = strlen(key->kid)});
    number_add(&state, row->seq);
    number_add(&state, row->at);
    bytes_add(&state, row->account);
    bytes_add(&state, row->role);
    bytes_add(&state, row->programme);
    bytes_add(&state, row->action);
    bytes_add(&state, row->object);
    bytes_add(&state, row->purpose);
    crypto_auth_hmacsha256_final(&state, ret_seal);
    sodium_memzero(&state, sizeof(state));
}

void audit_head_advance(struct audit_head *head, int64_t seq, const uint8_t seal[AUDIT_SEAL_BYTES])
{
    head->place++;
    head->seq = seq;
    memcpy(head->seal, seal, AUDIT_SEAL_BYTES);
}

bool audit_seals_equal(const uint8_t a[AUDIT_SEAL_BYTES], const uint8_t b[AUDIT_SEAL_BYTES])
{
    return sodium_memcmp(a, b, AUDIT_SEAL_BYTES) == 0;
}
