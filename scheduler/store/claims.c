/* Reads and writes claims. Called by booking and by changes of status; the overlap itself is
 * refused by migration 1 (triggers, or an exclusion), on every path. */
#include "scheduler/store/claims.h"

#include "scheduler/core/civil.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

enum err claims_load(const struct operation *operation, struct id party, struct interval range,
        struct id moving, struct interval ret_list[CLAIMS_MAX], size_t *ret_count)
{
    bool is_all = id_is_zero(moving);
    struct query *query = db_query(operation->db,
            is_all ? "SELECT start_at, end_at FROM claims WHERE party_id = $1 AND start_at > $2 "
                     "AND start_at < $3 ORDER BY start_at"
                   : "SELECT start_at, end_at FROM claims WHERE party_id = $1 AND start_at > $2 "
                     "AND start_at < $3 " CLAIMS_BUT_MOVING("$4") "ORDER BY start_at");
    query_bind_id(query, 1, &party);
    query_bind_number(query, 2, range.start - DAY_S); /* no claim is longer than a day */
    query_bind_number(query, 3, range.end);
    if (!is_all)
        query_bind_id(query, 4, &moving);
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

enum err claims_have(const struct operation *operation, struct id party, struct interval time,
        struct id moving, bool *ret_have)
{
    bool is_all = id_is_zero(moving);
    struct query *query = db_query(operation->db,
            is_all ? "SELECT 1 FROM claims WHERE party_id = $1 AND start_at > $2 AND start_at < $3 "
                     "AND end_at > $4 LIMIT 1"
                   : "SELECT 1 FROM claims WHERE party_id = $1 AND start_at > $2 AND start_at < $3 "
                     "AND end_at > $4 " CLAIMS_BUT_MOVING("$5") "LIMIT 1");
    query_bind_id(query, 1, &party);
    query_bind_number(query, 2, time.start - DAY_S);
    query_bind_number(query, 3, time.end);
    query_bind_number(query, 4, time.start);
    if (!is_all)
        query_bind_id(query, 5, &moving);
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

/* One way for both, where there is a way: two rows of one statement cost SQLite a table more. */
enum err claims_take_both(
        const struct operation *operation, struct id session, struct claim one, struct claim other)
{
    if (!db_is_shared(operation->db)) {
        enum err err = claims_take(operation, one.party, session, one.time);
        return err ? err : claims_take(operation, other.party, session, other.time);
    }
    struct query *query = db_query(operation->db,
            "INSERT INTO claims (party_id, session_id, start_at, end_at) VALUES ($1, $2, $3, $4), "
            "($5, $2, $6, $7) ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &one.party);
    query_bind_id(query, 2, &session);
    query_bind_number(query, 3, one.time.start);
    query_bind_number(query, 4, one.time.end);
    query_bind_id(query, 5, &other.party);
    query_bind_number(query, 6, other.time.start);
    query_bind_number(query, 7, other.time.end);
    enum err err = query_run(query);
    return !err && db_changes(operation->db) != 2 ? ERR_CONFLICT : err;
}

/* One session has one claim of a party, or, while it is held for a move, up to two. */
enum { CLAIMS_OF_SESSION_MAX = 2 };

static enum err claims_of(const struct operation *operation, struct id party, struct id session,
        struct interval ret_list[CLAIMS_OF_SESSION_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT start_at, end_at FROM claims WHERE session_id = $1 AND party_id = $2 "
            "ORDER BY start_at LIMIT 2");
    query_bind_id(query, 1, &session);
    query_bind_id(query, 2, &party);
    size_t count = 0;
    while (query_next(query))
        ret_list[count++] =
                (struct interval){.start = query_number(query, 0), .end = query_number(query, 1)};
    *ret_count = intervals_merge(ret_list, count);
    return query_end(query);
}

enum err claims_take_beside(const struct operation *operation, struct id party, struct id session,
        struct interval time, struct id other)
{
    struct interval there[CLAIMS_OF_SESSION_MAX], pieces[CLAIMS_OF_SESSION_MAX + 1];
    size_t there_count, count = 0;
    enum err err = claims_of(operation, party, other, there, &there_count);
    if (!err)
        err = intervals_subtract(
                &time, 1, there, there_count, pieces, sizeof(pieces) / sizeof(pieces[0]), &count);
    for (size_t i = 0; i < count && !err; i++)
        err = claims_take(operation, party, session, pieces[i]);
    return err;
}

enum err claims_drop(const struct operation *operation, struct id session)
{
    struct query *query = db_query(operation->db, "DELETE FROM claims WHERE session_id = $1");
    query_bind_id(query, 1, &session);
    return query_run(query);
}
