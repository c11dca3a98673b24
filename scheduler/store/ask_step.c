/* Brings the facts of an ask together and carries out what core/ask decides. Called when an ask is
 * made, passed on or looked at, inside the write that does so; the estimate also by readers. */
#include "scheduler/store/ask_step.h"

#include <stdlib.h>

#include "scheduler/core/booking.h"
#include "scheduler/store/ask_row.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/held_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/rules_row.h"
#include "scheduler/store/scope.h"

enum {
    LOOK_MOST_S = 30,         /* somebody may come free sooner than their calendar says */
    HELD_REACH_S = 8 * 86400, /* a week's sessions count in all of it */
    OLDER_MAX = 20,           /* who asked before, looked at one by one */
};

struct line {       /* large: lives on the heap for one call */
    size_t on_duty; /* of whom these are the ones who fit */
    size_t count;
    struct ask_coach coaches[ASK_COACHES_MAX];
    struct member members[ASK_COACHES_MAX];
    unix_s_t until[ASK_COACHES_MAX]; /* of their duty */
    struct interval claims[CLAIMS_MAX];
    struct caps_held held[CAPS_HELD_MAX];
    struct interval barred[CAPS_BARRED_MAX];
};

unix_s_t ask_start(unix_s_t now)
{
    return now - now % 60;
}

/* --- who is on duty and fits ------------------------------------------------------------------ */

enum { COLUMN_DUTY = FITTING_COLUMN_COUNT };

static void coach_add(struct line *line, const struct query *query, const struct member *member)
{
    unix_s_t since = query_number(query, COLUMN_DUTY);
    unix_s_t last_end = query_number(query, COLUMN_DUTY + 2);
    line->members[line->count] = *member;
    line->until[line->count] = query_number(query, COLUMN_DUTY + 1);
    line->coaches[line->count++] = (struct ask_coach){.id = member->id,
            .idle_since = last_end > since ? last_end : since,
            .was_rung = query_number(query, COLUMN_DUTY + 3) != 0,
            .is_ringing = query_number(query, COLUMN_DUTY + 4) != 0};
}

