/* A coach's own feed: seen, given, taken away. Run on the store's threads. */
#include "scheduler/store/feeds.h"

#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/feed_row.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

static enum err feed_get_run(struct operation *operation, const void *in, void *out)
{
    const struct feed_get *call = in;
    enum err err = scope_role(operation, &call->actor, ROLE_COACH);
    return err ? err : feed_row_find(operation, call->actor.account, call->now, out);
}

const struct store_call feed_get = {
        .name = "feed.get",
        .in_size = sizeof(struct feed_get),
        .out_size = sizeof(struct feed_row),
        .run = feed_get_run,
};

/* --- feed_put --------------------------------------------------------------------------------- */

/* What was known by another address is not known of this one. */
static enum err feed_save(const struct operation *operation, struct id coach, const char *url)
{
    struct id version = random_id();
    struct sealed_field sealed;
    enum err err = field_seal(operation, feed_place(coach), url, &sealed);
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "INSERT INTO feed (coach_id, version, url_sealed, etag, modified, why, zone, whole_at, "
            "read_at, tried_at, good_until, next_at, is_told) "
            "VALUES ($1, $2, $3, '', '', 'waits', '', 0, 0, 0, 0, $4, 0) "
            "ON CONFLICT (coach_id) DO UPDATE SET version = $2, url_sealed = $3, etag = '', "
            "modified = '', why = 'waits', zone = '', whole_at = 0, read_at = 0, tried_at = 0, "
            "good_until = 0, next_at = $4, is_told = 0");
    query_bind_id(query, 1, &coach);
    query_bind_id(query, 2, &version);
    query_bind_bytes(query, 3, sealed.bytes, sealed.len);
    query_bind_number(query, 4, operation->now);
    return query_run(query);
}

static enum err feed_put_run(struct operation *operation, const void *in, void *out)
{
    const struct feed_put *call = in;
    const struct actor *actor = &call->write.actor;
    operation->object = actor->account;
    enum err err = scope_role(operation, actor, ROLE_COACH);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, actor->account);
    if (!err)
        err = feed_busy_replace(operation, actor->account, NULL, 0);
    if (!err)
        err = feed_save(operation, actor->account, call->url);
    if (!err)
        err = queue_end(operation, QUEUE_FEED, actor->account);
    return err ? err : feed_row_find(operation, actor->account, call->write.now, out);
}

const struct store_call feed_put = {
        .name = "feed.put",
        .in_size = sizeof(struct feed_put),
        .out_size = sizeof(struct feed_row),
        .is_write = true,
        .run = feed_put_run,
};

/* --- feed_delete ------------------------------------------------------------------------------ */

static enum err feed_drop(const struct operation *operation, struct id coach)
{
    struct query *query = db_query(operation->db, "DELETE FROM feed WHERE coach_id = $1");
    query_bind_id(query, 1, &coach);
    enum err err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is no calendar.");
    return err;
}

static enum err feed_delete_run(struct operation *operation, const void *in, void *out)
{
    const struct feed_delete *call = in;
    const struct actor *actor = &call->write.actor;
    (void)out;
    operation->object = actor->account;
    enum err err = scope_role(operation, actor, ROLE_COACH);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, actor->account);
    if (!err)
        err = feed_drop(operation, actor->account);
    if (!err)
        err = feed_busy_replace(operation, actor->account, NULL, 0);
    return err ? err : queue_end(operation, QUEUE_FEED, actor->account);
}

const struct store_call feed_delete = {
        .name = "feed.delete",
        .in_size = sizeof(struct feed_delete),
        .out_size = sizeof(struct feed_delete_out),
        .is_write = true,
        .run = feed_delete_run,
};
