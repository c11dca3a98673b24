/* One side of pairing: what an account said, and by what it can be known. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_PARTY_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_PARTY_ROW_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/core/match.h"
#include "scheduler/core/pairing.h"
#include "scheduler/store/who_row.h"

struct operation;
struct query;

struct party { /* match borrows from the rest: do not copy */
    struct pairing pairing;
    struct who_row who;
    struct match_party match;
};

/* The present row, of FITTING_COLUMNS (store/fitting.h). with_texts: the other side's list may be
 * about names and numbers. */
enum err party_read(const struct operation *operation, const struct query *query, bool with_texts,
        struct party *ret_party) ATTRIBUTE_MUST_USE;

#endif
