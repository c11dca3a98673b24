/* Reads a coach's windows and exceptions, and writes the latter. Called by the calendar's
 * operations and by availability. Dates are stored as YYYY-MM-DD, which sort as they read. */
#include "scheduler/store/hours_row.h"

#include "scheduler/core/zone.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"

enum err windows_load(const struct operation *operation, struct id coach,
        struct hours_window ret_windows[HOURS_WINDOWS_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT weekday, start_min, end_min, valid_from, valid_until, every_weeks "
            "FROM weekly_hours WHERE coach_id = $1 ORDER BY position LIMIT $2");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, HOURS_WINDOWS_MAX);
    size_t count = 0;
    while (count < HOURS_WINDOWS_MAX && query_next(query)) {
        ret_windows[count++] = (struct hours_window){
                .weekday = (int)query_number(query, 0),
                .start_min = (int)query_number(query, 1),
                .end_min = (int)query_number(query, 2),
                .valid_from = field_date(query, 3),
                .valid_until = field_date(query, 4),
                .every_weeks = (int)query_number(query, 5),
        };
    }
    *ret_count = count;
    return query_end(query);
}

/* --- exceptions ------------------------------------------------------------------------------- */

#define EXCEPTION_SELECT                                                                           \
    "SELECT id, kind, date, start_min, end_min, is_at_once, absence_id FROM exception "

static struct exception_row exception_read(const struct query *query)
{
    return (struct exception_row){
            .id = query_id(query, 0),
            .exception = {.kind = (enum hours_exception_kind)field_word(
                                  query, 1, hours_exception_names),
                    .date = field_date(query, 2),
                    .start_min = (int)query_number(query, 3),
                    .end_min = (int)query_number(query, 4),
                    .is_at_once = query_number(query, 5) != 0},
            .absence = query_id(query, 6),
    };
}

enum err exceptions_load(const struct operation *operation, struct id coach, struct civil_date from,
        struct exception_row ret_rows[HOURS_EXCEPTIONS_MAX], size_t *ret_count)
{
    char from_text[CIVIL_DATE_SIZE];
    struct query *query = db_query(operation->db,
            EXCEPTION_SELECT "WHERE coach_id = $1 AND date >= $2 ORDER BY date, start_min, id");
    query_bind_id(query, 1, &coach);
    query_bind_text(query, 2, civil_date_print(from, from_text));
    size_t count = 0;
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        if (count == HOURS_EXCEPTIONS_MAX)
            err = ERR_LIMIT;
        else
            ret_rows[count++] = exception_read(query);
    }
    enum err ended = query_end(query);
    *ret_count = count;
    return err ? err : ended;
}

enum err exceptions_load_from_today(const struct operation *operation, const struct member *coach,
        unix_s_t now, struct exception_row ret_rows[HOURS_EXCEPTIONS_MAX], size_t *ret_count)
{
    const struct zone *zone;
    enum err err = coach_zone(operation, coach, &zone);
    if (err)
        return err;
    struct civil_date today = civil_date_of(zone_wall(zone, now).day);
    return exceptions_load(operation, coach->id, today, ret_rows, ret_count);
}

enum err exception_find(const struct operation *operation, const struct member *coach,
        struct id exception, struct exception_row *ret_row)
{
    struct query *query =
            db_query(operation->db, EXCEPTION_SELECT "WHERE id = $1 AND coach_id = $2");
    query_bind_id(query, 1, &exception);
    query_bind_id(query, 2, &coach->id);
    bool is_there = query_next(query);
    if (is_there)
        *ret_row = exception_read(query);
    enum err err = query_end(query);
    if (!err && !is_there)
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is none by this id.");
    return err;
}

enum err exception_drop(const struct operation *operation, struct id exception)
{
    struct query *query = db_query(operation->db, "DELETE FROM exception WHERE id = $1");
    query_bind_id(query, 1, &exception);
    return query_run(query);
}

enum err exception_insert(const struct operation *operation, const struct member *coach,
        const struct exception_row *row, struct id absence)
{
    char date[CIVIL_DATE_SIZE];
    struct query *query = db_query(operation->db,
            "INSERT INTO exception (id, coach_id, programme_id, kind, date, start_min, end_min, "
            "created_at, is_at_once, absence_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &coach->id);
    query_bind_id(query, 3, &coach->programme);
    query_bind_text(query, 4, hours_exception_names[row->exception.kind]);
    query_bind_text(query, 5, civil_date_print(row->exception.date, date));
    query_bind_number(query, 6, row->exception.start_min);
    query_bind_number(query, 7, row->exception.end_min);
    query_bind_number(query, 8, operation->now);
    query_bind_number(query, 9, row->exception.is_at_once);
    query_bind_id(query, 10, &absence);
    return query_run(query);
}

enum err exceptions_have_room(const struct operation *operation, const struct member *coach,
        enum hours_exception_kind kind, size_t more)
{
    struct exception_row there[HOURS_EXCEPTIONS_MAX];
    size_t count = 0, same = 0;
    bool is_away = kind == HOURS_AWAY;
    enum err err = exceptions_load_from_today(operation, coach, operation->now, there, &count);
    for (size_t i = 0; i < count && !err; i++)
        same += there[i].exception.kind == kind;
    if (!err && same + more > (is_away ? HOURS_AWAYS_MAX : HOURS_EXTRAS_MAX))
        err = error_set(operation->error, ERR_NOT_NOW, is_away ? "absence" : "exception",
                "There are very many already. Take some back first.");
    return err;
}

/* --- whose ------------------------------------------------------------------------------------ */

enum err own_coach_find(
        const struct operation *operation, const struct actor *actor, struct member *ret_coach)
{
    enum err err = scope_role(operation, actor, ROLE_COACH);
    return err ? err : member_find(operation, actor->account, ROLE_COACH, NULL, ret_coach);
}

enum err coach_zone(
        const struct operation *operation, const struct member *coach, const struct zone **ret_zone)
{
    enum err err = zones_get(operation->zones, coach->zone, ret_zone, NULL);
    return err ? ERR_INTERNAL : ERR_OK; /* it was checked when the account was made */
}
