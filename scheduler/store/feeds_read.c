/* Feeds that are due, and what came of reading them. Run on the writers, by the scheduler itself;
 * of several schedulers one has a feed at a time, and a reading of an address that is no longer the
 * coach's changes nothing. */
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/feed_row.h"
#include "scheduler/store/feeds.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

enum { DECIDE_S = 3600 }; /* within which somebody should have asked the coach */

/* --- feeds_claim ------------------------------------------------------------------------------ */

/* What the server calls its copy is only said where "not changed" would do: the days go by, and the
 * zone that whole days are in may have changed. */
static void due_read(const struct operation *operation, const struct query *query, unix_s_t now,
        struct feed_claimed *ret)
{
    char read_zone[ZONE_NAME_SIZE];
    *ret = (struct feed_claimed){.coach = query_id(query, 0), .version = query_id(query, 1)};
    if (field_open(operation, query, 2, feed_place(ret->coach), ret->url, sizeof(ret->url)))
        ret->url[0] = '\0';
    query_copy_text(query, 3, ret->zone, sizeof(ret->zone));
    query_copy_text(query, 4, read_zone, sizeof(read_zone));
    if (query_number(query, 5) > now - FEED_WHOLE_S && strcmp(ret->zone, read_zone) == 0) {
        query_copy_text(query, 6, ret->etag, sizeof(ret->etag));
        query_copy_text(query, 7, ret->modified, sizeof(ret->modified));
    }
}

static enum err due_find(const struct operation *operation, const struct feeds_claim *call,
        struct feeds_claim_out *ret)
{
    struct query *query = db_query(operation->db,
            "SELECT f.coach_id, f.version, f.url_sealed, a.zone, f.zone, f.whole_at, f.etag, "
            "f.modified FROM feed f JOIN account a ON a.id = f.coach_id WHERE f.next_at <= $1 "
            "AND a.ended_at IS NULL ORDER BY f.next_at, f.coach_id LIMIT 4");
    query_bind_number(query, 1, call->write.now);
    while (ret->count < FEEDS_CLAIM_MAX && ret->count < call->limit && query_next(query))
        due_read(operation, query, call->write.now, &ret->feeds[ret->count++]);
    return query_end(query);
}

static enum err due_take(
        const struct operation *operation, const struct feed_claimed *feed, bool *ret_is_ours)
{
    struct query *query = db_query(operation->db,
            "UPDATE feed SET next_at = $3 WHERE coach_id = $1 AND version = $2 AND next_at <= $4");
    query_bind_id(query, 1, &feed->coach);
    query_bind_id(query, 2, &feed->version);
    query_bind_number(query, 3, operation->now + FEEDS_LEASE_S);
    query_bind_number(query, 4, operation->now);
    enum err err = query_run(query);
    *ret_is_ours = !err && db_changes(operation->db) > 0;
    return err;
}

static enum err feeds_claim_run(struct operation *operation, const void *in, void *out)
{
    const struct feeds_claim *call = in;
    struct feeds_claim_out *ret = out;
    operation->is_audited = true; /* nothing that anybody did */
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err)
        err = due_find(operation, call, ret);
    size_t kept = 0;
    for (size_t i = 0; i < ret->count && !err; i++) {
        bool is_ours;
        err = due_take(operation, &ret->feeds[i], &is_ours);
        if (is_ours)
            ret->feeds[kept++] = ret->feeds[i];
    }
    ret->count = err ? 0 : kept;
    return err;
}

const struct store_call feeds_claim = {
        .name = "feeds.claim",
        .in_size = sizeof(struct feeds_claim),
        .out_size = sizeof(struct feeds_claim_out),
        .is_write = true,
        .run = feeds_claim_run,
};

/* --- feed_end --------------------------------------------------------------------------------- */

struct before { /* this reading */
    bool is_there;
    unix_s_t good_until;
    bool is_told;
    struct id programme;
};

static enum err before_read(
        const struct operation *operation, const struct feed_end *call, struct before *ret_before)
{
    struct query *query = db_query(operation->db,
            "SELECT f.good_until, f.is_told, a.programme_id FROM feed f JOIN account a "
            "ON a.id = f.coach_id WHERE f.coach_id = $1 AND f.version = $2");
    query_bind_id(query, 1, &call->coach);
    query_bind_id(query, 2, &call->version);
    ret_before->is_there = query_next(query);
    ret_before->good_until = query_number(query, 0);
    ret_before->is_told = query_number(query, 1) != 0;
    ret_before->programme = query_id(query, 2);
    return query_end(query);
}

static enum err reading_save(const struct operation *operation, const struct feed_end *call,
        unix_s_t good_until, bool is_told)
{
    struct query *query = db_query(operation->db,
            "UPDATE feed SET why = $2, tried_at = $3, good_until = $4, next_at = $5, is_told = $6, "
            "read_at = CASE WHEN $2 = 'fine' THEN $3 ELSE read_at END WHERE coach_id = $1");
    query_bind_id(query, 1, &call->coach);
    query_bind_text(query, 2, feed_why_names[call->why]);
    query_bind_number(query, 3, operation->now);
    query_bind_number(query, 4, good_until);
    query_bind_number(query, 5, call->next_at);
    query_bind_number(query, 6, is_told);
    return query_run(query);
}

static enum err whole_save(const struct operation *operation, const struct feed_end *call)
{
    struct query *query = db_query(operation->db,
            "UPDATE feed SET etag = $2, modified = $3, zone = $4, whole_at = $5 "
            "WHERE coach_id = $1");
    query_bind_id(query, 1, &call->coach);
    query_bind_text(query, 2, call->etag);
    query_bind_text(query, 3, call->modified);
    query_bind_text(query, 4, call->zone);
    query_bind_number(query, 5, operation->now);
    enum err err = query_run(query);
    return err ? err : feed_busy_replace(operation, call->coach, call->busy, call->count);
}

/* Once for each time that it begins to block. */
static enum err block_tell(const struct operation *operation, const struct feed_end *call,
        const struct before *before, struct feed_end_out *ret)
{
    if (!ret->is_blocking)
        return before->is_told ? queue_end(operation, QUEUE_FEED, call->coach) : ERR_OK;
    if (before->is_told)
        return ERR_OK;
    ret->is_told = true;
    ret->programme = before->programme;
    return queue_put(operation, QUEUE_FEED, call->coach, (struct id){0}, operation->now + DECIDE_S,
            operation->now);
}

static enum err feed_end_run(struct operation *operation, const void *in, void *out)
{
    const struct feed_end *call = in;
    struct feed_end_out *ret = out;
    struct before before = {0};
    operation->is_audited = true; /* nothing that anybody did */
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, call->coach);
    if (!err)
        err = before_read(operation, call, &before);
    if (err || !before.is_there)
        return err;
    unix_s_t good_until = feed_good_until(call->why, before.good_until, operation->now);
    ret->is_blocking = good_until <= operation->now;
    err = block_tell(operation, call, &before, ret);
    if (!err)
        err = reading_save(operation, call, good_until, ret->is_blocking);
    return err || call->why != FEED_FINE || !call->is_whole ? err : whole_save(operation, call);
}

const struct store_call feed_end = {
        .name = "feed.end",
        .in_size = sizeof(struct feed_end),
        .out_size = sizeof(struct feed_end_out),
        .is_write = true,
        .run = feed_end_run,
};
