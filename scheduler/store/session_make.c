/* Inserts a session and claims both parties' time. Called by booking, moves and the tools; there is
 * no other way for a session to come into being. */
#include "scheduler/store/session_make.h"

#include "common/random.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/rules_row.h"

static enum err row_insert(const struct operation *operation, struct id id,
        const struct session_plan *plan, int buffer_min, unix_s_t now)
{
    struct {
        struct id call, coach_seat, person_seat;
    } made; /* together, because each asking is a system call */
    random_bytes(&made, sizeof(made));
    const struct booking_wish *wish = &plan->wish;
    struct query *query = db_query(operation->db,
            "INSERT INTO session (id, programme_id, coach_id, person_id, status, mode, start_at, "
            "end_at, buffer_min, call_id, coach_seat_id, person_seat_id, placement, created_at, "
            "replaces_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14)");
    query_bind_id(query, 1, &id);
    query_bind_id(query, 2, &plan->person->programme);
    query_bind_id(query, 3, &plan->coach->id);
    query_bind_id(query, 4, &plan->person->id);
    query_bind_text(query, 5, booking_status_names[plan->status]);
    query_bind_text(query, 6, booking_mode_names[wish->mode]);
    query_bind_number(query, 7, wish->start_at);
    query_bind_number(query, 8, wish->start_at + wish->length_min * 60);
    query_bind_number(query, 9, buffer_min);
    query_bind_id(query, 10, &made.call);
    query_bind_id(query, 11, &made.coach_seat);
    query_bind_id(query, 12, &made.person_seat);
    query_bind_number(query, 13, now);
    query_bind_id(query, 14, &plan->replaces);
    return query_post(query);
}

/* --- claims ----------------------------------------------------------------------------------- */

struct claiming { /* of one session */
    struct id session;
    struct id coach;
    struct id person;
    unix_s_t start_at;
    int length_min;
    int buffer_min;
    struct id beside; /* what this session claims is left to it; zero: nothing is */
};

static enum err both_claim_beside(const struct operation *operation,
        const struct claiming *claiming, struct claim coach, struct claim person)
{
    enum err err = claims_take_beside(
            operation, coach.party, claiming->session, coach.time, claiming->beside);
    return err ? err
               : claims_take_beside(
                         operation, person.party, claiming->session, person.time, claiming->beside);
}

static enum err both_claim(const struct operation *operation, const struct claiming *claiming)
{
    int with_buffer_min = claiming->length_min + claiming->buffer_min;
    struct claim coach = {.party = claiming->coach,
            .time = booking_person_claim(claiming->start_at, with_buffer_min)};
    struct claim person = {.party = claiming->person,
            .time = booking_person_claim(claiming->start_at, claiming->length_min)};
    enum err err = id_is_zero(claiming->beside)
                           ? claims_take_both(operation, claiming->session, coach, person)
                           : both_claim_beside(operation, claiming, coach, person);
    if (err == ERR_CONFLICT)
        return error_set(operation->error, err, "start_at", "This time is taken.");
    return err;
}

enum err session_claim(const struct operation *operation, struct id session)
{
    struct query *query = db_query(operation->db,
            "SELECT coach_id, person_id, start_at, end_at, buffer_min FROM session WHERE id = $1");
    query_bind_id(query, 1, &session);
    struct claiming claiming = {.session = session};
    bool is_there = query_next(query);
    if (is_there) {
        claiming.coach = query_id(query, 0);
        claiming.person = query_id(query, 1);
        claiming.start_at = query_number(query, 2);
        claiming.length_min = (int)((query_number(query, 3) - claiming.start_at) / 60);
        claiming.buffer_min = (int)query_number(query, 4);
    }
    enum err err = query_end(query);
    if (!err && !is_there)
        err = ERR_NOT_FOUND;
    return err ? err : both_claim(operation, &claiming);
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum err buffer_find(
        const struct operation *operation, const struct session_plan *plan, int *ret_buffer_min)
{
    struct rules rules;
    enum err err = plan->rules ? ERR_OK : rules_load(operation, plan->coach->id, &rules);
    if (!err)
        *ret_buffer_min =
                rules_buffer_min(plan->rules ? plan->rules : &rules, (int)plan->wish.length_min);
    return err;
}

enum err session_make(const struct operation *operation, const struct session_plan *plan,
        unix_s_t now, struct id *ret_session)
{
    struct claiming claiming = {
            .session = random_id_in_order(),
            .coach = plan->coach->id,
            .person = plan->person->id,
            .start_at = plan->wish.start_at,
            .length_min = (int)plan->wish.length_min,
    };
    enum err err = buffer_find(operation, plan, &claiming.buffer_min);
    if (err)
        return err;
    if (plan->status == BOOKING_RESERVED)
        claiming.beside = plan->replaces;
    err = row_insert(operation, claiming.session, plan, claiming.buffer_min, now);
    if (!err)
        err = both_claim(operation, &claiming);
    if (!err)
        *ret_session = claiming.session;
    return err;
}
