/* Gives people coaches, one primary and one back-up. Called by the caseload's own operation, when a
 * person is added, and by the tools. */
#include "scheduler/store/caseload_row.h"

#include <stdbool.h>

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"

const char *const caseload_kind_names[] = {
        [CASELOAD_PRIMARY] = "primary",
        [CASELOAD_BACKUP] = "backup",
        NULL,
};

/* --- rows ------------------------------------------------------------------------------------ */

static enum err row_put(const struct operation *operation, const struct member *person,
        const struct member *coach, enum caseload_kind kind, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO caseload (person_id, coach_id, programme_id, started_at, ended_at, kind) "
            "VALUES ($1, $2, $3, $4, NULL, $5) ON CONFLICT (person_id, coach_id, started_at) "
            "DO UPDATE SET ended_at = NULL, kind = excluded.kind");
    query_bind_id(query, 1, &person->id);
    query_bind_id(query, 2, &coach->id);
    query_bind_id(query, 3, &person->programme);
    query_bind_number(query, 4, now);
    query_bind_text(query, 5, caseload_kind_names[kind]);
    return query_run(query);
}

/* Ends the seeing of whoever has this place, but not of the coach; zero: of all. */
static enum err others_end(const struct operation *operation, struct id person, struct id coach,
        enum caseload_kind kind, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "UPDATE caseload SET ended_at = $4 WHERE person_id = $1 "
            "AND (coach_id <> $2 OR $2 IS NULL) AND kind = $3 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &coach);
    query_bind_text(query, 3, caseload_kind_names[kind]);
    query_bind_number(query, 4, now);
    return query_run(query);
}

static enum err row_find(const struct operation *operation, const struct member *person,
        const struct member *coach, bool *ret_found, enum caseload_kind *ret_kind)
{
    struct query *query = db_query(operation->db, "SELECT kind FROM caseload WHERE person_id = $1 "
                                                  "AND coach_id = $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &person->id);
    query_bind_id(query, 2, &coach->id);
    *ret_found = query_next(query);
    if (*ret_found)
        *ret_kind = (enum caseload_kind)field_word(query, 0, caseload_kind_names);
    return query_end(query);
}

static enum err row_promote(
        const struct operation *operation, const struct member *person, const struct member *coach)
{
    struct query *query = db_query(operation->db,
            "UPDATE caseload SET kind = 'primary' WHERE person_id = $1 AND coach_id = $2 "
            "AND ended_at IS NULL");
    query_bind_id(query, 1, &person->id);
    query_bind_id(query, 2, &coach->id);
    return query_run(query);
}

/* --- for the tools --------------------------------------------------------------------------- */

enum err caseload_add(const struct operation *operation, const struct member *person,
        const struct member *coach, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM caseload WHERE person_id = $1 AND kind = 'primary' "
            "AND ended_at IS NULL");
    query_bind_id(query, 1, &person->id);
    bool has_primary = query_next(query);
    enum err err = query_end(query);
    return err ? err
               : row_put(operation, person, coach, has_primary ? CASELOAD_BACKUP : CASELOAD_PRIMARY,
                         now);
}

/* --- caseload_give --------------------------------------------------------------------------- */

static enum err coach_is_open(
        const struct operation *operation, const struct member *coach, unix_s_t now)
{
    struct query *query = db_query(
            operation->db, "SELECT 1 FROM contract WHERE coach_id = $1 AND closed_until > $2");
    query_bind_id(query, 1, &coach->id);
    query_bind_number(query, 2, now);
    bool is_closed = query_next(query);
    enum err err = query_end(query);
    if (!err && is_closed)
        err = error_set(operation->error, ERR_NOT_NOW, "coach", FITTING_REFUSED);
    return err;
}

/* Somebody whom the person did not see before. */
static enum err newcomer_give(const struct operation *operation, const struct member *person,
        const struct member *coach, enum caseload_kind kind, unix_s_t now)
{
    enum err err = fitting_check(operation, person->id, coach->id);
    if (!err)
        err = coach_is_open(operation, coach, now);
    if (!err)
        err = others_end(operation, person->id, coach->id, kind, now);
    return err ? err : row_put(operation, person, coach, kind, now);
}

enum err caseload_give(const struct operation *operation, const struct member *person,
        const struct member *coach, enum caseload_kind kind, unix_s_t now)
{
    bool found = false;
    enum caseload_kind was = kind;
    enum err err = lock_row(operation, LOCK_ACCOUNT, coach->id);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person->id);
    if (!err)
        err = row_find(operation, person, coach, &found, &was);
    if (err)
        return err;
    if (!found)
        return newcomer_give(operation, person, coach, kind, now);
    if (was == CASELOAD_PRIMARY && kind == CASELOAD_BACKUP)
        return error_set(operation->error, ERR_CONFLICT, "kind", "Choose a primary coach first.");
    if (was != kind)
        err = fitting_check_anew(operation, person->id, coach->id);
    if (!err)
        err = others_end(operation, person->id, coach->id, kind, now);
    return err || was == kind ? err : row_promote(operation, person, coach);
}

enum err caseload_end(const struct operation *operation, struct id person, enum caseload_kind kind,
        unix_s_t now, bool *ret_is_changed)
{
    enum err err = others_end(operation, person, (struct id){0}, kind, now);
    *ret_is_changed = !err && db_changes(operation->db) > 0;
    return err;
}
