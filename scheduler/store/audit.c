/* Writes the audit row of a change or a look. Called by the writer, inside the change's
 * transaction, so that neither is ever there without the other. No names, no free text. */
#include "scheduler/store/audit.h"

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/write.h"

static enum err row_write(const struct operation *operation, const struct write *write,
        const char *action, const char *purpose)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO audit (at, account_id, role, programme_id, action, object_id, purpose) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)");
    query_bind_number(query, 1, write->now);
    query_bind_id(query, 2, &write->actor.account);
    query_bind_text(query, 3, role_names[write->actor.role]);
    query_bind_id(query, 4, &write->actor.programme);
    query_bind_text(query, 5, action);
    query_bind_id(query, 6, &operation->object);
    query_bind_text(query, 7, purpose);
    return query_post(query);
}

enum err audit_write(
        const struct operation *operation, const struct write *write, const char *action)
{
    return row_write(operation, write, action, NULL);
}

enum err audit_write_view(
        const struct operation *operation, const struct write *write, const char *action)
{
    return row_write(operation, write, action, "view");
}
