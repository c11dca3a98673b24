/* Ranks a programme's coaches for one person. Runs on a reading thread: sides are opened one after
 * the other, and only what ranks is kept of those who fit. */
#include "scheduler/store/matches.h"

#include <stdlib.h>

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

struct ranking { /* lists on the heap, for one call */
    struct fitting *fitting;
    struct loads loads;
    struct match *matches; /* room for all of loads */
    struct traits *traits; /* at a match's index */
    size_t count;
};

static void ranking_finish(struct ranking *ranking)
{
    fitting_end(ranking->fitting);
    loads_finish(&ranking->loads);
    free(ranking->matches);
    free(ranking->traits);
}

static enum err ranking_init(const struct operation *operation, const struct member *person,
        unix_s_t now, struct ranking *ranking)
{
    enum err err = fitting_begin(operation, person->id, &ranking->fitting);
    if (!err)
        err = loads_read(operation, person->programme, (struct id){0}, now, &ranking->loads);
    if (err)
        return err;
    ranking->matches = calloc(ranking->loads.count + 1, sizeof(ranking->matches[0]));
    ranking->traits = calloc(ranking->loads.count + 1, sizeof(ranking->traits[0]));
    return ranking->matches && ranking->traits ? ERR_OK : ERR_MEMORY;
}

static void match_add(
        struct ranking *ranking, const struct fitting_coach *coach, const struct load_row *load)
{
    size_t index = ranking->count++;
    ranking->traits[index] = coach->traits;
    ranking->matches[index] = (struct match){.coach = coach->id,
            .index = index,
            .points = coach->points,
            .is_full = load_is_full(&load->facts),
            .share = load_share(&load->facts),
            .given_at = load->given_at};
}

static enum err coaches_rank(const struct operation *operation, const struct member *person,
        unix_s_t now, struct ranking *ranking)
{
    struct query *query = db_query(operation->db,
            "SELECT " FITTING_COLUMNS " FROM " FITTING_FROM " WHERE a.programme_id = $1 "
            "AND a.role = 'coach' AND a.ended_at IS NULL");
    query_bind_id(query, 1, &person->programme);
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        struct fitting_coach coach;
        err = fitting_read(operation, ranking->fitting, query, &coach);
        const struct load_row *load = err ? NULL : loads_find(&ranking->loads, coach.id);
        if (load && load->closed_until <= now && coach.fits && !coach.is_theirs)
            match_add(ranking, &coach, load);
    }
    enum err ended = query_end(query);
    match_order(ranking->matches, ranking->count);
    return err ? err : ended;
}

static enum err row_make(const struct operation *operation, const struct ranking *ranking,
        const struct match *match, struct match_row *ret_row)
{
    ret_row->coach = match->coach;
    ret_row->traits = ranking->traits[match->index];
    ret_row->load = *loads_find(&ranking->loads, match->coach);
    struct query *query =
            db_query(operation->db, "SELECT nickname_sealed FROM account WHERE id = $1");
    query_bind_id(query, 1, &match->coach);
    enum err err = ERR_NOT_FOUND;
    if (query_next(query))
        err = field_open(operation, query, 0, account_place(match->coach, "nickname"),
                ret_row->nickname, sizeof(ret_row->nickname));
    enum err ended = query_end(query);
    return ended ? ended : err;
}

static enum err ranking_give(const struct operation *operation, const struct ranking *ranking,
        struct matches_list_out *out)
{
    enum err err = ERR_OK;
    out->wishes = *fitting_wishes(ranking->fitting);
    out->count = ranking->count < MATCHES_MAX ? ranking->count : MATCHES_MAX;
    for (size_t i = 0; i < out->count && !err; i++)
        err = row_make(operation, ranking, &ranking->matches[i], &out->matches[i]);
    return err;
}

static enum err matches_list_run(struct operation *operation, const void *in, void *out)
{
    const struct matches_list *call = in;
    struct member person;
    struct ranking ranking = {0};
    enum err err = scope_role(operation, &call->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &call->actor, call->person, &person);
    if (err)
        return err;
    err = ranking_init(operation, &person, call->now, &ranking);
    if (!err)
        err = coaches_rank(operation, &person, call->now, &ranking);
    if (!err)
        err = ranking_give(operation, &ranking, out);
    ranking_finish(&ranking);
    return err;
}

const struct store_call matches_list = {
        .name = "matches.list",
        .in_size = sizeof(struct matches_list),
        .out_size = sizeof(struct matches_list_out),
        .run = matches_list_run,
};
