/* Relieves coaches who have more people than they can take: the cheapest chain of switches from one
 * of them to a coach with room is found (Dijkstra's search on the coaches alone, since for each two
 * of them the cheapest switch is known), prices are raised so that the chain costs nothing, and the
 * people on it move. Every chain of the same cost that the search has found is used, too. */
#include "scheduler/core/assign_work.h"

static bool has_room(const struct assign_work *work, int32_t coach)
{
    return work->load[coach] < work->capacity[coach];
}

static bool is_over(const struct assign_work *work, int32_t coach)
{
    return work->load[coach] > work->capacity[coach];
}

/* --- the search ----------------------------------------------------------------------------------
 */

/* False: nobody is over their capacity. */
static bool search_begin(struct assign_work *work)
{
    bool is_any = false;
    for (int32_t i = 0; i < work->columns; i++) {
        bool is_source = is_over(work, i);
        work->distance[i] = is_source ? 0 : INT32_MAX;
        work->from[i] = -1;
        work->settled[i] = 0;
        is_any |= is_source;
    }
    return is_any;
}

/* These two are most of the search: no branch, so that the compiler does several at once. */
static int32_t nearest_distance(
        const int32_t *restrict distance, const int32_t *restrict settled, int32_t count)
{
    int32_t nearest = INT32_MAX;
    for (int32_t i = 0; i < count; i++) {
        int32_t open = distance[i] | settled[i];
        nearest = open < nearest ? open : nearest;
    }
    return nearest;
}

static void distances_shorten(int32_t *restrict distance, int32_t *restrict from,
        const int32_t *restrict cost, const int32_t *restrict price, int32_t count, int32_t base,
        int32_t coach)
{
    for (int32_t i = 0; i < count; i++) {
        int32_t through = base + cost[i] + price[i];
        bool is_shorter = through < distance[i];
        distance[i] = is_shorter ? through : distance[i];
        from[i] = is_shorter ? coach : from[i];
    }
}

static int32_t nearest_open(const struct assign_work *work)
{
    int32_t coach = 0;
    int32_t nearest = nearest_distance(work->distance, work->settled, work->columns);
    while ((work->distance[coach] | work->settled[coach]) != nearest)
        coach++;
    return coach;
}

/* The nearest coach with room; there always is one, because nobody has room for all. */
static int32_t search_room(struct assign_work *work)
{
    for (;;) {
        int32_t coach = nearest_open(work);
        if (has_room(work, coach))
            return coach;
        work->settled[coach] = INT32_MAX;
        int32_t base = work->distance[coach] - work->price[coach];
        distances_shorten(work->distance, work->from, assign_row(work, coach), work->price,
                work->columns, base, coach);
    }
}

/* --- what follows from it ------------------------------------------------------------------------
 */

/* Who is nearer than the room becomes dearer by the difference: the way there then costs nothing,
 * and still nobody would rather be elsewhere. Coaches with room are not nearer: they stay at 0. */
static void prices_raise(struct assign_work *work, int32_t reach)
{
    for (int32_t i = 0; i < work->columns; i++) {
        if (work->distance[i] < reach)
            work->price[i] += reach - work->distance[i];
    }
}

/* People have moved since the search: whether its way to this coach still costs nothing. */
static bool is_way_free(struct assign_work *work, int32_t coach)
{
    int32_t at = coach;
    while (work->from[at] >= 0) {
        int32_t before = work->from[at];
        if (assign_row(work, before)[at] - work->price[before] + work->price[at] != 0)
            return false;
        at = before;
    }
    return is_over(work, at);
}

static void way_take(struct assign_work *work, int32_t coach)
{
    for (int32_t at = coach; work->from[at] >= 0; at = work->from[at])
        assign_move(work, work->mover[assign_cell(work, work->from[at], at)], at);
}

static void ways_take(struct assign_work *work, int32_t reach)
{
    for (int32_t i = 0; i < work->columns; i++) {
        while (work->distance[i] <= reach && work->from[i] >= 0 && has_room(work, i) &&
                is_way_free(work, i))
            way_take(work, i);
    }
}

void assign_relieve(struct assign_work *work)
{
    while (search_begin(work)) {
        int32_t reach = work->distance[search_room(work)];
        prices_raise(work, reach);
        ways_take(work, reach);
    }
}
