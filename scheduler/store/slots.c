/* The search for free times among several coaches, page by page: of one or a caseload from their
 * rows, of the whole programme from the board. Runs on a reading thread; what a free time is
 * decides the same availability that claims are decided by. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/slot_page.h"
#include "scheduler/store/availability.h"
#include "scheduler/store/board.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fitting.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

const char *const slots_among_names[] = {[SLOTS_CASELOAD] = "caseload",
        [SLOTS_PROGRAMME] = "programme",
        [SLOTS_PROGRAMME + 1] = NULL};

struct search { /* large: lives on the heap for one call */
    const struct slots_search *call;
    struct id person;          /* whose claims count; zero: nobody's */
    struct session_row moving; /* whose own time counts as free; id zero: none's */
    struct fitting *fitting;   /* of a person for whom any coach may be looked at; NULL: of none */
    size_t count;
    struct member coaches[SLOTS_COACHES_MAX]; /* by id; of one, or of a caseload */
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
            id_is_zero(call->person) && id_is_zero(call->session))
        return error_set(operation->error, ERR_INPUT, "person", "Say whose caseload.");
    for (const int *length = booking_lengths_min; *length; length++) {
        if (*length == call->length_min)
            return ERR_OK;
    }
    return error_set(operation->error, ERR_INPUT, "length_min", "Choose one of the lengths.");
}

/* Whoever sees the session that is to be moved may look for its person. */
static enum err moving_find(const struct operation *operation, struct search *search)
{
    const struct slots_search *call = search->call;
    enum err err = session_row_find(operation, &call->actor, call->session, &search->moving);
    search->person = search->moving.person;
    return err;
}

static enum err person_find(const struct operation *operation, struct search *search)
{
    const struct slots_search *call = search->call;
    struct member person;
    search->person = call->actor.role == ROLE_PERSON ? call->actor.account : call->person;
    if (id_is_zero(search->person))
        return ERR_OK;
    return scope_person(operation, &call->actor, search->person, &person);
}

static enum err search_person(const struct operation *operation, struct search *search)
{
    const struct slots_search *call = search->call;
    enum err err = id_is_zero(call->session) ? person_find(operation, search)
                                             : moving_find(operation, search);
    if (err || call->actor.role != ROLE_COORDINATOR || id_is_zero(search->person))
        return err;
    return fitting_begin(operation, search->person, &search->fitting);
}

