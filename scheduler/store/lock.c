/* Row locks, for the engine on which writes are parallel. Called by operations first of all: what
 * is read after the lock is what the holder before left behind. The only SQL of one engine outside
 * its own file. */
#include "scheduler/store/lock.h"

#include "scheduler/core/civil.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

static const char *const lock_sql[] = {
        [LOCK_ORGANISATION] = "SELECT id FROM organisation WHERE id = $1 FOR NO KEY UPDATE",
        [LOCK_ACCOUNT] = "SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE",
        [LOCK_SERIES] = "SELECT id FROM series WHERE id = $1 FOR NO KEY UPDATE",
        [LOCK_WAIT] = "SELECT id FROM waitlist WHERE id = $1 FOR NO KEY UPDATE",
        [LOCK_SESSION] = "SELECT id FROM session WHERE id = $1 FOR NO KEY UPDATE",
};

enum err lock_row(const struct operation *operation, enum lock_kind kind, struct id id)
{
    if (!db_is_shared(operation->db))
        return ERR_OK;
    struct query *query = db_query(operation->db, lock_sql[kind]);
    query_bind_id(query, 1, &id);
    return query_post(query);
}

enum err lock_coach_if_free(
        const struct operation *operation, struct id coach, struct interval time)
{
    if (!db_is_shared(operation->db))
        return ERR_OK;
    struct query *query = db_query(operation->db,
            "SELECT id FROM account WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM claims "
            "WHERE party_id = $1 AND start_at > $2 AND start_at < $3 AND end_at > $4) "
            "FOR NO KEY UPDATE");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, time.start - DAY_S); /* no claim is longer than a day */
    query_bind_number(query, 3, time.end);
    query_bind_number(query, 4, time.start);
    return query_post(query);
}
