/* Whether a person and a coach may be brought together. Two questions: whether they may go on, who
 * see each other already or fit (core/match.h); and whether we may put them together anew, by a
 * ring, a cover, or as primary: who see each other already may, unless one of them now avoids the
 * other. Why they may not is never told: needs of either side, or a list of avoided ones, read the
 * same. For operations: everything that gives a person a coach they did not have asks here, offers
 * and claims alike. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_FITTING_H
#define PORCHLIGHT_SCHEDULER_STORE_FITTING_H

#include <stdbool.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/match.h"
#include "scheduler/store/who_row.h"

struct fitting;
struct operation;
struct query;

/* The columns that fitting_read reads, the first of its query, which is about coach a:
 * "SELECT " FITTING_COLUMNS " FROM " FITTING_FROM " WHERE ...". */
#define FITTING_COLUMNS WHO_COLUMNS ", w.said_sealed"
#define FITTING_FROM "account a LEFT JOIN pairing w ON w.account_id = a.id"
enum { FITTING_COLUMN_COUNT = WHO_COLUMN_COUNT + 1 };

struct fitting_coach {
    struct id id;
    bool is_theirs; /* on the person's list of coaches now */
    bool fits;      /* by core/match */
    bool may_anew;  /* fits, or is theirs and neither avoids the other */
    int points;     /* where it fits */
    struct traits traits;
};

/* Loads the person's side, for any number of coaches. */
enum err fitting_begin(const struct operation *operation, struct id person,
        struct fitting **ret_fitting) ATTRIBUTE_MUST_USE;
void fitting_end(struct fitting *fitting);

/* Lends the person's. */
const struct wishes *fitting_wishes(const struct fitting *fitting);

/* Whether fitting_look may find that they may, as far as what the coach is and wishes for says. */
bool fitting_could(const struct fitting *fitting, struct id coach, const struct traits *traits,
        const struct wishes *wishes);

/* The present row. */
enum err fitting_read(const struct operation *operation, const struct fitting *fitting,
        const struct query *query, struct fitting_coach *ret_coach) ATTRIBUTE_MUST_USE;

/* Whether they may go on; whether they may be put together anew. */
enum err fitting_look(const struct operation *operation, const struct fitting *fitting,
        struct id coach, bool *ret_may) ATTRIBUTE_MUST_USE;
enum err fitting_look_anew(const struct operation *operation, const struct fitting *fitting,
        struct id coach, bool *ret_may) ATTRIBUTE_MUST_USE;

/* The same of one pair. */
enum err fitting_may_anew(const struct operation *operation, struct id person, struct id coach,
        bool *ret_may) ATTRIBUTE_MUST_USE;

/* What is said to whoever asks for two who may not: the same for every reason. */
#define FITTING_REFUSED "Choose one of the matches."

/* For one pair, likewise. ERR_NOT_NOW "coach": they may not. */
enum err fitting_check(
        const struct operation *operation, struct id person, struct id coach) ATTRIBUTE_MUST_USE;
enum err fitting_check_anew(
        const struct operation *operation, struct id person, struct id coach) ATTRIBUTE_MUST_USE;

#endif
