/* The audit's chain: what one row says as bytes in which no two rows are alike, and the seal that
 * binds it to every row before it. Pure. docs/operations.md ("The audit") has the same in words,
 * for whoever checks it by other means. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_AUDIT_CHAIN_H
#define PORCHLIGHT_SCHEDULER_CORE_AUDIT_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/token.h"

enum { AUDIT_SEAL_BYTES = 32, AUDIT_KEYS_MAX = 16 };

/* A column's bytes as they stand in the table, lent; text and ids alike. */
struct audit_bytes {
    const void *data;
    size_t len;
    bool is_null;
};

struct audit_row { /* every column of the table audit */
    int64_t seq;
    unix_s_t at;
    struct audit_bytes account;
    struct audit_bytes role;
    struct audit_bytes programme;
    struct audit_bytes action;
    struct audit_bytes object;
    struct audit_bytes purpose;
};

struct audit_key {
    char kid[KEY_ID_SIZE];
    uint8_t secret[32];
};

struct audit_keys { /* the first one seals; the others are of before */
    size_t count;
    struct audit_key keys[AUDIT_KEYS_MAX];
};

struct audit_head { /* the end of the chain. All zero: nothing is sealed yet */
    int64_t place;  /* 1, 2, 3 ... without gaps */
    int64_t seq;
    uint8_t seal[AUDIT_SEAL_BYTES];
};

/* NULL: there is none of this name. */
const struct audit_key *audit_key_find(const struct audit_keys *keys, const char *kid);

/* The row's seal, at the place after `before`: HMAC-SHA256(key, seal before || canonical row). The
 * canonical row is the place, the key's id, and each column: a number as 8 bytes, big-endian; all
 * else as its length in 4 bytes and itself, NULL as the length 0xffffffff. */
void audit_seal_row(const struct audit_key *key, const struct audit_head *before,
        const struct audit_row *row, uint8_t ret_seal[AUDIT_SEAL_BYTES]);

/* The chain's end is now the row `seq`, one place further, with this seal. */
void audit_head_advance(struct audit_head *head, int64_t seq, const uint8_t seal[AUDIT_SEAL_BYTES]);

/* Time does not tell how much of it is right. */
bool audit_seals_equal(const uint8_t a[AUDIT_SEAL_BYTES], const uint8_t b[AUDIT_SEAL_BYTES]);

#endif
