/* What becomes of two sessions, their links and their notices when one takes the other's place.
 * Called by the operations that propose, answer and cover. */
#include "scheduler/store/move_make.h"

#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/links.h"
#include "scheduler/store/move_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/waitlist.h"
#include "scheduler/store/write.h"

/* --- the new session is the old one's --------------------------------------------------------- */

static enum err session_point(
        const struct operation *operation, struct id old, struct id new_session)
{
    struct query *query =
            db_query(operation->db, "UPDATE session SET moved_to_id = $2 WHERE id = $1");
    query_bind_id(query, 1, &old);
    query_bind_id(query, 2, &new_session);
    return query_run(query);
}

/* One date of a series moves alone, and stays its date. */
static enum err series_follow(
        const struct operation *operation, const struct session_row *old, struct id new_session)
{
    if (id_is_zero(old->series))
        return ERR_OK;
    struct query *query =
            db_query(operation->db, "UPDATE session SET series_id = $2 WHERE id = $1");
    query_bind_id(query, 1, &new_session);
    query_bind_id(query, 2, &old->series);
    enum err err = query_run(query);
    if (err)
        return err;
    query = db_query(operation->db, "UPDATE series_date SET session_id = $2 WHERE session_id = $1");
    query_bind_id(query, 1, &old->id);
    query_bind_id(query, 2, &new_session);
    return query_run(query);
}

/* A link that somebody was sent, or an open page, must not end because the time changed. */
static enum err links_carry(
        const struct operation *operation, struct id old, const struct session_row *to)
{
    struct query *query = db_query(operation->db,
            "UPDATE link SET session_id = $2, expires_at = $3 WHERE session_id = $1 "
            "AND kind = 'seat' AND revoked_at IS NULL");
    query_bind_id(query, 1, &old);
    query_bind_id(query, 2, &to->id);
    query_bind_number(query, 3, to->end_at);
    enum err err = query_run(query);
    if (err)
        return err;
    query = db_query(operation->db,
            "UPDATE sign_in SET session_id = $2, expires_at = $3 WHERE session_id = $1 "
            "AND ended_at IS NULL");
    query_bind_id(query, 1, &old);
    query_bind_id(query, 2, &to->id);
    query_bind_number(query, 3, to->end_at + SEAT_SIGN_IN_LINGER_S);
    return query_run(query);
}

/* Whoever has come for the old time, and may come for the new one already, has come: the person,
 * and the coach if it is the same one. */
static enum err arrival_carry(const struct operation *operation, const struct session_row *old,
        const struct session_row *to)
{
    if (!booking_is_here_time(to->start_at, to->end_at, operation->now))
        return ERR_OK;
    bool is_same = id_equal(old->coach, to->coach);
    struct query *query = db_query(operation->db,
            "INSERT INTO arrival (session_id, role, at) SELECT $2, role, at FROM arrival "
            "WHERE session_id = $1 AND role IN ('person', $3)");
    query_bind_id(query, 1, &old->id);
    query_bind_id(query, 2, &to->id);
    query_bind_text(query, 3, role_names[is_same ? ROLE_COACH : ROLE_PERSON]);
    enum err err = query_run(query);
    return err || is_same || !old->person_here
                   ? err
                   : outbox_put(operation, NOTICE_WAITING, to->coach, to->id, operation->now);
}

/* --- telling ---------------------------------------------------------------------------------- */

/* The person hears of a time that moved even if the person moved it: the notice has the link. */
static enum err moved_tell(const struct operation *operation, const struct write *write,
        const struct session_row *old, const struct session_row *to)
{
    struct id teller = write->actor.account;
    bool is_cover = !id_is_zero(to->cover);
    bool is_handed = !id_equal(old->coach, to->coach);
    enum err err = outbox_put(operation, is_cover ? NOTICE_COVER_PROPOSED : NOTICE_MOVED,
            to->person, to->id, write->now);
    if (!err && !id_equal(to->coach, teller))
        err = outbox_put(
                operation, is_handed ? NOTICE_BOOKED : NOTICE_MOVED, to->coach, to->id, write->now);
    if (!err && is_handed && !id_equal(old->coach, teller))
        err = outbox_put(operation, NOTICE_TAKEN_OVER, old->coach, old->id, write->now);
    return err;
}

enum err move_tell_proposed(const struct operation *operation, const struct move_row *move,
        struct id person, unix_s_t now)
{
    enum err err = ERR_OK;
    if (move->state.waits_for.person)
        err = outbox_put(operation, NOTICE_MOVE_PROPOSED, person, move->session, now);
    if (!err && move->state.waits_for.coach)
        err = outbox_put(operation, NOTICE_MOVE_PROPOSED, move->coach, move->new_session, now);
    return err;
}

enum err move_tell_ended(const struct operation *operation, const struct move_row *move,
        const struct session_row *old, struct id teller, unix_s_t now)
{
    const struct id parties[] = {old->person, move->coach, move->proposer};
    bool is_third =
            !id_equal(move->proposer, old->person) && !id_equal(move->proposer, move->coach);
    bool is_undecided = false;
    enum err err = queue_is_undecided(operation, old->id, &is_undecided);
    for (size_t i = is_undecided; i < 2u + is_third && !err; i++) {
        if (!id_equal(parties[i], teller))
            err = outbox_put(operation, NOTICE_MOVE_DECLINED, parties[i], old->id, now);
    }
    return err;
}

/* --- the whole -------------------------------------------------------------------------------- */

enum err move_finish(const struct operation *operation, const struct write *write,
        const struct session_row *old, struct id new_session)
{
    struct session_row to;
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = session_row_find(operation, &system, new_session, &to);
    if (!err)
        err = session_point(operation, old->id, to.id);
    if (!err)
        err = series_follow(operation, old, to.id);
    if (!err)
        err = waitlist_follow(operation, old->id, to.id, to.start_at);
    if (!err)
        err = links_carry(operation, old->id, &to);
    if (!err)
        err = arrival_carry(operation, old, &to);
    return err ? err : moved_tell(operation, write, old, &to);
}

enum err move_carry_out(const struct operation *operation, const struct write *write,
        const struct move_row *move, struct session_row *old)
{
    struct session_row held;
    struct actor system = {.role = ROLE_SYSTEM};
    enum err err = session_row_move(operation, old, BOOKING_MOVE, write->actor.role);
    if (!err)
        err = claims_drop(operation, move->new_session);
    if (!err)
        err = session_claim(operation, move->new_session);
    if (err == ERR_CONFLICT)
        return db_overtake(operation->db);
    if (!err)
        err = session_row_find(operation, &system, move->new_session, &held);
    if (!err)
        err = session_row_move(operation, &held, BOOKING_CONFIRM, write->actor.role);
    return err ? err : move_finish(operation, write, old, move->new_session);
}