static enum err coaches_read(const struct operation *operation, struct search *search)
{
    struct query *query = db_query(operation->db,
            "SELECT a.id, a.programme_id, a.zone FROM caseload k JOIN account a "
            "ON a.id = k.coach_id WHERE k.person_id = $1 AND k.ended_at IS NULL "
            "AND a.ended_at IS NULL ORDER BY a.id");
    query_bind_id(query, 1, &search->person);
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

/* Whose slots are asked for, if it is one coach's; zero otherwise. */
static struct id one_coach(const struct search *search)
{
    const struct slots_search *call = search->call;
    if (!id_is_zero(call->coach))
        return call->coach;
    if (!id_is_zero(call->actor.only_session)) /* a seat link deals with its session's coach only */
        return search->moving.coach;
    return call->actor.role == ROLE_COACH ? call->actor.account : call->coach;
}

/* Whoever sees the session deals with its coach, but a person is offered only their own coaches'
 * times: not those of one who stepped in, or answered once. */
static enum err moving_coach(const struct operation *operation, struct search *search)
{
    const struct session_row *moving = &search->moving;
    bool is_offered = true;
    enum err err = member_find(operation, moving->coach, ROLE_COACH, "coach", &search->coaches[0]);
    if (!err && search->call->actor.role == ROLE_PERSON)
        err = caseload_has(operation, moving->coach, moving->person, &is_offered);
    search->count = is_offered;
    return err;
}

static enum err search_coaches(const struct operation *operation, struct search *search)
{
    const struct actor *actor = &search->call->actor;
    struct id one = one_coach(search);
    if (id_is_zero(one))
        return coaches_read(operation, search);
    if (id_equal(one, search->moving.coach))
        return moving_coach(operation, search);
    search->count = 1;
    return scope_coach(operation, actor, one, &search->coaches[0]);
}

/* Whether this coach may be offered at all: not to a person whom they do not fit. */
static enum err may_offer(const struct operation *operation, const struct search *search,
        struct id coach, bool *ret_may)
{
    *ret_may = true;
    return search->fitting ? fitting_look(operation, search->fitting, coach, ret_may) : ERR_OK;
}

/* --- when ------------------------------------------------------------------------------------- */

/* What this coach could add to this page: after the last slot of the page before. */
static struct interval coach_span(const struct search *search, struct id coach)
{
    const struct slots_search *call = search->call;
    struct interval span = {.start = call->from_at, .end = search->page.until};
    if (call->after.start_at >= call->from_at) {
        bool was_there = memcmp(&coach, &call->after.coach, sizeof(coach)) <= 0;
        span.start = call->after.start_at + was_there;
    }
    return span;
}

static void span_mark(const struct slots_query *query, struct slot_map *map)
{
    slot_map_init(map, (struct interval){.start = query->from, .end = query->until});
    slots_mark(query, map);
}

static void page_add(
        struct search *search, const struct availability *availability, size_t index, unix_s_t from)
{
    struct slot_map map;
    const struct slots_query *query = availability_query(availability);
    span_mark(query, &map);
    slot_page_add(&search->page, index, &map, from, query->length_min);
}

static enum err coach_add(const struct operation *operation, struct search *search,
        struct availability *availability, size_t index)
{
    const struct member *coach = &search->coaches[index];
    struct interval span = coach_span(search, coach->id);
    bool may = false;
    if (span.end <= span.start)
        return ERR_OK;
    enum err err = may_offer(operation, search, coach->id, &may);
    if (err || !may)
        return err;
    err = availability_coach(operation, availability, coach, span);
    if (!err)
        page_add(search, availability, index, span.start);
    return err;
}

/* One start in the span at least, by what is known so far. */
static bool could_add(const struct availability *availability, struct interval span)
{
    struct slot_map map;
    unix_s_t start;
    span_mark(availability_query(availability), &map);
    return slot_map_next(&map, span.start, &start) && start < span.end;
}

/* The cheapest question first. Most coaches end after the look: the page is full of earlier slots.
 * Of the others most are taken, and what they said is opened for those who are left. */
static enum err board_add(const struct operation *operation, struct search *search,
        struct availability *availability, const struct board_coach *coach, size_t index)
{
    struct interval span = coach_span(search, coach->member.id);
    bool may = false;
    if (span.end <= span.start)
        return ERR_OK;
    enum err err = availability_look(availability, coach, span);
    if (err || !could_add(availability, span))
        return err;
    if (search->fitting &&
            !fitting_could(search->fitting, coach->member.id, &coach->traits, &coach->wishes))
        return ERR_OK;
    err = availability_take(operation, availability, coach);
    if (err || !could_add(availability, span))
        return err;
    err = may_offer(operation, search, coach->member.id, &may);
    if (!err && may)
        page_add(search, availability, index, span.start);
    return err;
}

/* --- the page --------------------------------------------------------------------------------- */

static void slot_give(
        const struct search *search, size_t index, struct id coach, struct slots_search_out *out)
{
    out->slots[index] = (struct session_slot){.coach = coach,
            .start_at = search->slots[index].start,
            .end_at = search->slots[index].end};
}

static void page_end(struct search *search, struct slots_search_out *out)
{
    slot_page_sort(&search->page);
    out->is_more = search->page.count > search->call->limit;
    out->count = out->is_more ? search->call->limit : search->page.count;
}

static enum err coaches_search(const struct operation *operation, struct search *search,
        struct availability *availability, struct slots_search_out *out)
{
    enum err err = search_coaches(operation, search);
    for (size_t i = 0; i < search->count && !err; i++)
        err = coach_add(operation, search, availability, i);
    page_end(search, out);
    for (size_t i = 0; i < out->count; i++)
        slot_give(search, i, search->coaches[search->slots[i].coach].id, out);
    return err;
}

static enum err board_search(const struct operation *operation, struct search *search,
        struct availability *availability, struct slots_search_out *out)
{
    const struct slots_search *call = search->call;
    enum err err = board_enter(operation, operation->board, call->now);
    if (err)
        return err;
    size_t count;
    const struct board_coach *const *coaches = board_coaches(operation->board, &count);
    for (size_t i = 0; i < count && !err; i++) {
        if (id_equal(coaches[i]->member.programme, call->actor.programme))
            err = board_add(operation, search, availability, coaches[i], i);
    }
    page_end(search, out);
    for (size_t i = 0; i < out->count; i++)
        slot_give(search, i, coaches[search->slots[i].coach]->member.id, out);
    board_leave(operation->board);
    return err;
}

static enum err search_run(
        const struct operation *operation, struct search *search, struct slots_search_out *out)
{
    const struct slots_search *call = search->call;
    struct availability_wish wish = {
            .programme = call->actor.programme,
            .person = search->person,
            .moving = search->moving.id,
            .length_min = (int)call->length_min,
            .now = call->now,
            .time = {.start = call->from_at, .end = call->until_at},
    };
    bool is_of_all = call->among == SLOTS_PROGRAMME && id_is_zero(one_coach(search));
    struct availability *availability;
    slot_page_init(&search->page, search->slots, call->limit + 1, call->until_at);
    enum err err = availability_begin(operation, &wish, &availability);
    if (err)
        return err;
    err = is_of_all ? board_search(operation, search, availability, out)
                    : coaches_search(operation, search, availability, out);
    availability_destroy(availability);
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
        err = search_run(operation, search, out);
    fitting_end(search->fitting);
    free(search);
    return err;
}

const struct store_call slots_search = {
        .name = "slots.search",
        .in_size = sizeof(struct slots_search),
        .out_size = sizeof(struct slots_search_out),
        .run = slots_search_run,
};
