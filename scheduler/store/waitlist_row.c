/* Reads, ends and moves entries of the waitlist. Called by the operations about it, and by the
 * clock. */
#include "scheduler/store/waitlist_row.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

/* --- reading ---------------------------------------------------------------------------------- */

enum { COLUMN_OFFER = 12 };

static enum err offer_read(const struct operation *operation, const struct query *query,
        struct waitlist_offer *ret_offer)
{
    struct waitlist_offer offer = {
            .session = query_id(query, COLUMN_OFFER),
            .coach = query_id(query, COLUMN_OFFER + 1),
            .start_at = query_number(query, COLUMN_OFFER + 3),
            .end_at = query_number(query, COLUMN_OFFER + 4),
            .until_at = query_number(query, COLUMN_OFFER + 5),
    };
    enum err err =
            field_open(operation, query, COLUMN_OFFER + 2, account_place(offer.coach, "nickname"),
                    offer.coach_nickname, sizeof(offer.coach_nickname));
    if (!err)
        *ret_offer = offer;
    return err;
}

enum err waitlist_row_read(const struct operation *operation, const struct query *query,
        struct waitlist_entry *ret_entry)
{
    struct waitlist_entry entry = {
            .id = query_id(query, 0),
            .person = query_id(query, 1),
            .coach = query_id(query, 3),
            .is_anyone = query_number(query, 5) != 0,
            .session = query_id(query, 6),
            .length_min = (int)query_number(query, 7),
            .mode = (enum booking_mode)field_word(query, 8, booking_mode_names),
            .until_at = query_number(query, 9),
            .created_at = query_number(query, 10),
            .place = waitlist_place((size_t)query_number(query, 11)),
    };
    enum err err = field_open(operation, query, 2, account_place(entry.person, "nickname"),
            entry.person_nickname, sizeof(entry.person_nickname));
    if (!err)
        err = field_open(operation, query, 4, account_place(entry.coach, "nickname"),
                entry.coach_nickname, sizeof(entry.coach_nickname));
    if (!err)
        err = offer_read(operation, query, &entry.offer);
    if (!err)
        *ret_entry = entry;
    return err;
}

/* NULL: this actor has none. */
static struct query *entry_query(
        const struct operation *operation, const struct actor *actor, const struct id *entry)
{
    bool is_person = actor->role == ROLE_PERSON && id_is_zero(actor->only_session);
    if (!is_person && actor->role != ROLE_COORDINATOR)
        return NULL;
    struct query *query = db_query(
            operation->db, is_person ? WAITLIST_SELECT "AND w.id = $1 AND w.person_id = $2"
                                     : WAITLIST_SELECT "AND w.id = $1 AND w.programme_id = $2");
    query_bind_id(query, 1, entry);
    query_bind_id(query, 2, is_person ? &actor->account : &actor->programme);
    return query;
}

enum err waitlist_row_find(const struct operation *operation, const struct actor *actor,
        struct id entry, struct waitlist_entry *ret_entry)
{
    struct query *query = entry_query(operation, actor, &entry);
    bool is_there = query && query_next(query);
    enum err err = is_there ? waitlist_row_read(operation, query, ret_entry) : ERR_OK;
    enum err ended = query ? query_end(query) : ERR_OK;
    if (err || ended)
        return err ? err : ended;
    if (!is_there)
        return error_set(operation->error, ERR_NOT_FOUND, "entry", "There is none by this id.");
    return ERR_OK;
}

/* --- changing --------------------------------------------------------------------------------- */

enum err waitlist_end(const struct operation *operation, struct id entry)
{
    struct query *query = db_query(
            operation->db, "UPDATE waitlist SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &entry);
    query_bind_number(query, 2, operation->now);
    return query_run(query);
}

enum err waitlist_expire(const struct operation *operation, struct id entry)
{
    struct query *query = db_query(operation->db,
            "UPDATE waitlist SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL "
            "AND until_at <= $2");
    query_bind_id(query, 1, &entry);
    query_bind_number(query, 2, operation->now);
    return query_run(query);
}

static enum err entry_follow(const struct operation *operation, struct id entry,
        struct id new_session, unix_s_t new_start_at)
{
    struct query *query = db_query(operation->db, "UPDATE waitlist SET session_id = $2, until_at = "
                                                  "$3 WHERE id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &entry);
    query_bind_id(query, 2, &new_session);
    query_bind_number(query, 3, new_start_at);
    enum err err = query_run(query);
    if (err)
        return err;
    query = db_query(operation->db,
            "UPDATE session SET replaces_id = $2 WHERE id IN (SELECT o.session_id FROM offer o "
            "WHERE o.entry_id = $1 AND o.status = 'open')");
    query_bind_id(query, 1, &entry);
    query_bind_id(query, 2, &new_session);
    err = query_run(query);
    return err ? err : due_put(operation, DUE_WAIT, entry, new_start_at);
}

enum err waitlist_follow(const struct operation *operation, struct id old, struct id new_session,
        unix_s_t new_start_at)
{
    struct id entries[WAITLIST_PERSON_MAX];
    size_t count = 0;
    struct query *query = db_query(operation->db,
            "SELECT id FROM waitlist WHERE session_id = $1 AND ended_at IS NULL LIMIT $2");
    query_bind_id(query, 1, &old);
    query_bind_number(query, 2, WAITLIST_PERSON_MAX);
    while (query_next(query))
        entries[count++] = query_id(query, 0);
    enum err err = query_end(query);
    for (size_t i = 0; i < count && !err; i++)
        err = entry_follow(operation, entries[i], new_session, new_start_at);
    return err;
}
