/* First answers, kept sealed for repeated requests. Used by the writer around each operation. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_IDEMPOTENCY_H
#define PORCHLIGHT_SCHEDULER_STORE_IDEMPOTENCY_H

#include "common/error.h"

struct answer;
struct operation;
struct write;

/* Remembers the answer (may be none: status 0) under the write's key. ERR_CONFLICT, here or from
 * db_commit: the key is taken, perhaps by one that came at the same time. Forgets some that are
 * older than IDEMPOTENCY_LIFE_S. */
enum err idempotency_keep(const struct operation *operation, const struct write *write,
        const struct answer *answer) ATTRIBUTE_MUST_USE;

/* The first answer under this key (its body malloc'd, the caller's; status 0 if none was kept).
 * ERR_NOT_FOUND: the key is free. ERR_CONFLICT "idempotency_key": it was taken for another
 * request. */
enum err idempotency_find(const struct operation *operation, const struct write *write,
        struct answer *ret_answer) ATTRIBUTE_MUST_USE;

#endif
