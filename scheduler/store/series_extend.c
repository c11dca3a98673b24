/* The clock's work on series: deciding the next block of those of which little is decided, and
 * ending those whose two are no longer brought together. Several schedulers may be at it: whoever
 * has the series second finds it decided. */
#include "scheduler/core/zone.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/series_claim.h"
#include "scheduler/store/series_row.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* Dates before this one are to be decided by now. */
static struct civil_date decided_by(unix_s_t now)
{
    return civil_date_of((int32_t)(now / DAY_S) + SERIES_AHEAD_DAYS);
}

/* Of series r: its two saw each other once, and do so no more. */
#define SERIES_IS_PARTED                                                                           \
    "(EXISTS (SELECT 1 FROM caseload k WHERE k.person_id = r.person_id "                           \
    "AND k.coach_id = r.coach_id) AND NOT EXISTS (SELECT 1 FROM caseload k "                       \
    "WHERE k.person_id = r.person_id AND k.coach_id = r.coach_id AND k.ended_at IS NULL))"

/* --- series_due ------------------------------------------------------------------------------- */

static enum err series_due_run(struct operation *operation, const void *in, void *out)
{
    const struct series_find *call = in;
    struct series_found *ret = out;
    char date[CIVIL_DATE_SIZE];
    if (call->actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    struct query *query = db_query(operation->db,
            "SELECT r.id FROM series r WHERE r.ended_at IS NULL AND r.id > $2 "
            "AND (until_date IS NULL OR until_date >= decided_until) "
            "AND (decided_until < $1 OR " SERIES_IS_PARTED ") ORDER BY r.id LIMIT $3");
    query_bind_text(query, 1, civil_date_print(decided_by(call->now), date));
    query_bind_bytes(query, 2, &call->after, sizeof(call->after));
    query_bind_number(query, 3, SERIES_TURN_MAX);
    while (ret->count < SERIES_TURN_MAX && query_next(query))
        ret->series[ret->count++] = ret->last = query_id(query, 0);
    ret->is_more = ret->count == SERIES_TURN_MAX;
    return query_end(query);
}

const struct store_call series_due = {
        .name = "series.due",
        .in_size = sizeof(struct series_find),
        .out_size = sizeof(struct series_found),
        .run = series_due_run,
};

/* --- the two ---------------------------------------------------------------------------------- */

static enum err pair_is_parted(
        const struct operation *operation, const struct series_row *row, bool *ret_is_parted)
{
    struct query *query =
            db_query(operation->db, "SELECT 1 FROM series r WHERE r.id = $1 AND " SERIES_IS_PARTED);
    query_bind_id(query, 1, &row->id);
    *ret_is_parted = query_next(query);
    return query_end(query);
}

/* ERR_NOT_FOUND: they are not to be booked with each other any more. */
static enum err pair_check(
        const struct operation *operation, const struct series_row *row, bool is_parted)
{
    enum err err = is_parted ? ERR_NOT_NOW : fitting_check(operation, row->person, row->coach);
    return err == ERR_NOT_NOW ? ERR_NOT_FOUND : err;
}

/* --- series_extend ---------------------------------------------------------------------------- */

static bool is_due(const struct series_row *row, bool is_parted, unix_s_t now)
{
    int32_t decided = civil_day(row->decided_until);
    bool is_over = !civil_date_is_none(row->rule.until) && civil_day(row->rule.until) < decided;
    bool is_short = decided < civil_day(decided_by(now));
    return row->ended_at == 0 && !is_over && (is_short || is_parted);
}

/* ERR_NOT_FOUND: one of the two is no longer there. */
static enum err terms_load(const struct operation *operation, const struct series_row *row,
        struct series_terms *ret_terms)
{
    struct series_terms terms = {
            .rule = row->rule, .length_min = row->length_min, .mode = row->mode};
    enum err err = member_find(operation, row->coach, ROLE_COACH, NULL, &terms.coach);
    if (!err)
        err = member_find(operation, row->person, ROLE_PERSON, NULL, &terms.person);
    if (!err && zones_get(operation->zones, row->zone, &terms.zone, NULL))
        err = ERR_INTERNAL; /* it was checked when the series was made */
    if (!err)
        *ret_terms = terms;
    return err;
}

static enum err decided_write(
        const struct operation *operation, struct id series, struct civil_date until)
{
    char date[CIVIL_DATE_SIZE];
    struct query *query =
            db_query(operation->db, "UPDATE series SET decided_until = $2 WHERE id = $1");
    query_bind_id(query, 1, &series);
    query_bind_text(query, 2, civil_date_print(until, date));
    return query_run(query);
}

static enum err session_read(const struct operation *operation, struct query *query,
        struct session_row *ret_row, size_t *ret_count)
{
    bool is_more;
    return session_rows_read(operation, query, ret_row, 1, ret_count, &is_more);
}

/* About the last session of the series: after that one, something will be missing. */
static enum err block_tell(
        const struct operation *operation, const struct series_row *row, unix_s_t now)
{
    struct session_row last;
    size_t count = 0;
    struct query *query = db_query(operation->db,
            SESSION_SELECT "WHERE s.series_id = $1 ORDER BY s.start_at DESC LIMIT 1");
    query_bind_id(query, 1, &row->id);
    enum err err = session_read(operation, query, &last, &count);
    return err || count == 0 ? err
                             : outbox_tell(operation, NOTICE_SERIES_CONFLICT, &last, NULL, now);
}

static bool has_conflict(const struct series_block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        if (block->choices[i].reason != SERIES_FREE)
            return true;
    }
    return false;
}

