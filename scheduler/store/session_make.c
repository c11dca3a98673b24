/* Inserts a session and claims both parties' time. Called by booking and by the tools; there is no
 * other way for a session to come into being. */
#include "scheduler/store/session_make.h"

#include "common/random.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"

static enum err row_insert(const struct operation *operation, struct id id,
        const struct member *coach, const struct member *person, const struct booking_wish *wish,
        int buffer_min, unix_s_t now)
{
    struct id call = random_id(), coach_seat = random_id(), person_seat = random_id();
    struct query *query = db_query(operation->db,
            "INSERT INTO session (id, programme_id, coach_id, person_id, status, mode, start_at, "
            "end_at, buffer_min, call_id, coach_seat_id, person_seat_id, placement, created_at) "
            "VALUES ($1, $2, $3, $4, 'booked', $5, $6, $7, $8, $9, $10, $11, 1, $12)");
    query_bind_id(query, 1, &id);
    query_bind_id(query, 2, &person->programme);
    query_bind_id(query, 3, &coach->id);
    query_bind_id(query, 4, &person->id);
    query_bind_text(query, 5, booking_mode_names[wish->mode]);
    query_bind_number(query, 6, wish->start_at);
    query_bind_number(query, 7, wish->start_at + wish->length_min * 60);
    query_bind_number(query, 8, buffer_min);
    query_bind_id(query, 9, &call);
    query_bind_id(query, 10, &coach_seat);
    query_bind_id(query, 11, &person_seat);
    query_bind_number(query, 12, now);
    return query_run(query);
}

enum err session_make(const struct operation *operation, const struct member *coach,
        const struct member *person, const struct booking_wish *wish, unix_s_t now,
        struct id *ret_session)
{
    struct id id = random_id();
    int length_min = (int)wish->length_min;
    struct rules rules;
    enum err err = rules_load(operation, coach->id, &rules);
    if (err)
        return err;
    int buffer_min = rules_buffer_min(&rules, length_min);
    err = row_insert(operation, id, coach, person, wish, buffer_min, now);
    if (!err)
        err = claims_take(operation, coach->id, id,
                booking_person_claim(wish->start_at, length_min + buffer_min));
    if (!err)
        err = claims_take(
                operation, person->id, id, booking_person_claim(wish->start_at, length_min));
    if (err == ERR_CONFLICT)
        return error_set(operation->error, err, "start_at", "This time is taken.");
    if (!err)
        *ret_session = id;
    return err;
}
