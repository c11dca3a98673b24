/* Reads what coaches carry. Called where coaches are ranked, where one is shown, and where counting
 * begins at the median. */
#include "scheduler/store/load_row.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

void loads_finish(struct loads *loads)
{
    free(loads->rows);
    *loads = (struct loads){0};
}

static int compare_row(const void *a, const void *b)
{
    const struct load_row *left = a, *right = b;
    return memcmp(&left->coach, &right->coach, sizeof(left->coach));
}

static struct load_row *row_find(const struct loads *loads, struct id coach)
{
    const struct load_row wanted = {.coach = coach};
    return loads->count ? bsearch(&wanted, loads->rows, loads->count, sizeof(wanted), compare_row)
                        : NULL;
}

const struct load_row *loads_find(const struct loads *loads, struct id coach)
{
    return row_find(loads, coach);
}

/* --- contracts ------------------------------------------------------------------------------- */

static enum err loads_add(struct loads *loads, const struct load_row *row, size_t *size)
{
    if (loads->count == LOADS_MAX)
        return ERR_LIMIT;
    if (loads->count == *size) {
        size_t wanted = *size ? 2 * *size : 16;
        struct load_row *rows = realloc(loads->rows, wanted * sizeof(rows[0]));
        if (!rows)
            return ERR_MEMORY;
        loads->rows = rows;
        *size = wanted;
    }
    loads->rows[loads->count++] = *row;
    return ERR_OK;
}

static struct load_row contract_read(const struct query *query)
{
    struct load_row row = {.coach = query_id(query, 0),
            .facts = {.contract_min = LOAD_CONTRACT_MIN},
            .counted_from = query_number(query, 1)};
    if (query_is_null(query, 2))
        return row;
    row.facts.contract_min = query_number(query, 2);
    row.counted_from = query_number(query, 3);
    row.facts.start_min = query_number(query, 4);
    row.closed_until = query_number(query, 5);
    return row;
}

static enum err contracts_read(const struct operation *operation, struct id programme,
        struct id coach, struct loads *loads)
{
    struct query *query = db_query(operation->db,
            "SELECT a.id, a.created_at, k.contract_min, k.counted_from, k.start_min, "
            "k.closed_until FROM account a LEFT JOIN contract k ON k.coach_id = a.id "
            "WHERE a.programme_id = $1 AND a.role = 'coach' AND a.ended_at IS NULL "
            "AND (a.id = $2 OR $2 IS NULL) ORDER BY a.id");
    query_bind_id(query, 1, &programme);
    query_bind_id(query, 2, &coach);
    enum err err = ERR_OK;
    size_t size = 0;
    while (!err && query_next(query)) {
        struct load_row row = contract_read(query);
        err = loads_add(loads, &row, &size);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

/* --- sessions -------------------------------------------------------------------------------- */

/* What counts as time given: not what was cancelled or moved. How it went is of no account. */
#define SESSION_GIVEN "s.status NOT IN ('moved', 'cancelled', 'reserved')"

/* The minutes of those sessions of s for which the condition holds. */
#define MINUTES_WHERE(condition_)                                                                  \
    "CAST(SUM(CASE WHEN " condition_ " THEN (s.end_at - s.start_at) / 60 ELSE 0 END) AS BIGINT)"
#define MINUTES_OF_WEEK(from_, until_)                                                             \
    MINUTES_WHERE("s.start_at > " from_ " AND s.start_at <= " until_)

enum { WEEKS_COLUMN = 3, BOUNDS_PARAMETER = 3 };

static enum err sessions_read(const struct operation *operation, struct id programme,
        struct id coach, unix_s_t now, struct loads *loads)
{
    struct query *query = db_query(operation->db,
            "SELECT s.coach_id, MAX(s.created_at), " MINUTES_WHERE(
                    "s.created_at >= COALESCE(k.counted_from, 0)") ", " MINUTES_OF_WEEK("$3",
                    "$4") ", " MINUTES_OF_WEEK("$4", "$5") ", " MINUTES_OF_WEEK("$5",
                    "$6") ", " MINUTES_OF_WEEK("$6",
                    "$7") " FROM session s "
                          "LEFT JOIN contract k ON k.coach_id = s.coach_id WHERE s.programme_id = "
                          "$1 "
                          "AND (s.coach_id = $2 OR $2 IS NULL) AND " SESSION_GIVEN
                          " GROUP BY s.coach_id");
    query_bind_id(query, 1, &programme);
    query_bind_id(query, 2, &coach);
    for (int week = 0; week <= LOAD_WEEKS; week++)
        query_bind_number(
                query, BOUNDS_PARAMETER + week, now - (unix_s_t)(LOAD_WEEKS - week) * LOAD_WEEK_S);
    while (query_next(query)) {
        struct load_row *row = row_find(loads, query_id(query, 0));
        if (!row)
            continue;
        row->given_at = query_number(query, 1);
        row->facts.given_min = query_number(query, 2);
        for (int week = 0; week < LOAD_WEEKS; week++)
            row->facts.weeks_min[week] = query_number(query, WEEKS_COLUMN + week);
    }
    return query_end(query);
}

/* --- caseloads ------------------------------------------------------------------------------- */

static enum err people_read(const struct operation *operation, struct id programme, struct id coach,
        struct loads *loads)
{
    struct query *query = db_query(operation->db,
            "SELECT k.coach_id, COUNT(*), MAX(k.started_at), SUM(CASE WHEN EXISTS "
            "(SELECT 1 FROM session s WHERE s.person_id = k.person_id AND s.coach_id = k.coach_id "
            "AND " SESSION_GIVEN ") THEN 0 ELSE 1 END) FROM caseload k WHERE k.programme_id = $1 "
            "AND (k.coach_id = $2 OR $2 IS NULL) AND k.ended_at IS NULL AND k.kind = 'primary' "
            "GROUP BY k.coach_id");
    query_bind_id(query, 1, &programme);
    query_bind_id(query, 2, &coach);
    while (query_next(query)) {
        struct load_row *row = row_find(loads, query_id(query, 0));
        if (!row)
            continue;
        row->people = query_number(query, 1);
        row->facts.waiting = query_number(query, 3);
        if (query_number(query, 2) > row->given_at)
            row->given_at = query_number(query, 2);
    }
    return query_end(query);
}

enum err loads_read(const struct operation *operation, struct id programme, struct id coach,
        unix_s_t now, struct loads *ret_loads)
{
    struct loads loads = {0};
    enum err err = contracts_read(operation, programme, coach, &loads);
    if (!err)
        err = sessions_read(operation, programme, coach, now, &loads);
    if (!err)
        err = people_read(operation, programme, coach, &loads);
    if (err) {
        loads_finish(&loads);
        return err;
    }
    *ret_loads = loads;
    return ERR_OK;
}

/* --- median ---------------------------------------------------------------------------------- */

enum err loads_median(const struct loads *loads, struct id but, int64_t *ret_share)
{
    int64_t *shares = calloc(loads->count + 1, sizeof(shares[0]));
    size_t count = 0;
    if (!shares)
        return ERR_MEMORY;
    for (size_t i = 0; i < loads->count; i++) {
        if (!id_equal(loads->rows[i].coach, but))
            shares[count++] = load_share(&loads->rows[i].facts);
    }
    *ret_share = load_median(shares, count);
    free(shares);
    return ERR_OK;
}
