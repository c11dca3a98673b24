/* Reads and writes asks and rings. Called by the asks' operations only. */
#include "scheduler/store/ask_row.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

enum err ask_row_read(
        const struct operation *operation, const struct query *query, struct ask_row *ret_row)
{
    struct ask_row row = {
            .id = query_id(query, 0),
            .programme = query_id(query, 1),
            .person = query_id(query, 2),
            .status = (enum ask_status)field_word(query, 3, ask_status_names),
            .mode = (enum booking_mode)field_word(query, 4, booking_mode_names),
            .length_min = query_number(query, 5),
            .made_at = query_number(query, 6),
            .look_at = query_number(query, 7),
            .session = query_id(query, 8),
            .ended_at = query_number(query, 9),
            .ringing = query_id(query, 10),
            .ring_until = query_number(query, 11),
    };
    enum err err = field_open(operation, query, 12, account_place(row.person, "nickname"),
            row.person_nickname, sizeof(row.person_nickname));
    if (!err)
        *ret_row = row;
    return err;
}

enum err ask_row_find(const struct operation *operation, struct id ask, struct ask_row *ret_row)
{
    struct query *query =
            db_query(operation->db, "SELECT " ASK_COLUMNS " FROM " ASK_FROM " WHERE k.id = $1");
    query_bind_id(query, 1, &ask);
    bool found = query_next(query);
    enum err err = found ? ask_row_read(operation, query, ret_row) : ERR_OK;
    enum err ended = query_end(query);
    if (err || ended)
        return err ? err : ended;
    return found ? ERR_OK
                 : error_set(operation->error, ERR_NOT_FOUND, "ask", "There is none by this id.");
}

enum err ask_row_insert(const struct operation *operation, const struct ask_row *row, bool is_own)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO ask (id, programme_id, person_id, status, mode, length_min, made_at, "
            "look_at, is_own) VALUES ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8)");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &row->programme);
    query_bind_id(query, 3, &row->person);
    query_bind_text(query, 4, booking_mode_names[row->mode]);
    query_bind_number(query, 5, row->length_min);
    query_bind_number(query, 6, row->made_at);
    query_bind_number(query, 7, row->look_at);
    query_bind_number(query, 8, is_own);
    return query_run(query);
}

enum err ask_row_save(const struct operation *operation, const struct ask_row *row)
{
    struct query *query = db_query(operation->db,
            "UPDATE ask SET status = $2, look_at = $3, session_id = $4, ended_at = $5 "
            "WHERE id = $1");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, ask_status_names[row->status]);
    query_bind_number(query, 3, row->look_at);
    query_bind_id(query, 4, &row->session);
    if (row->ended_at)
        query_bind_number(query, 5, row->ended_at);
    else
        query_bind_null(query, 5);
    return query_run(query);
}

enum err ring_begin(
        const struct operation *operation, struct ask_row *row, struct id coach, unix_s_t until)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO ring (ask_id, coach_id, until_at, answer) VALUES ($1, $2, $3, 'none') "
            "ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &row->id);
    query_bind_id(query, 2, &coach);
    query_bind_number(query, 3, until);
    enum err err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = db_overtake(operation->db);
    if (err)
        return err;
    row->ringing = coach;
    row->ring_until = until;
    return ERR_OK;
}

enum err ring_end(const struct operation *operation, struct ask_row *row, const char *answer)
{
    struct query *query = db_query(
            operation->db, "UPDATE ring SET answer = $2 WHERE ask_id = $1 AND answer = 'none'");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, answer);
    row->ringing = (struct id){0};
    row->ring_until = 0;
    return query_run(query);
}
