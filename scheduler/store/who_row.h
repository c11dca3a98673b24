/* By what somebody can be known to another's list of avoided ones: name, number, address. For
 * operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_WHO_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_WHO_ROW_H

#include <stdbool.h>

#include "common/error.h"
#include "scheduler/core/avoid.h"
#include "scheduler/store/accounts.h"

struct operation;
struct query;

/* What who_read reads: the first columns of its query, of account a. */
#define WHO_COLUMNS "a.id, a.nickname_sealed, a.reach_kind, a.reach_sealed"
enum { WHO_COLUMN_COUNT = 4 };

struct who_row { /* who borrows from the row: do not copy */
    char nickname[NICKNAME_SIZE];
    char reach[REACH_VALUE_SIZE];
    struct avoid_who who;
};

/* The present row. Not with_texts: the account's id only, nothing is opened. */
enum err who_read(const struct operation *operation, const struct query *query, bool with_texts,
        struct who_row *ret_who) ATTRIBUTE_MUST_USE;

#endif
