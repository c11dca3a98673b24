/* The walk over a coach's open time. It goes once through the open intervals, the coach's claims
 * and the person's claims, all in order, and stops at each grid point of the coach's wall clock
 * that a session fits after. What is offered and what is claimed ask this same walk. */
#include "scheduler/core/slots.h"

#include <stdint.h>

#include "scheduler/core/civil.h"
#include "scheduler/core/zone.h"

void slots_query_limit(struct slots_query *query, unix_s_t now, int notice_min, int horizon_days)
{
    query->earliest = now + (unix_s_t)notice_min * 60;
    query->latest = now + (unix_s_t)horizon_days * DAY_S;
}

struct walk {
    const struct slots_query *query;
    struct zone_span span; /* of the instant last looked at */
    size_t coach_next;     /* first claim that may still be in the way */
    size_t person_next;
};

/* The first instant from `at` on at which the coach's clock shows a multiple of the grid. */
static unix_s_t next_grid(struct walk *walk, unix_s_t at)
{
    enum { GRID_S = SLOTS_GRID_MIN * 60 };
    for (;;) {
        if (at < walk->span.from || at >= walk->span.until)
            walk->span = zone_span(walk->query->zone, at);
        int64_t past = (at + walk->span.offset_s) % GRID_S;
        if (past < 0)
            past += GRID_S;
        unix_s_t grid = past == 0 ? at : at + GRID_S - past;
        if (grid < walk->span.until)
            return grid;
        at = walk->span.until; /* the clock changes before: look again from there */
    }
}

/* The end of the claim that is in the way of wanted, or 0. Moves *next past what is over. */
static unix_s_t blocked_until(
        const struct interval *busy, size_t count, size_t *next, struct interval wanted)
{
    while (*next < count && busy[*next].end <= wanted.start)
        (*next)++;
    bool is_blocked = *next < count && busy[*next].start < wanted.end;
    return is_blocked ? busy[*next].end : 0;
}

/* The first start from `at` on inside open, or INT64_MAX. */
static unix_s_t next_start(struct walk *walk, const struct interval *open, unix_s_t at)
{
    const struct slots_query *query = walk->query;
    unix_s_t length_s = (unix_s_t)query->length_min * 60;
    unix_s_t buffer_s = (unix_s_t)query->buffer_min * 60;
    for (;;) {
        unix_s_t start = next_grid(walk, at);
        if (start + length_s > open->end)
            return INT64_MAX;
        struct interval session = {.start = start, .end = start + length_s};
        struct interval claim = {.start = start, .end = session.end + buffer_s};
        unix_s_t coach =
                blocked_until(query->coach_busy, query->coach_busy_count, &walk->coach_next, claim);
        unix_s_t person = blocked_until(
                query->person_busy, query->person_busy_count, &walk->person_next, session);
        if (!coach && !person)
            return start;
        at = coach > person ? coach : person;
    }
}

/* Index of the first open interval that ends after at. */
static size_t first_open(const struct slots_query *query, unix_s_t at)
{
    size_t low = 0, high = query->open_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (query->open[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Calls visit for each start in order until it says false. */
static void walk_starts(const struct slots_query *query,
        bool (*visit)(void *context, unix_s_t start), void *context)
{
    unix_s_t from = query->from > query->earliest ? query->from : query->earliest;
    unix_s_t last = query->until - 1 < query->latest ? query->until - 1 : query->latest;
    struct walk walk = {.query = query, .span = zone_span(query->zone, from)};
    for (size_t i = first_open(query, from); i < query->open_count; i++) {
        const struct interval *open = &query->open[i];
        unix_s_t start = next_start(&walk, open, open->start > from ? open->start : from);
        while (start <= last) {
            if (!visit(context, start))
                return;
            start = next_start(&walk, open, start + 1);
        }
        if (open->start > last)
            return;
    }
}

struct list {
    unix_s_t *starts;
    size_t count;
    size_t max;
};

static bool list_add(void *context, unix_s_t start)
{
    struct list *list = context;
    if (list->count == list->max)
        return false;
    list->starts[list->count++] = start;
    return true;
}

size_t slots_list(const struct slots_query *query, unix_s_t *ret_starts, size_t max)
{
    struct list list = {.starts = ret_starts, .max = max};
    walk_starts(query, list_add, &list);
    return list.count;
}

bool slots_has(const struct slots_query *query, unix_s_t start)
{
    struct slots_query narrow = *query;
    unix_s_t found;
    narrow.from = start;
    narrow.until = start + 1;
    return slots_list(&narrow, &found, 1) == 1;
}

struct nearest {
    unix_s_t wish;
    size_t coach;
    unix_s_t length_s;
    struct slot *slots;
    size_t count;
};

static int64_t distance(unix_s_t a, unix_s_t b)
{
    return a > b ? a - b : b - a;
}

static bool is_nearer(unix_s_t wish, const struct slot *a, const struct slot *b)
{
    int64_t left = distance(a->start, wish), right = distance(b->start, wish);
    if (left != right)
        return left < right;
    return a->start < b->start; /* equal starts keep the order of the queries */
}

static bool nearest_add(void *context, unix_s_t start)
{
    struct nearest *nearest = context;
    struct slot slot = {.coach = nearest->coach, .start = start, .end = start + nearest->length_s};
    size_t place = nearest->count;
    while (place > 0 && is_nearer(nearest->wish, &slot, &nearest->slots[place - 1]))
        place--;
    if (place == SLOTS_NEAREST)
        return start < nearest->wish; /* later ones are only farther away */
    if (nearest->count < SLOTS_NEAREST)
        nearest->count++;
    for (size_t i = nearest->count - 1; i > place; i--)
        nearest->slots[i] = nearest->slots[i - 1];
    nearest->slots[place] = slot;
    return true;
}

size_t slots_nearest(const struct slots_query *queries, size_t count, unix_s_t wish,
        struct slot ret_slots[SLOTS_NEAREST])
{
    struct nearest nearest = {.wish = wish, .slots = ret_slots};
    for (size_t i = 0; i < count; i++) {
        nearest.coach = i;
        nearest.length_s = (unix_s_t)queries[i].length_min * 60;
        walk_starts(&queries[i], nearest_add, &nearest);
    }
    return nearest.count;
}
