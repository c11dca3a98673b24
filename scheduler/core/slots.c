/* Marks a coach's free starts: open time, less what a session would not fit into, less what is too
 * soon or too late. What is offered and what is claimed both come from slots_mark. */
#include "scheduler/core/slots.h"

#include <stdint.h>

#include "scheduler/core/civil.h"

void slots_query_limit(struct slots_query *query, unix_s_t now, int notice_min, int horizon_days)
{
    query->now = now;
    query->earliest = now + (unix_s_t)notice_min * 60;
    query->latest = now + (unix_s_t)horizon_days * DAY_S;
}

/* --- marking ---------------------------------------------------------------------------------- */

/* The starts of a map, and how far a session that starts there reaches. */
static struct interval map_range(const struct slot_map *map)
{
    return (struct interval){.start = map->first * SLOT_GRID_S,
            .end = (map->first + (int64_t)map->count) * SLOT_GRID_S};
}

static void mark_open(const struct slots_query *query, struct slot_map *map, struct interval range)
{
    unix_s_t length_s = (unix_s_t)query->length_min * 60;
    size_t i = intervals_first_after(query->open, query->open_count, range.start);
    for (; i < query->open_count && query->open[i].start < range.end; i++) {
        unix_s_t last = query->open[i].end - length_s;
        slot_map_add(map, (struct interval){.start = query->open[i].start, .end = last + 1});
    }
}

/* Drops the starts at which [start, start + taken_s) would meet one of the list. */
static void drop_list(struct slot_map *map, struct interval range, const struct interval *list,
        size_t count, unix_s_t taken_s)
{
    size_t i = intervals_first_after(list, count, range.start);
    for (; i < count && list[i].start < range.end + taken_s; i++) {
        struct interval span = {.start = list[i].start - taken_s + 1, .end = list[i].end};
        slot_map_drop(map, span);
    }
}

/* What is sooner than the notice goes, but for the time that is free at once. */
static void drop_soon(const struct slots_query *query, struct slot_map *map, struct interval range)
{
    unix_s_t at = range.start > query->now ? range.start : query->now;
    slot_map_drop(map, (struct interval){.start = range.start, .end = query->now});
    size_t i = intervals_first_after(query->at_once, query->at_once_count, at);
    for (; i < query->at_once_count && query->at_once[i].start < query->earliest; i++) {
        slot_map_drop(map, (struct interval){.start = at, .end = query->at_once[i].start});
        at = query->at_once[i].end;
    }
    slot_map_drop(map, (struct interval){.start = at, .end = query->earliest});
}

void slots_mark(const struct slots_query *query, struct slot_map *map)
{
    struct interval range = map_range(map);
    unix_s_t session_s = (unix_s_t)query->length_min * 60;
    unix_s_t claim_s = session_s + (unix_s_t)query->buffer_min * 60;
    mark_open(query, map, range);
    drop_list(map, range, query->coach_busy, query->coach_busy_count, claim_s);
    drop_list(map, range, query->person_busy, query->person_busy_count, session_s);
    drop_list(map, range, query->barred, query->barred_count, 1);
    drop_soon(query, map, range);
    slot_map_drop(map, (struct interval){.start = query->latest + 1, .end = range.end});
}

/* --- looking at it ---------------------------------------------------------------------------- */

/* The starts asked for, cut to those that may be: the map begins where the first of them is. */
static void query_map(const struct slots_query *query, struct slot_map *map)
{
    struct interval range = {.start = query->from, .end = query->until};
    unix_s_t soonest = query->at_once_count ? query->now : query->earliest;
    if (range.start < soonest)
        range.start = soonest;
    if (query->open_count && range.start < query->open[0].start)
        range.start = query->open[0].start;
    if (range.end > query->latest)
        range.end = query->latest + 1;
    if (query->open_count == 0 || range.end < range.start)
        range.end = range.start;
    slot_map_init(map, range);
    slots_mark(query, map);
}

size_t slots_list(const struct slots_query *query, unix_s_t *ret_starts, size_t max)
{
    struct slot_map map;
    query_map(query, &map);
    size_t count = 0;
    unix_s_t at = map.first * SLOT_GRID_S, start;
    while (count < max && slot_map_next(&map, at, &start)) {
        ret_starts[count++] = start;
        at = start + 1;
    }
    return count;
}

bool slots_has(const struct slots_query *query, unix_s_t start)
{
    struct slot_map map;
    slot_map_init(&map, (struct interval){.start = start, .end = start + 1});
    slots_mark(query, &map);
    return slot_map_has(&map, start);
}

struct nearest {
    unix_s_t wish;
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

/* False: it is not among the nearest, nor is anything farther off. */
static bool nearest_add(struct nearest *nearest, const struct slots_query *query, struct slot slot)
{
    size_t place = nearest->count;
    if (slot.start == query->had)
        return true;
    while (place > 0 && is_nearer(nearest->wish, &slot, &nearest->slots[place - 1]))
        place--;
    if (place == SLOTS_NEAREST)
        return false;
    if (nearest->count < SLOTS_NEAREST)
        nearest->count++;
    for (size_t i = nearest->count - 1; i > place; i--)
        nearest->slots[i] = nearest->slots[i - 1];
    nearest->slots[place] = slot;
    return true;
}

/* Both ways from the wish, until what comes is too far. */
static void nearest_of(struct nearest *nearest, const struct slots_query *query, size_t coach)
{
    struct slot_map map;
    struct slot slot = {.coach = coach};
    unix_s_t length_s = (unix_s_t)query->length_min * 60;
    query_map(query, &map);
    unix_s_t at = nearest->wish;
    while (slot_map_before(&map, at, &slot.start)) {
        at = slot.start;
        slot.end = slot.start + length_s;
        if (!nearest_add(nearest, query, slot))
            break;
    }
    at = nearest->wish;
    while (slot_map_next(&map, at, &slot.start)) {
        at = slot.start + 1;
        slot.end = slot.start + length_s;
        if (!nearest_add(nearest, query, slot))
            break;
    }
}

size_t slots_nearest(const struct slots_query *queries, size_t count, unix_s_t wish,
        struct slot ret_slots[SLOTS_NEAREST])
{
    struct nearest nearest = {.wish = wish, .slots = ret_slots};
    for (size_t i = 0; i < count; i++)
        nearest_of(&nearest, &queries[i], i);
    return nearest.count;
}
