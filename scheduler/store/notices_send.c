/* Taking notices out of the outbox and saying how it went. Run on the writers, by the scheduler
 * itself; several schedulers may do so side by side, and each notice is in one's hands. */
#include "scheduler/store/notices.h"

#include <stdio.h>

#include "scheduler/core/zone.h"
#include "scheduler/store/db.h"
#include "scheduler/store/notice_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/sign_in_row.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

enum {
    LOOK_MAX = 32,    /* notices looked at by one claim */
    SKEW_MAX_S = 600, /* between the clocks of two schedulers, with room to spare */
};

/* --- notices_claim ---------------------------------------------------------------------------- */

struct claim { /* one under way */
    const struct operation *operation;
    const struct notices_claim *call;
    struct notices_claim_out *out;
    size_t claimed[REACH_KINDS];
};

/* Each walks an index of its own (migration booking-cost) and stops at the last row it wants. */
#define DUE_SELECT(WHICH)                                                                          \
    NOTICE_SELECT "WHERE n.state IN ('waiting', 'sending') AND n.kind " WHICH                      \
                  " AND n.next_at <= $1 AND (a.reach_kind = $2 OR a.reach_kind = $3 "              \
                  "OR a.reach_kind = $4) ORDER BY n.next_at, n.id LIMIT $5"

/* A way that has no room is not looked at: what waits there is not to hide the others'. */
static void ways_bind(const struct claim *claim, struct query *query, int index)
{
    for (int reach = 0; reach < REACH_KINDS; reach++) {
        bool is_open = claim->call->ways[reach].limit > 0;
        query_bind_text(query, index + reach, is_open ? reach_kind_names[reach] : NULL);
    }
}

static enum err due_add(const struct claim *claim, struct query *query,
        struct notice_row rows[LOOK_MAX], size_t *count)
{
    query_bind_number(query, 1, claim->call->write.now);
    ways_bind(claim, query, 2);
    query_bind_number(query, 5, (int64_t)(LOOK_MAX - *count));
    while (*count < LOOK_MAX && query_next(query))
        notice_row_read(claim->operation, query, &rows[(*count)++]);
    return query_end(query);
}

/* Somebody who waits in the room comes before everything else. */
static enum err due_read(
        const struct claim *claim, struct notice_row rows[LOOK_MAX], size_t *ret_count)
{
    struct db *db = claim->operation->db;
    *ret_count = 0;
    enum err err = due_add(claim, db_query(db, DUE_SELECT("= 'waiting'")), rows, ret_count);
    return err ? err : due_add(claim, db_query(db, DUE_SELECT("<> 'waiting'")), rows, ret_count);
}

static struct notice_verdict drop(enum notice_why why)
{
    return (struct notice_verdict){.fate = NOTICE_DROP, .why = why};
}

static struct notice_verdict give_up(enum notice_why why)
{
    return (struct notice_verdict){.fate = NOTICE_GIVE_UP, .why = why};
}

/* Core's judgement, and what only the store knows: whether there is a way at all. */
static struct notice_verdict row_judge(const struct claim *claim, const struct notice_row *row)
{
    const struct zone *zone = NULL;
    const struct zones *zones = claim->operation->zones;
    if (zones_get(zones, row->zone, &zone, NULL) != ERR_OK)
        (void)!zones_get(zones, "UTC", &zone, NULL); /* a zone that this machine lost */
    if (row->is_ended || !zone)
        return drop(NOTICE_WHY_CHANGED);
    struct notice_verdict verdict = notice_judge(&row->facts, zone, claim->call->write.now);
    if (verdict.fate != NOTICE_SEND)
        return verdict;
    if (row->reach == REACH_NONE)
        return row->role == ROLE_PERSON && notice_is_owed(row->facts.kind)
                       ? give_up(NOTICE_WHY_NO_REACH)
                       : drop(NOTICE_WHY_NO_REACH);
    if (!claim->call->ways[row->reach].has_carrier)
        return give_up(NOTICE_WHY_NO_CARRIER);
    return row->is_unreadable ? give_up(NOTICE_WHY_UNREADABLE) : verdict;
}

/* A coach's loop, or a program's, is not to fill somebody's phone. Staff may get as many as there
 * are. */
