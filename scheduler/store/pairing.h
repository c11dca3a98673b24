/* What people and coaches say for being paired: saved and shown to themselves, and of a person to
 * the coordinator, who writes it down with them. A list of avoided ones is shown to its owner only.
 * In the database all writes look alike: the same route and the same audit row, whatever was said.
 */
#ifndef PORCHLIGHT_SCHEDULER_STORE_PAIRING_H
#define PORCHLIGHT_SCHEDULER_STORE_PAIRING_H

#include <stdbool.h>

#include "common/id.h"
#include "scheduler/core/pairing.h"
#include "scheduler/store/write.h"

struct store_call;

/* Read: one's own (person zero), or, for a coordinator, a person's, without whom they avoid.
 * ERR_FORBIDDEN, ERR_NOT_FOUND "person". */
struct pairing_get {
    struct actor actor;
    struct id person;
};
extern const struct store_call pairing_get; /* out: struct pairing */

/* Write, as above: traits and wishes are replaced. One's own list of avoided ones is replaced, too;
 * a coordinator adds to a person's without seeing it. All were checked (traits_take, wishes_take,
 * avoid_check). Whoever now avoids somebody they see already asks for a switch by it
 * (store/queue.h). ERR_LIMIT "avoid"; ERR_CHANGED: as of store/match.h. */
struct pairing_put {
    struct write write;
    struct id person;
    struct pairing pairing;
};
extern const struct store_call pairing_put; /* out: struct pairing, as pairing_get has it */

/* Write, one's own: what is said of one kind is replaced by what traits and wishes say of it.
 * ERR_LIMIT "traits", "wishes". */
struct pairing_kind_put {
    struct write write;
    enum trait_kind kind;
    struct traits traits;
    struct wishes wishes;
};
extern const struct store_call pairing_kind_put; /* out: struct pairing */

/* Write, one's own: adds one, who was checked, to those to avoid, or takes one away (is_gone).
 * ERR_LIMIT "avoid". */
struct pairing_avoid_put {
    struct write write;
    struct avoid_entry entry;
    bool is_gone;
};
extern const struct store_call pairing_avoid_put; /* out: struct pairing */

/* Write, person: asks for another coach; no reason is asked for, and the coach is not told. */
struct switch_ask {
    struct write write;
};
struct switch_ask_out {
    char unused;
};
extern const struct store_call switch_ask;

/* Write, coach: gives a person of the caseload back; likewise. ERR_NOT_FOUND "person". */
struct hand_back {
    struct write write;
    struct id person;
};
struct hand_back_out {
    char unused;
};
extern const struct store_call hand_back;

#endif
