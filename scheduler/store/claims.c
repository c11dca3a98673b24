/* Reads and writes claims. Called by booking and by changes of status; the overlap itself is
 * refused by migration 1 (triggers, or an exclusion), on every path. */
#include "scheduler/store/claims.h"

#include "scheduler/core/civil.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

enum err claims_load(const struct operation *operation, struct id party, struct interval range,
        struct interval ret_list[CLAIMS_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT start_at, end_at FROM claims WHERE party_id = $1 AND start_at > $2 "
            "AND start_at < $3 ORDER BY start_at");
    query_bind_id(query, 1, &party);
    query_bind_number(query, 2, range.start - DAY_S); /* no claim is longer than a day */
    query_bind_number(query, 3, range.end);
    size_t count = 0;
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        if (count == CLAIMS_MAX)
            err = ERR_LIMIT;
        else
            ret_list[count++] = (struct interval){
                    .start = query_number(query, 0), .end = query_number(query, 1)};
    }
    enum err ended = query_end(query);
    if (err || ended)
        return err ? err : ended;
    *ret_count = intervals_merge(ret_list, count);
    return ERR_OK;
}

enum err claims_have(
        const struct operation *operation, struct id party, struct interval time, bool *ret_have)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM claims WHERE party_id = $1 AND start_at > $2 AND start_at < $3 "
            "AND end_at > $4 LIMIT 1");
    query_bind_id(query, 1, &party);
    query_bind_number(query, 2, time.start - DAY_S);
    query_bind_number(query, 3, time.end);
    query_bind_number(query, 4, time.start);
    *ret_have = query_next(query);
    return query_end(query);
}

enum err claims_take(
        const struct operation *operation, struct id party, struct id session, struct interval time)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO claims (party_id, session_id, start_at, end_at) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &party);
    query_bind_id(query, 2, &session);
    query_bind_number(query, 3, time.start);
    query_bind_number(query, 4, time.end);
    enum err err = query_run(query);
    return !err && db_changes(operation->db) == 0 ? ERR_CONFLICT : err;
}

enum err claims_drop(const struct operation *operation, struct id session)
{
    struct query *query = db_query(operation->db, "DELETE FROM claims WHERE session_id = $1");
    query_bind_id(query, 1, &session);
    return query_run(query);
}
