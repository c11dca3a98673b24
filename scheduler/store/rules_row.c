/* Reads a coach's rules and the holidays. Called by their own operations, by availability, and by
 * who makes sessions (the buffer). */
#include "scheduler/store/rules_row.h"

#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

enum err rules_load(const struct operation *operation, struct id coach, struct rules *ret_rules)
{
    struct rules rules = rules_default();
    struct query *query = db_query(operation->db,
            "SELECT buffer_min, notice_min, horizon_days, cap_unit, day_max, week_max, row_max, "
            "works_holidays FROM coach_rules WHERE coach_id = $1");
    query_bind_id(query, 1, &coach);
    if (query_next(query)) {
        rules = (struct rules){
                .buffer_min = query_is_null(query, 0) ? RULES_BUFFER_BY_LENGTH
                                                      : (int)query_number(query, 0),
                .notice_min = (int)query_number(query, 1),
                .horizon_days = (int)query_number(query, 2),
                .caps = {.unit = (enum caps_unit)field_word(query, 3, caps_unit_names),
                        .day_max = (int)query_number(query, 4),
                        .week_max = (int)query_number(query, 5),
                        .row_max = (int)query_number(query, 6)},
                .works_holidays = query_number(query, 7) != 0,
        };
    }
    *ret_rules = rules;
    return query_end(query);
}

enum err holidays_load(
        const struct operation *operation, struct id programme, struct holidays *ret_holidays)
{
    struct query *query = db_query(operation->db,
            "SELECT h.date, h.name FROM holiday h JOIN programme p "
            "ON p.organisation_id = h.organisation_id WHERE p.id = $1 ORDER BY h.date");
    query_bind_id(query, 1, &programme);
    size_t count = 0;
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        struct holiday *holiday = &ret_holidays->holidays[count];
        const char *date = query_text(query, 0);
        if (count == HOURS_HOLIDAYS_MAX) {
            err = ERR_LIMIT;
        } else if (!civil_date_parse(date, strlen(date), &holiday->date)) {
            query_copy_text(query, 1, holiday->name, sizeof(holiday->name));
            count++;
        }
    }
    enum err ended = query_end(query);
    ret_holidays->count = count;
    return err ? err : ended;
}
