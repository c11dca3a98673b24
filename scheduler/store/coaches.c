/* The list of coaches: a coordinator's programme, a person's own, a coach's own self. Runs on a
 * reading thread. */
#include "scheduler/store/accounts.h"

#include "scheduler/core/booking.h"
#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/store.h"

/* $1 is now; $3 is now plus the time by which one may come early. */
#define COACH_SELECT                                                                               \
    "SELECT c.id, c.nickname_sealed, c.introduction_sealed, c.zone, "                              \
    "(SELECT COUNT(*) FROM caseload k WHERE k.coach_id = c.id AND k.ended_at IS NULL), "           \
    "(SELECT MIN(s.start_at) FROM session s WHERE s.coach_id = c.id AND s.end_at > $1 "            \
    "AND s.status IN " SESSION_HELD "), "                                                          \
    "(SELECT COUNT(*) FROM session s JOIN arrival a ON a.session_id = s.id AND a.role = 'coach' "  \
    "WHERE s.coach_id = c.id AND s.start_at <= $3 AND s.end_at > $1), c.created_at "               \
    "FROM account c WHERE c.role = 'coach' AND c.ended_at IS NULL AND "

#define COACH_ORDER " AND (c.created_at, c.id) > ($4, $5) ORDER BY c.created_at, c.id LIMIT $6"

static enum err coach_read(
        const struct operation *operation, const struct query *query, struct coach_row *ret_coach)
{
    struct coach_row coach = {
            .id = query_id(query, 0),
            .people = query_number(query, 4),
            .next_at = query_number(query, 5),
            .is_here = query_number(query, 6) > 0,
    };
    query_copy_text(query, 3, coach.zone, sizeof(coach.zone));
    enum err err = field_open(operation, query, 1, account_place(coach.id, "nickname"),
            coach.nickname, sizeof(coach.nickname));
    if (!err)
        err = field_open(operation, query, 2, account_place(coach.id, "introduction"),
                coach.introduction, sizeof(coach.introduction));
    if (!err)
        *ret_coach = coach;
    return err;
}

/* NULL: this actor sees none. */
static struct query *coaches_query(struct db *db, const struct actor *actor)
{
    bool by_programme = actor->role == ROLE_COORDINATOR;
    const char *sql = NULL;
    if (by_programme)
        sql = COACH_SELECT "c.programme_id = $2" COACH_ORDER;
    else if (actor->role == ROLE_PERSON && id_is_zero(actor->only_session))
        sql = COACH_SELECT "c.id IN (SELECT k.coach_id FROM caseload k WHERE k.person_id = $2 "
                           "AND k.ended_at IS NULL)" COACH_ORDER;
    else if (actor->role == ROLE_COACH)
        sql = COACH_SELECT "c.id = $2" COACH_ORDER;
    if (!sql)
        return NULL;
    struct query *query = db_query(db, sql);
    query_bind_id(query, 2, by_programme ? &actor->programme : &actor->account);
    return query;
}

static enum err coaches_list_run(struct operation *operation, const void *in, void *out)
{
    const struct coaches_list *call = in;
    struct coaches_list_out *ret = out;
    struct query *query = coaches_query(operation->db, &call->actor);
    if (!query)
        return ERR_OK;
    query_bind_number(query, 1, call->now);
    query_bind_number(query, 3, call->now + (unix_s_t)BOOKING_EARLY_MIN * 60);
    list_bind(query, 4, &call->range);
    enum err err = ERR_OK;
    while (!err && !ret->is_more && query_next(query)) {
        ret->is_more = ret->count == list_limit(&call->range);
        if (ret->is_more)
            break;
        ret->last = (struct list_place){query_number(query, 7), query_id(query, 0)};
        err = coach_read(operation, query, &ret->coaches[ret->count++]);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

const struct store_call coaches_list = {
        .name = "coaches.list",
        .in_size = sizeof(struct coaches_list),
        .out_size = sizeof(struct coaches_list_out),
        .run = coaches_list_run,
};
