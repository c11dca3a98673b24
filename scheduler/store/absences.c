/* Saying that a coach is away, and that the coach is back. Run on the store's threads; what becomes
 * of the sessions inside is away_row. */
#include "scheduler/store/absences.h"

#include <string.h>

#include "common/random.h"
#include "scheduler/store/account_row.h"
#include "scheduler/store/away_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

enum { AHEAD_MAX_S = 366 * DAY_S };

#define ABSENCE_SELECT                                                                             \
    "SELECT b.id, b.coach_id, c.nickname_sealed, b.from_at, b.until_at FROM absence b "            \
    "JOIN account c ON c.id = b.coach_id "

static enum err absence_read(
        const struct operation *operation, const struct query *query, struct absence_row *ret_row)
{
    struct absence_row row = {
            .id = query_id(query, 0),
            .coach = query_id(query, 1),
            .from_at = query_number(query, 3),
            .until_at = query_number(query, 4),
    };
    enum err err = field_open(operation, query, 2, account_place(row.coach, "nickname"),
            row.coach_nickname, sizeof(row.coach_nickname));
    if (!err)
        *ret_row = row;
    return err;
}

static enum err absence_find(
        const struct operation *operation, struct id absence, struct absence_row *ret_row)
{
    struct query *query = db_query(operation->db, ABSENCE_SELECT "WHERE b.id = $1");
    query_bind_id(query, 1, &absence);
    enum err err = query_next(query) ? absence_read(operation, query, ret_row) : ERR_NOT_FOUND;
    enum err ended = query_end(query);
    if (ended || err != ERR_NOT_FOUND)
        return ended ? ended : err;
    return error_set(operation->error, err, "absence", "There is none by this id.");
}

/* Whose absence the asker may speak of: a coach's own, a coordinator's programme's. */
static enum err away_coach(const struct operation *operation, const struct actor *actor,
        struct id coach, struct member *ret_coach)
{
    if (actor->role == ROLE_COACH && id_is_zero(coach))
        coach = actor->account;
    if (actor->role != ROLE_COACH && actor->role != ROLE_COORDINATOR)
        return error_set(operation->error, ERR_FORBIDDEN, NULL, "This is not yours to do.");
    return scope_coach(operation, actor, coach, ret_coach);
}

/* --- absence_add ------------------------------------------------------------------------------ */

/* Both dates whole. */
static enum err dates_time(const struct operation *operation, const struct absence_add *call,
        const struct zone *zone, struct interval *ret_time)
{
    if (!civil_date_is_valid(call->from))
        return error_set(operation->error, ERR_INPUT, "from", "is not a date");
    if (!civil_date_is_valid(call->until))
        return error_set(operation->error, ERR_INPUT, "until", "is not a date");
    *ret_time = (struct interval){.start = hours_interval(zone, call->from, 0, DAY_MIN).start,
            .end = hours_interval(zone, call->until, 0, DAY_MIN).end};
    return ERR_OK;
}

static enum err absence_time(const struct operation *operation, const struct absence_add *call,
        const struct zone *zone, struct interval *ret_time)
{
    unix_s_t now = call->write.now;
    struct interval time = {.start = call->from_at, .end = call->until_at};
    if (!civil_date_is_none(call->until)) {
        enum err err = dates_time(operation, call, zone, &time);
        if (err)
            return err;
    }
    if (time.end <= now)
        return error_set(operation->error, ERR_INPUT, "until", "is over already");
    if (time.start > now + AHEAD_MAX_S)
        return error_set(operation->error, ERR_INPUT, "from", "is more than a year ahead");
    if (time.start < now)
        time.start = now - now % 60;
    *ret_time = time;
    return ERR_OK;
}

static enum err row_insert(const struct operation *operation, const struct member *coach,
        struct id absence, struct interval time)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO absence (id, coach_id, programme_id, from_at, until_at, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6)");
    query_bind_id(query, 1, &absence);
    query_bind_id(query, 2, &coach->id);
    query_bind_id(query, 3, &coach->programme);
    query_bind_number(query, 4, time.start);
    query_bind_number(query, 5, time.end);
    query_bind_number(query, 6, operation->now);
    return query_run(query);
}

static enum err parts_insert(const struct operation *operation, const struct member *coach,
        struct id absence, const struct hours_exception *parts, size_t count)
{
    enum err err = exceptions_have_room(operation, coach, HOURS_AWAY, count);
    for (size_t i = 0; i < count && !err; i++) {
        const struct exception_row row = {.id = random_id(), .exception = parts[i]};
        err = exception_insert(operation, coach, &row, absence);
    }
    return err;
}

