/* Reads a coach's windows and exceptions. Called by the calendar's operations and by
 * availability. Dates are stored as YYYY-MM-DD, which sort as they read. */
#include "scheduler/store/hours_row.h"

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

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

static struct exception_row exception_read(const struct query *query)
{
    return (struct exception_row){
            .id = query_id(query, 0),
            .exception =
                    {
                            .kind = (enum hours_exception_kind)field_word(
                                    query, 1, hours_exception_names),
                            .date = field_date(query, 2),
                            .start_min = (int)query_number(query, 3),
                            .end_min = (int)query_number(query, 4),
                            .is_at_once = query_number(query, 5) != 0,
                    },
    };
}

enum err exceptions_load(const struct operation *operation, struct id coach, struct civil_date from,
        struct exception_row ret_rows[HOURS_EXCEPTIONS_MAX], size_t *ret_count)
{
    char from_text[CIVIL_DATE_SIZE];
    struct query *query = db_query(operation->db,
            "SELECT id, kind, date, start_min, end_min, is_at_once FROM exception "
            "WHERE coach_id = $1 AND date >= $2 ORDER BY date, start_min, id");
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
