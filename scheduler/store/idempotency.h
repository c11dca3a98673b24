/* First answers, kept sealed for repeated requests. Used by the writer around each operation. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_IDEMPOTENCY_H
#define PORCHLIGHT_SCHEDULER_STORE_IDEMPOTENCY_H

#include <stdbool.h>

#include "common/error.h"
#include "common/id.h"

struct answer;
struct operation;
struct write;

/* Takes the key for this write: ret_row is where its answer goes. ret_is_repeat: it was taken
 * before, perhaps by one that came at the same time and has ended meanwhile. Forgets some that are
 * older than IDEMPOTENCY_LIFE_S. */
enum err idempotency_take(const struct operation *operation, const struct write *write,
        struct id *ret_row, bool *ret_is_repeat) ATTRIBUTE_MUST_USE;

/* The first answer under a key that was taken before (its body malloc'd, the caller's; status 0 if
 * none was kept). ERR_CONFLICT "idempotency_key": it was taken for another request. */
enum err idempotency_find(const struct operation *operation, const struct write *write,
        struct answer *ret_answer) ATTRIBUTE_MUST_USE;

/* Remembers the answer, if there is one. */
enum err idempotency_keep(const struct operation *operation, struct id row,
        const struct answer *answer) ATTRIBUTE_MUST_USE;

#endif
