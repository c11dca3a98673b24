/* Reads a talk, lets core take the step, writes it back. Called for each report of a relay. */
#include "scheduler/store/talk_row.h"

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

static enum err talk_read(const struct operation *operation, struct id session,
        struct talk *ret_talk, bool *ret_found)
{
    struct query *query = db_query(operation->db,
            "SELECT is_coach_admitted, is_coach_in, is_person_admitted, is_person_in, since_at, "
            "length_s FROM talk WHERE session_id = $1");
    query_bind_id(query, 1, &session);
    *ret_found = query_next(query);
    if (*ret_found)
        *ret_talk = (struct talk){.coach = {.is_admitted = query_number(query, 0) > 0,
                                          .is_in = query_number(query, 1) > 0},
                .person = {.is_admitted = query_number(query, 2) > 0,
                        .is_in = query_number(query, 3) > 0},
                .since_at = query_number(query, 4),
                .length_s = query_number(query, 5)};
    return query_end(query);
}

static enum err talk_write(
        const struct operation *operation, struct id session, const struct talk *talk)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO talk (session_id, is_coach_admitted, is_coach_in, is_person_admitted, "
            "is_person_in, since_at, length_s) VALUES ($1, $2, $3, $4, $5, $6, $7) "
            "ON CONFLICT (session_id) DO UPDATE SET is_coach_admitted = $2, is_coach_in = $3, "
            "is_person_admitted = $4, is_person_in = $5, since_at = $6, length_s = $7");
    query_bind_id(query, 1, &session);
    query_bind_number(query, 2, talk->coach.is_admitted);
    query_bind_number(query, 3, talk->coach.is_in);
    query_bind_number(query, 4, talk->person.is_admitted);
    query_bind_number(query, 5, talk->person.is_in);
    query_bind_number(query, 6, talk->since_at);
    query_bind_number(query, 7, talk->length_s);
    return query_run(query);
}

enum err talk_row_step(const struct operation *operation, struct id session, enum talk_event event,
        enum seat_role role, unix_s_t at)
{
    struct talk talk = {0};
    bool found = false;
    enum err err = talk_read(operation, session, &talk, &found);
    if (err || (!found && event == TALK_END))
        return err;
    talk_step(&talk, event, role, at);
    return talk_write(operation, session, &talk);
}
