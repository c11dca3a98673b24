/* Keeps what came free until it is over, and has it looked at. Called by whatever gives time back
 * or opens some. */
#include "scheduler/store/freed.h"

#include <stdlib.h>

#include "common/random.h"
#include "scheduler/core/waitlist.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/operation.h"

/* --- one stretch ------------------------------------------------------------------------------ */

/* Where nobody waits it is on offer to everybody and kept nowhere: ret_programme is zero then. */
static enum err programme_find(
        const struct operation *operation, struct id coach, struct id *ret_programme)
{
    struct query *query = db_query(operation->db,
            "SELECT a.programme_id FROM account a WHERE a.id = $1 AND EXISTS (SELECT 1 "
            "FROM waitlist w WHERE w.programme_id = a.programme_id AND w.ended_at IS NULL "
            "AND (w.coach_id = a.id OR w.is_anyone = 1))");
    query_bind_id(query, 1, &coach);
    *ret_programme = query_next(query) ? query_id(query, 0) : (struct id){0};
    return query_end(query);
}

static enum err freed_insert(const struct operation *operation, const struct freed *freed)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO freed (id, programme_id, coach_id, person_id, start_at, end_at, "
            "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    query_bind_id(query, 1, &freed->id);
    query_bind_id(query, 2, &freed->programme);
    query_bind_id(query, 3, &freed->coach);
    query_bind_id(query, 4, &freed->person);
    query_bind_number(query, 5, freed->time.start);
    query_bind_number(query, 6, freed->time.end);
    query_bind_number(query, 7, operation->now);
    return query_run(query);
}

enum err freed_put(const struct operation *operation, const struct freed *freed, unix_s_t look_at)
{
    struct freed fresh = *freed;
    if (fresh.time.start < operation->now)
        fresh.time.start = operation->now;
    if (fresh.time.end <= fresh.time.start)
        return ERR_OK;
    fresh.id = random_id();
    enum err err = programme_find(operation, fresh.coach, &fresh.programme);
    if (err || id_is_zero(fresh.programme))
        return err;
    err = freed_insert(operation, &fresh);
    return err ? err : due_put(operation, DUE_FREED, fresh.id, look_at);
}

enum err freed_put_session(const struct operation *operation, struct id session)
{
    struct query *query = db_query(operation->db,
            "SELECT coach_id, person_id, start_at, end_at, buffer_min FROM session WHERE id = $1");
    query_bind_id(query, 1, &session);
    struct freed freed = {0};
    if (query_next(query))
        freed = (struct freed){.coach = query_id(query, 0),
                .person = query_id(query, 1),
                .time = {.start = query_number(query, 2),
                        .end = query_number(query, 3) + query_number(query, 4) * 60}};
    enum err err = query_end(query);
    return err ? err : freed_put(operation, &freed, operation->now);
}

enum err freed_find(const struct operation *operation, struct id id, struct freed *ret_freed,
        bool *ret_is_there)
{
    struct query *query = db_query(operation->db,
            "SELECT programme_id, coach_id, person_id, start_at, end_at FROM freed WHERE id = $1 "
            "AND end_at > $2");
    query_bind_id(query, 1, &id);
    query_bind_number(query, 2, operation->now);
    *ret_is_there = query_next(query);
    if (*ret_is_there)
        *ret_freed = (struct freed){.id = id,
                .programme = query_id(query, 0),
                .coach = query_id(query, 1),
                .person = query_id(query, 2),
                .time = {.start = query_number(query, 3), .end = query_number(query, 4)}};
    return query_end(query);
}

/* Those that somebody could be asked about, and that are not to be looked at anyway. */
static struct query *left_query(const struct operation *operation, const struct id *programme)
{
    struct query *query = db_query(operation->db,
            "SELECT f.id FROM freed f WHERE f.programme_id = $1 AND f.end_at > $2 "
            "AND NOT EXISTS (SELECT 1 FROM due d WHERE d.kind = 'freed' AND d.object_id = f.id) "
            "AND EXISTS (SELECT 1 FROM waitlist w WHERE w.programme_id = f.programme_id "
            "AND w.ended_at IS NULL AND w.created_at <= f.created_at "
            "AND (w.coach_id = f.coach_id OR w.is_anyone = 1) "
            "AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.entry_id = w.id "
            "AND (o.freed_id = f.id OR o.status = 'open'))) ORDER BY f.end_at, f.id LIMIT $3");
    query_bind_id(query, 1, programme);
    query_bind_number(query, 2, operation->now);
    query_bind_number(query, 3, FREED_AGAIN_MAX);
    return query;
}

enum err freed_look_again(const struct operation *operation, struct id programme)
{
    struct id ids[FREED_AGAIN_MAX];
    size_t count = 0;
    struct query *query = left_query(operation, &programme);
    while (count < FREED_AGAIN_MAX && query_next(query))
        ids[count++] = query_id(query, 0);
    enum err err = query_end(query);
    for (size_t i = 0; i < count && !err; i++)
        err = due_put(operation, DUE_FREED, ids[i], operation->now + (unix_s_t)i);
    return err;
}

/* --- new hours -------------------------------------------------------------------------------- */

enum { ADDED_MAX = 64 }; /* stretches of one change; the farther ones are on offer to everybody */

struct opening { /* large: lives on the heap for one call */
    struct hours_window windows[HOURS_WINDOWS_MAX];
    struct interval before[HOURS_OPEN_MAX];
    struct interval after[HOURS_OPEN_MAX];
    struct interval added[2 * HOURS_OPEN_MAX];
    size_t before_count;
    size_t after_count;
    size_t added_count;
};

static enum err opening_read(const struct operation *operation, const struct member *coach,
        const struct hours *before, struct opening *opening)
{
    const struct zone *zone;
    struct hours after = {.windows = opening->windows};
    unix_s_t now = operation->now, until = now + WAITLIST_UNTIL_MAX_DAYS * (unix_s_t)DAY_S;
    enum err err = windows_load(operation, coach->id, opening->windows, &after.window_count);
    if (!err)
        err = coach_zone(operation, coach, &zone);
    if (!err)
        err = hours_open(before, zone, now, until, opening->before, &opening->before_count);
    if (!err)
        err = hours_open(&after, zone, now, until, opening->after, &opening->after_count);
    if (err)
        return err;
    return intervals_subtract(opening->after, opening->after_count, opening->before,
            opening->before_count, opening->added, 2 * HOURS_OPEN_MAX, &opening->added_count);
}

enum err freed_put_hours(
        const struct operation *operation, const struct member *coach, const struct hours *before)
{
    struct id programme;
    enum err err = programme_find(operation, coach->id, &programme);
    if (err || id_is_zero(programme))
        return err;
    struct opening *opening = malloc(sizeof(*opening));
    if (!opening)
        return ERR_MEMORY;
    err = opening_read(operation, coach, before, opening);
    for (size_t i = 0; !err && i < opening->added_count && i < ADDED_MAX; i++) {
        const struct freed freed = {.coach = coach->id, .time = opening->added[i]};
        err = freed_put(operation, &freed, operation->now + (unix_s_t)i);
    }
    free(opening);
    return err;
}
