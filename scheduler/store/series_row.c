/* Reads and writes series. Called by every operation about them, so that who may see one is said
 * once. */
#include "scheduler/store/series_row.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"

/* --- reading ---------------------------------------------------------------------------------- */

enum err series_row_read(
        const struct operation *operation, const struct query *query, struct series_row *ret_row)
{
    struct series_row row = {
            .id = query_id(query, 0),
            .programme = query_id(query, 1),
            .coach = query_id(query, 2),
            .person = query_id(query, 5),
            .rule = {.from = field_date(query, 8),
                    .until = field_date(query, 9),
                    .start_min = (int)query_number(query, 10),
                    .every_weeks = (int)query_number(query, 11)},
            .length_min = (int)query_number(query, 12),
            .mode = (enum booking_mode)field_word(query, 13, booking_mode_names),
            .decided_until = field_date(query, 14),
            .created_at = query_number(query, 15),
            .ended_at = query_number(query, 16),
    };
    query_copy_text(query, 4, row.coach_zone, sizeof(row.coach_zone));
    query_copy_text(query, 7, row.zone, sizeof(row.zone));
    enum err err = field_open(operation, query, 3, account_place(row.coach, "nickname"),
            row.coach_nickname, sizeof(row.coach_nickname));
    if (!err)
        err = field_open(operation, query, 6, account_place(row.person, "nickname"),
                row.person_nickname, sizeof(row.person_nickname));
    if (!err)
        *ret_row = row;
    return err;
}

static bool is_visible(const struct series_row *row, const struct actor *actor)
{
    if (!id_is_zero(actor->only_session))
        return false;
    switch (actor->role) {
    case ROLE_PERSON:
        return id_equal(row->person, actor->account);
    case ROLE_COACH:
        return id_equal(row->coach, actor->account);
    case ROLE_COORDINATOR:
        return id_equal(row->programme, actor->programme);
    case ROLE_SYSTEM:
        return true;
    case ROLE_NOBODY:
    case ROLE_OPERATOR:
        return false;
    }
    return false;
}

enum err series_row_find(const struct operation *operation, const struct actor *actor,
        struct id series, struct series_row *ret_row)
{
    struct query *query = db_query(operation->db, SERIES_SELECT "WHERE r.id = $1");
    query_bind_id(query, 1, &series);
    struct series_row row;
    bool is_there = query_next(query);
    enum err err = is_there ? series_row_read(operation, query, &row) : ERR_OK;
    enum err ended = query_end(query);
    if (err || ended)
        return err ? err : ended;
    if (!is_there || !is_visible(&row, actor))
        return error_set(operation->error, ERR_NOT_FOUND, "series", "There is none by this id.");
    *ret_row = row;
    return ERR_OK;
}

/* The locks of the two come before the series's, so the row is read twice. */
enum err series_row_lock(const struct operation *operation, const struct actor *actor,
        struct id series, struct series_row *ret_row)
{
    struct series_row row;
    enum err err = series_row_find(operation, actor, series, &row);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, row.coach);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, row.person);
    if (!err)
        err = lock_row(operation, LOCK_SERIES, series);
    return err ? err : series_row_find(operation, actor, series, ret_row);
}

/* --- writing ---------------------------------------------------------------------------------- */

enum err series_row_insert(const struct operation *operation, const struct series_row *row)
{
    char from[CIVIL_DATE_SIZE], until[CIVIL_DATE_SIZE], decided[CIVIL_DATE_SIZE];
    struct query *query = db_query(operation->db,
            "INSERT INTO series (id, programme_id, coach_id, person_id, zone, from_date, "
            "until_date, start_min, every_weeks, length_min, mode, decided_until, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &row->programme);
    query_bind_id(query, 3, &row->coach);
    query_bind_id(query, 4, &row->person);
    query_bind_text(query, 5, row->zone);
    query_bind_text(query, 6, civil_date_print(row->rule.from, from));
    query_bind_text(query, 7, field_date_text(row->rule.until, until));
    query_bind_number(query, 8, row->rule.start_min);
    query_bind_number(query, 9, row->rule.every_weeks);
    query_bind_number(query, 10, row->length_min);
    query_bind_text(query, 11, booking_mode_names[row->mode]);
    query_bind_text(query, 12, civil_date_print(row->decided_until, decided));
    query_bind_number(query, 13, row->created_at);
    return query_run(query);
}

enum err series_row_end(const struct operation *operation, struct id series, unix_s_t now)
{
    struct query *query = db_query(
            operation->db, "UPDATE series SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &series);
    query_bind_number(query, 2, now);
    return query_run(query);
}

enum err series_date_insert(const struct operation *operation, struct id series,
        const struct series_choice *choice, struct id session)
{
    char date[CIVIL_DATE_SIZE];
    bool is_claimed = !id_is_zero(session);
    struct query *query = db_query(operation->db,
            "INSERT INTO series_date (series_id, date, start_at, session_id, reason) "
            "VALUES ($1, $2, $3, $4, $5)");
    query_bind_id(query, 1, &series);
    query_bind_text(query, 2, civil_date_print(choice->at.date, date));
    query_bind_number(query, 3, choice->at.start_at);
    query_bind_id(query, 4, &session);
    query_bind_text(query, 5, is_claimed ? NULL : series_reason_names[choice->reason]);
    return query_run(query);
}
