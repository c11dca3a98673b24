/* Decides whom an actor may deal with. Called by operations before they touch anybody's rows; what
 * one may see of sessions is session_row.c's. */
#include "scheduler/store/scope.h"

#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/pair.h"

static enum err not_found(const struct operation *operation, const char *field)
{
    return error_set(operation->error, ERR_NOT_FOUND, field, "There is none by this id.");
}

enum err member_find(const struct operation *operation, struct id id, enum role role,
        const char *field, struct member *ret_member)
{
    struct query *query = db_query(operation->db,
            "SELECT programme_id, role, zone FROM account WHERE id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &id);
    struct member member = {.id = id};
    if (query_next(query)) {
        member.programme = query_id(query, 0);
        member.role = (enum role)field_word(query, 1, role_names);
        query_copy_text(query, 2, member.zone, sizeof(member.zone));
    }
    enum err err = query_end(query);
    if (err)
        return err;
    if (member.role == ROLE_NOBODY || (role != ROLE_NOBODY && member.role != role))
        return not_found(operation, field);
    *ret_member = member;
    return ERR_OK;
}

enum err caseload_has(
        const struct operation *operation, struct id coach, struct id person, bool *ret_has)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM caseload WHERE person_id = $1 AND coach_id = $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &coach);
    *ret_has = query_next(query);
    return query_end(query);
}

static bool is_tool(const struct actor *actor)
{
    return actor->role == ROLE_OPERATOR || actor->role == ROLE_SYSTEM;
}

bool scope_is_mine(const struct actor *actor, const struct member *member, bool is_tied)
{
    switch (actor->role) {
    case ROLE_OPERATOR:
    case ROLE_SYSTEM:
        return true;
    case ROLE_COORDINATOR:
        return id_equal(member->programme, actor->programme);
    case ROLE_PERSON:
    case ROLE_COACH:
        return id_equal(member->id, actor->account) || (is_tied && member->role != actor->role);
    case ROLE_NOBODY:
        return false;
    }
    return false;
}

/* other is the coach for a person, the person for a coach: whoever the caseload ties to actor. */
static enum err member_is_mine(const struct operation *operation, const struct actor *actor,
        const struct member *other, bool *ret_mine)
{
    bool is_tied = false;
    enum err err = ERR_OK;
    if (actor->role == ROLE_PERSON && other->role == ROLE_COACH)
        err = caseload_has(operation, other->id, actor->account, &is_tied);
    if (actor->role == ROLE_COACH && other->role == ROLE_PERSON)
        err = caseload_has(operation, actor->account, other->id, &is_tied);
    *ret_mine = !err && scope_is_mine(actor, other, is_tied);
    return err;
}

static enum err scope_member(const struct operation *operation, const struct actor *actor,
        struct id id, enum role role, struct member *ret_member)
{
    const char *field = role_names[role];
    if (!id_is_zero(actor->only_session))
        return not_found(operation, field);
    struct member member = {0};
    enum err err = member_find(operation, id, role, field, &member);
    if (err)
        return err;
    bool is_mine = false;
    err = member_is_mine(operation, actor, &member, &is_mine);
    if (err)
        return err;
    if (!is_mine)
        return not_found(operation, field);
    *ret_member = member;
    return ERR_OK;
}

enum err scope_coach(const struct operation *operation, const struct actor *actor, struct id coach,
        struct member *ret_coach)
{
    return scope_member(operation, actor, coach, ROLE_COACH, ret_coach);
}

enum err scope_person(const struct operation *operation, const struct actor *actor,
        struct id person, struct member *ret_person)
{
    return scope_member(operation, actor, person, ROLE_PERSON, ret_person);
}

enum err scope_pair(const struct operation *operation, const struct actor *actor, struct id coach,
        struct id person, struct member *ret_coach, struct member *ret_person)
{
    struct pair pair;
    enum err err =
            pair_read(operation, actor, pair_send(operation, actor, coach, person, &pair), &pair);
    if (err)
        return err;
    *ret_coach = pair.coach;
    *ret_person = pair.person;
    return ERR_OK;
}

enum err scope_tools(const struct operation *operation, const struct actor *actor)
{
    if (is_tool(actor))
        return ERR_OK;
    return error_set(operation->error, ERR_FORBIDDEN, NULL, "Only the tools may do this.");
}

enum err scope_role(const struct operation *operation, const struct actor *actor, enum role role)
{
    if (actor->role == role && id_is_zero(actor->only_session))
        return ERR_OK;
    return error_set(operation->error, ERR_FORBIDDEN, NULL, "This is not yours to do.");
}
