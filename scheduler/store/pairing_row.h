/* What an account said for being paired, as a row: sealed as one value. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_PAIRING_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_PAIRING_ROW_H

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/pairing.h"

struct member;
struct operation;
struct query;

/* Opens column of the present row, which is this account's pairing.said_sealed; NULL is nothing
 * said. ERR_SIGNATURE: changed, or another's. */
enum err pairing_open(const struct operation *operation, const struct query *query, int column,
        struct id account, struct pairing *ret_pairing) ATTRIBUTE_MUST_USE;

enum err pairing_load(const struct operation *operation, struct id account,
        struct pairing *ret_pairing) ATTRIBUTE_MUST_USE;
enum err pairing_save(const struct operation *operation, const struct member *account,
        const struct pairing *pairing) ATTRIBUTE_MUST_USE;

#endif
