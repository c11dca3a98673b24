/* Puts notices into the outbox. Called by the operations that change sessions; what is in it is
 * sent by jobs, by way of store/notices. */
#include "scheduler/store/outbox.h"

#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

/* A session's rounds of a kind that may be told again: those that began to be sent. One that still
 * waits is the one of this round, and stays alone. */
static enum err round_find(const struct operation *operation, enum notice_kind kind,
        struct id account, struct id session, int64_t *ret_round)
{
    struct query *query = db_query(operation->db,
            "SELECT COUNT(*) FROM notice WHERE session_id = $1 AND account_id = $2 AND kind = $3 "
            "AND state <> 'waiting'");
    query_bind_id(query, 1, &session);
    query_bind_id(query, 2, &account);
    query_bind_text(query, 3, notice_kind_names[kind]);
    *ret_round = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

enum err outbox_put_for(const struct operation *operation, enum notice_kind kind, struct id account,
        const struct session_row *session, unix_s_t now)
{
    struct id id = random_id_in_order();
    bool is_asked = operation->actor && id_equal(operation->actor->account, account);
    if (notice_is_repeatable(kind))
        return outbox_put(operation, kind, account, session->id, now);
    struct query *query = db_query(operation->db,
            "INSERT INTO notice (id, kind, programme_id, account_id, session_id, start_at, round, "
            "state, attempts, next_at, created_at, is_asked) "
            "VALUES ($1, $2, $3, $4, $5, $6, 0, 'waiting', 0, $7, $7, $8) ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &id);
    query_bind_text(query, 2, notice_kind_names[kind]);
    query_bind_id(query, 3, &session->programme);
    query_bind_id(query, 4, &account);
    query_bind_id(query, 5, &session->id);
    query_bind_number(query, 6, session->start_at);
    query_bind_number(query, 7, now);
    query_bind_number(query, 8, is_asked);
    return query_post(query);
}

enum err outbox_put(const struct operation *operation, enum notice_kind kind, struct id account,
        struct id session, unix_s_t now)
{
    struct id id = random_id_in_order();
    int64_t round = 0;
    bool is_asked = operation->actor && id_equal(operation->actor->account, account);
    enum err err = notice_is_repeatable(kind)
                           ? round_find(operation, kind, account, session, &round)
                           : ERR_OK;
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "INSERT INTO notice (id, kind, programme_id, account_id, session_id, start_at, round, "
            "state, attempts, next_at, created_at, is_asked) SELECT $1, $2, programme_id, $3, id, "
            "start_at, $5, 'waiting', 0, $6, $6, $7 FROM session WHERE id = $4 "
            "ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &id);
    query_bind_text(query, 2, notice_kind_names[kind]);
    query_bind_id(query, 3, &account);
    query_bind_id(query, 4, &session);
    query_bind_number(query, 5, round);
    query_bind_number(query, 6, now);
    query_bind_number(query, 7, is_asked);
    return query_post(query);
}

enum err outbox_take_back(
        const struct operation *operation, enum notice_kind kind, struct id session, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "UPDATE notice SET state = 'dropped', error = $4, ended_at = $3 "
            "WHERE session_id = $1 AND kind = $2 AND state = 'waiting'");
    query_bind_id(query, 1, &session);
    query_bind_text(query, 2, notice_kind_names[kind]);
    query_bind_number(query, 3, now);
    query_bind_text(query, 4, notice_why_names[NOTICE_WHY_TAKEN_BACK]);
    return query_run(query);
}

enum err outbox_forget(const struct operation *operation, enum notice_kind kind, struct id session)
{
    struct query *query = db_query(operation->db,
            "DELETE FROM notice WHERE session_id = $1 AND kind = $2 AND state = 'waiting'");
    query_bind_id(query, 1, &session);
    query_bind_text(query, 2, notice_kind_names[kind]);
    return query_run(query);
}

enum err outbox_tell(const struct operation *operation, enum notice_kind kind,
        const struct session_row *session, const struct actor *teller, unix_s_t now)
{
    const struct id parties[] = {session->person, session->coach};
    enum err err = ERR_OK;
    for (size_t i = 0; i < sizeof(parties) / sizeof(parties[0]) && !err; i++) {
        if (!teller || !id_equal(teller->account, parties[i]))
            err = outbox_put(operation, kind, parties[i], session->id, now);
    }
    return err;
}
