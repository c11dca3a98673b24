/* Reads a cohort's people and coaches, and lets core pair them. Runs on a reading thread. */
#include "scheduler/store/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/load_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/party_row.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"

struct hall { /* all who are brought together; large: lives on the heap for one call */
    size_t people_count;
    size_t coach_count;
    bool is_more;
    struct party people[COHORT_PEOPLE_MAX];
    struct party coaches[COHORT_COACHES_MAX];
    struct load_facts loads[COHORT_COACHES_MAX]; /* of the coaches */
    int32_t points[COHORT_PEOPLE_MAX * COHORT_COACHES_MAX];
    int32_t paired[COHORT_PEOPLE_MAX];
};

/* --- people --------------------------------------------------------------------------------------
 */

static enum err people_read(
        const struct operation *operation, struct id programme, struct hall *hall)
{
    struct query *query = db_query(operation->db,
            "SELECT " FITTING_COLUMNS " FROM " FITTING_FROM " WHERE a.programme_id = $1 "
            "AND a.role = 'person' AND a.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM caseload k "
            "WHERE k.person_id = a.id AND k.kind = 'primary' AND k.ended_at IS NULL) "
            "ORDER BY a.created_at, a.id LIMIT $2");
    query_bind_id(query, 1, &programme);
    query_bind_number(query, 2, COHORT_PEOPLE_MAX + 1);
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        if (hall->people_count == COHORT_PEOPLE_MAX)
            hall->is_more = true;
        else
            err = party_read(operation, query, true, &hall->people[hall->people_count++]);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

/* --- coaches -------------------------------------------------------------------------------------
 */

static int compare_load(const void *a, const void *b)
{
    const struct load_row *left = a, *right = b;
    int64_t share = load_share(&left->facts), other = load_share(&right->facts);
    if (share != other)
        return share < other ? -1 : 1;
    if (left->given_at != right->given_at)
        return left->given_at < right->given_at ? -1 : 1;
    return memcmp(left->coach.bytes, right->coach.bytes, ID_BYTES);
}

/* Leaves those who take people and have room, least load first. They are no longer in the order
 * that loads_find asks for. */
static void loads_choose(struct loads *loads, unix_s_t now)
{
    size_t count = 0;
    for (size_t i = 0; i < loads->count; i++) {
        const struct load_row *row = &loads->rows[i];
        if (row->closed_until <= now && load_room(&row->facts) > 0)
            loads->rows[count++] = *row;
    }
    if (count > 0)
        qsort(loads->rows, count, sizeof(loads->rows[0]), compare_load);
    loads->count = count < COHORT_COACHES_MAX ? count : COHORT_COACHES_MAX;
}

static enum err coach_read(
        const struct operation *operation, const struct load_row *load, struct hall *hall)
{
    struct query *query = db_query(
            operation->db, "SELECT " FITTING_COLUMNS " FROM " FITTING_FROM " WHERE a.id = $1");
    query_bind_id(query, 1, &load->coach);
    enum err err = ERR_NOT_FOUND;
    if (query_next(query))
        err = party_read(operation, query, true, &hall->coaches[hall->coach_count]);
    hall->loads[hall->coach_count++] = load->facts;
    enum err ended = query_end(query);
    return ended ? ended : err;
}

static enum err coaches_read(
        const struct operation *operation, struct id programme, unix_s_t now, struct hall *hall)
{
    struct loads loads = {0};
    enum err err = loads_read(operation, programme, (struct id){0}, now, &loads);
    if (err)
        return err;
    loads_choose(&loads, now);
    for (size_t i = 0; i < loads.count && !err; i++)
        err = coach_read(operation, &loads.rows[i], hall);
    loads_finish(&loads);
    return err;
}

/* --- pairing -------------------------------------------------------------------------------------
 */

static enum err hall_pair(const struct operation *operation, struct hall *hall)
{
    for (size_t i = 0; i < hall->people_count * hall->coach_count; i++) {
        const struct match_party *person = &hall->people[i / hall->coach_count].match;
        const struct match_party *coach = &hall->coaches[i % hall->coach_count].match;
        hall->points[i] = match_fits(person, coach)
                                  ? match_points(operation->vocabulary, person, coach)
                                  : COHORT_FORBIDDEN;
    }
    const struct cohort cohort = {.people = hall->people_count,
            .coaches = hall->coach_count,
            .loads = hall->loads,
            .points = hall->points};
    return cohort_pair(&cohort, hall->paired);
}

static void row_make(const struct hall *hall, size_t index, struct cohort_row *ret_row)
{
    const struct party *person = &hall->people[index];
    ret_row->person = person->who.who.account;
    memcpy(ret_row->nickname, person->who.nickname, sizeof(ret_row->nickname));
    ret_row->wishes = person->pairing.wishes;
    if (hall->paired[index] == COHORT_NOBODY)
        return;
    const struct party *coach = &hall->coaches[hall->paired[index]];
    ret_row->coach = coach->who.who.account;
    memcpy(ret_row->coach_nickname, coach->who.nickname, sizeof(ret_row->coach_nickname));
    ret_row->coach_traits = coach->pairing.traits;
}

static enum err cohort_list_run(struct operation *operation, const void *in, void *out)
{
    const struct cohort_list *call = in;
    struct cohort_list_out *list = out;
    enum err err = scope_role(operation, &call->actor, ROLE_COORDINATOR);
    if (err)
        return err;
    if (!operation->vocabulary)
        return ERR_INTERNAL; /* a tool that pairs nobody */
    struct hall *hall = calloc(1, sizeof(*hall));
    if (!hall)
        return ERR_MEMORY;
    err = people_read(operation, call->actor.programme, hall);
    if (!err)
        err = coaches_read(operation, call->actor.programme, call->now, hall);
    if (!err)
        err = hall_pair(operation, hall);
    for (; list->count < hall->people_count && !err; list->count++)
        row_make(hall, list->count, &list->rows[list->count]);
    list->is_more = hall->is_more;
    free(hall);
    return err;
}

const struct store_call cohort_list = {
        .name = "cohort.list",
        .in_size = sizeof(struct cohort_list),
        .out_size = sizeof(struct cohort_list_out),
        .run = cohort_list_run,
};
