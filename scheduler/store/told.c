/* Reads what other schedulers told, exactly once: what this transaction's snapshot sees and the one
 * of the last reading did not, in whichever order they committed. Runs on the store's threads. */
#include "scheduler/store/told.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/store/ask_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

static const char *const kind_names[] = {
        [TOLD_SESSION] = "session",
        [TOLD_MOVED] = "moved",
        [TOLD_ARRIVED] = "arrived",
        [TOLD_QUEUE] = "queue",
        [TOLD_ASK] = "ask",
        [TOLD_SIGN_IN] = "sign_in",
        NULL,
};

static const char *const seat_names[] = {[SEAT_COACH] = "coach", [SEAT_PERSON] = "person", NULL};

struct note { /* a row of told */
    enum told_kind kind;
    struct id object;
    struct id other;
    char word[16];
};

/* --- the mark --------------------------------------------------------------------------------- */

/* When the server was started, and what was committed. is_lost: that is not the server of before,
 * or its count of transactions lies behind, as that of a restored copy. */
static enum err mark_read(
        const struct operation *operation, const char *before, struct told_read_out *out)
{
    struct query *query = db_query(operation->db,
            "SELECT s.started || ' ' || pg_current_snapshot()::text, "
            "(split_part($1::text, ' ', 1) <> s.started OR "
            "COALESCE(pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmin("
            "NULLIF(split_part($1::text, ' ', 2), '')::pg_snapshot), true))::int "
            "FROM (SELECT extract(epoch FROM pg_postmaster_start_time())::text AS started) s");
    query_bind_text(query, 1, before);
    if (query_next(query)) {
        const char *mark = query_text(query, 0);
        if (strlen(mark) < sizeof(out->mark))
            snprintf(out->mark, sizeof(out->mark), "%s", mark);
        out->is_lost = query_number(query, 1) != 0;
    }
    return query_end(query);
}

/* --- the notes -------------------------------------------------------------------------------- */

/* A number that lies beyond the snapshot was written before a dump was restored. */
static enum err notes_read(const struct operation *operation, const char *mark,
        struct note *ret_notes, size_t *ret_count)
{
    const char *snapshot = strchr(mark, ' ') + 1;
    struct query *query = db_query(operation->db,
            "SELECT DISTINCT kind, object_id, other_id, word FROM told "
            "WHERE seq >= pg_snapshot_xmin($1::text::pg_snapshot)::text::bigint "
            "AND NOT pg_visible_in_snapshot(seq::text::xid8, $1::text::pg_snapshot) "
            "AND pg_visible_in_snapshot(seq::text::xid8, pg_current_snapshot()) "
            "AND scheduler <> COALESCE(current_setting('porchlight.scheduler', true), '') LIMIT "
            "$2");
    query_bind_text(query, 1, snapshot);
    query_bind_number(query, 2, TOLD_MAX + 1);
    size_t count = 0;
    while (query_next(query)) {
        struct note *note = &ret_notes[count++];
        note->kind = (enum told_kind)field_word(query, 0, kind_names);
        note->object = query_id(query, 1);
        note->other = query_id(query, 2);
        query_copy_text(query, 3, note->word, sizeof(note->word));
    }
    *ret_count = count;
    return query_end(query);
}

static size_t word_index(const char *word, const char *const *names)
{
    size_t i = 0;
    while (names[i] && strcmp(names[i], word) != 0)
        i++;
    return names[i] ? i : 0;
}

static enum err note_open(
        const struct operation *operation, const struct note *note, struct told *ret_told)
{
    const struct actor system = {.role = ROLE_SYSTEM};
    *ret_told = (struct told){.kind = note->kind};
    switch (note->kind) {
    case TOLD_ARRIVED:
        ret_told->role = (enum seat_role)word_index(note->word, seat_names);
        return session_row_find(operation, &system, note->object, &ret_told->session);
    case TOLD_SESSION:
    case TOLD_MOVED:
        return session_row_find(operation, &system, note->object, &ret_told->session);
    case TOLD_QUEUE:
        ret_told->programme = note->object;
        ret_told->session_id = note->other;
        ret_told->queue = (enum queue_kind)word_index(note->word, queue_kind_names);
        return ERR_OK;
    case TOLD_ASK:
        ret_told->ask.was_ringing = note->other;
        return ask_row_find(operation, note->object, &ret_told->ask.ask);
    case TOLD_SIGN_IN:
        ret_told->sign_in = note->object;
        return ERR_OK;
    }
    return ERR_INTERNAL;
}

/* What is not there any more, or cannot be opened, keeps the others from nobody. */
static enum err notes_open(const struct operation *operation, const struct note *notes,
        size_t count, struct told_read_out *out)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++) {
        err = note_open(operation, &notes[i], &out->told[out->count]);
        if (!err)
            out->count++;
        if (err == ERR_NOT_FOUND || err == ERR_SIGNATURE)
            err = ERR_OK;
    }
    return err;
}

static enum err told_read_run(struct operation *operation, const void *in, void *out)
{
    const struct told_read *call = in;
    struct told_read_out *ret = out;
    struct note notes[TOLD_MAX + 1];
    size_t count = 0;
    if (call->actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    enum err err = mark_read(operation, call->mark, ret);
    if (err || ret->is_lost)
        return err;
    err = notes_read(operation, call->mark, notes, &count);
    ret->is_lost = count > TOLD_MAX;
    return err || ret->is_lost ? err : notes_open(operation, notes, count, ret);
}

const struct store_call told_read = {
        .name = "told.read",
        .in_size = sizeof(struct told_read),
        .out_size = sizeof(struct told_read_out),
        .run = told_read_run,
};

/* --- told_forget ------------------------------------------------------------------------------ */

static enum err told_forget_run(struct operation *operation, const void *in, void *out)
{
    const struct write *write = in;
    struct told_forget_out *ret = out;
    if (write->actor.role != ROLE_SYSTEM)
        return ERR_FORBIDDEN;
    operation->is_audited = true; /* nothing that anybody has said */
    struct query *query = db_query(
            operation->db, "DELETE FROM told WHERE at < extract(epoch FROM now())::bigint - $1");
    query_bind_number(query, 1, TOLD_KEPT_MS / 1000);
    enum err err = query_run(query);
    ret->count = db_changes(operation->db);
    return err;
}

const struct store_call told_forget = {
        .name = "told.forget",
        .in_size = sizeof(struct write),
        .out_size = sizeof(struct told_forget_out),
        .is_write = true,
        .run = told_forget_run,
};
