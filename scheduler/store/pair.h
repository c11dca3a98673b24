/* A coach and a person who are to meet: both, whether the asker may deal with them, and what they
 * are called, in one statement. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_PAIR_H
#define PORCHLIGHT_SCHEDULER_STORE_PAIR_H

#include "common/error.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/scope.h"

struct operation;
struct query;

struct pair {
    struct member coach;
    struct member person;
    char coach_nickname[NICKNAME_SIZE];
    char person_nickname[NICKNAME_SIZE];
    struct id caseload_person; /* whose tie to the coach is looked for */
};

/* On its way (query_send). person zero: the asker, who must be a person. ret_pair, whose ids are
 * set here, stays where it is until pair_read, or query_end. */
struct query *pair_send(const struct operation *operation, const struct actor *actor,
        struct id coach, struct id person, struct pair *ret_pair);

/* Ends the query. ERR_NOT_FOUND "coach", "person": as scope_coach and scope_person say, in that
 * order; "coach" also where they are of two programmes. ERR_NOT_NOW "coach": a coordinator asks,
 * and the two may not be brought together (fitting_check). */
enum err pair_read(const struct operation *operation, const struct actor *actor,
        struct query *query, struct pair *pair) ATTRIBUTE_MUST_USE;

#endif
