/* Reads notices and changes their state, compared with what it was. Called by what claims and ends
 * them. */
#include "scheduler/store/notice_row.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/audit.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/write.h"

void notice_row_read(
        const struct operation *operation, const struct query *query, struct notice_row *ret_row)
{
    struct notice_row row = {
            .id = query_id(query, 0),
            .account = query_id(query, 1),
            .session = query_id(query, 2),
            .programme = query_id(query, 3),
            .facts =
                    {
                            .kind = (enum notice_kind)field_word(query, 4, notice_kind_names),
                            .is_asked = query_number(query, 5) != 0,
                            .attempts = (int)query_number(query, 6),
                            .status = (enum booking_status)field_word(
                                    query, 15, booking_status_names),
                            .start_at = query_number(query, 16),
                            .end_at = query_number(query, 17),
                            .made_at = query_number(query, 18),
                    },
            .state = (enum notice_state)field_word(query, 7, notice_state_names),
            .next_at = query_number(query, 8),
            .role = (enum role)field_word(query, 9, role_names),
            .reach = (enum reach_kind)field_word(query, 10, reach_kind_names),
            .is_ended = !query_is_null(query, 14),
    };
    row.is_unreadable = field_open(operation, query, 11, account_place(row.account, "reach"),
                                row.to, sizeof(row.to)) != ERR_OK;
    query_copy_text(query, 12, row.zone, sizeof(row.zone));
    query_copy_text(query, 13, row.language, sizeof(row.language));
    *ret_row = row;
}

static bool is_end(enum notice_state state)
{
    return state != NOTICE_IS_WAITING && state != NOTICE_IS_SENDING;
}

static enum err row_update(const struct operation *operation, const struct notice_row *row,
        const struct notice_change *change, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "UPDATE notice SET state = $4, attempts = $5, next_at = $6, error = $7, ended_at = $8 "
            "WHERE id = $1 AND state = $2 AND attempts = $3 AND next_at = $9");
    query_bind_id(query, 1, &row->id);
    query_bind_text(query, 2, notice_state_names[row->state]);
    query_bind_number(query, 3, row->facts.attempts);
    query_bind_text(query, 4, notice_state_names[change->state]);
    query_bind_number(query, 5, change->attempts);
    query_bind_number(query, 6, change->next_at);
    if (change->why != NOTICE_WHY_NONE)
        query_bind_text(query, 7, notice_why_names[change->why]);
    if (is_end(change->state))
        query_bind_number(query, 8, now);
    query_bind_number(query, 9, row->next_at);
    return query_run(query);
}

/* Somebody is to phone, an hour before the session at the latest. */
static enum err call_put(
        const struct operation *operation, const struct notice_row *row, unix_s_t now)
{
    unix_s_t due_at = row->facts.start_at - NOTICE_PHONE_AHEAD_S;
    return queue_put(
            operation, QUEUE_CALL, row->account, row->session, due_at < now ? now : due_at, now);
}

static enum err end_tell(const struct operation *operation, const struct notice_row *row,
        enum notice_state state, unix_s_t now)
{
    static const char *const actions[] = {
            [NOTICE_IS_SENT] = "notice.sent",
            [NOTICE_IS_FAILED] = "notice.failed",
            [NOTICE_IS_DROPPED] = "notice.dropped",
    };
    struct operation about = *operation;
    const struct write write = {
            .actor = {.role = ROLE_SYSTEM, .programme = row->programme}, .now = now};
    about.object = row->id;
    return audit_write(&about, &write, actions[state]);
}

enum err notice_row_change(const struct operation *operation, const struct notice_row *row,
        const struct notice_change *change, unix_s_t now, bool *ret_is_done)
{
    enum err err = row_update(operation, row, change, now);
    if (err)
        return err;
    *ret_is_done = db_changes(operation->db) > 0;
    if (!*ret_is_done || !is_end(change->state))
        return ERR_OK;
    if (change->state == NOTICE_IS_FAILED)
        err = call_put(operation, row, now);
    return err ? err : end_tell(operation, row, change->state, now);
}
