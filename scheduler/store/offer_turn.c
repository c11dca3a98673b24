/* Whose turn a freed time is: the first of the list whom it suits and whom it was not offered yet.
 * Run on the writer by the clock of every scheduler; the coach is locked, and the claims decide. */
#include "scheduler/core/slots.h"
#include "scheduler/store/audit.h"
#include "scheduler/store/availability.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/freed.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/waitlist.h"

enum {
    CANDIDATES_MAX = 128, /* looked at in one turn; who comes after them waits for another time */
    STARTS_MAX = 96,      /* in what came free, for one of them */
};

struct candidate {
    struct id entry;
    struct member person;
    struct id session; /* to be moved; zero: none */
    int length_min;
    enum booking_mode mode;
    unix_s_t until_at;
};

struct turn {
    struct freed freed;
    struct member coach;
    size_t count;
    struct candidate candidates[CANDIDATES_MAX]; /* in order */
};

/* --- who -------------------------------------------------------------------------------------- */

/* Of those who waited by then (what was free when somebody came was theirs to book), who have this
 * coach or, unless the coach takes nobody new, would take anyone. */
static struct query *candidates_query(const struct operation *operation, const struct freed *freed)
{
    struct query *query = db_query(operation->db,
            "SELECT w.id, w.person_id, p.zone, CASE s.status WHEN 'booked' THEN s.id END, "
            "w.length_min, w.mode, w.until_at "
            "FROM freed f JOIN waitlist w ON w.programme_id = f.programme_id "
            "JOIN account p ON p.id = w.person_id LEFT JOIN session s ON s.id = w.session_id "
            "WHERE f.id = $1 AND w.ended_at IS NULL AND p.ended_at IS NULL AND w.until_at > $2 "
            "AND w.created_at <= f.created_at "
            "AND (f.person_id IS NULL OR f.person_id <> w.person_id) "
            "AND ((w.is_anyone = 1 AND NOT EXISTS (SELECT 1 FROM contract k "
            "WHERE k.coach_id = f.coach_id AND k.closed_until > $2)) "
            "OR (w.coach_id = f.coach_id AND EXISTS (SELECT 1 FROM caseload l "
            "WHERE l.person_id = w.person_id AND l.coach_id = f.coach_id "
            "AND l.ended_at IS NULL))) "
            "AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.entry_id = w.id "
            "AND (o.freed_id = f.id OR o.status = 'open')) ORDER BY w.seq LIMIT $3");
    query_bind_id(query, 1, &freed->id);
    query_bind_number(query, 2, operation->now);
    query_bind_number(query, 3, CANDIDATES_MAX);
    return query;
}

static struct candidate candidate_read(const struct query *query, struct id programme)
{
    struct candidate candidate = {
            .entry = query_id(query, 0),
            .person = {.id = query_id(query, 1), .programme = programme, .role = ROLE_PERSON},
            .session = query_id(query, 3),
            .length_min = (int)query_number(query, 4),
            .mode = (enum booking_mode)field_word(query, 5, booking_mode_names),
            .until_at = query_number(query, 6),
    };
    query_copy_text(query, 2, candidate.person.zone, sizeof(candidate.person.zone));
    return candidate;
}

static enum err candidates_read(const struct operation *operation, struct turn *turn)
{
    struct query *query = candidates_query(operation, &turn->freed);
    while (turn->count < CANDIDATES_MAX && query_next(query))
        turn->candidates[turn->count++] = candidate_read(query, turn->freed.programme);
    return query_end(query);
}

/* --- when ------------------------------------------------------------------------------------- */

/* By the same walk of core that shows free times; 0: none of them suits. */
static enum err start_find(const struct operation *operation, const struct turn *turn,
        const struct candidate *candidate, unix_s_t *ret_start, struct interval *ret_window)
{
    const struct zone *zone;
    unix_s_t starts[STARTS_MAX];
    struct availability *availability;
    const struct availability_wish wish = {
            .coach = &turn->coach,
            .person = candidate->person.id,
            .moving = candidate->session,
            .length_min = candidate->length_min,
            .now = operation->now,
            .time = waitlist_starts(turn->freed.time, candidate->length_min, candidate->until_at),
    };
    *ret_start = 0;
    if (wish.time.end <= wish.time.start ||
            zones_get(operation->zones, candidate->person.zone, &zone, NULL))
        return ERR_OK;
    enum err err = availability_load(operation, &wish, &availability);
    if (err)
        return err;
    size_t count = slots_list(availability_query(availability), starts, STARTS_MAX);
    availability_destroy(availability);
    *ret_start = waitlist_start(zone, operation->now, starts, count, turn->freed.time, ret_window);
    return ERR_OK;
}

