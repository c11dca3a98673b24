/* Whether a join is genuine: the token's signature and times, and the proof that the page holds
 * the key which the token names (J1, J2). What a genuine join may do is the room's to say. Pure;
 * the lws thread. */
#ifndef PORCHLIGHT_RELAY_CORE_GATE_H
#define PORCHLIGHT_RELAY_CORE_GATE_H

#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/ticket.h"
#include "common/token.h"
#include "relay/core/message.h"
#include "relay/core/resume.h"
#include "relay/core/room.h"

enum { GATE_SCHEDULERS_MAX = 8 };

struct gate {
    char relay[RELAY_NAME_SIZE];
    struct verify_key keys[GATE_SCHEDULERS_MAX]; /* by number of scheduler */
    size_t key_count;
    uint8_t fleet_key[RESUME_KEY_BYTES];
};

/* skew_s: scheduler's time minus ours. ret_claim's connection is the caller's to fill. Errors as
 * of ticket_verify, resume_verify and proof_verify; ERR_FORBIDDEN also: a key that the token does
 * not name, or a resume token of another relay without a ticket. */
enum err gate_check(const struct gate *gate, const struct message_join *join,
        const uint8_t nonce[PROOF_NONCE_BYTES], unix_s_t now, int64_t skew_s,
        struct claim *ret_claim) ATTRIBUTE_MUST_USE;

#endif
