/* Brings a person's side and a coach's side of pairing from the database to core's decision. Names
 * and numbers are opened only where a list of avoided ones could mean them. */
#include "scheduler/store/fitting.h"

#include <stdlib.h>

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/party_row.h"

enum { COACHES_OF_ONE_MAX = 200 };

struct fitting { /* large: lives on the heap for one call */
    struct party person;
    size_t count;
    struct id coaches[COACHES_OF_ONE_MAX]; /* who see this person now */
};

void fitting_end(struct fitting *fitting)
{
    free(fitting);
}

const struct wishes *fitting_wishes(const struct fitting *fitting)
{
    return &fitting->person.pairing.wishes;
}

/* --- one side -------------------------------------------------------------------------------- */

static enum err person_load(
        const struct operation *operation, struct fitting *fitting, struct id person)
{
    struct query *query = db_query(
            operation->db, "SELECT " FITTING_COLUMNS " FROM " FITTING_FROM " WHERE a.id = $1");
    query_bind_id(query, 1, &person);
    enum err err = query_next(query) ? party_read(operation, query, true, &fitting->person)
                                     : ERR_NOT_FOUND;
    enum err ended = query_end(query);
    return ended ? ended : err;
}

static enum err coaches_load(
        const struct operation *operation, struct fitting *fitting, struct id person)
{
    struct query *query = db_query(operation->db,
            "SELECT coach_id FROM caseload WHERE person_id = $1 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        if (fitting->count == COACHES_OF_ONE_MAX)
            err = ERR_LIMIT;
        else
            fitting->coaches[fitting->count++] = query_id(query, 0);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

enum err fitting_begin(
        const struct operation *operation, struct id person, struct fitting **ret_fitting)
{
    if (!operation->vocabulary)
        return ERR_INTERNAL; /* a tool that pairs nobody */
    struct fitting *fitting = calloc(1, sizeof(*fitting));
    if (!fitting)
        return ERR_MEMORY;
    enum err err = person_load(operation, fitting, person);
    if (!err)
        err = coaches_load(operation, fitting, person);
    if (err) {
        fitting_end(fitting);
        return err;
    }
    *ret_fitting = fitting;
    return ERR_OK;
}

/* --- both ------------------------------------------------------------------------------------ */

static bool is_theirs(const struct fitting *fitting, struct id coach)
{
    for (size_t i = 0; i < fitting->count; i++) {
        if (id_equal(fitting->coaches[i], coach))
            return true;
    }
    return false;
}

bool fitting_could(const struct fitting *fitting, struct id coach, const struct traits *traits,
        const struct wishes *wishes)
{
    const struct pairing *person = &fitting->person.pairing;
    return match_needs_are_met(&person->traits, &person->wishes, traits, wishes) ||
           is_theirs(fitting, coach);
}

enum err fitting_read(const struct operation *operation, const struct fitting *fitting,
        const struct query *query, struct fitting_coach *ret_coach)
{
    struct party coach;
    const struct party *person = &fitting->person;
    bool with_texts = avoid_has_texts(&person->pairing.avoid);
    enum err err = party_read(operation, query, with_texts, &coach);
    if (err)
        return err;
    bool fits = match_fits(&person->match, &coach.match);
    bool theirs = is_theirs(fitting, coach.who.who.account);
    *ret_coach = (struct fitting_coach){.id = coach.who.who.account,
            .is_theirs = theirs,
            .fits = fits,
            .may_anew = fits || (theirs && !match_avoids(&person->match, &coach.match)),
            .points = match_points(operation->vocabulary, &person->match, &coach.match),
            .traits = coach.pairing.traits};
    return ERR_OK;
}

static enum err coach_look(const struct operation *operation, const struct fitting *fitting,
        struct id coach, struct fitting_coach *ret_side)
{
    struct query *query = db_query(
            operation->db, "SELECT " FITTING_COLUMNS " FROM " FITTING_FROM " WHERE a.id = $1");
    query_bind_id(query, 1, &coach);
    enum err err =
            query_next(query) ? fitting_read(operation, fitting, query, ret_side) : ERR_NOT_FOUND;
    enum err ended = query_end(query);
    return ended ? ended : err;
}

enum err fitting_look(const struct operation *operation, const struct fitting *fitting,
        struct id coach, bool *ret_may)
{
    struct fitting_coach side = {0};
    *ret_may = is_theirs(fitting, coach);
    if (*ret_may)
        return ERR_OK;
    enum err err = coach_look(operation, fitting, coach, &side);
    *ret_may = side.fits;
    return err;
}

enum err fitting_look_anew(const struct operation *operation, const struct fitting *fitting,
        struct id coach, bool *ret_may)
{
    struct fitting_coach side = {0};
    enum err err = coach_look(operation, fitting, coach, &side);
    *ret_may = side.may_anew;
    return err;
}

enum err fitting_may_anew(
        const struct operation *operation, struct id person, struct id coach, bool *ret_may)
{
    struct fitting *fitting;
    enum err err = fitting_begin(operation, person, &fitting);
    if (err)
        return err;
    err = fitting_look_anew(operation, fitting, coach, ret_may);
    fitting_end(fitting);
    return err;
}

static enum err pair_sees(
        const struct operation *operation, struct id person, struct id coach, bool *ret_sees)
{
    struct query *query = db_query(operation->db,
            "SELECT 1 FROM caseload WHERE person_id = $1 AND coach_id = $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &person);
    query_bind_id(query, 2, &coach);
    *ret_sees = query_next(query);
    return query_end(query);
}

static enum err refused(const struct operation *operation)
{
    return error_set(operation->error, ERR_NOT_NOW, "coach", FITTING_REFUSED);
}

enum err fitting_check(const struct operation *operation, struct id person, struct id coach)
{
    bool sees;
    enum err err = pair_sees(operation, person, coach, &sees);
    return err || sees ? err : fitting_check_anew(operation, person, coach);
}

enum err fitting_check_anew(const struct operation *operation, struct id person, struct id coach)
{
    bool may = false;
    enum err err = fitting_may_anew(operation, person, coach, &may);
    return err || may ? err : refused(operation);
}
