/* Reads a feed for its coach and its busy spans for availability. The address is opened to be
 * fetched, and to show whose server it is, nothing else of it. */
#include "scheduler/store/feed_row.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

struct seal_place feed_place(struct id coach)
{
    return (struct seal_place){.table = "feed", .column = "url", .row = coach};
}

/* --- busy ------------------------------------------------------------------------------------- */

static enum err spans_read(
        struct query *query, struct interval *ret_list, size_t max, size_t *ret_count)
{
    size_t count = 0;
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        if (count == max)
            err = ERR_LIMIT;
        else
            ret_list[count++] = (struct interval){
                    .start = query_number(query, 0), .end = query_number(query, 1)};
    }
    enum err ended = query_end(query);
    *ret_count = count;
    return err ? err : ended;
}

enum err feed_taken_load(const struct operation *operation, struct id coach, struct interval range,
        unix_s_t now, struct interval *ret_list, size_t max, size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT start_at, end_at FROM feed_busy WHERE coach_id = $1 AND start_at < $3 AND "
            "end_at > $2 UNION ALL SELECT $2, $3 FROM feed WHERE coach_id = $1 AND "
            "good_until <= $4 ORDER BY 1");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, range.start);
    query_bind_number(query, 3, range.end);
    query_bind_number(query, 4, now);
    return spans_read(query, ret_list, max, ret_count);
}

enum err feed_takes(
        const struct operation *operation, struct id coach, struct interval time, bool *ret_takes)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM feed WHERE coach_id = $1 AND (good_until <= $4 OR EXISTS (SELECT 1 FROM "
            "feed_busy b WHERE b.coach_id = $1 AND b.start_at < $3 AND b.end_at > $2))");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, time.start);
    query_bind_number(query, 3, time.end);
    query_bind_number(query, 4, operation->now);
    *ret_takes = query_next(query);
    return query_end(query);
}

static enum err busy_insert(
        const struct operation *operation, struct id coach, const struct interval *span)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO feed_busy (coach_id, start_at, end_at) VALUES ($1, $2, $3)");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, span->start);
    query_bind_number(query, 3, span->end);
    return query_run(query);
}

static enum err busy_clear(const struct operation *operation, struct id coach)
{
    struct query *query = db_query(operation->db, "DELETE FROM feed_busy WHERE coach_id = $1");
    query_bind_id(query, 1, &coach);
    return query_run(query);
}

static enum err busy_compare(const struct operation *operation, struct id coach,
        const struct interval *busy, size_t count, bool *ret_is_same)
{
    size_t there = 0;
    *ret_is_same = false;
    struct interval *list = calloc(FEED_BUSY_MAX, sizeof(*list));
    if (!list)
        return ERR_MEMORY;
    struct query *query = db_query(operation->db,
            "SELECT start_at, end_at FROM feed_busy WHERE coach_id = $1 ORDER BY start_at");
    query_bind_id(query, 1, &coach);
    enum err err = spans_read(query, list, FEED_BUSY_MAX, &there);
    *ret_is_same =
            !err && there == count && (count == 0 || !memcmp(list, busy, count * sizeof(*list)));
    free(list);
    return err;
}

enum err feed_busy_replace(const struct operation *operation, struct id coach,
        const struct interval *busy, size_t count)
{
    bool is_same;
    enum err err = busy_compare(operation, coach, busy, count, &is_same);
    if (err || is_same)
        return err;
    err = busy_clear(operation, coach);
    for (size_t i = 0; i < count && !err; i++)
        err = busy_insert(operation, coach, &busy[i]);
    return err;
}

/* --- what the coach sees ---------------------------------------------------------------------- */

/* "https://calendar.example/private-123/x.ics" -> "calendar.example". */
static void host_cut(char url[FEED_URL_SIZE])
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    size_t len = strcspn(host, "/?#");
    memmove(url, host, len);
    url[len] = '\0';
}

static enum err feed_read(
        const struct operation *operation, struct id coach, unix_s_t now, struct feed_row *ret_row)
{
    enum err err = ERR_OK;
    struct query *query = db_query(operation->db,
            "SELECT url_sealed, why, read_at, tried_at, good_until FROM feed WHERE coach_id = $1");
    query_bind_id(query, 1, &coach);
    *ret_row = (struct feed_row){0};
    if (query_next(query)) {
        ret_row->is_there = true;
        ret_row->why = (enum feed_why)field_word(query, 1, feed_why_names);
        ret_row->read_at = query_number(query, 2);
        ret_row->tried_at = query_number(query, 3);
        ret_row->good_until = query_number(query, 4);
        ret_row->is_blocking = ret_row->good_until <= now;
        err = field_open(
                operation, query, 0, feed_place(coach), ret_row->host, sizeof(ret_row->host));
        host_cut(ret_row->host);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

enum err feed_row_find(
        const struct operation *operation, struct id coach, unix_s_t now, struct feed_row *ret_row)
{
    enum err err = feed_read(operation, coach, now, ret_row);
    if (err || !ret_row->is_there)
        return err;
    struct query *query = db_query(operation->db,
            "SELECT start_at, end_at FROM feed_busy WHERE coach_id = $1 AND start_at < $3 AND "
            "end_at > $2 ORDER BY start_at LIMIT 200");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, now);
    query_bind_number(query, 3, now + FEED_SHOWN_S);
    return spans_read(query, ret_row->busy, FEED_SHOWN_MAX, &ret_row->count);
}
