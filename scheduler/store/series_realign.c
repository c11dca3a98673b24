/* What new zone rules do to dates that were claimed by the old ones: a series keeps its wall time,
 * so the instant has to follow. It follows where the new time is free and both are told; where it
 * is not, the old one stays and shows as a conflict until it can. */
#include "scheduler/store/availability.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/move_make.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/series_claim.h"
#include "scheduler/store/series_row.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* Claimed dates to come whose session nobody moved by hand. */
static struct query *dates_query(struct db *db, const struct id *series, unix_s_t now)
{
    struct query *query = db_query(db,
            "SELECT d.date, d.session_id, d.start_at FROM series_date d "
            "JOIN session s ON s.id = d.session_id WHERE d.series_id = $1 AND s.start_at > $2 "
            "AND s.start_at = d.start_at AND s.status = 'booked' ORDER BY d.date");
    query_bind_id(query, 1, series);
    query_bind_number(query, 2, now);
    return query;
}

struct shift { /* a date that is to follow */
    struct series_occurrence at;
    struct id session;
};

enum { SHIFTS_MAX = SERIES_BLOCK_MAX * 2 };

/* ERR_OK and none: the zone is not on this machine any more, and says nothing. */
static enum err shifts_read(const struct operation *operation, const struct series_row *row,
        unix_s_t now, struct shift ret[SHIFTS_MAX], size_t *ret_count)
{
    const struct zone *zone;
    size_t count = 0;
    *ret_count = 0;
    if (zones_get(operation->zones, row->zone, &zone, NULL))
        return ERR_OK;
    struct query *query = dates_query(operation->db, &row->id, now);
    while (count < SHIFTS_MAX && query_next(query)) {
        struct series_occurrence at = series_occurrence_on(&row->rule, zone, field_date(query, 0));
        if (at.start_at != query_number(query, 2))
            ret[count++] = (struct shift){.at = at, .session = query_id(query, 1)};
    }
    *ret_count = count;
    return query_end(query);
}

/* --- series_shifted --------------------------------------------------------------------------- */

static enum err candidates_read(const struct operation *operation, const struct series_find *call,
        struct series_row rows[SERIES_TURN_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            SERIES_SELECT "WHERE r.ended_at IS NULL AND r.id > $1 ORDER BY r.id LIMIT $2");
    query_bind_bytes(query, 1, &call->after, sizeof(call->after));
    query_bind_number(query, 2, SERIES_TURN_MAX);
    enum err err = ERR_OK;
    size_t count = 0;
    while (!err && count < SERIES_TURN_MAX && query_next(query))
        err = series_row_read(operation, query, &rows[count++]);
    enum err ended = query_end(query);
    *ret_count = count;
    return err ? err : ended;
}

