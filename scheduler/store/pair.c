/* Reads two accounts and what ties them, and asks of both what scope.c asks of one. */
#include "scheduler/store/pair.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/operation.h"

enum { COACH_COLUMNS = 0, PERSON_COLUMNS = 4, TIE_COLUMN = 8 };

struct query *pair_send(const struct operation *operation, const struct actor *actor,
        struct id coach, struct id person, struct pair *ret_pair)
{
    bool is_own = actor->role == ROLE_PERSON;
    *ret_pair = (struct pair){.coach = {.id = coach},
            .person = {.id = id_is_zero(person) && is_own ? actor->account : person}};
    ret_pair->caseload_person = is_own ? actor->account : ret_pair->person.id;
    struct query *query = db_query(operation->db,
            "SELECT c.programme_id, c.role, c.zone, c.nickname_sealed, "
            "p.programme_id, p.role, p.zone, p.nickname_sealed, "
            "(SELECT COUNT(*) FROM caseload l WHERE l.person_id = $3 AND l.coach_id = $1 "
            "AND l.ended_at IS NULL) FROM (SELECT 1 AS one) o "
            "LEFT JOIN account c ON c.id = $1 AND c.ended_at IS NULL "
            "LEFT JOIN account p ON p.id = $2 AND p.ended_at IS NULL");
    query_bind_id(query, 1, &ret_pair->coach.id);
    query_bind_id(query, 2, &ret_pair->person.id);
    query_bind_id(query, 3, &ret_pair->caseload_person);
    query_send(query);
    return query;
}

static enum err member_read(const struct operation *operation, const struct query *query,
        int columns, struct member *member, char nickname[NICKNAME_SIZE])
{
    if (query_is_null(query, columns))
        return ERR_OK;
    member->programme = query_id(query, columns);
    member->role = (enum role)field_word(query, columns + 1, role_names);
    query_copy_text(query, columns + 2, member->zone, sizeof(member->zone));
    return field_open(operation, query, columns + 3, account_place(member->id, "nickname"),
            nickname, NICKNAME_SIZE);
}

static enum err not_found(const struct operation *operation, const char *field)
{
    return error_set(operation->error, ERR_NOT_FOUND, field, "There is none by this id.");
}

static enum err pair_check(const struct operation *operation, const struct actor *actor,
        const struct pair *pair, bool is_tied)
{
    const struct member *coach = &pair->coach, *person = &pair->person;
    bool is_narrow = !id_is_zero(actor->only_session);
    if (is_narrow || coach->role != ROLE_COACH || !scope_is_mine(actor, coach, is_tied))
        return not_found(operation, "coach");
    if (person->role != ROLE_PERSON || !scope_is_mine(actor, person, is_tied))
        return not_found(operation, "person");
    if (!id_equal(coach->programme, person->programme))
        return not_found(operation, "coach");
    return ERR_OK;
}

enum err pair_read(const struct operation *operation, const struct actor *actor,
        struct query *query, struct pair *pair)
{
    bool is_tied = false;
    enum err err = ERR_OK;
    if (query_next(query)) {
        is_tied = query_number(query, TIE_COLUMN) > 0;
        err = member_read(operation, query, COACH_COLUMNS, &pair->coach, pair->coach_nickname);
        if (!err)
            err = member_read(
                    operation, query, PERSON_COLUMNS, &pair->person, pair->person_nickname);
    }
    enum err ended = query_end(query);
    err = err ? err : ended;
    if (!err)
        err = pair_check(operation, actor, pair, is_tied);
    if (!err && actor->role == ROLE_COORDINATOR) /* the others see nobody but their own */
        err = fitting_check(operation, pair->person.id, pair->coach.id);
    return err;
}
