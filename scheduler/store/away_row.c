/* Finds the sessions inside an absence and puts them into the queue, or takes them out of it again.
 * Called when an absence, or an exception that is one, comes and goes. */
#include "scheduler/store/away_row.h"

#include "scheduler/core/away.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/duty.h"
#include "scheduler/store/freed.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"

/* --- which ------------------------------------------------------------------------------------ */

enum { PAGE_MAX = 32 };

struct page { /* of the sessions in a stretch of a coach's time, by start */
    struct interval time;
    unix_s_t after_start_at;
    struct id after;
    size_t count;
    bool is_more;
    struct session_row rows[PAGE_MAX];
};

static enum err page_read(
        const struct operation *operation, const struct member *coach, struct page *page)
{
    struct query *query = db_query(operation->db, SESSION_SELECT
            "WHERE s.coach_id = $1 AND s.end_at > $2 AND s.start_at < $3 "
            "AND (s.start_at, s.id) > ($4, $5) AND s.status IN ('reserved', 'pending', 'booked') "
            "ORDER BY s.start_at, s.id LIMIT $6");
    query_bind_id(query, 1, &coach->id);
    query_bind_number(query, 2, page->time.start);
    query_bind_number(query, 3, page->time.end);
    query_bind_number(query, 4, page->after_start_at);
    query_bind_id(query, 5, &page->after);
    query_bind_number(query, 6, PAGE_MAX + 1);
    enum err err =
            session_rows_read(operation, query, page->rows, PAGE_MAX, &page->count, &page->is_more);
    if (!err && page->count) {
        page->after_start_at = page->rows[page->count - 1].start_at;
        page->after = page->rows[page->count - 1].id;
    }
    return err;
}

/* --- away ------------------------------------------------------------------------------------- */

/* Nobody is to say yes to a time at which the coach is away. */
static enum err held_release(const struct operation *operation, const struct session_row *row)
{
    struct move_row move;
    struct session_row old;
    struct session_row held = *row;
    struct actor system = {.role = ROLE_SYSTEM};
    if (row->offered_until)
        return session_row_move(operation, &held, BOOKING_LAPSE, ROLE_SYSTEM);
    if (id_is_zero(row->move.id))
        return ERR_OK;
    enum err err = move_row_find(operation, row->move.id, &move);
    if (!err)
        err = move_row_change(operation, &move, MOVE_LAPSE, ROLE_SYSTEM);
    if (!err)
        err = session_row_find(operation, &system, move.session, &old);
    return err ? err : move_tell_ended(operation, &move, &old, (struct id){0}, operation->now);
}

static enum err session_affect(const struct operation *operation, const struct session_row *row)
{
    unix_s_t now = operation->now;
    unix_s_t tell_at = away_tell_at(now, row->start_at);
    enum err err = queue_put(operation, QUEUE_AFFECTED, row->person, row->id,
            row->start_at - AWAY_RING_AHEAD_S, now);
    if (!err) /* it would promise what nobody keeps */
        err = outbox_forget(operation, NOTICE_REMINDER, row->id);
    if (!err && tell_at)
        err = due_put(operation, DUE_COACH_AWAY, row->id, tell_at);
    if (!err)
        err = due_put(operation, DUE_UNDECIDED, row->id, away_ring_at(now, row->start_at));
    return err;
}

static enum err row_affect(const struct operation *operation, const struct session_row *row,
        struct away_inside *inside)
{
    if (row->status == BOOKING_RESERVED)
        return held_release(operation, row);
    if (inside->count == AWAY_SESSIONS_MAX)
        return ERR_LIMIT;
    if (inside->count < AWAY_INSIDE_MAX)
        inside->sessions[inside->count] = *row;
    inside->count++;
    return session_affect(operation, row);
}

enum err away_affect(const struct operation *operation, const struct member *coach,
        struct interval time, struct away_inside *ret_inside)
{
    struct page page = {.time = time, .is_more = true};
    if (time.end <= operation->now)
        return ERR_OK;
    if (page.time.start < operation->now)
        page.time.start = operation->now;
    enum err err = duty_leave(operation, coach->id, page.time.start);
    while (!err && page.is_more) {
        err = page_read(operation, coach, &page);
        for (size_t i = 0; i < page.count && !err; i++)
            err = row_affect(operation, &page.rows[i], ret_inside);
    }
    return err;
}

/* --- there again ------------------------------------------------------------------------------ */

struct absences { /* a coach's, merged */
    size_t count;
    struct interval times[HOURS_EXCEPTIONS_MAX];
};

static enum err absences_read(
        const struct operation *operation, const struct member *coach, struct absences *ret)
{
    struct exception_row rows[HOURS_EXCEPTIONS_MAX];
    const struct zone *zone;
    size_t count = 0;
    enum err err = coach_zone(operation, coach, &zone);
    if (!err)
        err = exceptions_load_from_today(operation, coach, operation->now, rows, &count);
    if (err)
        return err;
    ret->count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct hours_exception *one = &rows[i].exception;
        if (one->kind == HOURS_AWAY)
            ret->times[ret->count++] =
                    hours_interval(zone, one->date, one->start_min, one->end_min);
    }
    ret->count = intervals_merge(ret->times, ret->count);
    return ERR_OK;
}

static bool is_inside(const struct absences *absences, struct interval time)
{
    size_t i = intervals_first_after(absences->times, absences->count, time.start);
    return i < absences->count && interval_overlaps(absences->times[i], time);
}

enum err away_overlaps(const struct operation *operation, const struct member *coach,
        struct interval time, bool *ret_is_away)
{
    struct absences absences;
    enum err err = absences_read(operation, coach, &absences);
    *ret_is_away = !err && is_inside(&absences, time);
    return err;
}

static enum err person_is_told(
        const struct operation *operation, const struct session_row *row, bool *ret_is_told)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM notice WHERE session_id = $1 AND account_id = $2 "
            "AND kind = 'coach_away' AND state IN ('sending', 'sent')");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &row->person);
    *ret_is_told = query_next(query);
    return query_end(query);
}

/* What the person was told goes back the way it came: unsent, or with another word. */
static enum err session_release(const struct operation *operation, const struct session_row *row)
{
    bool is_undecided = false, is_told = false;
    enum err err = queue_is_undecided(operation, row->id, &is_undecided);
    if (err || !is_undecided)
        return err;
    err = queue_decide(operation, row->id);
    if (!err)
        err = outbox_take_back(operation, NOTICE_COACH_AWAY, row->id, operation->now);
    if (!err)
        err = person_is_told(operation, row, &is_told);
    if (err || !is_told)
        return err;
    return outbox_put(operation, NOTICE_MOVE_DECLINED, row->person, row->id, operation->now);
}

enum err away_release(
        const struct operation *operation, const struct member *coach, struct interval time)
{
    struct page page = {.time = time, .is_more = true};
    struct absences absences;
    const struct freed freed = {.coach = coach->id, .time = time};
    enum err err = absences_read(operation, coach, &absences);
    if (!err)
        err = freed_put(operation, &freed, operation->now);
    if (page.time.start < operation->now)
        page.time.start = operation->now;
    while (!err && page.is_more) {
        err = page_read(operation, coach, &page);
        for (size_t i = 0; i < page.count && !err; i++) {
            const struct session_row *row = &page.rows[i];
            if (!is_inside(&absences, (struct interval){row->start_at, row->end_at}))
                err = session_release(operation, row);
        }
    }
    return err;
}
