/* Writes down that somebody looks at one person's things, before they do. Runs on a writing thread;
 * on SQLite looks share a transaction with whatever else is written just then. */
#include "scheduler/store/audit_view.h"

#include "scheduler/store/audit.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/store.h"

static enum err object_find(
        const struct operation *operation, const struct audit_view *call, bool *ret_is_there)
{
    const struct actor *actor = &call->write.actor;
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM account WHERE id = $1 AND programme_id = $2 UNION ALL "
            "SELECT 1 FROM session WHERE id = $1 AND programme_id = $2 "
            "AND (coach_id = $3 OR $4 = 0)");
    query_bind_id(query, 1, &call->object);
    query_bind_id(query, 2, &actor->programme);
    query_bind_id(query, 3, &actor->account);
    query_bind_number(query, 4, actor->role == ROLE_COACH);
    *ret_is_there = query_next(query);
    return query_end(query);
}

static enum err audit_view_run(struct operation *operation, const void *in, void *out)
{
    const struct audit_view *call = in;
    struct audit_view_out *ret = out;
    operation->is_audited = true;
    operation->object = call->object;
    enum err err = object_find(operation, call, &ret->is_there);
    return err || !ret->is_there ? err : audit_write_view(operation, &call->write, call->action);
}

const struct store_call audit_view = {
        .name = "audit.view",
        .in_size = sizeof(struct audit_view),
        .out_size = sizeof(struct audit_view_out),
        .is_write = true,
        .run = audit_view_run,
};
