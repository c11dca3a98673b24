/* Whom an actor may deal with: the one place where a programme, a caseload and oneself are looked
 * at. Out of scope is ERR_NOT_FOUND, as if it were not there. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SCOPE_H
#define PORCHLIGHT_SCHEDULER_STORE_SCOPE_H

#include <stdbool.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/store/write.h"
#include "scheduler/zones/zone_file.h"

struct operation;

struct member { /* an account, without what is sealed */
    struct id id;
    struct id programme;
    enum role role;
    char zone[ZONE_NAME_SIZE];
};

/* An account of this role that has not ended; ROLE_NOBODY: of any role. ERR_NOT_FOUND otherwise,
 * with field (a literal, may be NULL) named. */
enum err member_find(const struct operation *operation, struct id id, enum role role,
        const char *field, struct member *ret_member) ATTRIBUTE_MUST_USE;

/* Whether the person is on the coach's caseload now. */
enum err caseload_has(const struct operation *operation, struct id coach, struct id person,
        bool *ret_has) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND "coach": a person sees the own coaches, a coach oneself, a coordinator those of
 * the programme; the tools see all. A seat link's sign-in sees none. */
enum err scope_coach(const struct operation *operation, const struct actor *actor, struct id coach,
        struct member *ret_coach) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND "person": a person is oneself, a coach sees the own caseload, a coordinator the
 * programme. */
enum err scope_person(const struct operation *operation, const struct actor *actor,
        struct id person, struct member *ret_person) ATTRIBUTE_MUST_USE;

/* Whether actor may deal with member at all, where is_tied says that the caseload ties them. */
bool scope_is_mine(const struct actor *actor, const struct member *member, bool is_tied);

/* Both, for a session of theirs: ERR_NOT_FOUND also where they are of two programmes. ERR_NOT_NOW
 * "coach": they do not see each other, and may not be brought together (store/fitting.h). person
 * zero: the asker, who must be a person. */
enum err scope_pair(const struct operation *operation, const struct actor *actor, struct id coach,
        struct id person, struct member *ret_coach, struct member *ret_person) ATTRIBUTE_MUST_USE;

/* ERR_FORBIDDEN unless the scheduler itself or its tools ask. */
enum err scope_tools(
        const struct operation *operation, const struct actor *actor) ATTRIBUTE_MUST_USE;

/* ERR_FORBIDDEN unless role asks, with a whole sign-in (not a seat link's). */
enum err scope_role(const struct operation *operation, const struct actor *actor,
        enum role role) ATTRIBUTE_MUST_USE;

#endif