static enum err often_judge(
        const struct claim *claim, const struct notice_row *row, struct notice_verdict *verdict)
{
    unix_s_t now = claim->call->write.now;
    if (verdict->fate != NOTICE_SEND || row->role != ROLE_PERSON || row->facts.is_asked)
        return ERR_OK;
    struct query *query = db_query(claim->operation->db,
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN ended_at > $2 THEN 1 ELSE 0 END), 0) "
            "FROM notice WHERE account_id = $1 AND state = 'sent' AND is_asked = 0 "
            "AND ended_at > $3");
    query_bind_id(query, 1, &row->account);
    query_bind_number(query, 2, now - 3600);
    query_bind_number(query, 3, now - 86400);
    bool is_there = query_next(query);
    int64_t day = is_there ? query_number(query, 0) : 0;
    int64_t hour = is_there ? query_number(query, 1) : 0;
    if (day >= NOTICE_DAY_MAX || hour >= NOTICE_HOUR_MAX)
        *verdict = notice_is_owed(row->facts.kind) ? give_up(NOTICE_WHY_OFTEN)
                                                   : drop(NOTICE_WHY_OFTEN);
    return query_end(query);
}

static enum err row_settle(const struct claim *claim, const struct notice_row *row,
        const struct notice_verdict *verdict)
{
    bool is_done;
    struct notice_change change = {.attempts = row->facts.attempts, .why = verdict->why};
    change.state = verdict->fate == NOTICE_WAIT   ? NOTICE_IS_WAITING
                   : verdict->fate == NOTICE_DROP ? NOTICE_IS_DROPPED
                                                  : NOTICE_IS_FAILED;
    change.next_at = verdict->fate == NOTICE_WAIT ? verdict->until : row->next_at;
    return notice_row_change(claim->operation, row, &change, claim->call->write.now, &is_done);
}

static enum err claimed_add(const struct claim *claim, const struct notice_row *row)
{
    struct notice_claimed *claimed = &claim->out->notices[claim->out->count];
    *claimed = (struct notice_claimed){
            .id = row->id,
            .kind = row->facts.kind,
            .attempts = row->facts.attempts + 1,
            .role = row->role,
            .reach = row->reach,
            .start_at = row->facts.start_at,
    };
    snprintf(claimed->to, sizeof(claimed->to), "%s", row->to);
    snprintf(claimed->zone, sizeof(claimed->zone), "%s", row->zone);
    snprintf(claimed->language, sizeof(claimed->language), "%s", row->language);
    enum err err = ERR_OK;
    if (row->role == ROLE_PERSON && notice_has_link(row->facts.kind)) {
        const struct seat_link_facts facts = {
                .session = row->session,
                .person = row->account,
                .programme = row->programme,
                .now = claim->call->write.now,
                .expires_at = row->facts.end_at,
        };
        err = seat_link_again(claim->operation, &facts, claimed->secret);
    }
    claim->out->count += err ? 0 : 1;
    return err;
}

static enum err row_claim(struct claim *claim, const struct notice_row *row)
{
    bool is_done;
    unix_s_t now = claim->call->write.now;
    const struct notice_change change = {
            .state = NOTICE_IS_SENDING,
            .attempts = row->facts.attempts + 1,
            .next_at = now + NOTICES_LEASE_S,
    };
    enum err err = notice_row_change(claim->operation, row, &change, now, &is_done);
    if (err || !is_done)
        return err;
    claim->claimed[row->reach]++;
    return claimed_add(claim, row);
}

static bool has_room(const struct claim *claim, enum reach_kind reach)
{
    return claim->out->count < NOTICES_CLAIM_MAX &&
           claim->claimed[reach] < claim->call->ways[reach].limit;
}

/* ret_is_left: it is due, but there is no more room. */
static enum err row_take(struct claim *claim, const struct notice_row *row, bool *ret_is_left)
{
    struct notice_verdict verdict = row_judge(claim, row);
    *ret_is_left = verdict.fate == NOTICE_SEND && !has_room(claim, row->reach);
    if (*ret_is_left)
        return ERR_OK;
    enum err err = often_judge(claim, row, &verdict);
    if (err)
        return err;
    return verdict.fate == NOTICE_SEND ? row_claim(claim, row) : row_settle(claim, row, &verdict);
}

