/* The list of series, each with what stands in the way of its dates in the next eight weeks: what
 * could not be claimed, and what was claimed and lies outside the coach's hours by now. Runs on a
 * reading thread. */
#include <stdio.h>

#include "scheduler/store/availability.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/series_row.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

enum { LENGTH_MAX_MIN = 50 }; /* of any session */

#define GOES_ON                                                                                    \
    " AND r.ended_at IS NULL AND (r.until_date IS NULL OR r.until_date >= $2) AND r.id > $3 "      \
    "ORDER BY r.id LIMIT $4"

/* --- series ----------------------------------------------------------------------------------- */

/* NULL: this actor has none. */
static struct query *series_query(struct db *db, const struct actor *actor)
{
    const char *sql = NULL;
    const struct id *whose = &actor->account;
    if (!id_is_zero(actor->only_session))
        return NULL;
    if (actor->role == ROLE_PERSON)
        sql = SERIES_SELECT "WHERE r.person_id = $1" GOES_ON;
    if (actor->role == ROLE_COACH)
        sql = SERIES_SELECT "WHERE r.coach_id = $1" GOES_ON;
    if (actor->role == ROLE_COORDINATOR) {
        sql = SERIES_SELECT "WHERE r.programme_id = $1" GOES_ON;
        whose = &actor->programme;
    }
    if (!sql)
        return NULL;
    struct query *query = db_query(db, sql);
    query_bind_id(query, 1, whose);
    return query;
}

static enum err items_read(const struct operation *operation, const struct series_list *call,
        struct series_list_out *out)
{
    char today[CIVIL_DATE_SIZE];
    struct query *query = series_query(operation->db, &call->actor);
    if (!query)
        return ERR_OK;
    /* a day earlier: some zone has the day before */
    query_bind_text(
            query, 2, civil_date_print(civil_date_of((int32_t)(call->now / DAY_S) - 1), today));
    query_bind_bytes(query, 3, &call->after, sizeof(call->after));
    query_bind_number(query, 4, SERIES_LIST_MAX + 1);
    enum err err = ERR_OK;
    while (!err && !out->is_more && query_next(query)) {
        out->is_more = out->count == SERIES_LIST_MAX;
        if (!out->is_more)
            err = series_row_read(operation, query, &out->items[out->count++].series);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

/* --- conflicts -------------------------------------------------------------------------------- */

struct date_row {
    struct civil_date date;
    unix_s_t start_at;
    struct id session;
    bool is_held; /* the session has this time still, and its coach */
    bool has_reason;
    enum series_reason reason;
};

static struct date_row date_read(const struct query *query, struct id coach)
{
    struct id holder = query_id(query, 6);
    enum booking_status status = (enum booking_status)field_word(query, 4, booking_status_names);
    return (struct date_row){
            .date = field_date(query, 0),
            .start_at = query_number(query, 1),
            .session = query_id(query, 2),
            .is_held = !query_is_null(query, 2) && booking_is_held(status) &&
                       query_number(query, 5) == query_number(query, 1) && id_equal(holder, coach),
            .has_reason = !query_is_null(query, 3),
            .reason = (enum series_reason)field_word(query, 3, series_reason_names),
    };
}

/* FREE: nothing is wrong with this date, or it was decided about since. */
static enum series_reason date_reason(
        const struct availability *availability, const struct date_row *row, int length_min)
{
    bool is_claimed = !id_is_zero(row->session);
    if (is_claimed && !row->is_held)
        return SERIES_FREE;
    if (row->has_reason)
        return row->reason == SERIES_LEFT_OUT ? SERIES_FREE : row->reason;
    struct interval session = {
            .start = row->start_at, .end = row->start_at + (unix_s_t)length_min * 60};
    return series_hours_reason(
            availability_time(availability), availability_query(availability), session);
}

static void conflict_add(const struct operation *operation, struct series_item *item,
        const struct date_row *row, enum series_reason reason)
{
    const struct zone *zone;
    if (zones_get(operation->zones, item->series.zone, &zone, NULL))
        return;
    struct series_conflict *conflict = &item->conflicts[item->conflict_count++];
    conflict->at = series_occurrence_on(&item->series.rule, zone, row->date);
    conflict->reason = reason;
    conflict->session = row->session;
}

static struct query *dates_query(
        const struct operation *operation, const struct series_item *item, struct interval time)
{
    struct query *query = db_query(operation->db,
            "SELECT d.date, d.start_at, d.session_id, d.reason, s.status, s.start_at, s.coach_id "
            "FROM series_date d LEFT JOIN session s ON s.id = d.session_id "
            "WHERE d.series_id = $1 AND d.start_at >= $2 AND d.start_at < $3 ORDER BY d.date");
    query_bind_id(query, 1, &item->series.id);
    query_bind_number(query, 2, time.start);
    query_bind_number(query, 3, time.end);
    return query;
}

static enum err conflicts_read(const struct operation *operation, struct availability *availability,
        struct series_item *item, struct interval time)
{
    const struct series_row *series = &item->series;
    struct member coach = {.id = series->coach, .programme = series->programme, .role = ROLE_COACH};
    snprintf(coach.zone, sizeof(coach.zone), "%s", series->coach_zone);
    enum err err = availability_coach(operation, availability, &coach, time);
    if (err)
        return err;
    struct query *query = dates_query(operation, item, time);
    while (item->conflict_count < SERIES_BLOCK_MAX && query_next(query)) {
        struct date_row row = date_read(query, series->coach);
        enum series_reason reason = date_reason(availability, &row, series->length_min);
        if (reason != SERIES_FREE)
            conflict_add(operation, item, &row, reason);
    }
    return query_end(query);
}

static enum err next_read(const struct operation *operation, struct series_item *item, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "SELECT MIN(start_at) FROM session WHERE series_id = $1 AND end_at > $2 "
            "AND status IN " SESSION_HELD);
    query_bind_id(query, 1, &item->series.id);
    query_bind_number(query, 2, now);
    item->next_at = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

/* --- series_list ------------------------------------------------------------------------------ */

static enum err items_fill(const struct operation *operation, const struct series_list *call,
        struct series_list_out *out)
{
    struct interval time = {
            .start = call->now, .end = call->now + (unix_s_t)SERIES_AHEAD_DAYS * DAY_S};
    struct availability_wish wish = {
            .programme = call->actor.programme,
            .length_min = LENGTH_MAX_MIN,
            .now = call->now - (unix_s_t)RULES_NOTICE_MAX_MIN * 60, /* what is claimed needs none */
            .time = time,
            .is_standing = true,
    };
    struct availability *availability;
    enum err err = availability_begin(operation, &wish, &availability);
    if (err)
        return err;
    for (size_t i = 0; i < out->count && !err; i++) {
        err = conflicts_read(operation, availability, &out->items[i], time);
        if (!err)
            err = next_read(operation, &out->items[i], call->now);
    }
    availability_destroy(availability);
    return err;
}

static enum err series_list_run(struct operation *operation, const void *in, void *out)
{
    enum err err = items_read(operation, in, out);
    return err ? err : items_fill(operation, in, out);
}

const struct store_call series_list = {
        .name = "series.list",
        .in_size = sizeof(struct series_list),
        .out_size = sizeof(struct series_list_out),
        .run = series_list_run,
};
