/* The two columns beside a session's status that say whose word the status is. Called by the
 * operations that end a session, tell how it went, and see to what is due. */
#include "scheduler/store/outcome_row.h"

#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/operation.h"

const char *const outcome_source_names[] = {
        [OUTCOME_FACTS] = "facts",
        [OUTCOME_COACH] = "coach",
        [OUTCOME_COORDINATOR] = "coordinator",
        [OUTCOME_COORDINATOR + 1] = NULL,
};

enum err outcome_write(
        const struct operation *operation, struct session_row *row, struct session_outcome outcome)
{
    struct query *query = db_query(
            operation->db, "UPDATE session SET outcome_by = $2, outcome_due_at = $3 WHERE id = $1");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, outcome_source_names[outcome.by]);
    if (outcome.due_at)
        query_bind_number(query, 3, outcome.due_at);
    else
        query_bind_null(query, 3);
    enum err err = query_run(query);
    if (!err)
        row->outcome = outcome;
    return err;
}

enum err outcome_suggest(const struct operation *operation, struct session_row *row)
{
    const struct session_outcome outcome = {
            .by = OUTCOME_FACTS, .due_at = operation->now + BOOKING_CONFIRM_S};
    enum err err = outcome_write(operation, row, outcome);
    return err ? err : due_put(operation, DUE_OUTCOME, row->id, outcome.due_at);
}

enum err outcome_settle(const struct operation *operation, struct id session, bool *ret_is_settled)
{
    struct query *query = db_query(operation->db,
            "UPDATE session SET outcome_due_at = NULL WHERE id = $1 AND outcome_due_at <= $2");
    query_bind_id(query, 1, &session);
    query_bind_number(query, 2, operation->now);
    enum err err = query_run(query);
    *ret_is_settled = !err && db_changes(operation->db) > 0;
    return err;
}