static enum err series_shifted_run(struct operation *operation, const void *in, void *out)
{
    const struct series_find *call = in;
    struct series_found *ret = out;
    struct series_row rows[SERIES_TURN_MAX];
    size_t count = 0;
    if (call->actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    enum err err = candidates_read(operation, call, rows, &count);
    for (size_t i = 0; i < count && !err; i++) {
        struct shift shifts[SHIFTS_MAX];
        size_t shift_count;
        err = shifts_read(operation, &rows[i], call->now, shifts, &shift_count);
        if (shift_count > 0)
            ret->series[ret->count++] = rows[i].id;
    }
    ret->is_more = count == SERIES_TURN_MAX;
    ret->last = count ? rows[count - 1].id : call->after;
    return err;
}

const struct store_call series_shifted = {
        .name = "series.shifted",
        .in_size = sizeof(struct series_find),
        .out_size = sizeof(struct series_found),
        .run = series_shifted_run,
};

/* --- series_realign --------------------------------------------------------------------------- */

struct follow { /* one session that is to follow its date */
    const struct write *write;
    const struct series_row *series;
    struct series_choice choice;
    struct member coach; /* of the session: somebody may have stepped in */
    struct member person;
    struct session_row old;
};

static enum err choice_find(const struct operation *operation, struct follow *follow)
{
    struct series_occurrence at = follow->choice.at;
    struct availability_wish wish = {
            .coach = &follow->coach,
            .person = follow->person.id,
            .moving = follow->old.id,
            .length_min = follow->series->length_min,
            .now = follow->write->now,
            .time = {.start = at.start_at, .end = at.start_at + 1},
            .is_standing = true,
    };
    struct availability *availability;
    enum err err = availability_load(operation, &wish, &availability);
    if (err)
        return err;
    err = series_choose(availability, &at, 1, &follow->choice);
    availability_destroy(availability);
    return err;
}

static enum err date_write(const struct operation *operation, const struct follow *follow)
{
    char date[CIVIL_DATE_SIZE];
    bool is_free = follow->choice.reason == SERIES_FREE;
    struct query *query = db_query(operation->db,
            "UPDATE series_date SET start_at = $3, reason = $4 WHERE series_id = $1 AND date = $2");
    query_bind_id(query, 1, &follow->series->id);
    query_bind_text(query, 2, civil_date_print(follow->choice.at.date, date));
    query_bind_number(query, 3, is_free ? follow->choice.at.start_at : follow->old.start_at);
    query_bind_text(query, 4, is_free ? NULL : series_reason_names[follow->choice.reason]);
    return query_run(query);
}

static enum err session_follow(
        const struct operation *operation, struct follow *follow, struct id *ret_session)
{
    const struct session_plan plan = {
            .coach = &follow->coach,
            .person = &follow->person,
            .wish = {.start_at = follow->choice.at.start_at,
                    .length_min = (follow->old.end_at - follow->old.start_at) / 60,
                    .mode = follow->old.mode},
            .status = BOOKING_BOOKED,
            .replaces = follow->old.id,
    };
    enum err err = session_row_move(operation, &follow->old, BOOKING_MOVE, ROLE_SYSTEM);
    if (!err)
        err = session_make(operation, &plan, follow->write->now, ret_session);
    if (err == ERR_CONFLICT)
        return db_overtake(operation->db);
    return err ? err : move_finish(operation, follow->write, &follow->old, *ret_session);
}

static enum err turn_add(
        const struct operation *operation, struct id session, struct series_turn_out *out)
{
    struct actor system = {.role = ROLE_SYSTEM};
    return session_row_find(operation, &system, session, &out->sessions[out->session_count++]);
}

static enum err date_follow(
        const struct operation *operation, struct follow *follow, struct series_turn_out *out)
{
    struct id session;
    enum err err = choice_find(operation, follow);
    if (!err && follow->choice.reason != SERIES_FREE)
        err = outbox_tell(
                operation, NOTICE_SERIES_CONFLICT, &follow->old, NULL, follow->write->now);
    if (!err)
        err = date_write(operation, follow);
    if (err || follow->choice.reason != SERIES_FREE)
        return err;
    err = session_follow(operation, follow, &session);
    if (!err)
        err = turn_add(operation, follow->old.id, out);
    return err ? err : turn_add(operation, session, out);
}

static enum err shift_do(const struct operation *operation, const struct series_turn *call,
        const struct series_row *row, const struct shift *shift, struct series_turn_out *out)
{
    struct follow follow = {.write = &call->write, .series = row, .choice = {.at = shift->at}};
    enum err err = lock_row(operation, LOCK_SESSION, shift->session);
    if (!err)
        err = session_row_find(operation, &call->write.actor, shift->session, &follow.old);
    if (!err)
        err = member_find(operation, follow.old.coach, ROLE_COACH, NULL, &follow.coach);
    if (!err)
        err = member_find(operation, follow.old.person, ROLE_PERSON, NULL, &follow.person);
    if (err == ERR_NOT_FOUND) /* somebody's account has ended: others see to their sessions */
        return ERR_OK;
    return err ? err : date_follow(operation, &follow, out);
}

static enum err series_realign_run(struct operation *operation, const void *in, void *out)
{
    const struct series_turn *call = in;
    struct series_row row;
    struct shift shifts[SHIFTS_MAX];
    size_t count = 0;
    operation->object = call->series;
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    enum err err = series_row_lock(operation, &call->write.actor, call->series, &row);
    if (!err)
        err = shifts_read(operation, &row, call->write.now, shifts, &count);
    operation->is_audited = !err && count == 0;
    for (size_t i = 0; i < count && !err; i++)
        err = shift_do(operation, call, &row, &shifts[i], out);
    return err;
}

const struct store_call series_realign = {
        .name = "series.realign",
        .in_size = sizeof(struct series_turn),
        .out_size = sizeof(struct series_turn_out),
        .is_write = true,
        .run = series_realign_run,
};