static enum err absence_make(const struct operation *operation, const struct absence_add *call,
        const struct member *coach, struct absence_add_out *out)
{
    struct hours_exception parts[HOURS_AWAY_PARTS];
    struct id absence = random_id();
    const struct zone *zone;
    struct interval time;
    size_t count = 0;
    enum err err = coach_zone(operation, coach, &zone);
    if (!err)
        err = absence_time(operation, call, zone, &time);
    if (!err)
        err = hours_away(zone, time, parts, &count, operation->error);
    if (!err)
        err = row_insert(operation, coach, absence, time);
    if (!err)
        err = parts_insert(operation, coach, absence, parts, count);
    if (!err)
        err = away_affect(operation, coach, time, &out->inside);
    return err ? err : absence_find(operation, absence, &out->absence);
}

static enum err absence_add_run(struct operation *operation, const void *in, void *out)
{
    const struct absence_add *call = in;
    struct absence_add_out *ret = out;
    struct member coach;
    enum err err = away_coach(operation, &call->write.actor, call->coach, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = absence_make(operation, call, &coach, ret);
    operation->object = ret->absence.id;
    return err;
}

const struct store_call absence_add = {
        .name = "absence.add",
        .in_size = sizeof(struct absence_add),
        .out_size = sizeof(struct absence_add_out),
        .is_write = true,
        .run = absence_add_run,
};

/* --- absences_list ---------------------------------------------------------------------------- */

static enum err absences_list_run(struct operation *operation, const void *in, void *out)
{
    const struct absences_list *call = in;
    struct absences_list_out *ret = out;
    const struct actor *actor = &call->actor;
    struct member coach = {0};
    bool is_of_all = actor->role == ROLE_COORDINATOR && id_is_zero(call->coach);
    enum err err = is_of_all ? ERR_OK : away_coach(operation, actor, call->coach, &coach);
    if (err)
        return err;
    struct query *query = db_query(operation->db, ABSENCE_SELECT
            "WHERE b.programme_id = $1 AND (b.coach_id = $2 OR $2 IS NULL) AND b.until_at > $3 "
            "AND (b.from_at, b.id) > ($4, $5) ORDER BY b.from_at, b.id LIMIT $6");
    query_bind_id(query, 1, &actor->programme);
    query_bind_id(query, 2, &coach.id);
    query_bind_number(query, 3, call->now);
    list_bind(query, 4, &call->range);
    while (!err && !ret->is_more && query_next(query)) {
        ret->is_more = ret->count == list_limit(&call->range);
        if (ret->is_more)
            break;
        struct absence_row *row = &ret->absences[ret->count++];
        err = absence_read(operation, query, row);
        ret->last = (struct list_place){row->from_at, row->id};
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

const struct store_call absences_list = {
        .name = "absences.list",
        .in_size = sizeof(struct absences_list),
        .out_size = sizeof(struct absences_list_out),
        .run = absences_list_run,
};

/* --- absence_delete --------------------------------------------------------------------------- */

static enum err absence_drop(const struct operation *operation, struct id absence)
{
    struct query *query = db_query(operation->db, "DELETE FROM exception WHERE absence_id = $1");
    query_bind_id(query, 1, &absence);
    enum err err = query_run(query);
    if (err)
        return err;
    query = db_query(operation->db, "DELETE FROM absence WHERE id = $1");
    query_bind_id(query, 1, &absence);
    return query_run(query);
}

static enum err absence_delete_run(struct operation *operation, const void *in, void *out)
{
    const struct absence_delete *call = in;
    struct absence_row *row = out;
    struct member coach;
    operation->object = call->absence;
    enum err err = absence_find(operation, call->absence, row);
    if (!err)
        err = away_coach(operation, &call->write.actor, row->coach, &coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, coach.id);
    if (!err)
        err = absence_drop(operation, call->absence);
    const struct interval time = {.start = row->from_at, .end = row->until_at};
    return err ? err : away_release(operation, &coach, time);
}

const struct store_call absence_delete = {
        .name = "absence.delete",
        .in_size = sizeof(struct absence_delete),
        .out_size = sizeof(struct absence_row),
        .is_write = true,
        .run = absence_delete_run,
};
