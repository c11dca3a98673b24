/* Reads the sessions that a coach carries in a stretch of time. Called by availability for coaches
 * who have caps. */
#include "scheduler/store/held_row.h"

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

enum err held_load(const struct operation *operation, struct id coach, struct interval range,
        struct id moving, struct caps_held ret_held[CAPS_HELD_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT start_at, end_at, buffer_min FROM session WHERE coach_id = $1 "
            "AND start_at >= $2 AND start_at < $3 AND status NOT IN ('moved', 'cancelled') "
            "AND ((id <> $4 AND (status <> 'reserved' OR replaces_id IS NULL OR replaces_id <> "
            "$4)) "
            "OR $4 IS NULL) ORDER BY start_at, id");
    query_bind_id(query, 4, &moving);
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, range.start);
    query_bind_number(query, 3, range.end);
    size_t count = 0;
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        unix_s_t end = query_number(query, 1);
        if (count == CAPS_HELD_MAX)
            err = ERR_LIMIT;
        else
            ret_held[count++] = (struct caps_held){.start = query_number(query, 0),
                    .end = end,
                    .free = end + query_number(query, 2) * 60};
    }
    enum err ended = query_end(query);
    *ret_count = count;
    return err ? err : ended;
}
