/* The search for free times among several coaches, page by page. Runs on a reading thread; what a
 * free time is decides the same availability that claims are decided by. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/slot_page.h"
#include "scheduler/store/availability.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

const char *const slots_among_names[] = {[SLOTS_CASELOAD] = "caseload",
        [SLOTS_PROGRAMME] = "programme",
        [SLOTS_PROGRAMME + 1] = NULL};

struct search { /* large: lives on the heap for one call */
    const struct slots_search *call;
    struct id person; /* whose claims count; zero: nobody's */
    size_t count;
    struct member coaches[SLOTS_COACHES_MAX]; /* by id */
    struct slot_page page;
    struct slot slots[SLOTS_LIST_MAX + 1]; /* one more, to know that there are more */
};

/* --- who -------------------------------------------------------------------------------------- */

static enum err search_check(const struct operation *operation, const struct slots_search *call)
{
    bool is_coordinator = call->actor.role == ROLE_COORDINATOR;
    if (call->until_at < call->from_at)
        return error_set(operation->error, ERR_INPUT, "until_at", "It is before from_at.");
    if (call->among == SLOTS_PROGRAMME && !is_coordinator)
        return error_set(operation->error, ERR_INPUT, "among", "Search your own caseload.");
    if (call->limit < 1 || call->limit > SLOTS_LIST_MAX)
        return error_set(operation->error, ERR_INPUT, "limit", "It is out of range.");
    if (is_coordinator && call->among == SLOTS_CASELOAD && id_is_zero(call->coach) &&
            id_is_zero(call->person))
        return error_set(operation->error, ERR_INPUT, "person", "Say whose caseload.");
    for (const int *length = booking_lengths_min; *length; length++) {
        if (*length == call->length_min)
            return ERR_OK;
    }
    return error_set(operation->error, ERR_INPUT, "length_min", "Choose one of the lengths.");
}

static enum err search_person(const struct operation *operation, struct search *search)
{
    const struct slots_search *call = search->call;
    struct member person;
    search->person = call->actor.role == ROLE_PERSON ? call->actor.account : call->person;
    if (id_is_zero(search->person))
        return ERR_OK;
    return scope_person(operation, &call->actor, search->person, &person);
}

static struct query *coaches_query(const struct operation *operation, const struct search *search)
{
    bool is_programme = search->call->among == SLOTS_PROGRAMME;
    struct query *query = db_query(operation->db,
            is_programme ? "SELECT id, programme_id, zone FROM account WHERE programme_id = $1 "
                           "AND role = 'coach' AND ended_at IS NULL ORDER BY id LIMIT $2"
                         : "SELECT a.id, a.programme_id, a.zone FROM caseload k "
                           "JOIN account a ON a.id = k.coach_id WHERE k.person_id = $1 "
                           "AND k.ended_at IS NULL AND a.ended_at IS NULL ORDER BY a.id LIMIT $2");
    query_bind_id(query, 1, is_programme ? &search->call->actor.programme : &search->person);
    query_bind_number(query, 2, SLOTS_COACHES_MAX + 1);
    return query;
}

static enum err coaches_read(const struct operation *operation, struct search *search)
{
    struct query *query = coaches_query(operation, search);
    enum err err = ERR_OK;
    while (!err && query_next(query)) {
        if (search->count == SLOTS_COACHES_MAX) {
            err = ERR_LIMIT;
            break;
        }
        struct member *coach = &search->coaches[search->count++];
        *coach = (struct member){
                .id = query_id(query, 0), .programme = query_id(query, 1), .role = ROLE_COACH};
        query_copy_text(query, 2, coach->zone, sizeof(coach->zone));
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

static enum err search_coaches(const struct operation *operation, struct search *search)
{
    const struct actor *actor = &search->call->actor;
    struct id one = actor->role == ROLE_COACH && id_is_zero(search->call->coach)
                            ? actor->account
                            : search->call->coach;
    if (id_is_zero(one))
        return coaches_read(operation, search);
    search->count = 1;
    return scope_coach(operation, actor, one, &search->coaches[0]);
}

/* --- when ------------------------------------------------------------------------------------- */

/* Where this coach's slots of this page begin: after the last one of the page before. */
static unix_s_t coach_from(const struct slots_search *call, const struct member *coach)
{
    const struct session_slot *after = &call->after;
    if (after->start_at < call->from_at)
        return call->from_at;
    bool was_there = memcmp(&coach->id, &after->coach, sizeof(coach->id)) <= 0;
    return after->start_at + was_there;
}

static enum err coach_add(const struct operation *operation, struct search *search,
        struct availability *availability, size_t index)
{
    struct slot_map map;
    struct interval time = {
            .start = coach_from(search->call, &search->coaches[index]), .end = search->page.until};
    if (time.end <= time.start)
        return ERR_OK;
    enum err err = availability_coach(operation, availability, &search->coaches[index], time);
    if (err)
        return err;
    const struct slots_query *query = availability_query(availability);
    slot_map_init(&map, (struct interval){.start = query->from, .end = query->until});
    slots_mark(query, &map);
    slot_page_add(&search->page, index, &map, time.start, query->length_min);
    return ERR_OK;
}

static enum err search_run(
        const struct operation *operation, struct search *search, struct slots_search_out *out)
{
    const struct slots_search *call = search->call;
    struct availability_wish wish = {
            .programme = call->actor.programme,
            .person = search->person,
            .length_min = (int)call->length_min,
            .now = call->now,
            .time = {.start = call->from_at, .end = call->until_at},
    };
    struct availability *availability;
    slot_page_init(&search->page, search->slots, call->limit + 1, call->until_at);
    enum err err = availability_begin(operation, &wish, &availability);
    if (err)
        return err;
    for (size_t i = 0; i < search->count && !err; i++)
        err = coach_add(operation, search, availability, i);
    availability_destroy(availability);
    slot_page_sort(&search->page);
    out->is_more = search->page.count > call->limit;
    out->count = out->is_more ? call->limit : search->page.count;
    for (size_t i = 0; i < out->count; i++)
        out->slots[i] = (struct session_slot){.coach = search->coaches[search->slots[i].coach].id,
                .start_at = search->slots[i].start,
                .end_at = search->slots[i].end};
    return err;
}

static enum err slots_search_run(struct operation *operation, const void *in, void *out)
{
    struct search *search = calloc(1, sizeof(*search));
    if (!search)
        return ERR_MEMORY;
    search->call = in;
    enum err err = search_check(operation, search->call);
    if (!err)
        err = search_person(operation, search);
    if (!err)
        err = search_coaches(operation, search);
    if (!err)
        err = search_run(operation, search, out);
    free(search);
    return err;
}

const struct store_call slots_search = {
        .name = "slots.search",
        .in_size = sizeof(struct slots_search),
        .out_size = sizeof(struct slots_search_out),
        .run = slots_search_run,
};
