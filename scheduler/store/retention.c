/* A table of steps, in the order in which rows may go: whoever refers to others first. A step names
 * the rows of one table that are over since before $1. */
#include "scheduler/store/retention.h"

#include "scheduler/core/civil.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/store.h"

const char *const retention_names[] = {
        [RETENTION_SIGN_INS] = "sign_ins",
        [RETENTION_WAITS] = "waits",
        [RETENTION_ASKS] = "asks",
        [RETENTION_NOTICES] = "notices",
        [RETENTION_QUEUE] = "queue",
        [RETENTION_TALKS] = "talks",
        [RETENTION_COUNT] = NULL,
};

#define STEP(of, table, key, over)                                                                 \
    {                                                                                              \
        of, "SELECT COUNT(*) FROM " table " WHERE " over,                                          \
                "DELETE FROM " table " WHERE " key " IN (SELECT " key " FROM " table               \
                " WHERE " over " LIMIT $2)"                                                        \
    }

static const struct step {
    enum retention_class of;
    const char *count;
    const char *delete; /* $2 rows at most */
} steps[] = {
        STEP(RETENTION_SIGN_INS, "sign_in", "id", "COALESCE(ended_at, expires_at) < $1"),
        /* How many seat links of a session were revoked says what its next one is. */
        STEP(RETENTION_SIGN_INS, "link", "id",
                "((kind <> 'seat' AND revoked_at < $1) OR (kind = 'sign_in' AND expires_at < $1) "
                "OR (kind = 'seat' AND EXISTS (SELECT 1 FROM session s WHERE s.id = "
                "link.session_id AND s.end_at < $1))) "
                "AND NOT EXISTS (SELECT 1 FROM sign_in i WHERE i.link_id = link.id)"),
        STEP(RETENTION_WAITS, "offer", "session_id",
                "status <> 'open' AND freed_id IN (SELECT id FROM freed WHERE end_at < $1)"),
        STEP(RETENTION_WAITS, "freed", "id",
                "end_at < $1 AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.freed_id = freed.id)"),
        STEP(RETENTION_WAITS, "waitlist", "id",
                "ended_at < $1 "
                "AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.entry_id = waitlist.id)"),
        STEP(RETENTION_ASKS, "ring", "ask_id",
                "answer <> 'none' "
                "AND ask_id IN (SELECT id FROM ask WHERE status <> 'waiting' AND ended_at < $1)"),
        STEP(RETENTION_ASKS, "ask", "id",
                "status <> 'waiting' AND ended_at < $1 "
                "AND NOT EXISTS (SELECT 1 FROM ring r WHERE r.ask_id = ask.id)"),
        STEP(RETENTION_NOTICES, "notice", "id",
                "state IN ('sent', 'failed', 'dropped') AND ended_at < $1 AND NOT EXISTS "
                "(SELECT 1 FROM session s WHERE s.id = notice.session_id AND s.end_at >= $1)"),
        STEP(RETENTION_QUEUE, "queue", "id",
                "done_at < $1 AND NOT EXISTS "
                "(SELECT 1 FROM session s WHERE s.id = queue.session_id AND s.end_at >= $1)"),
        STEP(RETENTION_TALKS, "talk", "session_id",
                "since_at < $1 AND NOT EXISTS (SELECT 1 FROM session s WHERE s.id = "
                "talk.session_id AND (s.end_at >= $1 OR s.outcome_due_at IS NOT NULL))"),
};

_Static_assert(sizeof(steps) / sizeof(steps[0]) == RETENTION_STEPS, "one call each");

static bool is_meant(const struct step *step, const struct retention_days *days)
{
    return days->of[step->of] > 0;
}

static unix_s_t over_before(
        const struct step *step, const struct retention_days *days, unix_s_t now)
{
    return now - days->of[step->of] * DAY_S;
}

/* --- running ---------------------------------------------------------------------------------- */

static enum err step_run(const struct operation *operation, const struct step *step,
        unix_s_t before, int64_t *ret_rows)
{
    struct query *query = db_query(operation->db, step->delete);
    query_bind_number(query, 1, before);
    query_bind_number(query, 2, RETENTION_AT_ONCE);
    enum err err = query_run(query);
    *ret_rows = err ? 0 : db_changes(operation->db);
    return err;
}

static enum err retention_run_run(struct operation *operation, const void *in, void *out)
{
    const struct retention_run *call = in;
    struct retention_out done = {0};
    int64_t rows = 0;
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    if (call->step >= RETENTION_STEPS)
        return error_set(operation->error, ERR_INPUT, "step", "There are not so many.");
    const struct step *step = &steps[call->step];
    enum err err = ERR_OK;
    if (is_meant(step, &call->days))
        err = step_run(operation, step, over_before(step, &call->days, call->write.now), &rows);
    done.rows[step->of] = rows;
    done.is_more = rows >= RETENTION_AT_ONCE;
    operation->is_audited = rows == 0;
    *(struct retention_out *)out = done;
    return err;
}

const struct store_call retention_run = {
        .name = "retention.run",
        .in_size = sizeof(struct retention_run),
        .out_size = sizeof(struct retention_out),
        .is_write = true,
        .run = retention_run_run,
};

/* --- looking ---------------------------------------------------------------------------------- */

static enum err step_look(const struct operation *operation, const struct step *step,
        unix_s_t before, int64_t *ret_rows)
{
    struct query *query = db_query(operation->db, step->count);
    query_bind_number(query, 1, before);
    *ret_rows = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

static enum err retention_look_run(struct operation *operation, const void *in, void *out)
{
    const struct retention_look *call = in;
    struct retention_out found = {0};
    enum err err = ERR_OK;
    for (const struct step *step = steps; !err && step < steps + RETENTION_STEPS; step++) {
        int64_t rows = 0;
        if (is_meant(step, &call->days))
            err = step_look(operation, step, over_before(step, &call->days, call->now), &rows);
        found.rows[step->of] += rows;
    }
    *(struct retention_out *)out = found;
    return err;
}

const struct store_call retention_look = {
        .name = "retention.look",
        .in_size = sizeof(struct retention_look),
        .out_size = sizeof(struct retention_out),
        .run = retention_look_run,
};
