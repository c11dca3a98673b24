/* An account as a row: writing one, with its fields sealed, and opening its sealed columns. For
 * operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_ACCOUNT_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_ACCOUNT_ROW_H

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/sealed.h"

struct operation;
struct query;

/* The place of account.column for this id. */
struct seal_place account_place(struct id account, const char *column);

/* account->id and programme are set by the caller. ERR_INPUT "nickname", "zone", "language",
 * "reach_value"; ERR_CONFLICT "reach_value": another person of the programme is reached there. */
enum err account_insert(const struct operation *operation, const struct account *account,
        unix_s_t now) ATTRIBUTE_MUST_USE;

#endif
