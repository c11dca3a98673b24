/* Reads and writes claims. Called by booking and by changes of status; the overlap itself is
 * refused by the triggers of migration 1, on every path. */
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

enum err claims_take(
        const struct operation *operation, struct id party, struct id session, struct interval time)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO claims (party_id, session_id, start_at, end_at) VALUES ($1, $2, $3, $4)");
    query_bind_id(query, 1, &party);
    query_bind_id(query, 2, &session);
    query_bind_number(query, 3, time.start);
    query_bind_number(query, 4, time.end);
    return query_run(query);
}

enum err claims_drop(const struct operation *operation, struct id session)
{
    struct query *query = db_query(operation->db, "DELETE FROM claims WHERE session_id = $1");
    query_bind_id(query, 1, &session);
    return query_run(query);
}
