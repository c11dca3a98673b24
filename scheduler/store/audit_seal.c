/* Seals the audit onto its chain. Runs on a writing thread, called by the clock; of several
 * schedulers whoever has the database's lock is the one who seals.
 *
 * On PostgreSQL rows are not committed in order of seq, and a number is missing where a write was
 * rolled back. What comes after a missing number waits until every transaction is over that could
 * have drawn it. mark_seq was the highest number, and after that mark_xid was given out: whoever
 * drew a lower number has an earlier xid. (One that has written nothing before its audit row has it
 * some microseconds after its number.) */
#include "scheduler/store/audit_seal.h"

#include "scheduler/store/audit_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/store.h"

struct mark { /* PostgreSQL: of a missing number */
    int64_t seq;
    int64_t xid;
};

struct sealing { /* one call's work */
    const struct operation *operation;
    const struct audit_key *key;
    struct audit_head head;
    struct mark mark;
    int64_t settled_seq; /* up to here a missing number is missing for good */
    size_t count;
    bool is_full;
    bool is_waiting;
    struct {
        int64_t seq;
        uint8_t seal[AUDIT_SEAL_BYTES];
    } seals[AUDIT_SEAL_MAX];
};

/* --- the head --------------------------------------------------------------------------------- */

/* Apart from what is read after it, which then has a snapshot of a time when nobody else seals. */
static const char lock_shared[] = "SELECT pg_try_advisory_xact_lock(1634886004, 1)::int";

/* A mark that lies beyond the snapshot is of another server, which a dump was taken from. */
static const char head_shared[] =
        "SELECT place, seq, seal, mark_seq, mark_xid, "
        "CASE WHEN mark_xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint "
        "THEN mark_seq ELSE 0 END, "
        "(mark_xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)::int "
        "FROM audit_head WHERE id = 1";

/* One connection alone writes: nothing comes late. */
static const char head_alone[] =
        "SELECT place, seq, seal, 0, 0, 9223372036854775807, 0 FROM audit_head WHERE id = 1";

static enum err head_read(struct sealing *sealing, struct query *query)
{
    if (query_next(query)) {
        bool is_foreign = query_number(query, 6) != 0;
        sealing->head = audit_head_read(query, 0);
        sealing->mark.seq = is_foreign ? 0 : query_number(query, 3);
        sealing->mark.xid = is_foreign ? 0 : query_number(query, 4);
        sealing->settled_seq = query_number(query, 5);
    }
    return query_end(query);
}

static enum err head_take(struct sealing *sealing, bool *ret_is_taken)
{
    struct db *db = sealing->operation->db;
    if (!db_is_shared(db))
        return head_read(sealing, db_query(db, head_alone));
    struct query *lock = db_query(db, lock_shared);
    struct query *head = db_query(db, head_shared);
    query_send(lock);
    query_send(head);
    *ret_is_taken = query_next(lock) && query_number(lock, 0) == 0;
    enum err err = query_end(lock);
    enum err read = head_read(sealing, head);
    return err ? err : read;
}

/* The snapshot comes before the xid, which this transaction gets here and not earlier. */
static enum err mark_make(struct sealing *sealing)
{
    struct query *query = db_query(sealing->operation->db,
            "SELECT MAX(seq), pg_current_xact_id()::text::bigint FROM audit");
    if (query_next(query)) {
        sealing->mark.seq = query_number(query, 0);
        sealing->mark.xid = query_number(query, 1);
    }
    return query_end(query);
}

static enum err head_put(const struct sealing *sealing)
{
    struct query *query = db_query(sealing->operation->db,
            "UPDATE audit_head SET place = $1, seq = $2, seal = $3, mark_seq = $4, mark_xid = $5 "
            "WHERE id = 1");
    query_bind_number(query, 1, sealing->head.place);
    query_bind_number(query, 2, sealing->head.seq);
    query_bind_bytes(query, 3, sealing->head.seal, AUDIT_SEAL_BYTES);
    query_bind_number(query, 4, sealing->mark.seq);
    query_bind_number(query, 5, sealing->mark.xid);
    return query_post(query);
}

/* --- rows ------------------------------------------------------------------------------------- */

static void row_seal(struct sealing *sealing, const struct audit_row *row)
{
    uint8_t *seal = sealing->seals[sealing->count].seal;
    audit_seal_row(sealing->key, &sealing->head, row, seal);
    sealing->seals[sealing->count++].seq = row->seq;
    audit_head_advance(&sealing->head, row->seq, seal);
}

static enum err rows_seal(struct sealing *sealing)
{
    struct query *query = db_query(sealing->operation->db,
            "SELECT " AUDIT_ROW_COLUMNS " FROM audit a WHERE a.seq > $1 ORDER BY a.seq LIMIT $2");
    query_bind_number(query, 1, sealing->head.seq);
    query_bind_number(query, 2, AUDIT_SEAL_MAX);
    while (!sealing->is_waiting && query_next(query)) {
        struct audit_row row = audit_row_read(query);
        sealing->is_waiting = row.seq != sealing->head.seq + 1 && row.seq > sealing->settled_seq;
        if (!sealing->is_waiting)
            row_seal(sealing, &row);
    }
    sealing->is_full = sealing->count == AUDIT_SEAL_MAX;
    return query_end(query);
}

static enum err seals_put(const struct sealing *sealing)
{
    int64_t place = sealing->head.place - (int64_t)sealing->count;
    enum err err = ERR_OK;
    for (size_t i = 0; i < sealing->count && !err; i++) {
        struct query *query = db_query(sealing->operation->db,
                "INSERT INTO audit_seal (seq, place, kid, seal) VALUES ($1, $2, $3, $4)");
        query_bind_number(query, 1, sealing->seals[i].seq);
        query_bind_number(query, 2, ++place);
        query_bind_text(query, 3, sealing->key->kid);
        query_bind_bytes(query, 4, sealing->seals[i].seal, AUDIT_SEAL_BYTES);
        err = query_post(query);
    }
    return err;
}

/* A mark that is still ahead stays: a later one would have to be waited for longer. */
static enum err work_put(struct sealing *sealing)
{
    bool is_marked = sealing->is_waiting && sealing->mark.seq <= sealing->head.seq;
    enum err err = is_marked ? mark_make(sealing) : ERR_OK;
    if (!err)
        err = seals_put(sealing);
    return err || (sealing->count == 0 && !is_marked) ? err : head_put(sealing);
}

static enum err audit_seal_run(struct operation *operation, const void *in, void *out)
{
    const struct audit_seal *call = in;
    struct audit_seal_out *ret = out;
    if (call->write.actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    operation->is_audited = true;
    struct sealing sealing = {.operation = operation, .key = &call->keys->keys[0]};
    enum err err = head_take(&sealing, &ret->is_taken);
    if (err || ret->is_taken)
        return err;
    err = rows_seal(&sealing);
    if (!err)
        err = work_put(&sealing);
    ret->head = sealing.head;
    ret->count = sealing.count;
    ret->is_more = sealing.is_full;
    ret->is_waiting = sealing.is_waiting;
    return err;
}

const struct store_call audit_seal = {
        .name = "audit.seal",
        .in_size = sizeof(struct audit_seal),
        .out_size = sizeof(struct audit_seal_out),
        .is_write = true,
        .run = audit_seal_run,
};
