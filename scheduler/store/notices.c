/* Putting what nobody's write puts (reminders, a link asked for once more), and looking at how a
 * session's notices stand. Run on the store's threads. */
#include "scheduler/store/notices.h"

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* --- reminders_put ---------------------------------------------------------------------------- */

struct remindable {
    struct id session;
    struct id person;
};

static enum err remindables_read(const struct operation *operation, unix_s_t now,
        struct remindable ret_list[NOTICES_REMIND_MAX], size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT s.id, s.person_id FROM programme p JOIN session s ON s.programme_id = p.id "
            "WHERE s.status = 'booked' AND s.start_at > $1 AND s.start_at <= $2 "
            "AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.session_id = s.id "
            "AND n.account_id = s.person_id AND n.kind = 'reminder') "
            "AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.session_id = s.id "
            "AND q.kind IN ('affected', 'undecided') AND q.done_at IS NULL) LIMIT 100");
    query_bind_number(query, 1, now);
    query_bind_number(query, 2, now + NOTICE_AHEAD_S);
    size_t count = 0;
    while (count < NOTICES_REMIND_MAX && query_next(query)) {
        ret_list[count++] =
                (struct remindable){.session = query_id(query, 0), .person = query_id(query, 1)};
    }
    *ret_count = count;
    return query_end(query);
}

static enum err reminders_put_run(struct operation *operation, const void *in, void *out)
{
    const struct reminders_put *call = in;
    struct reminders_put_out *ret = out;
    struct remindable list[NOTICES_REMIND_MAX];
    unix_s_t now = call->write.now;
    operation->is_audited = true;
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err)
        err = remindables_read(operation, now, list, &ret->count);
    for (size_t i = 0; i < ret->count && !err; i++)
        err = outbox_put(operation, NOTICE_REMINDER, list[i].person, list[i].session, now);
    ret->is_more = ret->count == NOTICES_REMIND_MAX;
    return err;
}

const struct store_call reminders_put = {
        .name = "reminders.put",
        .in_size = sizeof(struct reminders_put),
        .out_size = sizeof(struct reminders_put_out),
        .is_write = true,
        .run = reminders_put_run,
};

/* --- link_send -------------------------------------------------------------------------------- */

enum { SENT_LINKS_MAX = 5 }; /* that staff may ask for, a session */

static enum err links_sent_check(const struct operation *operation, struct id session)
{
    struct query *query = db_query(operation->db,
            "SELECT COUNT(*) FROM notice WHERE session_id = $1 AND kind = 'seat_link' "
            "AND state <> 'waiting'");
    query_bind_id(query, 1, &session);
    int64_t count = query_next(query) ? query_number(query, 0) : 0;
    enum err err = query_end(query);
    if (!err && count >= SENT_LINKS_MAX)
        err = error_set(operation->error, ERR_NOT_NOW, "session",
                "It was sent %d times. Please phone instead.", SENT_LINKS_MAX);
    return err;
}

static enum err link_send_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct link_send *call = in;
    const struct write *write = &call->write;
    struct session_row row;
    operation->object = call->session;
    enum err err = lock_row(operation, LOCK_SESSION, call->session);
    if (!err)
        err = session_row_find(operation, &write->actor, call->session, &row);
    if (!err && write->actor.role == ROLE_PERSON)
        err = error_set(operation->error, ERR_FORBIDDEN, NULL, "This is not yours to do.");
    if (!err && (!booking_is_held(row.status) || row.end_at <= write->now))
        err = error_set(operation->error, ERR_NOT_NOW, "session", "This session is over.");
    if (!err)
        err = links_sent_check(operation, call->session);
    return err ? err : outbox_put(operation, NOTICE_SEAT_LINK, row.person, row.id, write->now);
}

const struct store_call link_send = {
        .name = "link.send",
        .in_size = sizeof(struct link_send),
        .out_size = sizeof(struct link_send_out),
        .is_write = true,
        .run = link_send_run,
};

/* --- notices_list ----------------------------------------------------------------------------- */

static struct notice_seen seen_read(const struct query *query)
{
    struct notice_seen seen = {
            .id = query_id(query, 0),
            .kind = (enum notice_kind)field_word(query, 1, notice_kind_names),
            .to = (enum role)field_word(query, 2, role_names),
            .state = (enum notice_state)field_word(query, 3, notice_state_names),
            .why = (enum notice_why)field_word(query, 4, notice_why_names),
            .attempts = (int)query_number(query, 5),
            .created_at = query_number(query, 6),
    };
    seen.at = query_number(query, query_is_null(query, 8) ? 7 : 8);
    return seen;
}

static enum err notices_list_run(struct operation *operation, const void *in, void *out)
{
    const struct notices_list *call = in;
    struct notices_list_out *ret = out;
    struct session_row row;
    enum err err = scope_role(operation, &call->actor, ROLE_COORDINATOR);
    if (!err)
        err = session_row_find(operation, &call->actor, call->session, &row);
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "SELECT n.id, n.kind, a.role, n.state, n.error, n.attempts, n.created_at, n.next_at, "
            "n.ended_at FROM notice n JOIN account a ON a.id = n.account_id "
            "WHERE n.session_id = $1 ORDER BY n.created_at, n.id LIMIT 201");
    query_bind_id(query, 1, &call->session);
    while (!ret->is_more && query_next(query)) {
        ret->is_more = ret->count == STORE_LIST_MAX;
        if (!ret->is_more)
            ret->notices[ret->count++] = seen_read(query);
    }
    return query_end(query);
}

const struct store_call notices_list = {
        .name = "notices.list",
        .in_size = sizeof(struct notices_list),
        .out_size = sizeof(struct notices_list_out),
        .run = notices_list_run,
};
