/* Reads the audit beside its seals, some rows at a time, each time in a transaction of its own (so
 * a long check does not keep SQLite's log from being emptied), and lets core/audit_walk judge. What
 * has no seal yet is read in one, since it may get it meanwhile. Called by the tool --audit-verify.
 */
#include "scheduler/store/audit_verify.h"

#include <time.h>

#include "common/clock.h"
#include "scheduler/store/audit_row.h"
#include "scheduler/store/db.h"

enum { PAGE_ROWS = 1024, BEAT_NS = 200000000 };

struct check {
    struct db *db;
    struct audit_verdict verdict;
    struct audit_head head; /* of the same moment as the last page */
    int64_t seq;            /* read up to here */
    unix_s_t oldest_at;
    bool is_over;
};

/* --- reading ---------------------------------------------------------------------------------- */

static enum err head_read(struct check *check)
{
    struct query *query =
            db_query(check->db, "SELECT place, seq, seal, found_seq FROM audit_head WHERE id = 1");
    if (query_next(query)) {
        check->head = audit_head_read(query, 0);
        check->verdict.found_seq = query_number(query, 3);
    }
    return query_end(query);
}

static struct audit_sealed sealed_read(const struct query *query)
{
    return (struct audit_sealed){
            .row = audit_row_read(query),
            .is_sealed = !query_is_null(query, AUDIT_ROW_COLUMN_COUNT),
            .place = query_number(query, AUDIT_ROW_COLUMN_COUNT),
            .kid = query_text(query, AUDIT_ROW_COLUMN_COUNT + 1),
            .seal = audit_seal_read(query, AUDIT_ROW_COLUMN_COUNT + 2),
    };
}

/* One page; is_over when it was the last, or something is wrong. */
static enum err rows_walk(struct check *check)
{
    size_t count = 0;
    enum audit_fault fault = AUDIT_WHOLE;
    struct query *query = db_query(check->db,
            "SELECT " AUDIT_ROW_COLUMNS ", s.place, s.kid, s.seal FROM audit a "
            "LEFT JOIN audit_seal s ON s.seq = a.seq WHERE a.seq > $1 ORDER BY a.seq LIMIT $2");
    query_bind_number(query, 1, check->seq);
    query_bind_number(query, 2, PAGE_ROWS);
    for (; fault == AUDIT_WHOLE && query_next(query); count++) {
        struct audit_sealed sealed = sealed_read(query);
        fault = audit_walk_row(&check->verdict.walk, &sealed);
        check->seq = sealed.row.seq;
    }
    check->verdict.fault = fault;
    check->is_over = fault != AUDIT_WHOLE || count < PAGE_ROWS;
    return query_end(query);
}

/* A place that another row has was not taken away: the rows stand in another order. */
static enum err order_look(struct check *check)
{
    struct query *query = db_query(check->db, "SELECT seq FROM audit_seal WHERE place = $1");
    query_bind_number(query, 1, check->verdict.walk.fault_place);
    if (query_next(query) && query_number(query, 0) > check->verdict.walk.fault_seq)
        check->verdict.fault = AUDIT_REORDERED;
    return query_end(query);
}

static enum err page_walk(struct check *check)
{
    enum err err = db_begin(check->db);
    if (err)
        return err;
    check->oldest_at = clock_now().unix_ms / 1000 - AUDIT_UNSEALED_MAX_S;
    err = head_read(check);
    do {
        err = err ? err : rows_walk(check);
    } while (!err && !check->is_over && check->verdict.walk.unsealed_count > 0);
    if (!err && check->verdict.fault == AUDIT_MISSING)
        err = order_look(check);
    enum err ended = db_commit(check->db);
    return err ? err : ended;
}

/* --- checking --------------------------------------------------------------------------------- */

/* From where the chain was whole; what had no seal is read again. */
static enum err chain_walk(struct check *check)
{
    struct audit_walk *walk = &check->verdict.walk;
    enum err err = ERR_OK;
    walk->unsealed_count = 0;
    check->seq = walk->head.place > 0 ? walk->head.seq : INT64_MIN;
    check->is_over = false;
    while (!check->is_over && !err)
        err = page_walk(check);
    if (!err && check->verdict.fault == AUDIT_WHOLE)
        check->verdict.fault = audit_walk_end(walk, &check->head, check->oldest_at);
    return err;
}

static bool is_late(const struct check *check, ms_t since)
{
    return check->verdict.fault == AUDIT_UNSEALED &&
           clock_now().mono - since < AUDIT_PATIENCE_S * 1000;
}

/* On a machine that has much to do a seal may be late; what nobody seals is still there then. */
static enum err database_check(struct check *check)
{
    static const struct timespec beat = {.tv_nsec = BEAT_NS};
    ms_t since = clock_now().mono;
    enum err err = chain_walk(check);
    while (!err && is_late(check, since)) {
        nanosleep(&beat, NULL);
        err = chain_walk(check);
    }
    return err;
}

enum err audit_verify(
        const struct audit_verify *config, struct audit_verdict *ret_verdict, struct error *error)
{
    struct check check = {.verdict.walk = {.keys = config->keys,
                                  .anchors = config->anchors,
                                  .anchor_count = config->anchor_count}};
    enum err err = db_open(config->database, DB_READ, &check.db, error);
    if (err)
        return err;
    err = database_check(&check);
    db_close(check.db);
    if (err)
        return error_set(error, err, "database", "The audit in it cannot be read.");
    *ret_verdict = check.verdict;
    return ERR_OK;
}