static enum err coaches_read(const struct operation *operation, const struct ask_row *row,
        const struct fitting *fitting, unix_s_t now, struct line *line)
{
    struct query *query = db_query(operation->db,
            "SELECT " FITTING_COLUMNS ", d.since_at, d.until_at, (SELECT MAX(s.end_at) "
            "FROM session s WHERE s.coach_id = a.id AND s.start_at > $5 AND s.end_at <= $2 "
            "AND s.status NOT IN ('moved', 'cancelled', 'reserved')), (SELECT COUNT(*) FROM ring r "
            "WHERE r.coach_id = a.id AND r.ask_id = $3), (SELECT COUNT(*) FROM ring r "
            "WHERE r.coach_id = a.id AND r.answer = 'none' AND r.ask_id <> $3), a.zone "
            "FROM " FITTING_FROM " JOIN duty d ON d.coach_id = a.id WHERE d.programme_id = $1 "
            "AND d.until_at > $2 AND a.ended_at IS NULL ORDER BY a.id LIMIT $4");
    query_bind_id(query, 1, &row->programme);
    query_bind_number(query, 2, now);
    query_bind_id(query, 3, &row->id);
    query_bind_number(query, 4, ASK_COACHES_MAX);
    query_bind_number(query, 5, now - 86400);
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        struct fitting_coach coach;
        struct member member = {.programme = row->programme, .role = ROLE_COACH};
        query_copy_text(query, COLUMN_DUTY + 5, member.zone, sizeof(member.zone));
        line->on_duty++;
        err = fitting_read(operation, fitting, query, &coach);
        member.id = coach.id;
        if (!err && coach.may_anew)
            coach_add(line, query, &member);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

/* --- when they are free ----------------------------------------------------------------------- */

static unix_s_t gap_find(
        const struct interval *claims, size_t count, unix_s_t from, unix_s_t need_s)
{
    for (size_t i = 0; i < count; i++) {
        if (claims[i].end > from && claims[i].start < from + need_s)
            from = claims[i].end;
    }
    return from;
}

/* Whether the coach's own caps leave no session more that begins now. */
static enum err caps_forbid(const struct operation *operation, struct line *line,
        const struct member *coach, const struct rules *rules, const struct caps_wish *wish,
        bool *ret_forbid)
{
    const struct caps *caps = &rules->caps;
    const struct zone *zone;
    size_t held = 0, barred = 0;
    *ret_forbid = false;
    if (!caps->day_max && !caps->week_max && !caps->row_max)
        return ERR_OK;
    if (zones_get(operation->zones, coach->zone, &zone, NULL))
        return ERR_INTERNAL; /* it was checked when the account was made */
    struct interval around = {
            .start = wish->range.start - HELD_REACH_S, .end = wish->range.end + HELD_REACH_S};
    enum err err = held_load(operation, coach->id, around, (struct id){0}, line->held, &held);
    if (!err)
        err = caps_bar(caps, zone, line->held, held, wish, line->barred, &barred);
    for (size_t i = 0; i < barred && !err; i++)
        *ret_forbid |= interval_overlaps(line->barred[i], wish->range);
    return err;
}

static enum err coach_free_at(const struct operation *operation, const struct ask_row *row,
        unix_s_t now, struct line *line, size_t index)
{
    const struct member *coach = &line->members[index];
    unix_s_t start = ask_start(now);
    struct rules rules;
    bool forbid = false;
    size_t count = 0;
    enum err err = rules_load(operation, coach->id, &rules);
    if (err)
        return err;
    int length_min = (int)row->length_min, buffer_min = rules_buffer_min(&rules, length_min);
    unix_s_t need_s = (unix_s_t)(length_min + buffer_min) * 60;
    struct interval range = {.start = start, .end = now + ASK_LIFE_S + need_s};
    const struct caps_wish wish = {.length_min = length_min,
            .buffer_min = buffer_min,
            .range = {.start = start, .end = start + 1}};
    err = claims_load(operation, coach->id, range, (struct id){0}, line->claims, &count);
    if (!err)
        err = caps_forbid(operation, line, coach, &rules, &wish, &forbid);
    unix_s_t free_at = gap_find(line->claims, count, start, need_s);
    bool is_over = free_at >= line->until[index];
    line->coaches[index].free_at = is_over || forbid ? ASK_NEVER : free_at;
    return err;
}

/* --- who asked before ------------------------------------------------------------------------- */

static bool could_ring(const struct ask_coach *coach)
{
    return !coach->was_rung && coach->free_at != ASK_NEVER;
}

/* Whether one of the line's coaches could be rung for the older ask, too. */
static enum err older_competes(const struct operation *operation, const struct line *line,
        const struct ask_row *older, bool *ret_competes)
{
    struct fitting *fitting;
    enum err err = fitting_begin(operation, older->person, &fitting);
    if (err)
        return err;
    *ret_competes = false;
    for (size_t i = 0; i < line->count && !err && !*ret_competes; i++) {
        bool may = false;
        int64_t rung = 0;
        if (!could_ring(&line->coaches[i]))
            continue;
        struct query *query = db_query(
                operation->db, "SELECT COUNT(*) FROM ring WHERE ask_id = $1 AND coach_id = $2");
        query_bind_id(query, 1, &older->id);
        query_bind_id(query, 2, &line->coaches[i].id);
        rung = query_next(query) ? query_number(query, 0) : 0;
        err = query_end(query);
        if (!err && !rung)
            err = fitting_look_anew(operation, fitting, line->coaches[i].id, &may);
        *ret_competes = may;
    }
    fitting_end(fitting);
    return err;
}

static enum err older_read(const struct operation *operation, const struct ask_row *row,
        struct ask_row ret_older[OLDER_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE k.programme_id = $1 "
            "AND k.status = 'waiting' AND r.coach_id IS NULL AND (k.made_at, k.id) < ($2, $3) "
            "ORDER BY k.made_at, k.id LIMIT $4");
    query_bind_id(query, 1, &row->programme);
    query_bind_number(query, 2, row->made_at);
    query_bind_id(query, 3, &row->id);
    query_bind_number(query, 4, OLDER_MAX);
    enum err err = ERR_OK;
    size_t count = 0;
    while (!err && query_next(query))
        err = ask_row_read(operation, query, &ret_older[count++]);
    enum err ended = query_end(query);
    *ret_count = count;
    return err ? err : ended;
}

static enum err ahead_count(const struct operation *operation, const struct ask_row *row,
        const struct line *line, size_t *ret_ahead)
{
    struct ask_row older[OLDER_MAX];
    size_t count = 0;
    enum err err = older_read(operation, row, older, &count);
    *ret_ahead = 0;
    for (size_t i = 0; i < count && !err; i++) {
        bool competes = false;
        err = older_competes(operation, line, &older[i], &competes);
        *ret_ahead += competes;
    }
    return err;
}

/* --- the step --------------------------------------------------------------------------------- */

static enum err line_load(const struct operation *operation, const struct ask_row *row,
        unix_s_t now, struct line *line, size_t *ret_ahead)
{
    struct fitting *fitting;
    enum err err = fitting_begin(operation, row->person, &fitting);
    if (err)
        return err;
    err = coaches_read(operation, row, fitting, now, line);
    fitting_end(fitting);
    for (size_t i = 0; i < line->count && !err; i++)
        err = coach_free_at(operation, row, now, line, i);
    return err ? err : ahead_count(operation, row, line, ret_ahead);
}

static struct ask_facts facts_of(
        const struct ask_row *row, const struct line *line, size_t ahead, unix_s_t now)
{
    return (struct ask_facts){.coaches = line->coaches,
            .count = line->count,
            .ahead = ahead,
            .is_rung = !id_is_zero(row->ringing),
            .is_anybody_there = line->on_duty > 0,
            .made_at = row->made_at,
            .now = now};
}

static enum err step_carry(const struct operation *operation, struct ask_row *row,
        const struct line *line, const struct ask_step *step, unix_s_t now)
{
    enum err err = ERR_OK;
    switch (step->move) {
    case ASK_RING:
        row->look_at = now + ASK_RING_S;
        err = ring_begin(operation, row, line->coaches[step->coach].id, row->look_at);
        break;
    case ASK_WAIT:
        row->look_at = step->look_at < now + LOOK_MOST_S ? step->look_at : now + LOOK_MOST_S;
        break;
    case ASK_GIVE_UP:
        row->status = ASK_GIVEN_UP;
        row->ended_at = now;
        err = queue_put(operation, QUEUE_ASK, row->person, (struct id){0}, now, now);
        break;
    }
    return err ? err : ask_row_save(operation, row);
}

enum err ask_step(const struct operation *operation, struct ask_row *row, unix_s_t now)
{
    size_t ahead = 0;
    struct line *line = calloc(1, sizeof(*line));
    if (!line)
        return ERR_MEMORY;
    enum err err = line_load(operation, row, now, line, &ahead);
    if (!err) {
        struct ask_facts facts = facts_of(row, line, ahead, now);
        struct ask_step step = ask_next(&facts);
        err = step_carry(operation, row, line, &step, now);
        facts.is_rung = step.move == ASK_RING;
        row->wait_min = ask_wait_min(&facts);
    }
    free(line);
    return err;
}

/* To the end of the line: who passed or missed one is not the first to be rung for the next. */
static enum err duty_requeue(const struct operation *operation, struct id coach, unix_s_t now)
{
    struct query *query =
            db_query(operation->db, "UPDATE duty SET since_at = $2 WHERE coach_id = $1");
    query_bind_id(query, 1, &coach);
    query_bind_number(query, 2, now);
    return query_run(query);
}

enum err ask_ring_next(
        const struct operation *operation, struct ask_out *out, const char *answer, unix_s_t now)
{
    enum err err = ERR_OK;
    out->was_ringing = out->ask.ringing;
    if (!id_is_zero(out->was_ringing))
        err = duty_requeue(operation, out->was_ringing, now);
    if (!err)
        err = ring_end(operation, &out->ask, answer);
    return err ? err : ask_step(operation, &out->ask, now);
}

enum err ask_estimate(const struct operation *operation, struct ask_row *row, unix_s_t now)
{
    size_t ahead = 0;
    struct line *line = calloc(1, sizeof(*line));
    if (!line)
        return ERR_MEMORY;
    enum err err = line_load(operation, row, now, line, &ahead);
    struct ask_facts facts = facts_of(row, line, ahead, now);
    row->wait_min = ask_wait_min(&facts);
    free(line);
    return err;
}

enum err ask_has_time(const struct operation *operation, const struct ask_row *row, struct id coach,
        unix_s_t now, bool *ret_has)
{
    struct rules rules;
    bool coach_busy = false, person_busy = false;
    int length_min = (int)row->length_min;
    enum err err = rules_load(operation, coach, &rules);
    if (err)
        return err;
    int with_buffer_min = length_min + rules_buffer_min(&rules, length_min);
    err = claims_have(operation, coach, booking_person_claim(ask_start(now), with_buffer_min),
            (struct id){0}, &coach_busy);
    if (!err)
        err = claims_have(operation, row->person, booking_person_claim(ask_start(now), length_min),
                (struct id){0}, &person_busy);
    *ret_has = !coach_busy && !person_busy;
    return err;
}
