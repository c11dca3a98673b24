/* First answers, kept sealed for repeated requests. Used by the writer around each operation. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_IDEMPOTENCY_H
#define PORCHLIGHT_SCHEDULER_STORE_IDEMPOTENCY_H

#include <stdbool.h>

#include "common/error.h"

struct answer;
struct operation;
struct write;

/* Whether this key was answered before, and the answer (its body malloc'd, the caller's; status 0
 * if none was kept). ERR_CONFLICT "idempotency_key": it was, for another request. */
enum err idempotency_find(const struct operation *operation, const struct write *write,
        struct answer *ret_answer, bool *ret_found) ATTRIBUTE_MUST_USE;

/* Remembers the answer; forgets a few that are older than IDEMPOTENCY_LIFE_S. */
enum err idempotency_keep(const struct operation *operation, const struct write *write,
        const struct answer *answer) ATTRIBUTE_MUST_USE;

#endif