static enum err notices_claim_run(struct operation *operation, const void *in, void *out)
{
    const struct notices_claim *call = in;
    struct claim claim = {.operation = operation, .call = call, .out = out};
    struct notice_row rows[LOOK_MAX];
    size_t count = 0;
    operation->is_audited = true; /* each that ends is told by itself */
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err)
        err = due_read(&claim, rows, &count);
    bool has_left = false;
    for (size_t i = 0; i < count && !err; i++) {
        bool is_left;
        err = row_take(&claim, &rows[i], &is_left);
        has_left |= is_left;
    }
    claim.out->is_more = has_left || count == LOOK_MAX;
    return err;
}

const struct store_call notices_claim = {
        .name = "notices.claim",
        .in_size = sizeof(struct notices_claim),
        .out_size = sizeof(struct notices_claim_out),
        .is_write = true,
        .run = notices_claim_run,
};

/* --- notice_end ------------------------------------------------------------------------------- */

static enum err row_find(
        const struct operation *operation, struct id notice, struct notice_row *ret_row)
{
    struct query *query = db_query(operation->db, NOTICE_SELECT "WHERE n.id = $1");
    query_bind_id(query, 1, &notice);
    bool is_there = query_next(query);
    if (is_there)
        notice_row_read(operation, query, ret_row);
    enum err err = query_end(query);
    return !err && !is_there ? ERR_NOT_FOUND : err;
}

static struct notice_change change_after(
        const struct notice_end *call, const struct notice_row *row)
{
    struct notice_change change = {
            .state = NOTICE_IS_FAILED,
            .why = call->why,
            .attempts = row->facts.attempts,
            .next_at = row->next_at,
    };
    if (call->outcome == NOTICE_DELIVERED) {
        change.state = NOTICE_IS_SENT;
        change.why = NOTICE_WHY_NONE;
        return change;
    }
    struct notice_verdict verdict = notice_after(&row->facts, call->write.now);
    if (call->outcome == NOTICE_FAILED_NOW && verdict.fate == NOTICE_WAIT) {
        change.state = NOTICE_IS_WAITING;
        change.next_at = verdict.until;
    }
    return change;
}

/* Whether this attempt still has a say. One that was overtaken may have got there all the same. */
static bool is_heard(const struct notice_end *call, const struct notice_row *row)
{
    if (call->outcome == NOTICE_DELIVERED)
        return row->state == NOTICE_IS_SENDING || row->state == NOTICE_IS_WAITING;
    return row->state == NOTICE_IS_SENDING && row->facts.attempts == call->attempts;
}

static enum err notice_end_run(struct operation *operation, const void *in, void *out)
{
    const struct notice_end *call = in;
    struct notice_end_out *ret = out;
    struct notice_row row = {0};
    bool is_done;
    operation->is_audited = true;
    enum err err = scope_tools(operation, &call->write.actor);
    if (!err)
        err = row_find(operation, call->notice, &row);
    if (err)
        return err;
    ret->state = row.state;
    if (!is_heard(call, &row))
        return ERR_OK;
    struct notice_change change = change_after(call, &row);
    err = notice_row_change(operation, &row, &change, call->write.now, &is_done);
    if (!err && !is_done)
        err = db_overtake(operation->db);
    if (!err)
        ret->state = change.state;
    return err;
}

const struct store_call notice_end = {
        .name = "notice.end",
        .in_size = sizeof(struct notice_end),
        .out_size = sizeof(struct notice_end_out),
        .is_write = true,
        .run = notice_end_run,
};

/* --- notices_recover -------------------------------------------------------------------------- */

static enum err notices_recover_run(struct operation *operation, const void *in, void *out)
{
    const struct notices_recover *call = in;
    struct notices_recover_out *ret = out;
    unix_s_t now = call->write.now;
    bool is_alone = call->is_start && !db_is_shared(operation->db);
    operation->is_audited = true;
    enum err err = scope_tools(operation, &call->write.actor);
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "UPDATE notice SET next_at = $1 WHERE state = 'waiting' AND next_at > $1 "
            "OR state = 'sending' AND next_at > $2");
    query_bind_number(query, 1, now);
    query_bind_number(query, 2, is_alone ? 0 : now + NOTICES_LEASE_S + SKEW_MAX_S);
    err = query_run(query);
    ret->count = err ? 0 : db_changes(operation->db);
    return err;
}

const struct store_call notices_recover = {
        .name = "notices.recover",
        .in_size = sizeof(struct notices_recover),
        .out_size = sizeof(struct notices_recover_out),
        .is_write = true,
        .run = notices_recover_run,
};
