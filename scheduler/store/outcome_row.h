/* Who said how a session went, beside its status. For operations: what may be said by whom is
 * core/booking's. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_OUTCOME_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_OUTCOME_ROW_H

#include <stdbool.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/sessions.h"

struct operation;

/* Its status is what facts say, from now on for BOOKING_CONFIRM_S; then DUE_OUTCOME settles it. */
enum err outcome_suggest(
        const struct operation *operation, struct session_row *row) ATTRIBUTE_MUST_USE;

/* Writes this, in the database and in row. */
enum err outcome_write(const struct operation *operation, struct session_row *row,
        struct session_outcome outcome) ATTRIBUTE_MUST_USE;

/* Ends the time for confirming it, if that is over. ret_is_settled: it was not before. */
enum err outcome_settle(const struct operation *operation, struct id session,
        bool *ret_is_settled) ATTRIBUTE_MUST_USE;

#endif
