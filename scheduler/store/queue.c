/* The coordinator's queue: putting an item in once, listing what is open, saying that it was seen
 * to. Run on the store's threads; who puts what, and when, is the callers' to know. */
#include "scheduler/store/queue.h"

#include "common/random.h"
#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

const char *const queue_kind_names[QUEUE_KIND_COUNT + 1] = {
        [QUEUE_AFFECTED] = "affected",
        [QUEUE_UNDECIDED] = "undecided",
        [QUEUE_CALL] = "call",
        [QUEUE_SWITCH] = "switch",
        [QUEUE_HAND_BACK] = "hand_back",
        [QUEUE_DECLINED] = "declined",
        [QUEUE_ASK] = "ask",
        [QUEUE_SERIES] = "series",
        [QUEUE_FEED] = "feed",
        [QUEUE_KIND_COUNT] = NULL,
};

/* --- for operations --------------------------------------------------------------------------- */

enum err queue_put(const struct operation *operation, enum queue_kind kind, struct id account,
        struct id session, unix_s_t due_at, unix_s_t now)
{
    struct id id = random_id();
    struct query *query = db_query(operation->db,
            "INSERT INTO queue (id, programme_id, kind, account_id, session_id, due_at, "
            "created_at) "
            "SELECT $1, a.programme_id, $2, a.id, $4, $5, $6 FROM account a WHERE a.id = $3 "
            "ON CONFLICT DO NOTHING");
    query_bind_id(query, 1, &id);
    query_bind_text(query, 2, queue_kind_names[kind]);
    query_bind_id(query, 3, &account);
    query_bind_id(query, 4, &session);
    query_bind_number(query, 5, due_at);
    query_bind_number(query, 6, now);
    return query_run(query);
}

enum err queue_end(const struct operation *operation, enum queue_kind kind, struct id account)
{
    struct query *query = db_query(operation->db,
            "UPDATE queue SET done_at = $3 WHERE account_id = $1 AND kind = $2 AND "
            "session_id IS NULL AND done_at IS NULL");
    query_bind_id(query, 1, &account);
    query_bind_text(query, 2, queue_kind_names[kind]);
    query_bind_number(query, 3, operation->now);
    return query_run(query);
}

#define TO_DECIDE "kind IN ('affected', 'undecided') AND done_at IS NULL"

enum err queue_decide(const struct operation *operation, struct id session)
{
    struct query *query = db_query(
            operation->db, "UPDATE queue SET done_at = $2 WHERE session_id = $1 AND " TO_DECIDE);
    query_bind_id(query, 1, &session);
    query_bind_number(query, 2, operation->now);
    return query_run(query);
}

enum err queue_is_undecided(
        const struct operation *operation, struct id session, bool *ret_is_undecided)
{
    struct query *query =
            db_query(operation->db, "SELECT 1 FROM queue WHERE session_id = $1 AND " TO_DECIDE);
    query_bind_id(query, 1, &session);
    *ret_is_undecided = query_next(query);
    return query_end(query);
}

/* --- queue_list ------------------------------------------------------------------------------- */

enum { COLUMN_ITEM = SESSION_COLUMN_COUNT };

static enum err item_read(
        const struct operation *operation, const struct query *query, struct queue_item *ret_item)
{
    struct queue_item item = {
            .id = query_id(query, COLUMN_ITEM),
            .kind = (enum queue_kind)field_word(query, COLUMN_ITEM + 1, queue_kind_names),
            .account = query_id(query, COLUMN_ITEM + 2),
            .due_at = query_number(query, COLUMN_ITEM + 4),
            .created_at = query_number(query, COLUMN_ITEM + 5),
    };
    enum err err = field_open(operation, query, COLUMN_ITEM + 3,
            account_place(item.account, "nickname"), item.nickname, sizeof(item.nickname));
    if (!err)
        err = session_row_read(operation, query, &item.session); /* all zero where there is none */
    if (!err)
        *ret_item = item;
    return err;
}

static enum err queue_list_run(struct operation *operation, const void *in, void *out)
{
    const struct queue_list *call = in;
    struct queue_list_out *ret = out;
    enum err err = scope_role(operation, &call->actor, ROLE_COORDINATOR);
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "SELECT " SESSION_COLUMNS
            ", q.id, q.kind, q.account_id, a.nickname_sealed, q.due_at, q.created_at FROM queue q "
            "JOIN account a ON a.id = q.account_id LEFT JOIN session s ON s.id = "
            "q.session_id" SESSION_JOINS
            "WHERE q.programme_id = $1 AND q.done_at IS NULL AND (q.due_at, q.id) > ($2, $3) "
            "ORDER BY q.due_at, q.id LIMIT $4");
    query_bind_id(query, 1, &call->actor.programme);
    list_bind(query, 2, &call->range);
    while (!err && !ret->is_more && query_next(query)) {
        struct queue_item *item = &ret->items[ret->count];
        ret->is_more = ret->count == list_limit(&call->range);
        if (ret->is_more)
            break;
        err = item_read(operation, query, item);
        ret->last = (struct list_place){item->due_at, item->id};
        ret->count++;
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

const struct store_call queue_list = {
        .name = "queue.list",
        .in_size = sizeof(struct queue_list),
        .out_size = sizeof(struct queue_list_out),
        .run = queue_list_run,
};

/* --- queue_done ------------------------------------------------------------------------------- */

/* A session whose coach is away is seen to by what becomes of it, and by nothing else: whoever only
 * took it off the list would leave its person waiting for nobody. */
static enum err item_check(
        const struct operation *operation, const struct actor *actor, struct id item)
{
    struct query *query = db_query(operation->db,
            "SELECT CASE WHEN q.done_at IS NULL AND q.kind IN ('affected', 'undecided') "
            "AND s.status IN " SESSION_HELD " THEN 1 ELSE 0 END FROM queue q "
            "LEFT JOIN session s ON s.id = q.session_id WHERE q.id = $1 AND q.programme_id = $2");
    query_bind_id(query, 1, &item);
    query_bind_id(query, 2, &actor->programme);
    bool is_there = query_next(query);
    bool is_undecided = is_there && query_number(query, 0) != 0;
    enum err err = query_end(query);
    if (!err && !is_there)
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is none by this id.");
    if (!err && is_undecided)
        err = error_set(operation->error, ERR_NOT_NOW, "session",
                "It is still booked. Let somebody step in, move it or cancel it.");
    return err;
}

static enum err queue_done_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct queue_done *call = in;
    const struct write *write = &call->write;
    operation->object = call->item;
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = item_check(operation, &write->actor, call->item);
    if (err)
        return err;
    struct query *query = db_query(
            operation->db, "UPDATE queue SET done_at = $2 WHERE id = $1 AND done_at IS NULL");
    query_bind_id(query, 1, &call->item);
    query_bind_number(query, 2, write->now);
    err = query_run(query);
    operation->is_audited = !err && db_changes(operation->db) == 0;
    return err;
}

const struct store_call queue_done = {
        .name = "queue.done",
        .in_size = sizeof(struct queue_done),
        .out_size = sizeof(struct queue_done_out),
        .is_write = true,
        .run = queue_done_run,
};