/* --- holding it ------------------------------------------------------------------------------- */

/* Whoever left at this moment is not asked. */
static enum err entry_lock(const struct operation *operation, struct id entry)
{
    enum err err = lock_row(operation, LOCK_WAIT, entry);
    if (err)
        return err;
    struct query *query =
            db_query(operation->db, "SELECT 1 FROM waitlist WHERE id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &entry);
    bool is_there = query_next(query);
    err = query_end(query);
    return err || is_there ? err : db_overtake(operation->db);
}

/* An entry that another scheduler offers something at this moment: look again. */
static enum err offer_insert(const struct operation *operation, const struct turn *turn,
        const struct candidate *candidate, struct id session, unix_s_t until_at)
{
    struct query *query =
            db_query(operation->db, "INSERT INTO offer (session_id, entry_id, freed_id, status) "
                                    "VALUES ($1, $2, $3, 'open') ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &session);
    query_bind_id(query, 2, &candidate->entry);
    query_bind_id(query, 3, &turn->freed.id);
    enum err err = query_run(query);
    if (err || db_changes(operation->db) == 0)
        return err ? err : db_overtake(operation->db);
    query = db_query(operation->db, "UPDATE session SET offered_until = $2 WHERE id = $1");
    query_bind_id(query, 1, &session);
    query_bind_number(query, 2, until_at);
    err = query_run(query);
    return err ? err : due_put(operation, DUE_OFFER, session, until_at);
}

static enum err offer_make(struct operation *operation, const struct write *write,
        const struct turn *turn, const struct candidate *candidate, unix_s_t start_at,
        struct interval window)
{
    const struct session_plan plan = {
            .coach = &turn->coach,
            .person = &candidate->person,
            .wish = {.start_at = start_at,
                    .length_min = candidate->length_min,
                    .mode = candidate->mode},
            .status = BOOKING_RESERVED,
            .replaces = candidate->session,
    };
    enum err err = entry_lock(operation, candidate->entry);
    if (!err)
        err = session_make(operation, &plan, write->now, &operation->object);
    if (err == ERR_CONFLICT)
        return db_overtake(operation->db);
    if (!err)
        err = offer_insert(operation, turn, candidate, operation->object, window.end);
    if (!err)
        err = outbox_put(
                operation, NOTICE_EARLIER, candidate->person.id, operation->object, write->now);
    return err ? err : audit_write(operation, write, "waitlist.offer");
}

static enum err candidate_try(struct operation *operation, const struct write *write,
        const struct turn *turn, const struct candidate *candidate, struct session_row *ret_session)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    unix_s_t start_at = 0;
    struct interval window;
    bool fits = false;
    enum err err = start_find(operation, turn, candidate, &start_at, &window);
    if (!err && start_at)
        err = fitting_may_anew(operation, candidate->person.id, turn->coach.id, &fits);
    if (err || !fits)
        return err;
    err = offer_make(operation, write, turn, candidate, start_at, window);
    return err ? err : session_row_find(operation, &system, operation->object, ret_session);
}

/* One offer a turn: where more of the time is left, the next turn follows at once. */
enum err offer_turn(struct operation *operation, const struct write *write, struct id freed,
        struct session_row *ret_session)
{
    struct turn turn = {0};
    bool is_there = false;
    *ret_session = (struct session_row){0};
    enum err err = freed_find(operation, freed, &turn.freed, &is_there);
    if (err || !is_there)
        return err;
    err = lock_row(operation, LOCK_ACCOUNT, turn.freed.coach);
    if (!err)
        err = member_find(operation, turn.freed.coach, ROLE_COACH, NULL, &turn.coach);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    err = candidates_read(operation, &turn);
    for (size_t i = 0; i < turn.count && !err && id_is_zero(ret_session->id); i++)
        err = candidate_try(operation, write, &turn, &turn.candidates[i], ret_session);
    if (err || id_is_zero(ret_session->id))
        return err;
    return due_put(operation, DUE_FREED, freed, write->now);
}
