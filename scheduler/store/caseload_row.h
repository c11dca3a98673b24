/* Who sees whom: the rows between a person and their coaches. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_CASELOAD_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_CASELOAD_ROW_H

#include <stdbool.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/accounts.h"

struct member;
struct operation;

/* From now on the person sees this coach, whoever else they see: as the primary one if they have
 * none, as a back-up otherwise. For the tools, which give people coaches without asking. */
enum err caseload_add(const struct operation *operation, const struct member *person,
        const struct member *coach, unix_s_t now) ATTRIBUTE_MUST_USE;

/* As caseload_set (store/accounts.h), for members of one programme. Locks both. */
enum err caseload_give(const struct operation *operation, const struct member *person,
        const struct member *coach, enum caseload_kind kind, unix_s_t now) ATTRIBUTE_MUST_USE;

/* Nobody has this place at the person's from now on, whom the caller has locked. */
enum err caseload_end(const struct operation *operation, struct id person, enum caseload_kind kind,
        unix_s_t now, bool *ret_is_changed) ATTRIBUTE_MUST_USE;

#endif
