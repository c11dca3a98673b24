/* A coach's hours of work, what of them was given to people, and whether they take anybody new: the
 * ledger by which pairing is fair. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_CONTRACTS_H
#define PORCHLIGHT_SCHEDULER_STORE_CONTRACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/store/load_row.h"
#include "scheduler/store/write.h"

struct operation;
struct store_call;

enum { CLOSED_MAX_S = 90 * 86400 }; /* the longest time of taking nobody new, said at once */

/* Read: a coordinator's coach, a coach oneself (coach zero or one's own). ERR_NOT_FOUND "coach". */
struct load_get {
    struct actor actor;
    struct id coach;
    unix_s_t now;
};
extern const struct store_call load_get; /* out: struct load_row */

/* Write, coordinator: the contract from now on. What was given so far keeps its share of a
 * contract; at_median: counting begins anew at the median of the others instead, for who comes back
 * after a long time. ERR_INPUT "contract_min"; ERR_NOT_FOUND "coach"; ERR_CHANGED: as
 * match_check. */
struct contract_put {
    struct write write;
    struct id coach;
    int64_t contract_min;
    bool at_median;
};
extern const struct store_call contract_put; /* out: struct load_row */

/* Write, coach: takes nobody new until then; 0, or a time that is over: takes people. ERR_INPUT
 * "until_at": beyond CLOSED_MAX_S; ERR_CHANGED. */
struct closed_put {
    struct write write;
    unix_s_t until_at;
};
extern const struct store_call closed_put; /* out: struct load_row */

/* For whoever makes a coach's account: counting begins at the median of the others. */
enum err contract_begin(const struct operation *operation, struct id coach, struct id programme,
        unix_s_t now) ATTRIBUTE_MUST_USE;

#endif