/* Dates that passed while nobody was there to decide them are not looked at. */
static enum err block_extend(const struct operation *operation, const struct series_row *row,
        const struct series_terms *terms, unix_s_t now, struct series_turn_out *out)
{
    struct series_block block;
    int32_t first = civil_day(row->decided_until), today = zone_wall(terms->zone, now).day;
    enum err err =
            series_block_choose(operation, terms, first > today ? first : today, now, &block);
    if (!err)
        err = series_block_claim(
                operation, terms, row->id, &block, now, out->sessions, &out->session_count);
    if (!err)
        err = decided_write(operation, row->id, civil_date_of(block.end));
    if (!err && has_conflict(&block))
        err = block_tell(operation, row, now);
    return err;
}

/* What is booked already stays until a coordinator has decided. */
static enum err booked_queue(
        const struct operation *operation, const struct series_row *row, unix_s_t now)
{
    struct session_row next;
    size_t count = 0;
    struct query *query = db_query(operation->db,
            SESSION_SELECT "WHERE s.series_id = $1 AND s.coach_id = $2 AND s.start_at > $3 "
                           "AND s.status IN " SESSION_HELD " ORDER BY s.start_at LIMIT 1");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &row->coach);
    query_bind_number(query, 3, now);
    enum err err = session_read(operation, query, &next, &count);
    if (err || count == 0)
        return err;
    unix_s_t due_at = next.start_at < now + DAY_S ? now : now + DAY_S;
    return queue_put(operation, QUEUE_SERIES, row->person, next.id, due_at, now);
}

static enum err series_stop(
        const struct operation *operation, const struct series_row *row, unix_s_t now)
{
    enum err err = series_row_end(operation, row->id, now);
    if (!err)
        err = booked_queue(operation, row, now);
    return err ? err : block_tell(operation, row, now);
}

static enum err series_go_on(const struct operation *operation, const struct series_row *row,
        bool is_parted, unix_s_t now, struct series_turn_out *out)
{
    struct series_terms terms;
    enum err err = terms_load(operation, row, &terms);
    if (!err)
        err = pair_check(operation, row, is_parted);
    if (err == ERR_NOT_FOUND)
        return series_stop(operation, row, now);
    return err ? err : block_extend(operation, row, &terms, now, out);
}

static enum err series_extend_run(struct operation *operation, const void *in, void *out)
{
    const struct series_turn *call = in;
    struct series_row row;
    bool is_parted = false;
    operation->object = call->series;
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    enum err err = series_row_lock(operation, &call->write.actor, call->series, &row);
    if (!err)
        err = pair_is_parted(operation, &row, &is_parted);
    operation->is_audited = !err && !is_due(&row, is_parted, call->write.now);
    if (err || operation->is_audited)
        return err;
    return series_go_on(operation, &row, is_parted, call->write.now, out);
}

const struct store_call series_extend = {
        .name = "series.extend",
        .in_size = sizeof(struct series_turn),
        .out_size = sizeof(struct series_turn_out),
        .is_write = true,
        .run = series_extend_run,
};
